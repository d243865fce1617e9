import type { LonLat } from './records.ts';

/** Box around the land and sea of China, degrees. */
const CHINA = { west: 73, south: 3, east: 136, north: 54 };

/** Whether a position lies in the box around China: no other one is meant in this atlas. */
export const isInChina = ([lon, lat]: LonLat): boolean =>
  lon >= CHINA.west && lon <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north;
