import fc from 'fast-check';
import type { MultiPolygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import { countyLocator } from './county-at.ts';

const box = (west: number, south: number, size = 0.1): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const shape = (...polygons: Position[][][]): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: polygons,
});

/** Four boxes side by side; the second has a hole, the fourth an island. */
const counties = [
  { code: '330102', geometry: shape([box(120, 29)]) },
  { code: '330105', geometry: shape([box(120.1, 29), box(120.12, 29.02, 0.02).toReversed()]) },
  { code: '330106', geometry: shape([box(120, 29.1)]) },
  { code: '330108', geometry: shape([box(120.1, 29.1)], [box(120.4, 29.4, 0.01)]) },
];
const locator = countyLocator(counties);

describe('countyLocator', () => {
  it('finds the box of any point', () => {
    const tenth = fc.double({ min: 0.001, max: 0.199, noNaN: true });
    fc.assert(
      fc.property(tenth, tenth, (x, y) => {
        const inHole = x > 0.12 && x < 0.14 && y > 0.02 && y < 0.04;
        const code = y < 0.1 ? (x < 0.1 ? '330102' : '330105') : x < 0.1 ? '330106' : '330108';
        expect(locator.countyAt([120 + x, 29 + y])).toBe(inHole ? undefined : code);
      }),
    );
  });

  it('gives a point on a common edge to exactly one county', () => {
    for (let y = 29.0005; y < 29.2; y += 0.001) expect(locator.countyAt([120.1, y])).toBeDefined();
  });

  it('handles islands, holes and the open sea', () => {
    expect(locator.countyAt([120.405, 29.405])).toBe('330108');
    expect(locator.countyAt([120.13, 29.03])).toBeUndefined();
    expect(locator.countyAt([122, 29])).toBeUndefined();
  });

  it('finds the nearest county within a tolerance in metres', () => {
    const east: LonLat = [120.201, 29.05];
    expect(locator.countyNear(east, 90)).toBeUndefined();
    expect(locator.countyNear(east, 110)).toBe('330105');
    expect(locator.distanceToCountyM(east, '330105')).toBeCloseTo(97.3, 0);
    expect(locator.countyNear([120.05, 29.05], 0)).toBe('330102');
  });

  it('measures from a county to a point of another one', () => {
    expect(locator.distanceToCountyM([120.05, 29.05], '330102')).toBe(0);
    expect(locator.distanceToCountyM([120.05, 29.05], '330106')).toBeCloseTo(5542, -1);
    expect(() => locator.distanceToCountyM([120, 29], '330999')).toThrow('no county 330999');
  });

  it('finds no county without counties', () => {
    expect(countyLocator([]).countyAt([120, 29])).toBeUndefined();
    expect(countyLocator([]).countyNear([120, 29], 1000)).toBeUndefined();
  });
});
