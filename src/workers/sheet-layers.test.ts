import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../dataset/testing/network.ts';
import type { LargeLayer, OwnSettings, SmallLayer } from '../domain/own-layer.ts';
import type { GivenSheetLayer, SheetLayerEntry } from '../domain/sheet-layer.ts';
import { buildLarge, openLarge } from '../exchange/layers/open-large.ts';
import { readPacked, WGS84 } from '../exchange/layers/testing/packed.ts';
import { frameSheet } from '../print/read-sheet.ts';
import { composeSheet } from '../print/sheet.ts';
import type { PrintSpec } from '../print/spec/spec.ts';
import { makeSpec, type TestSheets, testSheets } from '../print/testing/sheets.ts';
import { createSheetLayers, MOST_ON_SHEET, type PrepareLayers } from './sheet-layers.ts';

/** A grid of points over 武义 and far beyond it: most of them lie in the frame of its sheet. */
const SIDE = 150;
const CSV = [
  'name,lon,lat',
  ...Array.from(
    { length: SIDE * SIDE },
    (_, i) => `${i},${119.5 + (i % SIDE) / 300},${28.6 + Math.floor(i / SIDE) / 300}`,
  ),
].join('\n');
const ONE: OwnSettings = { name: '点位', style: { by: 'one', colour: 0 }, label: null, filter: null };
const fileOf = (name: string) => ({
  name,
  sha256: 'abc'.padEnd(64, '0'),
  modified: '2026-11-01T10:00:00.000Z',
});

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
});

/** What a sheet has of layers, read for its frame. */
async function read(prepareLayers: PrepareLayers, given: readonly GivenSheetLayer[], spec: PrintSpec) {
  const { layersIn, ...known } = await prepareLayers(given, spec);
  return { ...known, ...layersIn(frameSheet(spec, { ...sheets, ...known }).frame) };
}

describe('a large layer on a sheet', () => {
  let layer: LargeLayer;
  const given = (content = 1): GivenSheetLayer[] => [{ kind: 'own', layer, content }];
  beforeAll(async () => {
    const opened = openLarge(await readPacked('a.csv', CSV));
    const { rows } = buildLarge(opened, opened.sample.positions, WGS84);
    layer = {
      id: 'own-abc',
      file: fileOf('a.csv'),
      part: null,
      columns: ['name', 'lon', 'lat'],
      settings: ONE,
      packed: rows,
    };
  });

  it('is drawn as far as a sheet can, with what is left out told before printing; a filter makes it whole', async () => {
    const layersOf = createSheetLayers();
    const spec = makeSpec({ addedLayers: { [layer.id]: '点位' } });
    const input = await read(layersOf, given(), spec);
    const { layers, thinned } = input;
    const [drawn] = layers;
    expect(drawn?.tiled).toBeUndefined();
    expect(drawn?.features.length).toBeGreaterThan(100);
    expect(drawn?.features.length).toBeLessThanOrEqual(MOST_ON_SHEET);
    expect(thinned).toMatchObject([{ name: '点位', drawn: drawn?.features.length }]);
    const sheet = composeSheet(spec, { ...sheets, ...input });
    expect(sheet.texts).toContain('点位');
    expect(sheet.report.findings).toContainEqual({
      kind: 'layer-thinned',
      target: 'addedLayers',
      facts: { names: ['点位'], count: thinned[0]?.within, limit: String(drawn?.features.length) },
    });
    const few: SheetLayerEntry = {
      name: '点位',
      style: { by: 'number', column: 'name', method: 'equal', classes: 3 },
      label: 'name',
      filter: { column: 'name', test: 'at-most', value: '3000' },
    };
    const whole = await read(layersOf, given(), makeSpec({ addedLayers: { [layer.id]: few } }));
    expect(whole.thinned).toEqual([]);
    const [filtered] = whole.layers;
    expect(filtered?.features.length).toBeLessThanOrEqual(3001);
    expect(filtered?.classes).toHaveLength(3);
    expect(whole.ownSources).toMatchObject([
      { file: 'a.csv', date: '2026-11-01', count: 3001, isPoints: true },
    ]);
    // One that the sheet does not name is not unpacked.
    expect((await read(layersOf, given(), makeSpec({}))).layers).toEqual([]);
  });
});

