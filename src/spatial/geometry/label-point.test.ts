import fc from 'fast-check';
import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import { countyLocator } from './county-at.ts';
import { geodesicM } from './geodesic-m.ts';
import { labelPoint } from './label-point.ts';

const ringOf = (points: Position[]): Position[] => [...points, points[0] as Position];
const polygon = (...rings: Position[][]): Polygon => ({ type: 'Polygon', coordinates: rings.map(ringOf) });
const square = polygon([
  [120, 29],
  [120.1, 29],
  [120.1, 29.1],
  [120, 29.1],
]);

/** A star around a centre: any radii give a simple polygon. */
const star = fc
  .array(fc.double({ min: 0.01, max: 0.3, noNaN: true }), { minLength: 3, maxLength: 24 })
  .map((radii) =>
    polygon(
      radii.map((radius, i) => {
        const angle = (2 * Math.PI * i) / radii.length;
        return [120 + radius * Math.cos(angle), 29 + radius * Math.sin(angle)];
      }),
    ),
  );

describe('labelPoint', () => {
  it('finds the middle of a square within its precision', () => {
    expect(geodesicM(labelPoint(square, 10), [120.05, 29.05])).toBeLessThan(200);
  });

  it('lies inside any star', () => {
    fc.assert(
      fc.property(star, (shape) => {
        const point = labelPoint(shape, 50);
        const inside = countyLocator([{ code: '330723', geometry: shape }]);
        expect(inside.countyAt(point)).toBe('330723');
      }),
      { numRuns: 60 },
    );
  });

  it('is not in holes or bays', () => {
    const hole: Position[] = [
      [120.03, 29.03],
      [120.03, 29.07],
      [120.07, 29.07],
      [120.07, 29.03],
    ];
    const ring = { ...square, coordinates: [...square.coordinates, ringOf(hole)] };
    expect(countyLocator([{ code: '330723', geometry: ring }]).countyAt(labelPoint(ring))).toBe('330723');
  });

  it('chooses the largest part', () => {
    const islet: LonLat[] = [
      [121, 29],
      [121.01, 29],
      [121, 29.01],
    ];
    const [lon] = labelPoint({ type: 'MultiPolygon', coordinates: [[ringOf(islet)], square.coordinates] });
    expect(lon).toBeLessThan(120.1);
  });

  it('refuses a geometry without an interior', () => {
    expect(() => labelPoint({ type: 'MultiPolygon', coordinates: [] })).toThrow('no polygon');
    const line = polygon([
      [120, 29],
      [121, 29],
      [122, 29],
    ]);
    expect(() => labelPoint(line)).toThrow('no inside');
  });
});
