import type { Corridor } from '../../domain/measures/corridor.ts';
import type { SpatialModel } from '../model.ts';
import { buffered } from './buffered.ts';
import { checkAxes } from './check.ts';
import { corridorAreas } from './corridor-areas.ts';
import { intersectionOf } from './overlay.ts';

/**
 * The corridor of axes: the land of the province within a width of any of them, with its outline, its area, and the share of each
 * county, prefecture and the province. Areas do not come from the outline (`corridorAreas`); tests hold one to the other.
 * @throws RangeError for a width that is none, an unknown axis, an empty list or a line that is none
 */
export function corridor(model: SpatialModel, wish: { axes?: readonly string[]; widthKm: number }): Corridor {
  const areas = corridorAreas(model, wish);
  const buffers = buffered(checkAxes(model, wish.axes), wish.widthKm * 1000);
  return { ...areas, geometry: intersectionOf(buffers, model.province.geometry) };
}
