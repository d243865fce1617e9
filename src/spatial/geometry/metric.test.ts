import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import { geodesicM } from './geodesic-m.ts';
import { geodesicToSegmentM } from './geodesic-segment.ts';
import { footOnSegment, offsetM, PIECE_M, pieces, RAD } from './metric.ts';

const { WGS84 } = geodesic.Geodesic;
const china = fc.tuple(
  fc.double({ min: 75, max: 133, noNaN: true }),
  fc.double({ min: 4, max: 53, noNaN: true }),
) as fc.Arbitrary<LonLat>;
const azimuth = fc.double({ min: -180, max: 180, noNaN: true });
const upTo = (m: number): fc.Arbitrary<number> => fc.double({ min: 1, max: m, noNaN: true });
const away = ([lon, lat]: LonLat, azi: number, m: number): LonLat => {
  const { lat2 = NaN, lon2 = NaN } = WGS84.Direct(lat, lon, azi, m);
  return [lon2, lat2];
};

describe('offsetM', () => {
  it('has the length and direction of the geodesic: 0.01 % as far as 100 km', () => {
    fc.assert(
      fc.property(china, azimuth, upTo(100_000), (from, azi, m) => {
        const [east, north] = offsetM(from, away(from, azi, m));
        // Positions hold 1e-14 of a degree or so: nanometres.
        expect(Math.abs(Math.hypot(east, north) - m)).toBeLessThan(m * 1e-4 + 1e-6);
        expect(Math.hypot(east - m * Math.sin(azi * RAD), north - m * Math.cos(azi * RAD))).toBeLessThan(
          m * 2e-4 + 1e-6,
        );
      }),
    );
  });
});

describe('footOnSegment', () => {
  it('is the distance that geodesics find, within 0.01 % as far as 30 km', () => {
    fc.assert(
      fc.property(china, azimuth, upTo(30_000), azimuth, upTo(PIECE_M), (point, azi, m, turn, lengthM) => {
        const a = away(point, azi, m);
        const b = away(a, turn, lengthM);
        const { distanceM: found, t } = footOnSegment(point, a, b);
        expect(Math.abs(found - geodesicToSegmentM(point, a, b))).toBeLessThan(found * 1e-4 + 0.5);
        expect(t).toBeGreaterThanOrEqual(0);
        expect(t).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('distinguishes left and right', () => {
    expect(footOnSegment([120, 29.1], [120, 29], [120.1, 29]).crossM2).toBeGreaterThan(0);
    expect(footOnSegment([120, 28.9], [120, 29], [120.1, 29]).crossM2).toBeLessThan(0);
  });
});

describe('pieces', () => {
  it('keeps the ends and the length, and leaves no piece longer than the limit', () => {
    fc.assert(
      fc.property(china, azimuth, upTo(400_000), (from, azi, m) => {
        const to = away(from, azi, m);
        const cut = pieces([from, to]);
        expect([cut[0], cut.at(-1)]).toEqual([from, to]);
        const lengths = cut.slice(1).map((at, i) => geodesicM(cut[i] as LonLat, at));
        expect(Math.max(...lengths)).toBeLessThan(PIECE_M * 1.001);
        expect(Math.abs(lengths.reduce((sum, each) => sum + each) - m)).toBeLessThan(0.001);
      }),
    );
  });

  it('drops a vertex on top of the one before it', () => {
    const [a, b]: LonLat[] = [
      [120, 29],
      [120.1, 29],
    ];
    expect(pieces([a!, a!, b!, b!])).toEqual([a, b]);
  });
});
