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
  /** Code of the county or prefecture whose land counts; the province where it is absent. */
  region?: string;
}

/**
 * The outline of the corridor of axes, clipped to the land of the region; without coordinates where it is empty.
 * @throws RangeError for an invalid width, an unknown axis or region, an empty list or an invalid line
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
 * The corridor of axes: the land of the province, or of a region, within a width of any of them, with its outline, its area, and the share
 * of each county and prefecture. Areas are not computed from the outline (`corridorAreas`); tests compare the two.
 * @throws RangeError as `corridorOutline` does
 */
export const corridor = (model: SpatialModel, args: CorridorArgs): Corridor => ({
  ...corridorAreas(model, args),
  geometry: corridorOutline(model, args),
});
