import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../domain/records.ts';
import { frameInside } from './print-frame.ts';

describe('frameInside', () => {
  it('lies inside the corners of the rotated view, and has most of its area', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 118, max: 123, noNaN: true }),
        fc.double({ min: 27, max: 31, noNaN: true }),
        fc.double({ min: -0.03, max: 0.03, noNaN: true }),
        (lon, lat, turn) => {
          const at = (x: number, y: number): LonLat => [lon + x - y * turn, lat + y + x * turn];
          const corners = [at(-0.5, 0.3), at(0.5, 0.3), at(0.5, -0.3), at(-0.5, -0.3)];
          const { west, south, east, north } = frameInside(corners);
          for (const [x, y] of [
            [west, south],
            [west, north],
            [east, south],
            [east, north],
          ] as const) {
            // Rotated back, it lies within the sides of the rectangle; rounded to five decimals.
            const [u, v] = [x - lon + (y - lat) * turn, y - lat - (x - lon) * turn].map(
              (side) => Math.abs(side) / (1 + turn * turn),
            ) as [number, number];
            expect(u).toBeLessThanOrEqual(0.5 + 2e-5);
            expect(v).toBeLessThanOrEqual(0.3 + 2e-5);
          }
          expect((east - west) * (north - south)).toBeGreaterThan(0.6 * 0.85);
        },
      ),
    );
  });
});
