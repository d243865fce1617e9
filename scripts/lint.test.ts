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

/** What oxlint prints about files with these texts by path, in a temporary folder with the repository's configuration; a line each. */
function lint(texts: ReadonlyMap<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'axis-lint-'));
  copyFileSync(join(repository, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const [path, text] of texts) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const oxlint = join(repository, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const done = spawnSync(
    process.execPath,
    [oxlint, '-c', '.oxlintrc.json', '--format', 'unix', ...texts.keys()],
    { cwd: folder, encoding: 'utf8' },
  );
  rmSync(folder, { recursive: true, force: true });
  return done.stdout.split('\n');
}

/** Source files below a folder of the repository. */
const sources = (folder: string): string[] =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /[.]tsx?$/.test(file))
    .map((file) => join(repository, folder, file));

const WORKER = `export const worker = new Worker('w.js');\n`;
const STARTING = [
  'src/ui/a.tsx',
  'src/map/a.ts',
  'src/state/a.ts',
  'src/main.tsx',
  'src/channel/channel.ts',
  'src/spatial/client.ts',
  'src/spatial/geometry/a.ts',
];
const READING = ['src/domain/a.ts', 'src/spatial/geometry/page.ts', 'styles/subjects/a.ts'];
/** One run for all these files, since oxlint takes longer to start than to check them. */
const printed = lint(
  new Map([
    ...STARTING.map((path) => [path, WORKER] as const),
    ...READING.map((path) => [path, 'export const page = document.title;\n'] as const),
  ]),
);
const printedOf = (path: string): string => printed.filter((line) => line.startsWith(`${path}:`)).join('\n');

it.each(STARTING)('refuses to start a worker in %s', (path) =>
  expect(printedOf(path)).toContain('src/main.tsx imports them'),
);

it('finds no code imported by URL, which the import rules of the layers cannot check', () => {
  const named = [...sources('src'), ...sources('styles')].filter((file) =>
    /new URL\(\s*['"`][.]/.test(readFileSync(file, 'utf8')),
  );
  expect(named).toEqual([]);
});

it('finds each worker imported in src/main.tsx alone, and that of MapLibre in src/map, where alone MapLibre may be imported', () => {
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
    ['src/map/map-worker.ts', 'maplibre-gl-worker.mjs'],
  ]);
});

it('finds modules replaced by mocks only in *.test.tsx, since all other files of tests share their modules', () => {
  const replacing = ['src', 'styles', 'geodata', 'bench', 'scripts'].flatMap(sources).filter((file) => {
    // Written in two parts, so that this file itself is not found.
    const mocks = new RegExp(String.raw`\bvi` + String.raw`[.](?:mock|doMock|hoisted)\(`);
    return !file.endsWith('.test.tsx') && mocks.test(readFileSync(file, 'utf8'));
  });
  expect(replacing.map((file) => relative(repository, file))).toEqual([]);
});

/** Files of the product and the pipeline, tests excepted, with a formula that another file or a package has (decision 0016). */
const writing = (formula: RegExp): string[] =>
  ['src', 'styles', 'geodata', 'bench']
    .flatMap(sources)
    .filter((file) => !/[.]test[.]tsx?$/.test(file) && formula.test(readFileSync(file, 'utf8')))
    .map((file) => relative(repository, file))
    .toSorted();

it('finds no formula of Web Mercator, which tilebelt computes', () =>
  expect(
    writing(/Math[.]log[(](?:[(]1 [+] |Math[.]tan)|Math[.]asinh[(]Math[.]tan|Math[.]atan[(]Math[.]sinh/),
  ).toEqual([]));

it('finds the nearest position on a segment computed in one place, and inlined where sheets are simplified', () =>
  expect(writing(/=== 0 [?] 0 : Math[.]m(?:in|ax)[(][01], Math[.]m(?:in|ax)[(][01], [-(]/)).toEqual([
    'src/domain/segments.ts',
    'src/print/ground/generalise.ts',
  ]));

it('finds boxes computed without Turf only from flat arrays of coordinates', () =>
  expect(writing(/let [[]west, south, east, north] = [[]Infinity/)).toEqual([
    'src/exchange/layers/packed-layer.ts',
    'src/spatial/geometry/cells.ts',
  ]));

it.each(READING)('refuses access to document in %s', (path) =>
  expect(printedOf(path)).toContain('This layer knows no page'),
);
