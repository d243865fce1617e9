import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import {
  boundsOnGround,
  convergenceDeg,
  placesExtent,
  groundToSheet,
  projected,
  scaleFactor,
} from './projection.ts';

const { WGS84 } = geodesic.Geodesic;
const metres = (a: LonLat, b: LonLat): number => WGS84.Inverse(a[1], a[0], b[1], b[0]).s12 ?? NaN;
const zhejiang = fc.tuple(
  fc.double({ min: 118, max: 123, noNaN: true }),
  fc.double({ min: 27, max: 31.2, noNaN: true }),
) as fc.Arbitrary<LonLat>;

describe('projected', () => {
  it('has a false easting of 500 km and true distances along the central meridian', () => {
    expect(projected([120, 30])[0]).toBeCloseTo(500_000, 6);
    const alongM = projected([120, 31])[1] - projected([120, 30])[1];
    expect(Math.abs(alongM - metres([120, 30], [120, 31]))).toBeLessThan(0.001);
  });

  it('has the published scale factor and convergence of 3 degrees off the meridian', () => {
    // Numerical check: ratio of grid to geodesic length over 100 m in all directions.
    for (const lon of [118, 119.3, 121.7, 123])
      for (const lat of [27, 29, 31]) {
        const [x1, y1] = projected([lon, lat - 0.0005]);
        const [x2, y2] = projected([lon, lat + 0.0005]);
        const ratio = Math.hypot(x2 - x1, y2 - y1) / metres([lon, lat - 0.0005], [lon, lat + 0.0005]);
        expect(Math.abs(scaleFactor([lon, lat]) - ratio)).toBeLessThan(2e-7);
        const approxDeg = (lon - 120) * Math.sin((lat * Math.PI) / 180);
        expect(convergenceDeg([lon, lat])).toBeCloseTo(approxDeg, 2);
      }
  });
});

describe('groundToSheet', () => {
  it('is true to scale anywhere on a county sheet, within 0.05 % and 0.1 mm', () => {
    fc.assert(
      fc.property(
        zhejiang,
        fc.constantFrom(50_000, 150_000, 300_000),
        fc.double({ min: -0.25, max: 0.25, noNaN: true }),
        fc.double({ min: -0.25, max: 0.25, noNaN: true }),
        (centre, scale, dLon, dLat) => {
          const ground = groundToSheet(centre, [100, 100], scale);
          const a: LonLat = [centre[0] + dLon, centre[1] + dLat];
          const b: LonLat = [centre[0] - dLat, centre[1] + dLon];
          const [ax, ay] = ground.toMm(a);
          const [bx, by] = ground.toMm(b);
          const wantedMm = (metres(a, b) * 1000) / scale;
          expect(Math.abs(Math.hypot(ax - bx, ay - by) - wantedMm)).toBeLessThan(wantedMm * 5e-4 + 0.1);
        },
      ),
    );
  });

  it('puts the centre at the given position with north up, and inverts', () => {
    fc.assert(
      fc.property(zhejiang, zhejiang, (centre, place) => {
        const ground = groundToSheet(centre, [150, 90], 200_000);
        expect(ground.toMm(centre)[0]).toBeCloseTo(150, 6);
        expect(ground.toMm(centre)[1]).toBeCloseTo(90, 6);
        expect(ground.toMm([centre[0], centre[1] + 0.01])[1]).toBeLessThan(90);
        const [lon, lat] = ground.toLonLat(ground.toMm(place));
        expect(lon).toBeCloseTo(place[0], 7);
        expect(lat).toBeCloseTo(place[1], 7);
      }),
    );
  });
});

describe('placesExtent', () => {
  it('gives centre and size in metres, and undefined without places', () => {
    expect(placesExtent([])).toBeUndefined();
    const { centre, widthM, heightM } = placesExtent([
      [119.9, 29],
      [120.1, 29.2],
    ])!;
    expect(centre[0]).toBeCloseTo(120, 3);
    expect(Math.abs(widthM / metres([119.9, 29.1], [120.1, 29.1]) - 1)).toBeLessThan(0.002);
    expect(Math.abs(heightM / metres([120, 29], [120, 29.2]) - 1)).toBeLessThan(0.002);
  });
});

describe('boundsOnGround', () => {
  it('holds every position of the edges of a sheet and no more, also where its upper edge crosses the central meridian', () => {
    const face = { xMm: 10, yMm: 10, widthMm: 300, heightMm: 200 };
    // The province, a sheet west of the central meridian and one east of it.
    for (const [centre, scale] of [
      [[120.9, 29.2], 1_500_000],
      [[119, 28], 200_000],
      [[122, 30], 200_000],
    ] as [LonLat, number][]) {
      const ground = groundToSheet(centre, [160, 110], scale);
      const shares = Array.from({ length: 1001 }, (_, i) => i / 1000);
      const edges = shares.flatMap((share) => {
        const [x, y] = [face.xMm + share * face.widthMm, face.yMm + share * face.heightMm];
        const [right, bottom] = [face.xMm + face.widthMm, face.yMm + face.heightMm];
        return [
          [x, face.yMm],
          [x, bottom],
          [face.xMm, y],
          [right, y],
        ].map(([xMm, yMm]) => ground.toLonLat([xMm!, yMm!]));
      });
      const lons = edges.map(([lon]) => lon);
      const lats = edges.map(([, lat]) => lat);
      const sampled = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
      // 1e-6 degrees: 0.1 m.
      boundsOnGround(ground, face).forEach((bound, i) =>
        expect(Math.abs(bound - sampled[i]!)).toBeLessThan(1e-6),
      );
    }
  });
});
