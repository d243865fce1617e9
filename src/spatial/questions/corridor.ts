import type { MultiPolygon } from 'geojson';
import type { Corridor } from '../../domain/answers/corridor.ts';
import type { SpatialModel } from '../model.ts';
import { axesAround } from './axes-around.ts';
import { buffered } from '../geometry/buffered.ts';
import { corridorAreas } from './corridor-areas.ts';
import { intersectAreas } from '../geometry/overlay.ts';
import { regionFilter } from './region-filter.ts';

interface CorridorArgs {
  axes?: readonly string[];
  widthKm: number;
  /** Code of a county or prefecture whose land alone counts; the province where none is named. */
  region?: string;
}

/**
 * The outline of the corridor of axes, clipped to the land of the region; no coordinates where it has none.
 * @throws RangeError for a width that is none, an unknown axis or region, an empty list or a line that is none
 */
export function corridorOutline(model: SpatialModel, args: CorridorArgs): MultiPolygon {
  const axes = axesAround(model, args);
  if (axes.length === 0) return { type: 'MultiPolygon', coordinates: [] };
  return intersectAreas(
    buffered(axes, args.widthKm * 1000),
    regionFilter(model, args.region).region.geometry,
  );
}

/**
 * The corridor of axes: the land of the province, or of a region, within a width of any of them, with its outline, its area, and the share of each
 * county and prefecture. Areas do not come from the outline (`corridorAreas`); tests hold one to the other.
 * @throws RangeError as `corridorOutline` does
 */
export const corridor = (model: SpatialModel, args: CorridorArgs): Corridor => ({
  ...corridorAreas(model, args),
  geometry: corridorOutline(model, args),
});
