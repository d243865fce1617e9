import { bbox } from '@turf/bbox';
import type { Bbox } from '../../domain/view.ts';
import type { ModelAxis, Region, SpatialModel } from '../model.ts';
import { checkAxes, checkWidthKm } from '../check.ts';
import { padded } from '../geometry/point-index.ts';
import { regionFilter } from './region-filter.ts';

const boxes = new WeakMap<Region | ModelAxis, Bbox>();

/** The bounding box of a region or an axis, computed once. */
export function computeBox(shape: Region | ModelAxis): Bbox {
  const known = boxes.get(shape);
  if (known) return known;
  const geometry =
    'lines' in shape
      ? {
          type: 'MultiLineString' as const,
          coordinates: shape.lines.map((line) => line.map((at) => [...at])),
        }
      : shape.geometry;
  const [west, south, east, north] = bbox(geometry);
  const box: Bbox = [west, south, east, north];
  boxes.set(shape, box);
  return box;
}

/**
 * Of the given axes, those whose corridor may reach a region: all that do, and some more. All of them where no region is given.
 * @throws RangeError for an invalid width, an unknown axis or region, an empty list or an invalid line
 */
export function axesAround(
  model: SpatialModel,
  { axes, widthKm, region }: { axes?: readonly string[]; widthKm: number; region?: string },
): readonly ModelAxis[] {
  checkWidthKm(widthKm);
  const named = checkAxes(model, axes);
  if (region === undefined || region === model.province.code) return named;
  const [west, south, east, north] = padded(computeBox(regionFilter(model, region).region), widthKm * 1000);
  return named.filter((axis) => {
    const box = computeBox(axis);
    return box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south;
  });
}
