import type { Bbox } from '../../domain/view.ts';
import { bbox } from '@turf/bbox';
import type { Position } from 'geojson';

/** Metres in a degree of latitude, on a sphere of 6,371 km: up to 0.36 % off the ellipsoid in the province. */
export const M_PER_DEGREE = (Math.PI / 180) * 6_371_008.8;
/** Metres in a degree of longitude at a latitude. */
export const eastMPerDegree = (lat: number): number => M_PER_DEGREE * Math.cos((lat * Math.PI) / 180);

/**
 * Distance in metres in a plane at the mean latitude, on a sphere: up to 100 km within 0.001 % of the distance on the sphere, and in the
 * province within 0.36 % of that on the ellipsoid.
 */
export function planarM([lonA = 0, latA = 0]: Position, [lonB = 0, latB = 0]: Position): number {
  return Math.hypot((lonB - lonA) * eastMPerDegree((latA + latB) / 2), (latB - latA) * M_PER_DEGREE);
}

/** Length of a line in metres. */
export const lengthM = (line: readonly Position[]): number =>
  line.reduce((sum, at, i) => sum + (i === 0 ? 0 : planarM(line[i - 1] as Position, at)), 0);

/** The box around positions. */
export function computeBounds(positions: readonly Position[]): Bbox {
  const [west, south, east, north] = bbox({ type: 'MultiPoint', coordinates: [...positions] });
  return [west, south, east, north];
}
