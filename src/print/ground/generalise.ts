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
    // Written out, without a call for each point: a sheet has hundreds of thousands of them.
    const [x1, y1] = points[from] as PointMm;
    const [x2, y2] = points[to] as PointMm;
    const dx = x2 - x1;
    const dy = y2 - y1;
    const squared = dx * dx + dy * dy;
    let farthest2 = toleranceMm ** 2;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const point = points[i] as PointMm;
      const x = point[0] - x1;
      const y = point[1] - y1;
      const t = squared === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / squared));
      const offX = x - t * dx;
      const offY = y - t * dy;
      const away2 = offX * offX + offY * offY;
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

/** One edge of a box, as a line that points are on one side of: `axis` 0 is x, 1 is y; inside is where `sign` times the coordinate is larger. */
interface Edge {
  axis: 0 | 1;
  at: number;
  sign: 1 | -1;
}

const edgesOf = ({ xMm, yMm, widthMm, heightMm }: BoxMm): Edge[] => [
  { axis: 0, at: xMm, sign: 1 },
  { axis: 0, at: xMm + widthMm, sign: -1 },
  { axis: 1, at: yMm, sign: 1 },
  { axis: 1, at: yMm + heightMm, sign: -1 },
];

/** Where a segment crosses the line of an edge. */
function crossing([x1, y1]: PointMm, [x2, y2]: PointMm, { axis, at }: Edge): PointMm {
  return axis === 0
    ? [at, y1 + ((at - x1) / (x2 - x1)) * (y2 - y1)]
    : [x1 + ((at - y1) / (y2 - y1)) * (x2 - x1), at];
}

function clippedBy(ring: PointMm[], edge: Edge): PointMm[] {
  const { axis, at, sign } = edge;
  const isInside = (point: PointMm): boolean => (point[axis] - at) * sign >= 0;
  // Most rings lie on one side of most edges.
  if (ring.every(isInside)) return ring;
  const next: PointMm[] = [];
  let before = ring.at(-1) as PointMm;
  let wasInside = isInside(before);
  for (const point of ring) {
    const inside = isInside(point);
    if (inside !== wasInside) next.push(crossing(before, point, edge));
    if (inside) next.push(point);
    before = point;
    wasInside = inside;
  }
  return next;
}

/** Rings of a filled area within a box (Sutherland and Hodgman 1974); they run along its edges where they leave it. */
export function clipPolygon(rings: readonly PointMm[][], box: BoxMm): PointMm[][] {
  const edges = edgesOf(box);
  return rings.flatMap((ring) => {
    let points: PointMm[] = ring;
    for (const edge of edges) {
      if (points.length === 0) break;
      points = clippedBy(points, edge);
    }
    return points.length < 3 ? [] : [points];
  });
}

/** Stretches of a line within a box, in its direction (Liang and Barsky 1984). */
export function clipLine(points: readonly PointMm[], box: BoxMm): PointMm[][] {
  const [left, top] = [box.xMm, box.yMm];
  const [right, bottom] = [left + box.widthMm, top + box.heightMm];
  const parts: PointMm[][] = [];
  let open = false;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] as PointMm;
    const b = points[i] as PointMm;
    // Most segments lie beyond one edge of the box with both ends.
    if (
      (a[0] < left && b[0] < left) ||
      (a[0] > right && b[0] > right) ||
      (a[1] < top && b[1] < top) ||
      (a[1] > bottom && b[1] > bottom)
    ) {
      open = false;
      continue;
    }
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
