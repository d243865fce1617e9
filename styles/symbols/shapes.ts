/** Signed distance from a point to the edge of a shape about the origin, px; negative inside; y down. */
export type Shape = (x: number, y: number) => number;

/** A circle of a radius. */
export const circle =
  (radiusPx: number): Shape =>
  (x, y) =>
    length(x, y) - radiusPx;

/** A convex polygon grown by `cornerPx`, which rounds its corners; vertices clockwise with y down. */
export const polygon = (corners: readonly [number, number][], cornerPx = 0): Shape => {
  const sides = corners.map(([x, y], k) => {
    const [toX, toY] = corners[(k + 1) % corners.length] as [number, number];
    const [ex, ey] = [toX - x, toY - y];
    const sidePx = length(ex, ey);
    return { x, y, ex, ey, outX: ey / sidePx, outY: -ex / sidePx };
  });
  return (x, y) => {
    let inside = -Infinity;
    for (const side of sides) inside = Math.max(inside, (x - side.x) * side.outX + (y - side.y) * side.outY);
    if (inside <= 0) return inside - cornerPx;
    let outside = Infinity;
    for (const side of sides) outside = Math.min(outside, toSegment(x - side.x, y - side.y, side));
    return outside - cornerPx;
  };
};

/** The band of `widthPx` along the inner side of an edge. */
export const band =
  (shape: Shape, widthPx: number): Shape =>
  (x, y) => {
    const distance = shape(x, y);
    return Math.max(distance, -distance - widthPx);
  };

/** The shape grown by `byPx` on every side. */
export const grown =
  (shape: Shape, byPx: number): Shape =>
  (x, y) =>
    shape(x, y) - byPx;

/** `count` dots on a circle, the first to the right. */
export const dots =
  (radiusPx: number, dotPx: number, count: number): Shape =>
  (x, y) => {
    const step = (2 * Math.PI) / count;
    const angle = Math.round(Math.atan2(y, x) / step) * step;
    return length(x - radiusPx * Math.cos(angle), y - radiusPx * Math.sin(angle)) - dotPx;
  };

/** Faster by about ten times than `Math.hypot`, which takes any number of arguments. */
const length = (x: number, y: number): number => Math.sqrt(x * x + y * y);

/** Distance of a point from a segment that begins at the origin. */
function toSegment(x: number, y: number, { ex, ey }: { ex: number; ey: number }): number {
  const t = Math.min(1, Math.max(0, (x * ex + y * ey) / (ex * ex + ey * ey)));
  return length(x - t * ex, y - t * ey);
}
