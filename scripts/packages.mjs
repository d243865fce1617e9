/**
 * Installs the packages of package-lock.json if node_modules does not contain them. Plain Node: it runs before anything in node_modules can be used.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const NEEDED_NODE = [20, 19];
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Names of direct dependencies that are missing or of another version than in the lock file. */
export function missingPackages(folder = root) {
  const lock = readJson(join(folder, 'package-lock.json')).packages;
  const { dependencies = {}, devDependencies = {} } = readJson(join(folder, 'package.json'));
  return Object.keys({ ...dependencies, ...devDependencies }).filter((name) => {
    const installed = join(folder, 'node_modules', name, 'package.json');
    return !existsSync(installed) || readJson(installed).version !== lock[`node_modules/${name}`]?.version;
  });
}

function npmRun(...args) {
  const done = spawnSync(npm, [...args, '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return done.status === 0;
}

/** Makes node_modules agree with the lock file; ends the process with a one-sentence message if that is impossible. */
export function ensurePackages() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < NEEDED_NODE[0] || (major === NEEDED_NODE[0] && minor < NEEDED_NODE[1])) {
    console.error(
      `Axis Atlas needs Node ${NEEDED_NODE.join('.')} or newer; this is Node ${process.versions.node}.`,
    );
    process.exit(1);
  }
  const missing = missingPackages();
  if (missing.length === 0) return;
  console.log(`Installing packages (${missing.length} missing or of another version) …`);
  // `npm ci` refuses a lock file that lacks a package for another system, as written by a registry without it.
  // `npm install` takes the same versions and does not change the lock file.
  if (npmRun('ci') || npmRun('install', '--no-save')) return;
  console.error(
    'The packages could not be installed: check the network or the npm registry setting, then run `npm ci`.',
  );
  process.exit(1);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) ensurePackages();
