import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { TILE_LAYER } from '../../domain/run-time-layer.ts';
import type { HeldLayer } from './held-layer.ts';
import { packedValue } from '../packed-column.ts';
import type { TileAddress } from './protocol.ts';
import { holdLayer } from './testing/packed.ts';

/** Points on a grid, and one alone in the east. */
const GRID = 100;
const points = (): string =>
  [
    'name,kind,n,lon,lat',
    ...Array.from({ length: GRID * GRID }, (_, i) => {
      const [x, y] = [i % GRID, Math.floor(i / GRID)];
      return `点${i},${i % 2 === 0 ? '校' : '院'},${i},${119 + x / 1000},${29 + y / 1000}`;
    }),
    'far,校,7,122.5,29.5',
  ].join('\n');

/** A place in tiles of a zoom, with the part of a tile. */
function tileOf(lon: number, lat: number, z: number): { x: number; y: number } {
  const sin = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
  return { x: ((lon + 180) / 360) * 2 ** z, y: y * 2 ** z };
}
const tileAt = (lon: number, lat: number, z: number): TileAddress => {
  const { x, y } = tileOf(lon, lat, z);
  return { z, x: Math.floor(x), y: Math.floor(y) };
};

function read(layer: HeldLayer, at: TileAddress) {
  const bytes = new Uint8Array(layer.tile(at));
  const rows = bytes.length === 0 ? undefined : new VectorTile(new PbfReader(bytes)).layers[TILE_LAYER];
  return Array.from({ length: rows?.length ?? 0 }, (_, i) => {
    const feature = rows!.feature(i);
    const geometry = feature.loadGeometry();
    return { ...feature.properties, id: feature.id, type: feature.type, geometry } as unknown as {
      id: number;
      type: number;
      row: number;
      class: number;
      label?: string;
      crowded?: number;
      geometry: { x: number; y: number }[][];
    };
  });
}

/** Twice the area of each ring; holes are negative. */
const areasOf = (feature: ReturnType<typeof read>[number] | undefined): number[] =>
  (feature?.geometry ?? []).map((ring) =>
    ring.reduce((sum, { x, y }, i) => sum + x * (ring[i + 1]?.y ?? y) - (ring[i + 1]?.x ?? x) * y, 0),
  );

