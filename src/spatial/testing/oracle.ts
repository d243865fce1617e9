import geodesic from 'geographiclib-geodesic';
import { E2, SEMI_MAJOR_M } from '../../domain/ellipsoid.ts';
import type { LonLat } from '../../domain/records.ts';
import { geodesicM } from '../geometry/geodesic-m.ts';
import { geodesicToSegmentM } from '../geometry/geodesic-segment.ts';

const { WGS84 } = geodesic.Geodesic;
type Lines = readonly (readonly LonLat[])[];
type Xyz = readonly [number, number, number];

/** A position in space, metres from the middle of the ellipsoid. */
function inSpace([lon, lat]: LonLat): Xyz {
  const [east, north] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
  const radiusM = SEMI_MAJOR_M / Math.sqrt(1 - E2 * Math.sin(north) ** 2);
  const across = radiusM * Math.cos(north);
  return [across * Math.cos(east), across * Math.sin(east), radiusM * (1 - E2) * Math.sin(north)];
}

const chordM = (p: Xyz, q: Xyz): number => Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);

/**
 * Makes ready to measure from points to the nearest of some lines by geodesics alone: no plane, no index. The result gives metres, or
 * Infinity where that is above `limitM`. A segment is left out only where it cannot be the nearest: the way over the point of it
 * that is meant is, by the triangle inequality, at least half of what the ways to both ends are longer than the segment, and no way over the
 * ground is shorter than the chord through it. For tests.
 */
export function oracleTo(lines: Lines): (point: LonLat, limitM?: number) => number {
  const segments = lines.flatMap((line) =>
    line.slice(1).map((to, i) => {
      const from = line[i] as LonLat;
      return { from, to, a: inSpace(from), b: inSpace(to), lengthM: geodesicM(from, to) };
    }),
  );
  const middle = inSpace(lines[0]?.[0] ?? [0, 0]);
  const aroundM = segments.reduce(
    (most, { a, b, lengthM }) => Math.max(most, (chordM(middle, a) + chordM(middle, b) + lengthM) / 2),
    0,
  );
  return (point, limitM = Infinity) => {
    const at = inSpace(point);
    if (chordM(at, middle) - aroundM > limitM) return Infinity;
    const bounded = segments
      .map((segment) => ({
        segment,
        leastM: (chordM(at, segment.a) + chordM(at, segment.b) - segment.lengthM) / 2,
      }))
      .filter(({ leastM }) => leastM <= limitM)
      .sort((p, q) => p.leastM - q.leastM);
    let found = Infinity;
    for (const { segment, leastM } of bounded) {
      if (leastM > found) break;
      const m = geodesicToSegmentM(point, segment.from, segment.to);
      if (m <= limitM && m < found) found = m;
    }
    return found;
  };
}

/** The distances from a point to the `k` nearest of others, ascending, by geodesics; those are left out whose chord is longer already. For tests. */
export function oracleNearestM(point: LonLat, others: readonly LonLat[], k: number): number[] {
  const at = inSpace(point);
  const bounded = others
    .map((other) => ({ other, leastM: chordM(at, inSpace(other)) }))
    .sort((p, q) => p.leastM - q.leastM);
  let found: number[] = [];
  for (const { other, leastM } of bounded) {
    if (found.length === k && leastM > (found[k - 1] as number)) break;
    found = [...found, geodesicM(point, other)].sort((p, q) => p - q).slice(0, k);
  }
  return found;
}

/** The position `km` along a line, by geodesics; its end beyond that. For tests. */
export function positionAt(line: readonly LonLat[], km: number): LonLat {
  let leftM = km * 1000;
  for (const [i, to] of line.slice(1).entries()) {
    const from = line[i] as LonLat;
    const path = WGS84.InverseLine(from[1], from[0], to[1], to[0]);
    const lengthM = path.s13 ?? 0;
    if (leftM <= lengthM) {
      const { lat2 = NaN, lon2 = NaN } = path.Position(leftM);
      return [lon2, lat2];
    }
    leftM -= lengthM;
  }
  return line.at(-1) as LonLat;
}
