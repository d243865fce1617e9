import type { LonLat } from './records.ts';

/** Camera of the map: WGS 84 degrees, the zoom level of MapLibre, bearing clockwise from north, pitch from vertical, both in degrees. */
export interface MapView {
  lon: number;
  lat: number;
  zoom: number;
  bearing?: number;
  pitch?: number;
}

/** West, south, east, north in WGS 84 degrees. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];

/** Whether a position lies in a box or on its edge. */
export const isInBbox = ([lon, lat]: LonLat, [west, south, east, north]: Bbox): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;
