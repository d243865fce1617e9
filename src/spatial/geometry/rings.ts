import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Position } from 'geojson';

/** A polygon as GeoJSON has it: the outer ring, then its holes. */
export type Rings = Position[][];

/** Whether a place lies in the polygon or on its edge. */
export const isInside = (at: Position, polygon: Rings): boolean =>
  booleanPointInPolygon(at, { type: 'Polygon', coordinates: polygon });
