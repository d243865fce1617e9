import geodesic from 'geographiclib-geodesic';
import type { LonLat } from '../domain/records.ts';
import { distanceM } from './operations/distance-m.ts';
import { geodesicToSegmentM } from './operations/geodesic-segment.ts';

const { WGS84 } = geodesic.Geodesic;
type Lines = readonly (readonly LonLat[])[];

/**
 * Metres from a point to the nearest of some lines by geodesics alone, every segment asked that the triangle inequality does not
 * rule out; Infinity where that is above `limitM`. For tests: no plane, no index.
 */
export function oracleM(point: LonLat, lines: Lines, limitM = Infinity): number {
  let best = limitM;
  let found = Infinity;
  for (const line of lines) {
    const metres = line.map((at) => distanceM(point, at));
    line.slice(1).forEach((to, i) => {
      const from = line[i] as LonLat;
      const [m1, m2] = [metres[i] as number, metres[i + 1] as number];
      if ((m1 + m2 - distanceM(from, to)) / 2 > best) return;
      const m = geodesicToSegmentM(point, from, to);
      if (m <= best) [best, found] = [m, m];
    });
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
