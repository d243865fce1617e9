import type { Position } from 'geojson';
import { eastMPerDegree, lengthM, M_PER_DEGREE, planarM } from './planar.ts';

/** The nearest position on a line: its coordinates, its distance in metres, and the segment that it lies on. */
export interface Foot {
  at: Position;
  m: number;
  segment: number;
  /** Share of the segment before the position, 0 to 1. */
  share: number;
}

/** The nearest position on the segment a → b, in a plane at the latitude of p. */
function footOnSegment(p: Position, a: Position, b: Position): { at: Position; m: number; share: number } {
  const east = eastMPerDegree(p[1] ?? 0);
  const flat = ([lon = 0, lat = 0]: Position): [number, number] => [
    (lon - (p[0] ?? 0)) * east,
    (lat - (p[1] ?? 0)) * M_PER_DEGREE,
  ];
  const [[ax, ay], [bx, by]] = [flat(a), flat(b)];
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared));
  return { at: between(a, b, share), m: Math.hypot(ax + share * dx, ay + share * dy), share };
}

/** The position at a share of the way from a to b. */
export const between = (
  [lonA = 0, latA = 0]: Position,
  [lonB = 0, latB = 0]: Position,
  share: number,
): Position => [lonA + (lonB - lonA) * share, latA + (latB - latA) * share];

/** The nearest position on a line of at least two vertices. */
export function footOnLine(p: Position, line: readonly Position[]): Foot {
  let best: Foot = { at: line[0] as Position, m: Infinity, segment: 0, share: 0 };
  for (let i = 1; i < line.length; i++) {
    const foot = footOnSegment(p, line[i - 1] as Position, line[i] as Position);
    if (foot.m < best.m) best = { ...foot, segment: i - 1 };
  }
  return best;
}

/**
 * Generalises a line so that every vertex that is left out lies within `toleranceM` metres of the result (Douglas and Peucker 1973). Both
 * ends are kept.
 */
export function thinned(line: readonly Position[], toleranceM: number): Position[] {
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const isRing = line.length > 3 && planarM(line[0] as Position, line.at(-1) as Position) === 0;
  const middle = line.length >> 1;
  if (isRing) keep[middle] = 1;
  const spans: [number, number][] = isRing
    ? [
        [0, middle],
        [middle, line.length - 1],
      ]
    : [[0, line.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    let [farthest, m] = [-1, toleranceM];
    for (let i = from + 1; i < to; i++) {
      const foot = footOnSegment(line[i] as Position, line[from] as Position, line[to] as Position);
      if (foot.m > m) [farthest, m] = [i, foot.m];
    }
    if (farthest === -1) continue;
    keep[farthest] = 1;
    spans.push([from, farthest], [farthest, to]);
  }
  return line.filter((_, i) => keep[i] === 1);
}

/** Rounds the corners of a line (Chaikin 1974) and keeps its ends; the corner where a ring is closed is rounded too. */
export function rounded(line: readonly Position[], times: number): Position[] {
  let from = [...line];
  const isRing = line.length > 3 && planarM(line[0] as Position, line.at(-1) as Position) === 0;
  for (let time = 0; time < times; time++) {
    if (from.length < 3) return from;
    const cut: Position[] = [];
    for (let i = 1; i < from.length; i++) {
      const [a, b] = [from[i - 1] as Position, from[i] as Position];
      cut.push(i === 1 && !isRing ? a : between(a, b, 0.25));
      cut.push(i === from.length - 1 && !isRing ? b : between(a, b, 0.75));
    }
    if (isRing) cut.push(cut[0] as Position);
    from = cut;
  }
  return from;
}

/** Divides a line into equal pieces of at most `mostM` metres; neighbouring pieces share an end. */
export function inPieces(line: readonly Position[], mostM: number): Position[][] {
  const total = lengthM(line);
  const count = Math.ceil(total / mostM);
  const pieces: Position[][] = [];
  let [piece, gone] = [[line[0] as Position], 0];
  for (let i = 1; i < line.length; i++) {
    const b = line[i] as Position;
    let a = line[i - 1] as Position;
    let step = planarM(a, b);
    for (
      let left = (total * (pieces.length + 1)) / count - gone;
      left < step && pieces.length < count - 1;
      left = (total * (pieces.length + 1)) / count - gone
    ) {
      const cut = between(a, b, left / step);
      pieces.push([...piece, cut]);
      piece = [cut];
      gone += left;
      step -= left;
      a = cut;
    }
    gone += step;
    piece.push(b);
  }
  return [...pieces, piece];
}
