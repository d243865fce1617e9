import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geodesicM } from '../geodesic-m.ts';
import { arrangeAround } from './arrange.ts';

describe('arrangeAround', () => {
  it('keeps 200 m between places, stays near the town and gives the same result again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (count) => {
        const spots = arrangeAround([120.1234, 29.5678], count, () => true);
        expect(spots).toEqual(arrangeAround([120.1234, 29.5678], count, () => true));
        spots.forEach((spot, i) => {
          expect(geodesicM(spot, [120.1234, 29.5678])).toBeLessThan(420 * Math.sqrt(count) + 2);
          for (const other of spots.slice(i + 1)) expect(geodesicM(spot, other)).toBeGreaterThanOrEqual(199);
        });
      }),
    );
  });

  it('skips places that are not free, and reports when there is no room', () => {
    const east = arrangeAround([120, 29], 5, ([lon]) => lon > 120);
    expect(east.every(([lon]) => lon > 120)).toBe(true);
    expect(() => arrangeAround([120, 29], 1, () => false)).toThrow(/no room/);
  });
});
