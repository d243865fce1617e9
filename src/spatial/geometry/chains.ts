import { nearestShare } from '../../domain/segments.ts';
import type { FlatLines } from './flat-lines.ts';
import { PIECE_M, RAD } from './metric.ts';
import { offsetFinder } from './offset-finder.ts';

/**
 * Runs of consecutive pieces of one line, each near the straight way between its ends, its chord: from the chord one knows how far away a chain is to
 * `bulgeM`, and only the pieces of chains that can be the nearest have to be looked at.
 */
export interface Chains {
  /** Pieces of chain c are `first[c]` to `first[c + 1] - 1`. */
  first: Int32Array;
  /** Axis of each chain; ascending. */
  axis: Int32Array;
  /** Vertices at its ends. */
  start: Int32Array;
  end: Int32Array;
  /** No point of the chain is farther from its chord than this, and no point of the chord farther from the chain, metres. */
  bulgeM: Float64Array;
}

/** Greatest distance of a chain from its chord, metres. A larger one gives fewer chains, with more pieces of each to examine. */
const MOST_BULGE_M = 800;
/** Greater than the error of the plane around the start of a chain, metres. */
const SLACK_M = 1;

/** Joins consecutive pieces to chains while they stay near their chord; a chain is no longer than a piece may be. */
export function buildChains(lines: FlatLines): Chains {
  const { from, axis, lonRad, latRad } = lines;
  const { xy, setOrigin, findOffsetOf } = offsetFinder(lines);
  const [east, north] = [[0], [0]];
  const first: number[] = [];
  const bulges: number[] = [];
  for (let p = 0; p < from.length;) {
    first.push(p);
    const start = from[p] as number;
    setOrigin((lonRad[start] as number) / RAD, (latRad[start] as number) / RAD);
    let bulge = 0;
    let count = 0;
    for (; p < from.length; p++) {
      const end = (from[p] as number) + 1;
      if (count > 0 && (end !== start + count + 1 || axis[p] !== axis[p - 1])) break;
      findOffsetOf(end);
      east[count] = xy[0] as number;
      north[count] = xy[1] as number;
      if (count > 0) {
        const strayed = strayM(east, north, count);
        if (strayed > MOST_BULGE_M || Math.hypot(east[count] as number, north[count] as number) > PIECE_M)
          break;
        bulge = strayed + SLACK_M;
      }
      count++;
    }
    bulges.push(bulge);
  }
  const count = first.length;
  first.push(from.length);
  const of = (number: (c: number) => number): Int32Array =>
    Int32Array.from({ length: count }, (_, c) => number(c));
  return {
    first: Int32Array.from(first),
    axis: of((c) => axis[first[c] as number] as number),
    start: of((c) => from[first[c] as number] as number),
    end: of((c) => (from[(first[c + 1] as number) - 1] as number) + 1),
    bulgeM: Float64Array.from(bulges),
  };
}

/** The pieces of these chains, ascending where the chains are. */
export function piecesOfChains({ first }: Chains, chains: Int32Array): Int32Array {
  let count = 0;
  for (let i = 0; i < chains.length; i++) {
    const c = chains[i] as number;
    count += (first[c + 1] as number) - (first[c] as number);
  }
  const pieces = new Int32Array(count);
  let at = 0;
  for (let i = 0; i < chains.length; i++) {
    const c = chains[i] as number;
    const end = first[c + 1] as number;
    for (let p = first[c] as number; p < end; p++) pieces[at++] = p;
  }
  return pieces;
}

/** How far the first `last` points are at most from the straight way from the origin to point `last`, metres. */
function strayM(east: readonly number[], north: readonly number[], last: number): number {
  const dx = east[last] as number;
  const dy = north[last] as number;
  let most = 0;
  for (let i = 0; i < last; i++) {
    const x = east[i] as number;
    const y = north[i] as number;
    const t = nearestShare(-x, -y, dx, dy);
    most = Math.max(most, (x - t * dx) ** 2 + (y - t * dy) ** 2);
  }
  return Math.sqrt(most);
}
