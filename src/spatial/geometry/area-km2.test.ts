import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { areaKm2 } from './area-km2.ts';

const close = (ring: Position[]): Position[] => [...ring, ring[0] as Position];

describe('areaKm2', () => {
  it('gives an eighth of the ellipsoid for an octant', () => {
    const octant = close([
      [0, 0],
      [90, 0],
      [0, 90],
    ]);
    expect(areaKm2({ type: 'Polygon', coordinates: [octant] })).toBeCloseTo(510_065_621.724 / 8, 2);
  });

  it("agrees with GeographicLib's own example, Antarctica", () => {
    const antarctica: Position[] = [
      [-58, -63.1],
      [-74, -72.9],
      [-102, -71.9],
      [-102, -74.9],
      [-131, -74.3],
      [-163, -77.5],
      [163, -77.4],
      [172, -71.7],
      [140, -65.9],
      [113, -65.7],
      [88, -66.6],
      [59, -66.9],
      [25, -69.8],
      [-4, -70],
      [-14, -71],
      [-33, -77.3],
      [-46, -77.9],
      [-61, -74.7],
    ];
    expect(areaKm2({ type: 'Polygon', coordinates: [close(antarctica)] })).toBeCloseTo(13_662_703.680_02, 3);
  });

  it('subtracts holes, adds parts and does not depend on the direction of rings', () => {
    const square = (lon: number, size: number): Position[] =>
      close([
        [lon, 29],
        [lon + size, 29],
        [lon + size, 29 + size],
        [lon, 29 + size],
      ]);
    const hole = square(120.2, 0.1).map(([lon = NaN, lat = NaN]) => [lon, lat + 0.2]);
    const whole = areaKm2({ type: 'Polygon', coordinates: [square(120, 1)] });
    const part = areaKm2({ type: 'Polygon', coordinates: [hole] });
    for (const coordinates of [
      [square(120, 1), hole],
      [square(120, 1).toReversed(), hole],
      [square(120, 1), hole.toReversed()],
    ])
      expect(areaKm2({ type: 'Polygon', coordinates })).toBeCloseTo(whole - part, 6);
    expect(areaKm2({ type: 'MultiPolygon', coordinates: [[square(120, 1)], [hole]] })).toBeCloseTo(
      whole + part,
      6,
    );
  });

  it('refuses an invalid position', () => {
    const ring = [[0, 0], [1], [1, 1], [0, 0]];
    expect(() => areaKm2({ type: 'Polygon', coordinates: [ring] })).toThrow(RangeError);
    const lost = close([
      [0, 0],
      [NaN, 1],
      [1, 1],
    ]);
    expect(() => areaKm2({ type: 'Polygon', coordinates: [lost] })).toThrow(RangeError);
  });
});
