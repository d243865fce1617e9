import { VectorTile } from '@mapbox/vector-tile';
import type { VectorTileFeature, VectorTileLayer } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { createEngine } from './engine.ts';
import type { SpatialModel } from './model.ts';
import type { TileAddress } from './protocol.ts';
import { random, testAxis, testModel, testSite } from './testing/model.ts';

const PLACES = 50_000;
const COUNTIES = [330101, 330102, 330103];
const BOX = { west: 118, south: 27.2, east: 122.8, north: 31.2 };
/** Time for what the page waits for, ms: far above what a busy machine takes, far below what a comparison of each feature with each takes. */
const READY_LIMIT_MS = 30_000;
const TILE_LIMIT_MS = 10_000;

/** A network of 50,000 villages off the programme: more than any layer that is not cut into tiles may have. */
function manyPlaces(): SpatialModel {
  const next = random(20_000);
  const sites = Array.from({ length: PLACES }, (_, i) =>
    testSite(
      String(330_101_000_000 + i),
      [BOX.west + next() * (BOX.east - BOX.west), BOX.south + next() * (BOX.north - BOX.south)],
      { county: String(COUNTIES[i % COUNTIES.length]) },
    ),
  );
  const line = testAxis('a', [
    [
      [120, 29],
      [120.1, 29],
    ],
  ]);
  return testModel([line], sites);
}

/** Addresses of all tiles of a zoom that the box touches. */
function tilesOver(z: number): TileAddress[] {
  const side = 2 ** z;
  const column = (lon: number): number => Math.floor(((lon + 180) / 360) * side);
  const row = (lat: number): number => {
    const rad = (lat * Math.PI) / 180;
    return Math.floor(((1 - Math.log(Math.tan(rad) + 1 / Math.cos(rad)) / Math.PI) / 2) * side);
  };
  const tiles: TileAddress[] = [];
  for (let x = column(BOX.west); x <= column(BOX.east); x++)
    for (let y = row(BOX.north); y <= row(BOX.south); y++) tiles.push({ z, x, y });
  return tiles;
}

const layerOf = (tile: ArrayBuffer): VectorTileLayer | undefined =>
  tile.byteLength === 0 ? undefined : new VectorTile(new PbfReader(tile)).layers['places'];
const pointOf = (feature: VectorTileFeature): { x: number; y: number } => {
  const point = feature.loadGeometry()[0]?.[0];
  if (!point) throw new Error(`feature ${feature.id} has no point`);
  return point;
};
const timed = <T>(work: () => T): [value: T, ms: number] => {
  const start = performance.now();
  return [work(), performance.now() - start];
};

describe(`a layer of ${PLACES} features`, () => {
  const model = manyPlaces();
  const engine = createEngine(model);
  const of = { layer: 'places' } as const;
  const [, readyMs] = timed(() => engine.answer('prepare', { of }));

  it('is indexed within the time limit', () => {
    expect(readyMs).toBeLessThan(READY_LIMIT_MS);
  });

  it.each([5, 8, 10])(
    'has every feature once at zoom %s, with the properties for picking and filtering',
    (z) => {
      const found = new Map<number, { county: unknown; x: number; y: number }>();
      let again = 0;
      for (const at of tilesOver(z)) {
        const [tile, ms] = timed(() => engine.answer('tile', { of, at }));
        expect(ms).toBeLessThan(TILE_LIMIT_MS);
        const layer = layerOf(tile);
        if (!layer) continue;
        for (let i = 0; i < layer.length; i++) {
          const feature = layer.feature(i);
          const point = pointOf(feature);
          // What lies in the margin of a tile belongs to the next one.
          if (point.x < 0 || point.y < 0 || point.x >= layer.extent || point.y >= layer.extent) continue;
          if (found.has(feature.id ?? -1)) again++;
          found.set(feature.id ?? -1, { county: feature.properties['county'], x: point.x, y: point.y });
        }
      }
      expect(again).toBe(0);
      expect(found.size).toBe(PLACES);
      for (const { code, county } of model.sites.slice(0, 1000))
        expect(found.get(Number(code))?.county).toBe(Number(county));
      const ofOne = [...found.values()].filter(({ county }) => county === COUNTIES[0]);
      expect(ofOne).toHaveLength(model.sites.filter(({ county }) => county === String(COUNTIES[0])).length);
    },
  );

  it('has each feature at its position, within a unit of the tile', () => {
    const [z, side] = [12, 2 ** 12];
    for (const { code, lonLat } of model.sites.slice(0, 50)) {
      const [lon, lat] = lonLat;
      const rad = (lat * Math.PI) / 180;
      const across = ((lon + 180) / 360) * side;
      const down = ((1 - Math.log(Math.tan(rad) + 1 / Math.cos(rad)) / Math.PI) / 2) * side;
      const at = { z, x: Math.floor(across), y: Math.floor(down) };
      const layer = layerOf(engine.answer('tile', { of, at }))!;
      const features = Array.from({ length: layer.length }, (_, i) => layer.feature(i));
      const feature = features.find(({ id }) => id === Number(code))!;
      const point = pointOf(feature);
      expect(Math.abs(point.x - (across - at.x) * layer.extent)).toBeLessThanOrEqual(1);
      expect(Math.abs(point.y - (down - at.y) * layer.extent)).toBeLessThanOrEqual(1);
    }
  });
});
