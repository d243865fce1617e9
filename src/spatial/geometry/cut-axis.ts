import type { ModelAxis } from '../model.ts';
import { type Piece, splitIntoPieces } from './capsules.ts';

const cut = new WeakMap<ModelAxis, readonly Piece[]>();

/** The pieces of an axis, computed once: they do not depend on the width. */
export function cutOnce(axis: ModelAxis): readonly Piece[] {
  const known = cut.get(axis);
  if (known) return known;
  const found = splitIntoPieces(axis);
  cut.set(axis, found);
  return found;
}
