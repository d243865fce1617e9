import geodesic from 'geographiclib-geodesic';
import type { LonLat } from '../../domain/records.ts';
import { E2, SEMI_MAJOR_M } from '../../domain/ellipsoid.ts';
import { RAD } from './metric.ts';

const { WGS84 } = geodesic.Geodesic;

/** A plane in metres: x east and y north of its centre. */
export interface ConformalPlane {
  toXY(lonLat: LonLat): [xM: number, yM: number];
  toLonLat(xy: readonly [xM: number, yM: number]): LonLat;
}

/**
 * The stereographic plane around a centre: direction and length of the geodesic from there (Karney 2013), the length s stretched to
 * 2R · tan(s / 2R) with the Gaussian radius R of the ellipsoid at the centre (Snyder 1987, eq. 21-2, on the sphere of that radius). Lengths
 * grow by s² / 4R², 0.04 % at 250 km, almost alike in all directions, so that two points 20 km apart stand on scales that differ by
 * less than 0.01 %: the line halfway between them is off by less than a metre there.
 */
export function conformalPlane(centre: LonLat): ConformalPlane {
  const sin = Math.sin(centre[1] * RAD);
  const diameterM = (2 * SEMI_MAJOR_M * Math.sqrt(1 - E2)) / (1 - E2 * sin * sin);
  return {
    toXY: ([lon, lat]) => {
      const { s12 = NaN, azi1 = NaN } = WGS84.Inverse(centre[1], centre[0], lat, lon);
      const rho = diameterM * Math.tan(s12 / diameterM);
      return [rho * Math.sin(azi1 * RAD), rho * Math.cos(azi1 * RAD)];
    },
    toLonLat: ([x, y]) => {
      const s12 = diameterM * Math.atan(Math.hypot(x, y) / diameterM);
      const { lon2 = NaN, lat2 = NaN } = WGS84.Direct(centre[1], centre[0], Math.atan2(x, y) / RAD, s12);
      return [lon2, lat2];
    },
  };
}
