import type { CorridorShape } from '../../domain/answers/corridor.ts';
import type { SpatialModel } from '../model.ts';
import { capsuleRing } from '../geometry/capsules.ts';
import { checkAxes, checkWidthKm } from '../check.ts';
import { cutOnce } from '../geometry/cut-axis.ts';

/** Number of chords in a half circle: the drawn outline differs from the true one by 0.4 % of the width. */
const DRAWN_STEPS = 14;

/**
 * The corridors of axes as they are drawn while a width is dragged: for each axis the outlines of its pieces, which overlap and extend over
 * the sea. Not for measuring, for which `corridor` is.
 * @throws RangeError for an invalid width, an unknown axis, an empty list or an invalid line
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
