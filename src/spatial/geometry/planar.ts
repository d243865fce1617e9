import { bbox } from '@turf/bbox';
import type { Position } from 'geojson';

/** West, south, east, north in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/** Metres in a degree of latitude, on a sphere of 6,371 km. */
export const M_PER_DEGREE = (Math.PI / 180) * 6_371_008.8;
/** Metres in a degree of longitude at a latitude. */
export const eastMPerDegree = (lat: number): number => M_PER_DEGREE * Math.cos((lat * Math.PI) / 180);

/** Distance in metres in a plane at the mean latitude; accurate to 0.1 % over some tens of kilometres. */
export function planarM([lonA = 0, latA = 0]: Position, [lonB = 0, latB = 0]: Position): number {
  return Math.hypot((lonB - lonA) * eastMPerDegree((latA + latB) / 2), (latB - latA) * M_PER_DEGREE);
}

/** Length of a line in metres. */
export const lengthM = (line: readonly Position[]): number =>
  line.reduce((sum, at, i) => sum + (i === 0 ? 0 : planarM(line[i - 1] as Position, at)), 0);

/** The box around positions. */
export function computeBounds(positions: readonly Position[]): Bounds {
  const [west, south, east, north] = bbox({ type: 'MultiPoint', coordinates: [...positions] });
  return [west, south, east, north];
}
