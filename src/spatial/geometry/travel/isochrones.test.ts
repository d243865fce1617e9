import { describe, expect, it } from 'vitest';
import { areaKm2 } from '../area-km2.ts';
import { isochrones } from './isochrones.ts';
import { DEFAULT_SPEEDS } from './speeds.ts';
import { travelSurface } from './surface.ts';
import { placeAt, plain, testGround } from './testing/ground.ts';
import { travelTimes } from './times.ts';

describe('isochrones', () => {
  const on = travelSurface(testGround(plain(60, 60)), DEFAULT_SPEEDS);
  const field = travelTimes(on, [placeAt(30.2, 30.4)]);

  it('encloses the area of a disc with the walked radius, within the error of 16 directions', () => {
    const kmh = 6 * Math.exp(-0.175);
    const limits = [40, 60, 90];
    isochrones(field, limits).forEach((area, i) => {
      expect(area.coordinates).toHaveLength(1);
      const disc = Math.PI * ((kmh * (limits[i] as number)) / 60) ** 2;
      expect(areaKm2(area) / disc).toBeGreaterThan(0.93);
      expect(areaKm2(area) / disc).toBeLessThan(1.02);
    });
  });

  it('lies inside the isochrone of every longer time', () => {
    const [small = 0, middle = 0, large = 0] = isochrones(field, [15, 30, 45]).map((of) => areaKm2(of));
    expect(small).toBeLessThan(middle);
    expect(middle).toBeLessThan(large);
  });

  it('refuses a time beyond the limit of the field', () => {
    const near = travelTimes(on, [placeAt(30.2, 30.4)], { limitS: 1800 });
    expect(isochrones(near, [30])).toHaveLength(1);
    expect(() => isochrones(near, [45])).toThrow(/45 min/);
    expect(() => isochrones(near, [0])).toThrow(/0 min/);
  });
});
