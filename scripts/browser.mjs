/**
 * Finds a Chromium that the browser tests and the benchmarks can drive, or installs one.
 * Order: CHROME_PATH, an installed Chrome or Chromium, Playwright's own; then Playwright's installer, then Debian's package.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installFromDebian } from './debian.mjs';
import { ensurePackages, root } from './packages.mjs';

const NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'chrome.exe',
  'msedge.exe',
];
const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter(Boolean)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
];
export const HOW_TO_GET_ONE =
  'No browser was found and none could be installed: install Chrome or Chromium, or set CHROME_PATH to the program of one.';

const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path));

/**
 * Whether a browser can run here: Playwright's installer succeeds without the system's libraries.
 * On Windows Chrome answers `--version` by opening a window, and needs no such libraries.
 */
export const starts = (path) =>
  existsSync(path) &&
  (process.platform === 'win32' ||
    spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0);

function playwrightsOwn() {
  try {
    const path = createRequire(join(root, 'package.json'))('@playwright/test').chromium.executablePath();
    return starts(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Path of an installed browser, or undefined. Throws if CHROME_PATH names a file that does not exist. */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH is ${named}, but there is no such file: correct it or unset it.`);
  }
  return onPath() ?? FIXED_PLACES.find((path) => existsSync(path)) ?? playwrightsOwn();
}

function installBrowser() {
  console.log('No browser found: trying the installer of Playwright …');
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const installed = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    cwd: root,
    stdio: 'inherit',
    timeout: 300_000,
  });
  if (installed.status === 0 && playwrightsOwn()) return;
  console.log('Trying the package of Debian …');
  installFromDebian('chromium', 'fonts-noto-cjk');
}

/** Path of a browser, which is installed if necessary. Throws with a one-sentence message if that is impossible. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  installBrowser();
  const installed = findBrowser();
  if (!installed) throw new Error(HOW_TO_GET_ONE);
  return installed;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensurePackages();
  try {
    console.log(`Browser: ${ensureBrowser()}`);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
