import { feature, featureCollection } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import { union } from '@turf/union';
import fc from 'fast-check';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { random, realModel } from '../testing/model.ts';
import { areaKm2 } from './area-km2.ts';
import { intersectAreas } from './overlay.ts';

type Areal = Polygon | MultiPolygon;

/** A star of random radii around a place, with the same star at a third of its size for a hole. */
function star(next: () => number, withHole: boolean): Polygon {
  const [lon, lat] = [119.5 + 1.5 * next(), 28.5 + 1.5 * next()];
  const radii = Array.from({ length: 5 + Math.floor(next() * 40) }, () => 0.1 + 0.4 * next());
  const ring = (size: number): Position[] => {
    const open = radii.map((radius, i): Position => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [lon + radius * size * Math.cos(angle), lat + radius * size * Math.sin(angle)];
    });
    return [...open, open[0] as Position];
  };
  return { type: 'Polygon', coordinates: withHole ? [ring(1), ring(1 / 3).toReversed()] : [ring(1)] };
}

function byTurfKm2(areas: readonly Areal[], other: Areal): number {
  const all =
    areas.length > 1 ? union(featureCollection(areas.map((area) => feature(area)))) : feature(areas[0]!);
  const both = all && intersect(featureCollection<Areal>([all, feature(other)]));
  return both ? areaKm2(both.geometry) : 0;
}

const box = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

describe('what areas cover of another', () => {
  it('is as large as by Turf, holes and overlaps and all', () => {
    const asked = fc.record({
      seed: fc.integer(),
      holes: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
      other: fc.boolean(),
    });
    fc.assert(
      fc.property(asked, ({ seed, holes, other }) => {
        const next = random(seed);
        const [areas, one] = [holes.map((hole) => star(next, hole)), star(next, other)];
        const km2 = areaKm2(intersectAreas(areas, one));
        expect(Math.abs(km2 - byTurfKm2(areas, one))).toBeLessThan(0.01);
      }),
      { numRuns: 40 },
    );
  });

  it('is as large as by Turf on the land of the province, with its islands', () => {
    const { geometry } = realModel().province;
    const sea = box(121.8, 29.6, 122.8, 30.4);
    const found = intersectAreas([sea], geometry);
    expect(found.coordinates.length).toBeGreaterThan(20);
    expect(Math.abs(areaKm2(found) - byTurfKm2([sea], geometry))).toBeLessThan(0.001);
  });

  it('is nothing where they lie apart, or only touch', () => {
    const one = box(120, 29, 120.5, 29.5);
    expect(intersectAreas([one], box(121, 29, 121.5, 29.5)).coordinates).toEqual([]);
    expect(intersectAreas([one], box(120.5, 29, 121, 29.5)).coordinates).toEqual([]);
  });

  it('is a separate island where it lies in a hole', () => {
    const [outer, hole] = [
      box(120, 29, 121, 30).coordinates[0]!,
      box(120.2, 29.2, 120.8, 29.8).coordinates[0]!,
    ];
    const ring: Polygon = { type: 'Polygon', coordinates: [outer, hole.toReversed()] };
    const island = box(120.4, 29.4, 120.6, 29.6);
    const found = intersectAreas([ring, island], box(119, 28, 122, 31));
    expect(found.coordinates.map((rings) => rings.length).toSorted()).toEqual([1, 2]);
    expect(areaKm2(found)).toBeCloseTo(areaKm2(ring) + areaKm2(island), 6);
  });
});
