import type { CorridorShape } from '../../domain/answers/corridor.ts';
import type { SpatialModel } from '../model.ts';
import { capsuleRing } from '../geometry/capsules.ts';
import { checkAxes, checkWidthKm } from '../check.ts';
import { cutOnce } from '../geometry/cut-axis.ts';

/** Chords of a half circle: the outline drawn strays from the true one by 0.4 % of the width. */
const DRAWN_STEPS = 14;

/**
 * The corridors of axes as they are drawn while a width is dragged: for each axis the outlines of its pieces, which overlap
 * and reach over the sea. Not for measuring; `corridor` is.
 * @throws RangeError for a width that is none, an unknown axis, an empty list or a line that is none
 */
export function corridorShapes(
  model: SpatialModel,
  { axes, widthKm }: { axes?: readonly string[]; widthKm: number },
): CorridorShape[] {
  const widthM = checkWidthKm(widthKm) * 1000;
  return checkAxes(model, axes).map((axis) => ({
    id: axis.id,
    geometry: {
      type: 'MultiPolygon',
      coordinates: cutOnce(axis).map((piece) => [capsuleRing(piece, widthM, DRAWN_STEPS)]),
    },
  }));
}