describe('tiles of a large layer', () => {
  it('have every point at a high zoom, at its position, with row, class and name', async () => {
    const layer = await holdLayer('a.csv', points(), { label: 0, style: { by: 'category', column: 1 } });
    const at = tileAt(119.0505, 29.0505, 14);
    const found = read(layer, at);
    expect(found.length).toBeGreaterThan(100);
    const expected = found.map(({ row }) => ({
      row,
      id: row + 1,
      type: 1,
      // Both values are equally frequent, and 校 comes first in the file.
      class: row % 2,
      label: `点${row}`,
    }));
    expect(
      found.map(({ row, id, type, class: cls, label }) => ({ row, id, type, class: cls, label })),
    ).toEqual(expected);
    expect(found.some(({ crowded }) => crowded !== undefined)).toBe(false);
    const offUnits = found.map(({ row, geometry }) => {
      const place = tileOf(119 + (row % GRID) / 1000, 29 + Math.floor(row / GRID) / 1000, 14);
      const [{ x, y } = { x: NaN, y: NaN }] = geometry.flat();
      return Math.max(Math.abs((place.x - at.x) * 4096 - x), Math.abs((place.y - at.y) * 4096 - y));
    });
    // Rounding to whole units of the tile, and to 2^-32 of the world.
    expect(Math.max(...offUnits)).toBeLessThan(0.51);
    // Each point is in exactly one tile of a zoom.
    const all = new Set<number>();
    let count = 0;
    const [low, high] = [tileAt(119, 29.0995, 14), tileAt(119.0995, 29, 14)];
    for (let x = low.x; x <= high.x; x++)
      for (let y = low.y; y <= high.y; y++)
        for (const { row } of read(layer, { z: 14, x, y })) {
          all.add(row);
          count++;
        }
    expect([all.size, count]).toEqual([GRID * GRID, GRID * GRID]);
  });

  it('have one point of a class in each small square, without names, if there are many', async () => {
    const layer = await holdLayer('a.csv', points(), { label: 0, style: { by: 'category', column: 1 } });
    const found = read(layer, tileAt(119.05, 29.05, 8));
    expect(found.length).toBeLessThan(1500);
    expect(found.every(({ crowded }) => crowded === 1)).toBe(true);
    const squares = found.map(({ row, class: cls }) => {
      const { x, y } = tileOf(119 + (row % GRID) / 1000, 29 + Math.floor(row / GRID) / 1000, 8);
      return `${Math.floor(x * 128)}/${Math.floor(y * 128)}/${cls}`;
    });
    expect(new Set(squares).size).toBe(squares.length);
    expect(new Set(found.map(({ class: cls }) => cls)).size).toBe(2);
    expect(found.some(({ label }) => label !== undefined)).toBe(false);
  });

  it('of one zoom are all drawn as dots until few features lie in crowds, so that no edge of a tile is seen', async () => {
    const layer = await holdLayer('a.csv', points(), { label: 0 });
    const isDot = (lon: number, lat: number, z: number): boolean[] => [
      ...new Set(read(layer, tileAt(lon, lat, z)).map(({ crowded }) => crowded === 1)),
    ];
    for (let z = 4; z <= 15; z++) {
      const [grid, alone] = [isDot(119.05, 29.05, z), isDot(122.5, 29.5, z)];
      expect([z, grid]).toEqual([z, [z < 14]]);
      expect([z, alone]).toEqual([z, grid]);
    }
  });

  it('are drawn whole around one crowded place with a tenth of the features', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => {
      const inCrowd = i % 10 === 0;
      return inCrowd ? '甲,120.0001,30.0001' : `乙,${118 + (i % 400) / 100},${28 + Math.floor(i / 400) / 25}`;
    });
    const layer = await holdLayer('b.csv', ['name,lon,lat', ...rows].join('\n'), { label: 0 });
    const crowded = read(layer, tileAt(120.0001, 30.0001, 16));
    expect(crowded.some((row) => row.crowded === 1)).toBe(true);
    const beside = read(layer, tileAt(119.5, 29.5, 16));
    expect(beside.map((row) => row.crowded)).toEqual(beside.map(() => undefined));
  });

  it('are empty where there are no features, and have none that a filter leaves out', async () => {
    const layer = await holdLayer('a.csv', points(), { filter: { column: 2, test: 'is', value: '7' } });
    expect(layer.tile(tileAt(110, 29, 8)).byteLength).toBe(0);
    expect(read(layer, tileAt(119.007, 29, 10)).map(({ row }) => row)).toEqual([7]);
    expect(read(layer, tileAt(122.5, 29.5, 10)).map(({ row }) => row)).toEqual([GRID * GRID]);
    expect(layer.present()).toMatchObject({ shownCount: 2, kinds: ['0:point'] });
  });

  it('clip lines, areas and holes at their edges, and draw very small areas as squares', async () => {
    const square = (x: number, y: number, side: number): number[][] => [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ];
    const features = [
      { type: 'Polygon', coordinates: [square(119, 28, 4), square(120, 29, 1)] },
      {
        type: 'LineString',
        coordinates: [
          [110, 29.5],
          [130, 29.5],
        ],
      },
      ...Array.from({ length: 5000 }, (_, i) => ({
        type: 'Polygon',
        coordinates: [square(119.2 + (i % 50) / 1000, 28.2 + Math.floor(i / 50) / 1000, 0.0004)],
      })),
    ].map((geometry) => ({ type: 'Feature', properties: {}, geometry }));
    const layer = await holdLayer('a.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
    const inside = read(layer, tileAt(120.5, 29.5, 12));
    // Within the hole: outer ring and hole are the same square; the line goes from edge to edge.
    expect(areasOf(inside.find(({ row }) => row === 0)).reduce((sum, each) => sum + each, 0)).toBe(0);
    expect(inside.find(({ type }) => type === 2)?.geometry[0]?.map(({ x }) => x)).toEqual([-64, 4160]);
    const whole = read(layer, tileAt(120.5, 29.5, 6));
    expect(areasOf(whole.find(({ row }) => row === 0)).map(Math.sign)).toEqual([1, -1]);
    const specks = whole.filter(({ row }) => row > 1);
    expect(specks.length).toBeGreaterThan(0);
    expect(specks.length).toBeLessThan(50);
    for (const { geometry } of specks) expect(geometry[0]).toHaveLength(5);
    // At a higher zoom each is drawn unchanged.
    expect(read(layer, tileAt(119.21, 28.21, 15)).length).toBeGreaterThan(10);
  });
});

