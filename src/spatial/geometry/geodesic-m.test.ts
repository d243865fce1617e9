import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import { geodesicM, lineLengthKm } from './geodesic-m.ts';

const zhejiang = fc.tuple(
  fc.double({ min: 118, max: 123, noNaN: true }),
  fc.double({ min: 27, max: 31.5, noNaN: true }),
) as fc.Arbitrary<LonLat>;

describe('distanceM', () => {
  it('is one degree of the meridian at 30° N: 110,852.4 m (Bessel–Helmert tables, WGS 84)', () => {
    expect(geodesicM([120, 29.5], [120, 30.5])).toBeCloseTo(110_852.4, 0);
  });

  it('is symmetric, zero on itself and keeps the triangle inequality', () => {
    fc.assert(
      fc.property(zhejiang, zhejiang, zhejiang, (a, b, c) => {
        expect(geodesicM(a, a)).toBe(0);
        expect(geodesicM(a, b)).toBeCloseTo(geodesicM(b, a), 6);
        expect(geodesicM(a, c)).toBeLessThanOrEqual(geodesicM(a, b) + geodesicM(b, c) + 1e-6);
      }),
    );
  });

  it('refuses what is no position', () => {
    expect(() => geodesicM([Number.NaN, 30], [120, 30])).toThrow(/not a position/);
  });
});

describe('lineLengthKm', () => {
  it('does not change when a segment is split', () => {
    const whole = lineLengthKm([
      [120, 29],
      [121, 29],
    ]);
    const split = lineLengthKm([
      [120, 29],
      [120.5, 29],
      [121, 29],
    ]);
    expect(Math.abs(whole - split) / whole).toBeLessThan(1e-4);
  });
});
