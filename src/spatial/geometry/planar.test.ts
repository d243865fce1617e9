import { distance } from '@turf/distance';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import { displaced } from './displaced.ts';
import { geodesicM } from './geodesic-m.ts';
import { planarM } from './planar.ts';

it('planarM is within its stated errors of the distances on the sphere and on the ellipsoid', () => {
  const position = fc.tuple(
    fc.double({ min: 118, max: 123, noNaN: true }),
    fc.double({ min: 27, max: 31.2, noNaN: true }),
  );
  const away = fc.double({ min: 0.05, max: 100, noNaN: true });
  const turn = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });
  const errors = (from: LonLat, to: LonLat): [sphere: number, ellipsoid: number] => {
    const m = planarM(from, to);
    return [Math.abs(m / distance(from, to, { units: 'meters' }) - 1), Math.abs(m / geodesicM(from, to) - 1)];
  };
  fc.assert(
    fc.property(position, away, turn, (from, km, rad) => {
      const to = displaced(from, [km * 1000 * Math.sin(rad), km * 1000 * Math.cos(rad)]);
      const [sphere, ellipsoid] = errors(from, to);
      expect(sphere).toBeLessThan(0.000_01);
      expect(ellipsoid).toBeLessThan(0.0036);
    }),
    // Along a meridian in the south the error is largest.
    { examples: [[[120, 27], 100, 0]] },
  );
});
