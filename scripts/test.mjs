/**
 * `npm test` (everything) and `npm run check` (`--fast`: what needs no build and no browser). Every step runs even if an earlier one failed. The end
 * of the output names what failed; its last line has the totals.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensurePoppler } from './debian.mjs';
import { failedBrowserTests, failedUnitTests, failureText } from './failed-tests.mjs';
import { ensurePackages, root } from './packages.mjs';

const fast = process.argv.includes('--fast');
const acceptPictures = process.argv.includes('--accept-pictures');
const cache = join(root, '.cache');
const unitReport = join(cache, 'unit.json');
const browserReport = join(cache, 'browser.json');
const summaryFile = join(cache, 'test-summary.txt');

const module = (path) => [process.execPath, join(root, 'node_modules', path)];
const tsx = module('tsx/dist/cli.mjs');

/** `quiet` steps show their output only if they fail; `count` reads the number of tests of a step, `failures` which of them failed. */
const TYPES = {
  name: 'types',
  quiet: true,
  // By default four checkers work in parallel and each checks declarations of its own: 15 s of processor time instead of 9 s.
  command: [...module('typescript/bin/tsc'), '-p', '.tsconfig.json', '--singleThreaded'],
};
const FORMAT = { name: 'format', quiet: true, command: [...module('oxfmt/bin/oxfmt'), '--check'] };
const LINT = { name: 'lint', quiet: true, command: [...module('oxlint/bin/oxlint'), '--deny-warnings'] };
const LAYERS = {
  name: 'layers',
  quiet: true,
  command: [process.execPath, join(root, 'scripts', 'layers.mjs')],
};
const UNUSED = { name: 'unused', quiet: true, command: module('knip/bin/knip.js') };
const UNIT = {
  name: 'unit',
  command: [
    ...module('vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ],
  count: countUnit,
  failures: () => failedUnitTests(readReport(unitReport), root),
};
const GEODATA = { name: 'geodata', quiet: true, command: [...tsx, 'geodata/build/main.ts', '--check'] };
const BUILD = { name: 'build', quiet: true, command: [...module('vite/bin/vite.js'), 'build'] };
const SIZE = { name: 'size', command: module('size-limit/bin.js') };
const BROWSER = {
  name: 'browser',
  needsBrowser: true,
  command: [...module('@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts'],
  count: countBrowser,
  failures: () => failedBrowserTests(readReport(browserReport), root),
};
const PICTURES = { ...BROWSER, name: 'pictures', command: [...BROWSER.command, 'pictures.spec'] };

/**
 * Stages run one after the other. The chains of a stage run two at a time, each step after the one before it in its chain: most steps use one core;
 * the tests use two and run alone.
 */
const STATIC = [[FORMAT], [LAYERS], [UNUSED], [TYPES], [LINT]];
const STAGES = fast
  ? [STATIC, [[UNIT]]]
  : acceptPictures
    ? [[[BUILD]], [[PICTURES]]]
    : [[[GEODATA], [BUILD, SIZE], ...STATIC], [[UNIT]], [[BROWSER]]];
const CORES = 2;

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function countUnit() {
  const report = readReport(unitReport);
  if (!report) return undefined;
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0);
  return { passed: report.numPassedTests, failed: failedUnitTests(report, root).length, skipped };
}

function countBrowser() {
  const stats = readReport(browserReport)?.stats;
  return stats && { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/** Runs a command and returns its output, which is also printed as it arrives if `shown`. */
function run([program, ...args], env, shown) {
  return new Promise((resolve, reject) => {
    // Programs omit colours when they write to a pipe, unless they are told to use them.
    const colours = shown && process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
    const child = spawn(program, args, {
      cwd: root,
      env: { ...env, ...colours },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (shown) process.stdout.write(text);
      });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

async function runStep(step, isAlone) {
  const started = Date.now();
  const env = {
    ...process.env,
    AXIS_E2E_REPORT: browserReport,
    AXIS_ACCEPT_PICTURES: acceptPictures ? '1' : '',
  };
  if (isAlone) console.log(`\n── ${step.name}`);
  const isShown = isAlone && !step.quiet;
  let status = 1;
  let output = '';
  try {
    if (step.needsBrowser) env.CHROME_PATH = ensureBrowser();
    ({ status, output } = await run(step.command, env, isShown));
  } catch (error) {
    output = error.message;
    if (isShown) console.log(output);
  }
  // Of steps that run in parallel, the output of each is printed in one piece.
  if (!isAlone) console.log(`\n── ${step.name}`);
  if (!isShown && (!step.quiet || status !== 0) && output !== '') console.log(output);
  const counted = step.count?.() ?? { passed: 0, failed: 0, skipped: 0 };
  // A step that failed without a failed test (a crash, a missing tool) counts as one failure.
  const ownFailure = status !== 0 && counted.failed === 0 ? 1 : 0;
  const ownPass = status === 0 && !step.count ? 1 : 0;
  return {
    name: step.name,
    ok: status === 0,
    seconds: (Date.now() - started) / 1000,
    passed: counted.passed + ownPass,
    failed: counted.failed + ownFailure,
    skipped: counted.skipped,
    failures: step.failures?.() ?? [],
    output,
  };
}

ensurePackages();
if (!fast) ensurePoppler();
mkdirSync(cache, { recursive: true });
for (const file of [unitReport, browserReport, summaryFile]) rmSync(file, { force: true });

/** Runs the steps of a stage; returns their results. */
async function runStage(chains) {
  const waiting = [...chains];
  const results = [];
  const lane = async () => {
    for (let chain = waiting.shift(); chain; chain = waiting.shift())
      for (const step of chain) results.push(await runStep(step, chains.length === 1));
  };
  await Promise.all(Array.from({ length: CORES }, lane));
  return results;
}

const results = [];
for (const stage of STAGES) results.push(...(await runStage(stage)));
const sum = (key) => results.reduce((total, result) => total + result[key], 0);

console.log('\nstep        result   seconds   passed  failed  skipped');
for (const { name, ok, seconds, passed, failed, skipped } of results) {
  const cells = [
    seconds.toFixed(1).padStart(7),
    String(passed).padStart(8),
    String(failed).padStart(7),
    String(skipped).padStart(8),
  ];
  console.log(`${name.padEnd(11)} ${ok ? 'ok    ' : 'FAILED'}  ${cells.join(' ')}`);
}
const failures = failureText(results);
if (failures !== '') console.log(`\n${failures}`);
const skippedPart = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
const summary = `${sum('passed')} passed, ${sum('failed')} failed${skippedPart}`;
writeFileSync(summaryFile, `${summary}\n`);
console.log(`\n${summary}`);
process.exit(results.every((result) => result.ok) ? 0 : 1);
