import { pointToTile } from '@mapbox/tilebelt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TileSource } from '../basemap/tile-source.ts';
import { realNetwork } from '../dataset/testing/network.ts';
import type { OwnSettings } from '../domain/own-layer.ts';
import type { LonLat } from '../domain/records.ts';
import type { GivenSheetLayer } from '../domain/sheet-layer.ts';
import { buildLarge, openLarge } from '../exchange/layers/open-large.ts';
import { readPacked, WGS84 } from '../exchange/layers/testing/packed.ts';
import { sheetWords } from '../i18n/index.ts';
import { isWithin } from '../print/page/content.ts';
import type { Frame } from '../print/page/frame.ts';
import { readSheet, type ReadSheet } from '../print/read-sheet.ts';
import { planSheet } from '../print/sheet.ts';
import type { PrintSpec, PrintSpecInput } from '../print/spec/spec.ts';
import type { SheetFonts } from '../print/text/fonts.ts';
import { makeSpec, type TestSheets, testSheets } from '../print/testing/sheets.ts';
import { createSheetLayers } from './sheet-layers.ts';
import { createSheetSources } from './sheet-source.ts';

const ONE: OwnSettings = { name: '点位', style: { by: 'one', colour: 0 }, label: null, filter: null };
const fileOf = (name: string) => ({
  name,
  sha256: 'abc'.padEnd(64, '0'),
  modified: '2026-11-01T10:00:00.000Z',
});
/** Points over the province and its surroundings, degrees. */
const STEP = 0.025;
const GRID: LonLat[] = Array.from({ length: 190 }, (_, i) =>
  Array.from({ length: 240 }, (__, j): LonLat => [117.5 + j * STEP, 26.75 + i * STEP]),
).flat();

/** Zoom level of the tiles, and the squares of each: in the middle of a square begins a short road. */
const LEVEL = 10;
const SQUARES = 16;
const EXTENT = 4096;
/** Position in a tile, in shares of its side. */
const ROADS = Array.from({ length: SQUARES ** 2 }, (_, i) => [
  ((i % SQUARES) + 0.5) / SQUARES,
  (Math.floor(i / SQUARES) + 0.5) / SQUARES,
]) as [number, number][];

/** A tile, the same at every address. */
function makeTile(): Uint8Array {
  const features = ROADS.map(([x, y]) => ({
    type: 2,
    tags: { class: 'motorway' },
    geometry: [
      [
        [x * EXTENT, y * EXTENT],
        [x * EXTENT + 8, y * EXTENT],
      ],
    ],
  }));
  // The encoder needs no more of a tile than its features.
  return fromGeojsonVt({ transportation: { features } as never }, { version: 2, extent: EXTENT });
}

/** Positions of the roads of all tiles around a place, as far as a sheet of a county reaches. */
function roadsAround([lon, lat]: LonLat): LonLat[] {
  const [x0, y0] = pointToTile(lon, lat, LEVEL);
  const around = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
  return around.flatMap((dx) =>
    around.flatMap((dy) =>
      ROADS.map(([x, y]): LonLat => {
        const south = Math.PI * (1 - (2 * (y0 + dy + y)) / 2 ** LEVEL);
        return [((x0 + dx + x) / 2 ** LEVEL) * 360 - 180, (Math.atan(Math.sinh(south)) * 180) / Math.PI];
      }),
    ),
  );
}

