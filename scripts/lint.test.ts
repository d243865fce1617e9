import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const repository = join(import.meta.dirname, '..');

/** What oxlint prints about one file at one place of a throw-away house. */
function lint(path: string, text: string): string {
  const house = mkdtempSync(join(tmpdir(), 'axis-lint-'));
  copyFileSync(join(repository, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
  const oxlint = join(repository, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const done = spawnSync(process.execPath, [oxlint, '-c', '.oxlintrc.json', '--format', 'unix', path], {
    cwd: house,
    encoding: 'utf8',
  });
  rmSync(house, { recursive: true, force: true });
  return done.stdout;
}

/** Source files of a folder of the repository. */
const sources = (folder: string): string[] =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /[.]tsx?$/.test(file))
    .map((file) => join(repository, folder, file));

const worker = `export const worker = new Worker('w.js');\n`;

it.each([
  'src/ui/a.tsx',
  'src/map/a.ts',
  'src/state/a.ts',
  'src/main.tsx',
  'src/channel/channel.ts',
  'src/spatial/client.ts',
  'src/spatial/geometry/a.ts',
])('refuses a worker in %s', (path) => expect(lint(path, worker)).toContain('src/main.tsx'));

it('finds no code imported by URL, which the rules of the layers cannot check', () => {
  const named = [...sources('src'), ...sources('styles')].filter((file) =>
    /new URL\(\s*['"`][.]/.test(readFileSync(file, 'utf8')),
  );
  expect(named).toEqual([]);
});

it('finds each worker named in one place', () => {
  const roots = sources('src').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/from '([^']+)[?]worker'/g)].map(([, root = '']) => [
      relative(repository, file),
      basename(root),
    ]),
  );
  expect(roots.toSorted()).toEqual([
    ['src/main.tsx', 'axis-worker.ts'],
    ['src/main.tsx', 'exchange-worker.ts'],
    ['src/main.tsx', 'layer-worker.ts'],
    ['src/main.tsx', 'print-worker.ts'],
    ['src/main.tsx', 'spatial-worker.ts'],
  ]);
});

it.each(['src/domain/a.ts', 'src/spatial/geometry/a.ts', 'styles/subjects/a.ts'])(
  'refuses the page in %s',
  (path) => expect(lint(path, 'export const page = document.title;\n')).toContain('This layer knows no page'),
);
