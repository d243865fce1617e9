import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const repository = join(import.meta.dirname, '..');
const houses: string[] = [];

/** The violations in a temporary source tree with the given files, each with the file and the rule that it breaks. */
async function faultsOf(files: Record<string, string>): Promise<string[]> {
  const house = mkdtempSync(join(tmpdir(), 'axis-layers-'));
  houses.push(house);
  symlinkSync(join(repository, 'node_modules'), join(house, 'node_modules'), 'dir');
  copyFileSync(join(repository, 'package.json'), join(house, 'package.json'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  const output = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [join(repository, 'scripts', 'layers.mjs'), house],
      (_error, stdout, stderr) => {
        resolve(`${stdout}${stderr}`);
      },
    );
  });
  if (!/modules/.test(output)) throw new Error(`dependency-cruiser did not run: ${output}`);
  const found = [...output.matchAll(/error ([a-z0-9-]+): (\S+)/g)];
  return [...new Set(found.map(([, rule, from]) => `${from} ${rule}`))].toSorted();
}

afterAll(() => {
  for (const house of houses) rmSync(house, { recursive: true, force: true });
});

const value = 'export const value = 1;\n';

it('finds no fault in code that follows the rules', async () => {
  const faults = await faultsOf({
    'src/domain/a.ts': `import type { Point } from 'geojson';\nexport type A = Point;\n`,
    'src/dataset/a.ts': `import type { A } from '../domain/a.ts';\nexport type B = A;\n`,
    'src/spatial/client.ts': `import type { A } from '../domain/a.ts';\nimport { point } from '@turf/helpers';\nexport const c: A | typeof point = point;\n`,
    'src/state/a.ts': `import { c } from '../spatial/client.ts';\nimport type { B } from '../dataset/a.ts';\nexport const d: B | typeof c = c;\n`,
    'styles/a.ts': `import type { A } from '../src/domain/a.ts';\nexport type E = A;\n`,
    'src/map/a.ts': `import { d } from '../state/a.ts';\nimport type { E } from '../../styles/a.ts';\nimport { Map } from 'maplibre-gl';\nimport { bbox } from '@turf/bbox';\nexport const f: E | unknown = [d, Map, bbox];\n`,
    'src/ui/a.tsx': `import { d } from '../state/a.ts';\nexport const G = () => <p>{String(d)}</p>;\n`,
    'src/main.tsx': `import { f } from './map/a.ts';\nimport { G } from './ui/a.tsx';\nexport const H = () => <G key={String(f)} />;\n`,
  });
  expect(faults).toEqual([]);
});

