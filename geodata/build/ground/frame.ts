import type { Bbox } from '../../../src/domain/view.ts';
import type { Position } from 'geojson';

/** The extent of the extracts in geodata/inputs/ground/: the province and a strip of its neighbours. */
export const FRAME: Bbox = [117.7, 26.7, 123.3, 31.6];
/** The extent that the map can be moved to (src/map/create-map.ts, MAX_BOUNDS); outside the frame it is filled by a coarse ground. */
export const FAR_FRAME: Bbox = [112, 22, 130, 36.5];

/** The ring around bounds, counter-clockwise. */
export function boundsRing([west, south, east, north]: Bbox): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

export const isWithin = ([lon = NaN, lat = NaN]: Position, [west, south, east, north]: Bbox): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;
