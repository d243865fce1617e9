import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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

const worker = `export const worker = new Worker('w.js');\n`;

it.each(['src/ui/a.tsx', 'src/map/a.ts', 'src/state/a.ts', 'src/main.tsx', 'src/spatial/geometry/a.ts'])(
  'refuses a worker in %s',
  (path) => expect(lint(path, worker)).toContain('src/spatial/client'),
);

it('allows the worker in the spatial client', () =>
  expect(lint('src/spatial/client.ts', worker)).not.toContain('Worker'));

it.each(['src/domain/a.ts', 'src/spatial/geometry/a.ts', 'styles/subjects/a.ts'])(
  'refuses the page in %s',
  (path) => expect(lint(path, 'export const page = document.title;\n')).toContain('This layer knows no page'),
);
