/** Runs dependency-cruiser over all source folders; `node scripts/layers.mjs FOLDER` checks another source tree by the same rules. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './packages.mjs';

const house = resolve(process.argv[2] ?? root);
const folders = ['src', 'styles', 'geodata/build', 'geodata/merge', 'e2e', 'bench'].filter((folder) =>
  existsSync(join(house, folder)),
);
const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const preload = pathToFileURL(join(root, 'scripts', 'swc-tsx.mjs')).href;
const done = spawnSync(
  process.execPath,
  ['--import', preload, cruiser, '--config', join(root, '.dependency-cruiser.cjs'), ...folders],
  { cwd: house, stdio: 'inherit' },
);
process.exit(done.status ?? 1);
