import type { Position } from 'geojson';
import { between, footOnLine } from '../../domain/segments.ts';
import { keepFarthest } from '../../domain/keep-farthest.ts';
import { eastMPerDegree, lengthM, M_PER_DEGREE, planarM } from './planar.ts';

/** The nearest position on a line: its coordinates, its distance in metres, and the segment that it lies on. */
export interface Foot {
  at: Position;
  m: number;
  segment: number;
  /** Share of the segment before the position, 0 to 1. */
  share: number;
}

/** A plane in metres around a position, on a sphere and true at its latitude. */
function planeAt([lon0 = 0, lat0 = 0]: Position): (at: Position) => [xM: number, yM: number] {
  const east = eastMPerDegree(lat0);
  return ([lon = 0, lat = 0]) => [(lon - lon0) * east, (lat - lat0) * M_PER_DEGREE];
}

/** The nearest position on a line of at least two vertices. */
export function nearestOn(p: Position, line: readonly Position[]): Foot {
  const { segment, share, x, y } = footOnLine(line, planeAt(p));
  const at = between(line[segment] as Position, line[segment + 1] as Position, share);
  return { at, m: Math.hypot(x, y), segment, share };
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
  keepFarthest(keep, spans, (from, to) => {
    let [farthest, m] = [-1, toleranceM];
    for (let i = from + 1; i < to; i++) {
      const foot = nearestOn(line[i] as Position, [line[from] as Position, line[to] as Position]);
      if (foot.m > m) [farthest, m] = [i, foot.m];
    }
    return farthest;
  });
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
