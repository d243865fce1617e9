import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature, Geometry, Point, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { AreaIndex, EdgeIndex } from '../../../src/spatial/geometry/edges.ts';

const geodata = join(import.meta.dirname, '../..');
const rowsOf = <P, G extends Geometry>(file: string): Feature<G, P>[] =>
  (JSON.parse(readFileSync(join(geodata, file), 'utf8')) as { features: Feature<G, P>[] }).features;

const land = rowsOf<object, Polygon>('ground/land.geojson').map(({ geometry }) => geometry.coordinates);
const holding = new AreaIndex(land);
const shore = new EdgeIndex(land.flat());

/** Rows that are more than `allowedM` metres out in the sea. */
const atSea = (rows: readonly { name: string; at: Position }[], allowedM: number): string[] =>
  rows
    .filter(({ at }) => holding.holding(at) === -1 && shore.nearest(at, allowedM) === null)
    .map(({ name, at }) => `${name} ${String(at)} ${Math.round(shore.nearest(at, 9000)?.m ?? NaN)} m`);

describe('points on land', () => {
  // The grid of the source of the shore is 17 m.
  it('include all railway stations', () => {
    const stations = rowsOf<{ name?: string }, Point>('ground/stations.geojson').map(
      ({ properties: { name = 'a station' }, geometry }) => ({ name, at: geometry.coordinates }),
    );
    expect(stations.length).toBeGreaterThan(100);
    expect(atSea(stations, 17)).toEqual([]);
  });

  it('include all places of the network and of the gazetteer', () => {
    const json = (file: string): unknown => JSON.parse(readFileSync(join(geodata, file), 'utf8'));
    const places = (json('places.json') as { name: string; lonLat?: Position }[]).flatMap(
      ({ name, lonLat }) => (lonLat ? [{ name, at: lonLat }] : []),
    );
    const gazetteer = Object.values(
      json('gazetteer.json') as Record<string, { name: string; lon?: number; lat?: number }[]>,
    ).flatMap((rows) =>
      rows.flatMap(({ name, lon, lat }) =>
        lon === undefined || lat === undefined ? [] : [{ name, at: [lon, lat] }],
      ),
    );
    expect(places.length).toBeGreaterThan(100);
    expect(gazetteer.length).toBeGreaterThan(1000);
    expect(atSea([...places, ...gazetteer], 17)).toEqual([]);
  });
});
