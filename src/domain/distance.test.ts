import { describe, expect, it } from 'vitest';
import { distanceM } from './distance.ts';
import type { LonLat } from './records.ts';

/** Solutions of the inverse geodesic problem by GeographicLib 2.2, metres. */
const GEODESICS: [LonLat, LonLat, number][] = [
  [[119.8123, 28.9001], [119.9001, 28.9502], 10204.38],
  [[120.15, 30.27], [120.16, 30.27], 962.24],
  [[119.5, 28.5], [119.75, 28.62], 27843.7],
  [[118.5, 27.2], [122.5, 31], 573489.35],
  [[120, 27.5], [120, 31], 387940.29],
  [[118.2, 29.5], [122.6, 29.5], 426626.22],
];

describe('distanceM', () => {
  it.each(GEODESICS)('from %j to %j stays within its stated error', (from, to, geodesicM) => {
    const errorM = Math.abs(distanceM(from, to) - geodesicM);
    expect(errorM).toBeLessThan(geodesicM < 30_000 ? 1 : geodesicM * 5e-4);
    expect(distanceM(to, from)).toBe(distanceM(from, to));
  });

  it('is zero from a point to itself', () => {
    expect(distanceM([120, 29], [120, 29])).toBe(0);
  });
});
