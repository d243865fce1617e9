import type { Polygon } from 'geojson';
import type { Network } from '../domain/network.ts';
import type { LonLat } from '../domain/records.ts';
import type { Bbox } from '../domain/view.ts';
import { PROVINCE_BBOX, geometryBbox } from './camera.ts';

/** Sea left to the east of the province, where no land ends the sheet, in degrees. */
const OPEN_SEA_DEGREES = 0.85;
/** Width of the fade inside the frame; it leaves the province alone, which lies further in. */
const FADE_DEGREES = 0.5;
/** Enough that no step shows. */
const FADE_STEPS = 20;
/** Further than the map can be dragged. */
const WORLD: Bbox = [90, 5, 150, 55];

/** A ring of paper over the ground; `opacity` 1 is all paper. */
export interface MarginBand {
  geometry: Polygon;
  opacity: number;
}

/**
 * All that lies around the sheet. Land outside the province is known within a frame only, and beyond it the sea would
 * seem to begin: so sea and land fade into the paper before the frame ends.
 */
export function buildMargin({ neighbours }: Pick<Network, 'neighbours'>): MarginBand[] {
  const province: Polygon = { type: 'Polygon', coordinates: [bboxRing(PROVINCE_BBOX)] };
  const land = geometryBbox({
    type: 'GeometryCollection',
    geometries: [province, ...neighbours.map(({ geometry }) => geometry)],
  });
  const frame: Bbox = [land[0], land[1], land[2] + OPEN_SEA_DEGREES, land[3]];
  const inward = (step: number): Bbox => {
    const by = (FADE_DEGREES * step) / FADE_STEPS;
    return [frame[0] + by, frame[1] + by, frame[2] - by, frame[3] - by];
  };
  const ring = (outer: Bbox, inner: Bbox): Polygon => ({
    type: 'Polygon',
    coordinates: [bboxRing(outer), bboxRing(inner).toReversed()],
  });
  const fade = Array.from({ length: FADE_STEPS }, (_, step): MarginBand => {
    const share = 1 - (step + 0.5) / FADE_STEPS;
    return { geometry: ring(inward(step), inward(step + 1)), opacity: share ** 2 * (3 - 2 * share) };
  });
  return [{ geometry: ring(WORLD, frame), opacity: 1 }, ...fade];
}

const bboxRing = ([west, south, east, north]: Bbox): LonLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
