import geodesic from 'geographiclib-geodesic';
import type { LonLat } from '../../domain/records.ts';

const { WGS84, AZIMUTH, DISTANCE } = geodesic.Geodesic;

/** Geodesic distance on the WGS 84 ellipsoid in metres (Karney 2013, error under 15 nm). Degrees in. */
export function geodesicM(a: LonLat, b: LonLat): number {
  const { s12 } = WGS84.Inverse(a[1], a[0], b[1], b[0], DISTANCE);
  if (s12 === undefined || Number.isNaN(s12)) throw new RangeError(`geodesicM: not a position: ${a} or ${b}`);
  return s12;
}

/** Length of the geodesic to a position, and the same as metres east and north in its direction at the start (Karney 2013). Degrees in. */
export function geodesicTo(from: LonLat, to: LonLat): { distanceM: number; eastM: number; northM: number } {
  const { s12 = NaN, azi1 = NaN } = WGS84.Inverse(from[1], from[0], to[1], to[0], DISTANCE | AZIMUTH);
  const azimuthRad = (azi1 * Math.PI) / 180;
  return { distanceM: s12, eastM: s12 * Math.sin(azimuthRad), northM: s12 * Math.cos(azimuthRad) };
}

/** Sum of geodesic distances along a line, in kilometres. */
export function lineLengthKm(line: readonly LonLat[]): number {
  let lengthM = 0;
  for (let i = 1; i < line.length; i++) lengthM += geodesicM(line[i - 1] as LonLat, line[i] as LonLat);
  return lengthM / 1000;
}
