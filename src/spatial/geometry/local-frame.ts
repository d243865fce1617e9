import { mPerDegree } from '../../domain/distance.ts';
import type { LonLat } from '../../domain/records.ts';

/** A plane in metres around an origin: x east, y north. */
export interface LocalFrame {
  toXY(lonLat: LonLat): [xM: number, yM: number];
  toLonLat(xy: [xM: number, yM: number]): LonLat;
}

/**
 * Equirectangular plane on the WGS 84 ellipsoid, true at its origin: metres per degree come from the
 * radii of curvature in the meridian and the prime vertical there (Snyder 1987, eq. 4-18 to 4-20).
 * Within 60 km of the origin, at the latitudes of Zhejiang, distances are within 0.5 % of the geodesic.
 */
export function localFrame([lon0, lat0]: LonLat): LocalFrame {
  const [mPerLon, mPerLat] = mPerDegree(lat0);
  return {
    toXY: ([lon, lat]) => [(lon - lon0) * mPerLon, (lat - lat0) * mPerLat],
    toLonLat: ([x, y]) => [lon0 + x / mPerLon, lat0 + y / mPerLat],
  };
}
