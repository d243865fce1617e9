import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import { geodesicM } from '../geometry/geodesic-m.ts';
import { realModel } from '../testing/model.ts';
import { nearestPoints } from './nearest-points.ts';

const model = realModel();
const point = fc.tuple(
  fc.double({ min: 117, max: 124, noNaN: true }),
  fc.double({ min: 26, max: 32, noNaN: true }),
) as fc.Arbitrary<LonLat>;

describe('the nearest of the reader’s points', () => {
  it('equals comparing all points by geodesics, for every key village of the province', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), (points) => {
        const found = nearestPoints(model, { points, of: 'villages' });
        for (const [i, { code }] of found.places.entries()) {
          const { lonLat } = model.sites.find((site) => site.code === code)!;
          const least = Math.min(...points.map((at) => geodesicM(lonLat, at)));
          expect(Math.abs(found.distanceM[i]! - least)).toBeLessThanOrEqual(1e-5 * least + 1e-6);
          const own = geodesicM(lonLat, points[found.nearest[i]!]!);
          expect(Math.abs(own - least)).toBeLessThanOrEqual(1e-5 * least + 1e-6);
        }
      }),
      { numRuns: 5 },
    );
  });

  it('is computed for the records of a region only', () => {
    const county = '330723';
    const of = (kind: 'village' | 'town') =>
      model.sites
        .filter((site) => site.kind === kind && site.programme && site.county === county)
        .map(({ code }) => code);
    const codes = (which: 'villages' | 'towns') =>
      nearestPoints(model, { points: [[120, 29]], of: which, region: county }).places.map(({ code }) => code);
    expect(codes('villages')).toEqual(of('village'));
    expect(codes('towns')).toEqual(of('town'));
    expect(of('village').length).toBeGreaterThan(0);
  });

  it.each([
    [[], 'none are given'],
    [[[2, 48]], 'point 0: 2, 48 is no position in China'],
    [Array.from({ length: 100_001 }, () => [120, 29]), 'at most 100000'],
  ] as [LonLat[], string][])('refuses points that cannot be asked for', (points, message) => {
    expect(() => nearestPoints(model, { points, of: 'villages' })).toThrow(message);
    expect(() => nearestPoints(model, { points: [[120, 29]], of: 'towns', region: '999999' })).toThrow(
      RangeError,
    );
  });
});