let sheets: TestSheets;
let given: GivenSheetLayer[];
let tiles: TileSource;
const prepareLayers = createSheetLayers();
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
  const csv = ['name,lon,lat', ...GRID.map(([lon, lat], i) => `${i},${lon},${lat}`)].join('\n');
  const opened = openLarge(await readPacked('grid.csv', csv));
  const { rows } = buildLarge(opened, opened.sample.positions, WGS84);
  const columns = ['name', 'lon', 'lat'];
  const large = {
    id: 'own-grid',
    file: fileOf('grid.csv'),
    part: null,
    columns,
    settings: ONE,
    packed: rows,
  };
  const small = ['卫生院', '学校', '合作社'].map((name, i) => ({
    id: `own-${i}`,
    file: fileOf(`${name}名录（二〇二六年第一次核对）.xlsx`),
    part: null,
    columns: ['名称'],
    settings: { ...ONE, name },
    rows: [],
  }));
  given = [large, ...small].map((layer) => ({ kind: 'own', layer, content: 1 }));
  const bytes = makeTile();
  tiles = {
    name: 'tiles',
    zooms: [LEVEL, LEVEL],
    attribution: '© 某图社，'.repeat(30),
    tile: async () => bytes,
  };
});

const specOf = (settings: Partial<PrintSpecInput>): PrintSpec =>
  makeSpec({
    paper: 'A4',
    basemap: { source: 'tiles' },
    addedLayers: Object.fromEntries(given.map(({ layer }) => [layer.id, '点位'])),
    ...settings,
  });

/** A sheet as both roots read it, with the frames that its input was read for. */
async function readAs(spec: PrintSpec, fonts = sheets.fonts): Promise<{ sheet: ReadSheet; frames: Frame[] }> {
  const { network } = sheets;
  const sources = createSheetSources({
    base: { network, fonts },
    given,
    prepareLayers,
    tiles,
  });
  const { base, read } = await sources(spec);
  const frames: Frame[] = [];
  const sheet = await readSheet(spec, {
    base,
    read(frame) {
      frames.push(frame);
      return read(frame);
    },
  });
  return { sheet, frames };
}

describe('the input of a sheet', () => {
  it('reaches to the corners of the map, with own files and a basemap whose names take space in the source block', async () => {
    const counties = [...sheets.network.counties.keys()].filter((_, i) => i % 9 === 0);
    for (const code of counties) {
      const { sheet } = await readAs(specOf({ region: { kind: 'county', code } }));
      const { ground, layout } = planSheet(sheet).mapPage.frame;
      const onFace = (at: LonLat): boolean => isWithin(ground.toMm(at), layout.face);
      const keyOf = ([lon, lat]: readonly number[]): string => `${lon!.toFixed(3)} ${lat!.toFixed(3)}`;
      const drawn = new Set(
        sheet.input.layers?.flatMap(({ features }) =>
          features.map(({ geometry }) => keyOf((geometry as { coordinates: number[] }).coordinates)),
        ),
      );
      const onSheet = GRID.filter(onFace);
      expect(onSheet.length, code).toBeGreaterThan(50);
      expect(
        onSheet.filter((at) => !drawn.has(keyOf(at))),
        code,
      ).toEqual([]);

      // Positions in tiles are rounded: less than 0.2 mm on paper.
      const expected = roadsAround(ground.centre).filter((at) => isWithin(ground.toMm(at), layout.face, 0.2));
      expect(expected.length, code).toBeGreaterThan(50);
      const roads = sheet.input.basemap?.roads.motorway ?? [];
      const onMap = roads.filter(([start]) => isWithin(ground.toMm(start as LonLat), layout.face));
      expect(onMap.length, code).toBeGreaterThanOrEqual(expected.length);
    }
  });

  it('is read once, for the frame that is drawn, which is laid out once', async () => {
    let layouts = 0;
    const control = sheetWords.in('zh').text.control(100);
    // Each layout measures the words of the control mark once.
    const fonts: SheetFonts = {
      ...sheets.fonts,
      widthMm(text, ...style) {
        if (text === control) layouts++;
        return sheets.fonts.widthMm(text, ...style);
      },
    };
    // With paper and column given, one layout is tried for a frame.
    const spec = specOf({ orientation: 'landscape', column: 'right' });
    const { sheet, frames } = await readAs(spec, fonts);
    expect(planSheet(sheet).mapPage.frame).toBe(frames[0]);
    expect([frames.length, layouts]).toEqual([1, 1]);
  });
});
