import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../dataset/testing/network.ts';
import type { DrawnSettings } from '../domain/own-style.ts';
import type { RunTimeLayer } from '../domain/run-time-layer.ts';
import { buildLarge, openLarge } from '../exchange/layers/open-large.ts';
import { ONE_COLOUR, readPacked, WGS84 } from '../exchange/layers/testing/packed.ts';
import { composeSheet } from '../print/sheet.ts';
import { makeSpec, type TestSheets, testSheets } from '../print/testing/sheets.ts';
import { createSheetLayers, MOST_ON_SHEET } from './sheet-layers.ts';

/** A grid of points over 武义 and far beyond it: most of them lie in the frame of its sheet. */
const SIDE = 150;
const CSV = [
  'name,lon,lat',
  ...Array.from(
    { length: SIDE * SIDE },
    (_, i) => `${i},${119.5 + (i % SIDE) / 300},${28.6 + Math.floor(i / SIDE) / 300}`,
  ),
].join('\n');

describe('a large layer on a sheet', () => {
  let sheets: TestSheets;
  let layer: RunTimeLayer;
  const settingsOf = (settings: Partial<DrawnSettings>): RunTimeLayer => ({
    ...layer,
    tiled: { ...layer.tiled!, settings: { ...ONE_COLOUR, ...settings } },
  });
  beforeAll(async () => {
    sheets = testSheets(await realNetwork());
    const opened = openLarge(await readPacked('a.csv', CSV));
    const { rows } = buildLarge(opened, opened.sample.positions, WGS84);
    layer = {
      id: 'own-abc',
      room: 'own',
      name: '点位',
      classes: [{ text: '点位', look: { kind: 'category', index: 0 } }],
      features: [],
      tiled: {
        version: 1,
        shownCount: rows.rowCount,
        kinds: ['0:point'],
        box: rows.box,
        blob: rows.blob,
        content: 1,
        settings: ONE_COLOUR,
      },
    };
  });

  it('is drawn as far as a sheet can, with what is left out told before printing; a filter makes it whole', async () => {
    const layersOf = createSheetLayers();
    const spec = makeSpec({ addedLayers: { [layer.id]: layer.name } });
    const { layers, thinned } = await layersOf([layer], spec, sheets);
    const [drawn] = layers ?? [];
    expect(drawn?.tiled).toBeUndefined();
    expect(drawn?.features.length).toBeGreaterThan(100);
    expect(drawn?.features.length).toBeLessThanOrEqual(MOST_ON_SHEET);
    expect(thinned).toMatchObject([{ name: '点位', drawn: drawn?.features.length }]);
    const sheet = composeSheet(spec, { ...sheets, layers: layers ?? [], thinned: thinned ?? [] });
    expect(sheet.texts).toContain('点位');
    expect(sheet.report.findings).toContainEqual({
      kind: 'layer-thinned',
      target: 'addedLayers',
      facts: { names: ['点位'], count: thinned?.[0]?.within, limit: String(drawn?.features.length) },
    });
    const few = settingsOf({ filter: { column: 0, test: 'at-most', value: '3000' }, label: 0 });
    const whole = await layersOf([few], spec, sheets);
    expect(whole.thinned).toEqual([]);
    expect(whole.layers?.[0]?.features.length).toBeLessThanOrEqual(3001);
    // One that the sheet does not name is not unpacked.
    expect((await layersOf([layer], makeSpec({}), sheets)).layers).toEqual([layer]);
  });
});
