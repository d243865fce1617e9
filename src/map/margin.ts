import type { Polygon } from 'geojson';
import type { Network } from '../domain/network.ts';
import type { LonLat } from '../domain/records.ts';
import type { Bbox } from '../domain/view.ts';
import { PROVINCE_BBOX, bboxOf } from './camera.ts';

/** Sea left to the east of the province, where no land ends the sheet, in degrees. */
const OPEN_SEA_DEGREES = 0.85;
/** Further than the map can be dragged. */
const WORLD: Bbox = [90, 5, 150, 55];

/**
 * All that lies around the sheet. Land outside the province is known within a frame only; beyond it the sea would
 * seem to begin, so the sheet ends there as a printed one does.
 */
export function marginOf({ neighbours }: Pick<Network, 'neighbours'>): Polygon {
  const land = bboxOf([ringOf(PROVINCE_BBOX), ...neighbours.map(({ geometry }) => geometry.coordinates)]);
  const frame: Bbox = [land[0], land[1], land[2] + OPEN_SEA_DEGREES, land[3]];
  return { type: 'Polygon', coordinates: [ringOf(WORLD), ringOf(frame).toReversed()] };
}

const ringOf = ([west, south, east, north]: Bbox): LonLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