const LAYERS = [
  ['src/domain/a.ts', '../dataset/b.ts', 'domain-imports-nothing'],
  ['src/dataset/a.ts', '../state/b.ts', 'dataset-imports-domain'],
  ['src/i18n/a.ts', '../state/b.ts', 'i18n-imports-domain'],
  ['src/channel/a.ts', '../spatial/b.ts', 'channel-imports-domain-dataset'],
  ['src/spatial/a.ts', '../map/b.ts', 'spatial-imports-domain-dataset-channel'],
  ['src/exchange/a.ts', '../spatial/b.ts', 'exchange-imports-domain-dataset-channel'],
  ['src/exchange/a.ts', '../i18n/b.ts', 'exchange-imports-domain-dataset-channel'],
  ['src/exchange/export/a.ts', '../../dataset/b.ts', 'export-imports-domain-i18n'],
  ['src/exchange/write/a.ts', '../../state/b.ts', 'export-imports-domain-i18n'],
  ['src/state/a.ts', '../exchange/readers/b.ts', 'state-imports-domain-dataset-clients'],
  ['src/state/a.ts', '../ui/b.tsx', 'state-imports-domain-dataset-clients'],
  ['src/state/a.ts', '../spatial/questions/b.ts', 'state-imports-domain-dataset-clients'],
  ['styles/a.ts', '../src/state/b.ts', 'styles-import-domain-i18n'],
  ['src/map/a.ts', '../ui/b.tsx', 'map-imports-state-styles-i18n-domain'],
  ['src/ui/a.tsx', '../map/b.ts', 'ui-imports-state-styles-i18n-domain'],
  ['src/ui/a.tsx', '../print/b.ts', 'ui-imports-state-styles-i18n-domain'],
  ['src/print/a.ts', '../state/b.ts', 'print-imports-domain-styles-i18n-channel'],
  ['src/print/a.ts', '../dataset/b.ts', 'print-imports-domain-styles-i18n-channel'],
  ['src/print/a.ts', '../basemap/b.ts', 'print-imports-domain-styles-i18n-channel'],
  ['src/print/client.ts', '../state/b.ts', 'print-client-sends-the-dataset'],
  ['src/workers/a.ts', '../state/b.ts', 'programs-without-the-page'],
  ['src/cli/a.ts', '../ui/b.tsx', 'programs-without-the-page'],
  ['src/cli.ts', './map/b.ts', 'programs-without-the-page'],
  ['geodata/merge/a.ts', '../../src/state/b.ts', 'programs-without-the-page'],
  ['src/basemap/a.ts', '../dataset/b.ts', 'basemap-imports-domain-print'],
  ['geodata/build/a.ts', '../../src/state/b.ts', 'pipeline-imports-domain-geometry'],
  ['geodata/build/a.ts', '../../src/spatial/questions/b.ts', 'pipeline-imports-domain-geometry'],
  ['e2e/specs/a.ts', '../../src/ui/b.tsx', 'specs-stay-outside'],
  ['bench/a.ts', '../src/map/b.ts', 'bench-stays-outside'],
] as const;
const PACKAGES = [
  ['src/domain/a.ts', '@preact/signals', 'domain-needs-no-package'],
  ['src/ui/a.tsx', 'maplibre-gl', 'maplibre-only-in-map'],
  ['src/map/a.ts', '@turf/helpers', 'turf-only-in-spatial'],
  ['src/state/a.ts', '@turf/bbox', 'turf-where-things-are-drawn'],
  ['src/ui/a.tsx', 'papaparse', 'file-formats-only-in-exchange'],
  ['src/print/a.ts', 'polylabel', 'polylabel-only-in-spatial'],
  ['src/map/a.ts', 'lineclip', 'lineclip-where-maps-are-cut'],
  ['src/exchange/layers/a.ts', 'linebreak', 'linebreak-only-in-print'],
  ['src/map/a.ts', 'clipper2-ts', 'clipper-only-in-spatial'],
  ['e2e/specs/a.ts', '@playwright/test', 'playwright-only-in-drivers'],
  ['src/ui/a.tsx', 'fast-check', 'page-needs-no-development-package'],
  ['src/ui/a.tsx', './missing.ts', 'no-unresolved'],
] as const;

/** All violations are in one source tree, each in its own file: starting the program takes longer than reading the files. */
const fileOf = (from: string, n: number): string => from.replace('/a.', `/a${n}.`);
const layerFile = (n: number): string => fileOf(LAYERS[n]![0], n);
const packageFile = (n: number): string => fileOf(PACKAGES[n]![0], LAYERS.length + n);

let faults: string[];
beforeAll(async () => {
  const files: Record<string, string> = {
    'src/ui/one.tsx': `import { B } from './two.tsx';\nexport const A = () => <B />;\n`,
    'src/ui/two.tsx': `import { A } from './one.tsx';\nimport { t } from './three.test.ts';\nexport const B = () => <A key={t} />;\n`,
    'src/ui/three.test.ts': 'export const t = 1;\n',
  };
  for (const [n, [from, to]] of LAYERS.entries()) {
    files[join(dirname(from), to).replaceAll('\\', '/')] = value;
    // Type-only on purpose: a compiler would remove the import, the rule must not ignore it.
    files[layerFile(n)] = `import type { value } from '${to}';\nexport type T = typeof value;\n`;
  }
  for (const [n, [, name]] of PACKAGES.entries())
    files[packageFile(n)] = `import * as all from '${name}';\nexport const A = all;\n`;
  faults = await faultsOf(files);
});

it.each(LAYERS.map((each, n) => [...each, n] as const))('%s may not import %s', (_from, _to, rule, n) =>
  expect(faults).toContain(`${layerFile(n)} ${rule}`),
);

it.each(PACKAGES.map((each, n) => [...each, n] as const))(
  '%s may not import the package %s',
  (_from, _name, rule, n) => expect(faults).toContain(`${packageFile(n)} ${rule}`),
);

it('finds a cycle and an import of a test', () => {
  const found = faults.filter((fault) => /\/(?:one|two|three)[.]/.test(fault));
  expect(found.map((fault) => fault.split(' ')[1]).toSorted()).toEqual(['no-cycles', 'not-into-tests']);
});
