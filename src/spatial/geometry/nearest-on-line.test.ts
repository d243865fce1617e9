import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import { geodesicM } from './geodesic-m.ts';
import { nearestOnLine } from './nearest-on-line.ts';

const near = fc.tuple(
  fc.double({ min: 119.8, max: 120.2, noNaN: true }),
  fc.double({ min: 28.8, max: 29.2, noNaN: true }),
) as fc.Arbitrary<LonLat>;

describe('nearestOnLine', () => {
  it('finds no nearer point among a thousand samples of the line', () => {
    fc.assert(
      fc.property(near, fc.array(near, { minLength: 2, maxLength: 6 }), (point, line) => {
        const found = nearestOnLine(point, line).distanceM;
        for (let i = 0; i + 1 < line.length; i++)
          for (let k = 0; k <= 200; k++) {
            const [a, b] = [line[i] as LonLat, line[i + 1] as LonLat];
            const sample: LonLat = [a[0] + ((b[0] - a[0]) * k) / 200, a[1] + ((b[1] - a[1]) * k) / 200];
            expect(geodesicM(point, sample)).toBeGreaterThanOrEqual(found * 0.995 - 0.01);
          }
      }),
      { numRuns: 60 },
    );
  });

  it('measures chainage from the start', () => {
    const line: LonLat[] = [
      [120, 29],
      [120.1, 29],
      [120.1, 29.1],
    ];
    const { alongM, segment } = nearestOnLine([120.2, 29.05], line);
    expect(segment).toBe(1);
    expect(alongM).toBeCloseTo(geodesicM(line[0]!, line[1]!) + geodesicM(line[1]!, [120.1, 29.05]), -1);
  });

  it('refuses a line of one point', () => {
    expect(() => nearestOnLine([120, 29], [[120, 29]])).toThrow(/two vertices/);
  });
});
