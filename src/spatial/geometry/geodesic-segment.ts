import geodesic from 'geographiclib-geodesic';
import type { LonLat } from '../../domain/records.ts';
import { geodesicM } from './geodesic-m.ts';

const { WGS84 } = geodesic.Geodesic;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Metres from a point to the geodesic `a`–`b`, found by golden-section search along it with geodesic distances (Karney 2013) down to
 * `toleranceM` along the segment. Slow and without any plane: for points far away, and as a check of the fast method. The distance must
 * have one minimum along the segment, which holds for segments up to a few hundred km.
 */
export function geodesicToSegmentM(point: LonLat, a: LonLat, b: LonLat, toleranceM = 0.1): number {
  const path = WGS84.InverseLine(a[1], a[0], b[1], b[0]);
  const lengthM = path.s13 ?? 0;
  const at = (s: number): number => {
    const { lat2 = NaN, lon2 = NaN } = path.Position(s);
    return geodesicM(point, [lon2, lat2]);
  };
  let [low, high] = [0, lengthM];
  let [s1, s2] = [high - GOLDEN * high, GOLDEN * high];
  let [d1, d2] = [at(s1), at(s2)];
  while (high - low > toleranceM) {
    if (d1 < d2) {
      [high, s2, d2] = [s2, s1, d1];
      s1 = high - GOLDEN * (high - low);
      d1 = at(s1);
    } else {
      [low, s1, d1] = [s1, s2, d2];
      s2 = low + GOLDEN * (high - low);
      d2 = at(s2);
    }
  }
  return Math.min(d1, d2, geodesicM(point, a), geodesicM(point, b));
}
