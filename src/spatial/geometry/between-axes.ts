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

/** The box around the ends of a piece, degrees, and the cosine of its latitude farthest from the equator. */
interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
  cos: number;
}

const boxAround = ({ a, b }: Piece): Box => ({
  west: Math.min(a[0], b[0]),
  south: Math.min(a[1], b[1]),
  east: Math.max(a[0], b[0]),
  north: Math.max(a[1], b[1]),
  cos: Math.cos(Math.max(Math.abs(a[1]), Math.abs(b[1])) * RAD),
});

const boxes = new WeakMap<readonly Piece[], readonly Box[]>();
/** The boxes of the pieces of an axis, computed once. */
function computeBoxes(of: readonly Piece[]): readonly Box[] {
  const known = boxes.get(of) ?? of.map(boxAround);
  boxes.set(of, known);
  return known;
}

/** What of a bound counts, since `footOnSegment` may be less than the true distance, and a piece may leave the box of its ends by a metre. */
const SURE = { share: 0.99, lessM: 2 };

/**
 * Lower bound of the distance between two boxes, metres: by the haversine formula the chord over the differences of latitude and of
 * longitude, the latter at the latitude farthest from the equator.
 */
function atLeastM(p: Box, q: Box): number {
  const up = Math.max(0, p.south - q.north, q.south - p.north);
  const across = Math.max(0, p.west - q.east, q.west - p.east);
  const y = Math.sin((up * RAD) / 2);
  const x = Math.sin((across * RAD) / 2) * Math.min(p.cos, q.cos);
  return Math.max(0, SURE.share * 2 * Math.sqrt(x * x + y * y) * MIN_RADIUS_M - SURE.lessM);
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

/** The nearest points of two pieces that do not cross: one of them is an end of a piece. Distances as in `footOnSegment`. */
function betweenPieces(p: Piece, q: Piece): Between {
  let best: Between = NOWHERE;
  for (const end of [p.a, p.b]) {
    const { distanceM, t } = footOnSegment(end, q.a, q.b);
    if (distanceM < best.distanceM) best = { distanceM, from: end, to: along(q.a, q.b, t) };
  }
  for (const end of [q.a, q.b]) {
    const { distanceM, t } = footOnSegment(end, p.a, p.b);
    if (distanceM < best.distanceM) best = { distanceM, from: along(p.a, p.b, t), to: end };
  }
  return best;
}

const NOWHERE: Between = { distanceM: Infinity, from: [NaN, NaN], to: [NaN, NaN] };

/** The nearest points of two axes: those of the first two pieces that cross, else of the first two that are as near as any others. */
export function betweenAxes(one: ModelAxis, other: ModelAxis): Between {
  const [ps, qs] = [cutOnce(one), cutOnce(other)];
  const [boxesP, boxesQ] = [computeBoxes(ps), computeBoxes(qs)];
  const atLeast = new Float64Array(ps.length * qs.length);
  let first = 0;
  for (let i = 0, at = 0; i < ps.length; i++)
    for (let j = 0; j < qs.length; j++, at++) {
      atLeast[at] = atLeastM(boxesP[i] as Box, boxesQ[j] as Box);
      if ((atLeast[at] as number) < (atLeast[first] as number)) first = at;
    }
  const pairAt = (at: number): [Piece, Piece] => [
    ps[Math.floor(at / qs.length)] as Piece,
    qs[at % qs.length] as Piece,
  ];
  // Pieces whose boxes are farther apart than two others are need no measurement.
  const mostM = atLeast.length === 0 ? 0 : betweenPieces(...pairAt(first)).distanceM;
  let best = NOWHERE;
  for (let at = 0; at < atLeast.length; at++) {
    if ((atLeast[at] as number) > mostM || (atLeast[at] as number) >= best.distanceM) continue;
    const [p, q] = pairAt(at);
    const met = crossing(p, q);
    if (met) return { distanceM: 0, from: met, to: met };
    const found = betweenPieces(p, q);
    if (found.distanceM < best.distanceM) best = found;
  }
  return best;
}
