/**
 * `npm test` (everything) and `npm run check` (`--fast`: what needs no build and no browser).
 * Every step runs even when an earlier one failed, and the last line counts what passed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensurePackages, root } from './packages.mjs';
import { ensurePoppler } from './poppler.mjs';

const fast = process.argv.includes('--fast');
const acceptPictures = process.argv.includes('--accept-pictures');
const cache = join(root, '.cache');
const unitReport = join(cache, 'unit.json');
const browserReport = join(cache, 'browser.json');
const summaryFile = join(cache, 'test-summary.txt');

const module = (path) => [process.execPath, join(root, 'node_modules', path)];
const tsx = module('tsx/dist/cli.mjs');

/** `quiet` steps show their output only when they fail; `count` reads how many tests a step held. */
const FAST_STEPS = [
  { name: 'types', quiet: true, command: [...module('typescript/bin/tsc'), '-p', '.tsconfig.json'] },
  {
    name: 'format',
    quiet: true,
    command: [...module('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  },
  { name: 'lint', quiet: true, command: [...module('oxlint/bin/oxlint'), '--deny-warnings'] },
  {
    name: 'layers',
    quiet: true,
    command: [process.execPath, join(root, '.ci', 'layers.mjs')],
  },
  { name: 'unused', quiet: true, command: module('knip/bin/knip.js') },
  {
    name: 'unit',
    command: [
      ...module('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ],
    count: countUnit,
  },
];
const BUILD_STEP = { name: 'build', quiet: true, command: [...module('vite/bin/vite.js'), 'build'] };
const BROWSER_STEP = {
  name: 'browser',
  needsBrowser: true,
  command: [...module('@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts'],
  count: countBrowser,
};
const FULL_STEPS = [
  ...FAST_STEPS,
  { name: 'geodata', quiet: true, command: [...tsx, 'geodata/build/main.ts', '--check'] },
  BUILD_STEP,
  { name: 'size', command: module('size-limit/bin.js') },
  BROWSER_STEP,
];

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
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped };
}

function countBrowser() {
  const stats = readReport(browserReport)?.stats;
  return stats && { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

function runStep(step) {
  console.log(`\n── ${step.name}`);
  const started = Date.now();
  const env = {
    ...process.env,
    AXIS_E2E_REPORT: browserReport,
    AXIS_ACCEPT_PICTURES: acceptPictures ? '1' : '',
  };
  let status;
  try {
    if (step.needsBrowser) env.CHROME_PATH = ensureBrowser();
    const [program, ...args] = step.command;
    const done = spawnSync(program, args, {
      cwd: root,
      env,
      stdio: step.quiet ? 'pipe' : 'inherit',
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    status = done.status ?? 1;
    if (step.quiet && status !== 0) console.log(`${done.stdout ?? ''}${done.stderr ?? ''}`);
  } catch (error) {
    console.log(error.message);
    status = 1;
  }
  const counted = step.count?.() ?? { passed: 0, failed: 0, skipped: 0 };
  // A step that failed without a failed test of its own (a crash, a missing tool) is one failure.
  const ownFailure = status !== 0 && counted.failed === 0 ? 1 : 0;
  const ownPass = status === 0 && !step.count ? 1 : 0;
  return {
    name: step.name,
    ok: status === 0,
    seconds: (Date.now() - started) / 1000,
    passed: counted.passed + ownPass,
    failed: counted.failed + ownFailure,
    skipped: counted.skipped,
  };
}

ensurePackages();
if (!fast) ensurePoppler();
mkdirSync(cache, { recursive: true });
for (const file of [unitReport, browserReport, summaryFile]) rmSync(file, { force: true });

const PICTURE_STEP = {
  ...BROWSER_STEP,
  name: 'pictures',
  command: [...BROWSER_STEP.command, 'pictures.spec'],
};
const steps = fast ? FAST_STEPS : acceptPictures ? [BUILD_STEP, PICTURE_STEP] : FULL_STEPS;
const results = steps.map(runStep);
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
const skippedPart = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
const summary = `${sum('passed')} passed, ${sum('failed')} failed${skippedPart}`;
writeFileSync(summaryFile, `${summary}\n`);
console.log(`\n${summary}`);
process.exit(results.every((result) => result.ok) ? 0 : 1);
