/** Builds the site into dist/ if it is missing or older than its sources. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './packages.mjs';

const SOURCES = [
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  '.tsconfig.json',
  'src',
  'styles',
  'geodata',
];
const NOT_IN_THE_SITE = /(^|\/)(build|inputs)$|\.test\.tsx?$/;

function newestMs(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path)
    .map((name) => join(path, name))
    .filter((child) => !NOT_IN_THE_SITE.test(child.replaceAll('\\', '/')))
    .reduce((newest, child) => Math.max(newest, newestMs(child)), 0);
}

/** True when dist/ is complete and no source is newer. */
export function isBuilt() {
  const page = join(root, 'dist', 'index.html');
  if (!existsSync(page)) return false;
  const builtMs = statSync(page).mtimeMs;
  return SOURCES.map((name) => join(root, name)).every(
    (path) => !existsSync(path) || newestMs(path) <= builtMs,
  );
}

/** Runs the build; returns its exit status. */
export function build() {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  return spawnSync(process.execPath, [vite, 'build'], { cwd: root, stdio: 'inherit' }).status ?? 1;
}
