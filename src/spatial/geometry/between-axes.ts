import type { LonLat } from '../../domain/records.ts';
import type { ModelAxis } from '../model.ts';
import type { Piece } from './capsules.ts';
import { segmentsCross } from './crossings.ts';
import { cutOnce } from './cut-axis.ts';
import { footOnSegment, MIN_RADIUS_M, RAD } from './metric.ts';

export interface Between {
  /** Shortest distance, metres: 0 where the lines cross or meet. */
  distanceM: number;
  /** The point on the first axis and the point on the second, between which the distance is measured. */
  from: LonLat;
  to: LonLat;
}

/** Lower bound of the distance between two pieces, from the difference of their latitudes, metres. */
function atLeastM(p: Piece, q: Piece): number {
  const low = Math.max(Math.min(p.a[1], p.b[1]), Math.min(q.a[1], q.b[1]));
  const high = Math.min(Math.max(p.a[1], p.b[1]), Math.max(q.a[1], q.b[1]));
  return Math.max(0, low - high) * RAD * MIN_RADIUS_M;
}

const along = (a: LonLat, b: LonLat, t: number): LonLat => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
];

function crossing({ a, b }: Piece, { a: c, b: d }: Piece): LonLat | undefined {
  if (!segmentsCross([a, b], [c, d])) return undefined;
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  return along(a, b, ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / (rx * sy - ry * sx));
}

/**
 * The nearest points of two axes. Of two pieces that do not cross, one of the nearest points is an end of a piece; distances as in
 * `footOnSegment`.
 */
export function betweenAxes(one: ModelAxis, other: ModelAxis): Between {
  let best: Between = { distanceM: Infinity, from: [NaN, NaN], to: [NaN, NaN] };
  for (const p of cutOnce(one))
    for (const q of cutOnce(other)) {
      if (atLeastM(p, q) >= best.distanceM) continue;
      const at = crossing(p, q);
      if (at) return { distanceM: 0, from: at, to: at };
      for (const end of [p.a, p.b]) {
        const { distanceM, t } = footOnSegment(end, q.a, q.b);
        if (distanceM < best.distanceM) best = { distanceM, from: end, to: along(q.a, q.b, t) };
      }
      for (const end of [q.a, q.b]) {
        const { distanceM, t } = footOnSegment(end, p.a, p.b);
        if (distanceM < best.distanceM) best = { distanceM, from: along(p.a, p.b, t), to: end };
      }
    }
  return best;
}
