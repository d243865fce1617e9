import type { Polygon } from 'geojson';
import type { Network } from '../domain/network.ts';
import type { LonLat } from '../domain/records.ts';
import type { Bbox } from '../domain/view.ts';
import { PROVINCE_BBOX, geometryBbox } from './camera.ts';

/** Width of sea shown east of the province, where no neighbouring land limits the map, degrees. */
const OPEN_SEA_DEGREES = 0.85;
/** Width of the fade inside the frame, degrees; it does not reach the province. */
const FADE_DEGREES = 0.5;
/** Number of bands; enough that no steps are visible. */
const FADE_STEPS = 20;
/** An area larger than the limits of panning. */
const WORLD: Bbox = [90, 5, 150, 55];

/** A band in the background colour over the map; opaque at `opacity` 1. */
export interface MarginBand {
  geometry: Polygon;
  opacity: number;
}

/**
 * Builds the margin around the map. Land outside the province is known only within a frame, outside which there would seem to be sea, so
 * sea and land fade into the background before the frame ends.
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
