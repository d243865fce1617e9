import type { BoxMm, PointMm } from '../drawing.ts';

/**
 * Douglas–Peucker (1973): leaves out points that lie within a tolerance of the line through those kept. Ends are kept, and
 * of a closed ring at least four points.
 */
export function simplified(points: readonly PointMm[], toleranceMm: number): PointMm[] {
  if (points.length < 3) return [...points];
  const kept = new Uint8Array(points.length);
  kept[0] = kept[points.length - 1] = 1;
  const stack: [number, number][] = [[0, points.length - 1]];
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [from, to] = span;
    const distance2 = distance2To(points[from] as PointMm, points[to] as PointMm);
    let farthest2 = toleranceMm ** 2;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const away2 = distance2(points[i] as PointMm);
      if (away2 > farthest2) {
        farthest2 = away2;
        at = i;
      }
    }
    if (at < 0) continue;
    kept[at] = 1;
    stack.push([from, at], [at, to]);
  }
  return points.filter((_, i) => kept[i] === 1);
}

/** The square of a point's distance to a segment, mm². Not `Math.hypot`: of a sheet's time it took a tenth. */
function distance2To([x1, y1]: PointMm, [x2, y2]: PointMm): (point: PointMm) => number {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const squared = dx * dx + dy * dy;
  return (point) => {
    const x = point[0] - x1;
    const y = point[1] - y1;
    const t = squared === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / squared));
    return (x - t * dx) ** 2 + (y - t * dy) ** 2;
  };
}

interface Edge {
  isInside(point: PointMm): boolean;
  cross(a: PointMm, b: PointMm): PointMm;
}

function edgesOf({ xMm, yMm, widthMm, heightMm }: BoxMm): Edge[] {
  const vertical = (at: number, side: 1 | -1): Edge => ({
    isInside: ([x]) => (x - at) * side >= 0,
    cross: ([x1, y1], [x2, y2]) => [at, y1 + ((at - x1) / (x2 - x1)) * (y2 - y1)],
  });
  const level = (at: number, side: 1 | -1): Edge => ({
    isInside: ([, y]) => (y - at) * side >= 0,
    cross: ([x1, y1], [x2, y2]) => [x1 + ((at - y1) / (y2 - y1)) * (x2 - x1), at],
  });
  return [vertical(xMm, 1), vertical(xMm + widthMm, -1), level(yMm, 1), level(yMm + heightMm, -1)];
}

/** Rings of a filled area within a box (Sutherland and Hodgman 1974); they run along its edges where they leave it. */
export function clipPolygon(rings: readonly PointMm[][], box: BoxMm): PointMm[][] {
  const edges = edgesOf(box);
  return rings.flatMap((ring) => {
    let points: PointMm[] = ring;
    for (const edge of edges) {
      const next: PointMm[] = [];
      for (const [i, point] of points.entries()) {
        const before = points.at(i - 1) as PointMm;
        if (edge.isInside(point) !== edge.isInside(before)) next.push(edge.cross(before, point));
        if (edge.isInside(point)) next.push(point);
      }
      points = next;
    }
    return points.length < 3 ? [] : [points];
  });
}

/** Stretches of a line within a box, in its direction (Liang and Barsky 1984). */
export function clipLine(points: readonly PointMm[], box: BoxMm): PointMm[][] {
  const parts: PointMm[][] = [];
  let open = false;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1] as PointMm, points[i] as PointMm];
    const span = spanWithin(a, b, box);
    if (!span) {
      open = false;
      continue;
    }
    const [t0, t1] = span;
    const at = (t: number): PointMm => [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
    if (!open || t0 > 0) parts.push([t0 > 0 ? at(t0) : a]);
    parts.at(-1)?.push(t1 < 1 ? at(t1) : b);
    open = t1 === 1;
  }
  return parts;
}

function spanWithin(
  [x1, y1]: PointMm,
  [x2, y2]: PointMm,
  { xMm, yMm, widthMm, heightMm }: BoxMm,
): [from: number, to: number] | undefined {
  let [t0, t1] = [0, 1];
  const [dx, dy] = [x2 - x1, y2 - y1];
  for (const [p, q] of [
    [-dx, x1 - xMm],
    [dx, xMm + widthMm - x1],
    [-dy, y1 - yMm],
    [dy, yMm + heightMm - y1],
  ] as const) {
    if (p === 0) {
      if (q < 0) return undefined;
      continue;
    }
    const t = q / p;
    if (p < 0) t0 = Math.max(t0, t);
    else t1 = Math.min(t1, t);
    if (t0 > t1) return undefined;
  }
  return t0 < t1 ? [t0, t1] : undefined;
}

/** Area of a ring, whichever way round it runs. */
export const areaMm2 = (ring: readonly PointMm[]): number =>
  Math.abs(
    ring.reduce((sum, [x1, y1], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length] as PointMm;
      return sum + x1 * y2 - x2 * y1;
    }, 0),
  ) / 2;