describe('positions at the edges of the world and at the poles', () => {
  it.each([
    [180, 0, 3, 2],
    [-180, 0, 0, 2],
    [179.999_999_9, 5, 3, 1],
    [180, 90, 3, 0],
    [-180, -90, 0, 3],
  ])('%d°, %d° is in tile 2/%d/%d', async (lon, lat, x, y) => {
    // Ten thousand elsewhere make the layer a large one.
    const layer = await holdLayer('a.csv', `${points()}\nedge,校,8,${lon},${lat}`);
    expect(read(layer, { z: 2, x, y }).map(({ row }) => row)).toContain(GRID * GRID + 1);
  });
});

describe('a large layer', () => {
  it('gives the rows that pass the filter, sorted, a part at a time', async () => {
    const layer = await holdLayer('a.csv', points(), { filter: { column: 1, test: 'is', value: '院' } });
    const { count, rows, foundAt } = layer.table({ column: 2, descending: true }, 0, 2, 9997);
    expect([count, foundAt]).toEqual([5000, 1]);
    expect(rows.map(({ row, values }) => [row, values[2]])).toEqual([
      [9999, '9999'],
      [9997, '9997'],
    ]);
    expect(layer.table(null, 0, 1, 0)).toMatchObject({ foundAt: -1, rows: [{ row: 1, number: 3 }] });
    expect(layer.table({ column: 0, descending: false }, 0, 1, null).rows[0]?.values[0]).toBe('点1');
    expect(layer.row(GRID * GRID)).toMatchObject({
      values: ['far', '校', '7', '122.5', '29.5'],
      box: [122.5, 29.5, 122.5, 29.5],
      geometry: { type: 'Point', coordinates: [122.5, 29.5] },
    });
  });

  it('gives its points for questions, up to a number and within a box', async () => {
    const layer = await holdLayer('a.csv', points(), { label: 0 });
    const { lonLats, rows, labels, count, abroad } = layer.points(3, [119.05, 28, 120, 30]);
    expect([...rows]).toEqual([50, 51, 52]);
    expect([...lonLats.subarray(0, 2)]).toEqual([119.05, 29]);
    expect([...rows.keys()].map((i) => labels && packedValue(labels, i))).toEqual(['点50', '点51', '点52']);
    // Columns 50 to 99 of the grid are inside the box, however many points are requested.
    expect([count, abroad]).toEqual([GRID * (GRID - 50), GRID * 50 + 1]);
    expect((await holdLayer('a.csv', points())).points(3, [118, 28, 123, 30]).labels).toBeNull();
  });

  it('gives a sheet all features in its frame if they are few, and of too many points those that are not too close to others', async () => {
    const layer = await holdLayer('a.csv', points(), { label: 0 });
    const few = layer.featuresWithin([119, 29, 119.0095, 29.0095], 1000, [0.01, 0.01]);
    expect([few.within, few.features.length, few.features[0]?.label]).toEqual([100, 100, '点0']);
    const many = layer.featuresWithin([118, 28, 123, 30], 1000, [0.001, 0.001]);
    expect(many.within).toBe(GRID * GRID + 1);
    expect(many.features.length).toBeLessThanOrEqual(1000);
    expect(many.features.length).toBeGreaterThan(400);
    const line = {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'LineString',
        coordinates: [
          [120, 29],
          [120.1, 29.1],
        ],
      },
    };
    const lines = await holdLayer(
      'a.ndjson',
      Array.from({ length: 5000 }, () => JSON.stringify(line)).join('\n'),
    );
    expect(lines.featuresWithin([118, 28, 123, 30], 1000, [0.01, 0.01])).toEqual({
      features: [],
      within: 5000,
    });
  });
});