describe('own layers of a sheet', () => {
  const small = (id: string, part: string | null = null): SmallLayer => ({
    id,
    file: fileOf('诊所.xlsx'),
    part,
    columns: ['名称', '床位', '类别'],
    settings: { ...ONE, name: `${id} on the map`, label: 0 },
    rows: Array.from({ length: 6 }, (_, i) => ({
      number: i + 2,
      geometry: { type: 'Point', coordinates: [119.8 + i / 100, 28.85] },
      values: [`诊所${i}`, i * 10, i % 2 === 0 ? '卫生院' : '诊所'],
    })),
  });
  const [below, above] = [small('own-aa', '乡镇'), small('own-aa-1', '村')];
  const given: GivenSheetLayer[] = [below, above].map((layer) => ({ kind: 'own', layer, content: 0 }));
  const entry = (name: string, more: Partial<SheetLayerEntry>): SheetLayerEntry => ({
    name,
    style: { by: 'one', colour: 1 },
    ...more,
  });

  it('are drawn as the spec says, not as they are on the map, in the order that it says', async () => {
    const spec = makeSpec({
      addedLayers: {
        [below.id]: entry('乡镇诊所', {
          order: 1,
          style: { by: 'category', column: '类别' },
          filter: { column: '床位', test: 'at-least', value: '20' },
        }),
        [above.id]: entry('村诊所', { order: 0, label: '类别' }),
      },
    });
    const input = await read(createSheetLayers(), given, spec);
    expect(
      input.layers.map(({ name, classes, features }) => [name, classes.length, features.length]),
    ).toEqual([
      ['村诊所', 1, 6],
      ['乡镇诊所', 2, 4],
    ]);
    expect(input.layers[0]?.features.map(({ label }) => label)).toEqual(
      Array.from({ length: 3 }, () => ['卫生院', '诊所']).flat(),
    );
    expect(input.layers[1]?.features[0]?.label).toBe('');
    const { texts } = composeSheet(spec, { ...sheets, ...input });
    expect(texts).toContain('乡镇诊所 · 卫生院');
    // Two sheets of one file are two sources.
    const block = texts.join('');
    expect(block).toContain('自有图层“村诊所”：诊所.xlsx · 村（2026-11-01），6 个点，自绘。');
    expect(block).toContain('自有图层“乡镇诊所”：诊所.xlsx · 乡镇（2026-11-01），4 个点，自绘。');
  });

  it('are as on the map where the spec has only a name, or names a column that they lack, which is told', async () => {
    const spec = makeSpec({
      addedLayers: { [below.id]: '旧设置', [above.id]: entry('村诊所', { label: '电话' }) },
    });
    const input = await read(createSheetLayers(), given, spec);
    expect(input.layers.map(({ features }) => features[1]?.label)).toEqual(['诊所1', '诊所1']);
    const { findings } = composeSheet(spec, { ...sheets, ...input }).report;
    expect(findings.filter(({ kind }) => kind === 'layer-columns')).toMatchObject([
      { facts: { names: ['村诊所'], limit: '电话' } },
    ]);
  });

  it('are asked with and named as sources where they are not drawn', async () => {
    const spec = makeSpec({
      addedLayers: { [below.id]: entry('乡镇诊所', { drawn: false }) },
      ownPoints: { facilities: below.id },
    });
    const input = await read(createSheetLayers(), given, spec);
    expect(input.sites.facilities?.points.count).toBe(6);
    const sheet = composeSheet(spec, { ...sheets, ...input });
    expect(sheet.texts).not.toContain('乡镇诊所');
    expect(sheet.texts.join('')).toContain('自有图层“乡镇诊所”：诊所.xlsx · 乡镇');
    expect(sheet.report.findings.map(({ kind }) => kind)).not.toContain('layers-missing');
  });
});
