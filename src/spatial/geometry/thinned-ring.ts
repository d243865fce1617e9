import { Clipper } from 'clipper2-ts';

/**
 * A closed ring of whole numbers without the vertices that lie within `tolerance` of what is left (Douglas & Peucker 1973), in the
 * unit of the numbers. The ring is given and returned without its first vertex again at its end.
 */
export const thinnedRing = (
  ring: readonly (readonly [number, number])[],
  tolerance: number,
): [number, number][] =>
  Clipper.ramerDouglasPeucker(
    ring.map(([x, y]) => ({ x, y })),
    tolerance,
  ).map(({ x, y }) => [x, y]);
