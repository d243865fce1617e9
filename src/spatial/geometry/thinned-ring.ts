import { Clipper } from 'clipper2-ts';

/**
 * A closed ring of whole numbers, generalised so that every vertex that is left out lies within `tolerance` of the result (Douglas &
 * Peucker 1973), in the unit of the numbers. The ring is given and returned without the repeated vertex at its end.
 */
export const thinnedRing = (
  ring: readonly (readonly [number, number])[],
  tolerance: number,
): [number, number][] =>
  Clipper.ramerDouglasPeucker(
    ring.map(([x, y]) => ({ x, y })),
    tolerance,
  ).map(({ x, y }) => [x, y]);
