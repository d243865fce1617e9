/** Signed distance in px from a point to the edge of a shape about the origin; negative inside. y grows downward. */
export type Shape = (x: number, y: number) => number;

export const circle =
  (radiusPx: number): Shape =>
  (x, y) =>
    Math.hypot(x, y) - radiusPx;

export const square =
  (halfPx: number, cornerPx = 0): Shape =>
  (x, y) => {
    const dx = Math.abs(x) - halfPx + cornerPx;
    const dy = Math.abs(y) - halfPx + cornerPx;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - cornerPx;
  };

/** A square on its corner; `halfPx` is from centre to corner. */
export const diamond = (halfPx: number, cornerPx = 0): Shape => {
  const upright = square(halfPx * Math.SQRT1_2, cornerPx);
  return (x, y) => upright((x + y) * Math.SQRT1_2, (y - x) * Math.SQRT1_2);
};

/** An equilateral triangle that points up, about its centroid; `radiusPx` is from centroid to corner. */
export const triangle =
  (radiusPx: number, cornerPx = 0): Shape =>
  (x, y) => {
    const inner = radiusPx / 2 - cornerPx;
    const sin60 = Math.sqrt(3) / 2;
    // Distances to the three edge lines, then to the corners where the nearest point is one.
    const edges = [y - inner, x * sin60 - y / 2 - inner, -x * sin60 - y / 2 - inner] as const;
    const inside = Math.max(...edges);
    if (inside <= 0) return inside - cornerPx;
    return distanceToTriangle(x, y, inner * 2) - cornerPx;
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

export const union =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));

/** `count` dots on a circle. */
export const dots = (radiusPx: number, dotPx: number, count: number): Shape =>
  union(
    ...Array.from({ length: count }, (_, k): Shape => {
      const angle = (2 * Math.PI * k) / count;
      const cx = radiusPx * Math.cos(angle);
      const cy = radiusPx * Math.sin(angle);
      return (x, y) => Math.hypot(x - cx, y - cy) - dotPx;
    }),
  );

function distanceToTriangle(x: number, y: number, radius: number): number {
  const corners = [-90, 30, 150].map((degrees) => {
    const angle = (degrees * Math.PI) / 180;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });
  let best = Infinity;
  corners.forEach(([ax, ay], k) => {
    const [bx, by] = corners[(k + 1) % 3]!;
    const [ex, ey] = [bx - ax, by - ay];
    const t = Math.min(1, Math.max(0, ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey)));
    best = Math.min(best, Math.hypot(x - ax - t * ex, y - ay - t * ey));
  });
  return best;
}
