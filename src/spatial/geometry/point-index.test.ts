import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import { geodesicM } from './geodesic-m.ts';
import { pointIndex, separationM } from './point-index.ts';

const place = fc.tuple(
  fc.double({ min: 74, max: 135, noNaN: true }),
  fc.double({ min: 4, max: 53, noNaN: true }),
) as fc.Arbitrary<LonLat>;
const near = fc.tuple(
  fc.double({ min: 120, max: 120.5, noNaN: true }),
  fc.double({ min: 28, max: 28.5, noNaN: true }),
) as fc.Arbitrary<LonLat>;

describe('pointIndex', () => {
  it('finds the same nearest point as comparing all, locally and all over China', () => {
    for (const each of [place, near])
      fc.assert(
        fc.property(each, fc.array(each, { minLength: 1, maxLength: 40 }), (at, points) => {
          const least = Math.min(...points.map((point) => geodesicM(at, point)));
          const { index = -1, distanceM: found = NaN } = pointIndex(points).nearest(at) ?? {};
          expect(Math.abs(found - least)).toBeLessThanOrEqual(0.001 + least * 1e-5);
          expect(found).toBe(separationM(at, points[index] as LonLat));
        }),
        { numRuns: 150 },
      );
  });

  it('misses nothing within a radius', () => {
    fc.assert(
      fc.property(
        place,
        fc.array(place, { minLength: 1, maxLength: 40 }),
        fc.double({ min: 1, max: 3e6, noNaN: true }),
        (at, points, radiusM) => {
          const found = pointIndex(points).around([...at, ...at], radiusM);
          for (const [i, point] of points.entries())
            if (geodesicM(at, point) <= radiusM) expect(found).toContain(i);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of no points finds none', () => {
    expect(pointIndex([]).nearest([120, 29])).toBeUndefined();
    expect(pointIndex([]).around([120, 29, 120, 29], 1e6)).toEqual([]);
  });
});
