import type { SpreadDistances } from '../../domain/answers/reach.ts';
import { chainIndex } from './chain-index.ts';
import { piecesOfChains } from './chains.ts';
import type { FlatLines } from './flat-lines.ts';
import { RAD } from './metric.ts';
import { NUMBERS, toSegments, segmentPlane, squaredToSegment } from './segment-plane.ts';
import { POSITIONS, type Spread } from './spread.ts';
import { spreadRowList } from './spread-row-list.ts';

/** Greater than any rounding error, metres. */
const SLACK_M = 1;

/**
 * Distances from every possible position of each spread to the axes near it, in one plane around the middle of the spread: within 0.003 % as far as
 * 80 km, which is much less than what is known of a position. An axis that is farther than `limitM` from all of a spread's positions is left out.
 */
export function spreadReach(
  spreads: readonly Spread[],
  lines: FlatLines,
  limitM: number,
  index = chainIndex(lines),
): SpreadDistances {
  const nearestM = new Float64Array(spreads.length * POSITIONS).fill(Infinity);
  const rows = spreadRowList(POSITIONS);
  if (spreads.length === 0) return { positions: POSITIONS, nearestM, near: rows.byAxis(lines.axes) };
  const plane = segmentPlane(lines, toSegments(lines));
  let workspace: Workspace = makeWorkspace(0);
  const metres = new Float64Array(POSITIONS);
  spreads.forEach((spread, s) => {
    const [west, south, east, north] = spread.box;
    const box = { west: west * RAD, south: south * RAD, east: east * RAD, north: north * RAD };
    const pieces = piecesOfChains(index.chains, index.around(box, limitM).chains);
    plane.lay(...spread.middle, pieces);
    if (workspace.ranked.length < pieces.length) workspace = makeWorkspace(pieces.length * 2);
    const { fromMiddleM, ranked } = workspace;
    const nearestOfAllM = measureFromMiddle(plane.xy, pieces.length, fromMiddleM);
    // Distances from a position and from the middle differ by no more than the position is away from the middle.
    const radiusM = (spread.awayM.at(-1) as number) + SLACK_M;
    const neededM = Math.max(limitM, nearestOfAllM + radiusM) + radiusM;
    for (let g = 0; g < plane.groups; g++) {
      const first = plane.begins[g] as number;
      const end = plane.begins[g + 1] as number;
      const count = rank(fromMiddleM, first, end, radiusM, ranked);
      if ((fromMiddleM[ranked[0] as number] as number) > neededM) continue;
      const leastM = measure(plane.xy, fromMiddleM, ranked, count, spread, metres);
      for (let i = 0, at = s * POSITIONS; i < POSITIONS; i++, at++)
        if ((metres[i] as number) < (nearestM[at] as number)) nearestM[at] = metres[i] as number;
      if (leastM > limitM) continue;
      rows.push(s, lines.axis[pieces[first] as number] as number, metres, 0);
    }
  });
  return { positions: POSITIONS, nearestM, near: rows.byAxis(lines.axes) };
}

/** Arrays that are used for one spread after another. */
interface Workspace {
  /** Metres from the middle of the spread to each piece. */
  fromMiddleM: Float64Array;
  /** Pieces of one axis. */
  ranked: Int32Array;
}
const makeWorkspace = (pieces: number): Workspace => ({
  fromMiddleM: new Float64Array(pieces),
  ranked: new Int32Array(pieces),
});

/** Writes the distance of each piece from the middle of the plane; returns the least. */
function measureFromMiddle(xy: Float64Array, count: number, fromMiddleM: Float64Array): number {
  let least = Infinity;
  for (let p = 0; p < count; p++) {
    const m = Math.sqrt(squaredToSegment(xy, p * NUMBERS, 0, 0));
    fromMiddleM[p] = m;
    if (m < least) least = m;
  }
  return least;
}

/** Those of the pieces `first` to `end - 1` that can be the nearest to a position within `radiusM`, by their distance from the middle; returns how many. */
function rank(
  fromMiddleM: Float64Array,
  first: number,
  end: number,
  radiusM: number,
  ranked: Int32Array,
): number {
  let nearM = Infinity;
  for (let p = first; p < end; p++) if ((fromMiddleM[p] as number) < nearM) nearM = fromMiddleM[p] as number;
  const mostM = nearM + 2 * radiusM;
  let count = 0;
  for (let p = first; p < end; p++) {
    const m = fromMiddleM[p] as number;
    if (m > mostM) continue;
    let place = count++;
    for (; place > 0 && (fromMiddleM[ranked[place - 1] as number] as number) > m; place--)
      ranked[place] = ranked[place - 1] as number;
    ranked[place] = p;
  }
  return count;
}

/** Writes metres from each position to the nearest of these pieces, which are sorted by their distance from the middle; returns the least. */
function measure(
  xy: Float64Array,
  fromMiddleM: Float64Array,
  ranked: Int32Array,
  count: number,
  { eastM, northM, awayM }: Spread,
  metres: Float64Array,
): number {
  const nearM = fromMiddleM[ranked[0] as number] as number;
  let begin = 0;
  metres.fill(Infinity);
  for (let r = 0; r < count; r++) {
    const piece = ranked[r] as number;
    // To positions that are less away than this the first piece is nearer.
    const leastAwayM = ((fromMiddleM[piece] as number) - nearM) / 2 - SLACK_M;
    while (begin < awayM.length && (awayM[begin] as number) < leastAwayM) begin++;
    squaredToAll(xy, piece * NUMBERS, eastM, northM, begin, metres);
  }
  let least2 = Infinity;
  for (let i = 0; i < metres.length; i++) {
    const m2 = metres[i] as number;
    if (m2 < least2) least2 = m2;
    metres[i] = Math.sqrt(m2);
  }
  return Math.sqrt(least2);
}

/**
 * Lowers the squared metres of the positions from `begin` on to those to the segment whose numbers begin at `n`. Along the segment a position is beyond
 * its ends by what its distance from the middle is longer than half of it; that is found without a branch, which would go either way as at random.
 */
function squaredToAll(
  xy: Float64Array,
  n: number,
  eastM: Float64Array,
  northM: Float64Array,
  begin: number,
  squared: Float64Array,
): void {
  const dx = xy[n + 2] as number;
  const dy = xy[n + 3] as number;
  const half = Math.sqrt(dx * dx + dy * dy) / 2;
  const ux = half > 0 ? dx / half / 2 : 1;
  const uy = half > 0 ? dy / half / 2 : 0;
  const middleAlong = (xy[n] as number) * ux + (xy[n + 1] as number) * uy + half;
  const middleAcross = (xy[n + 1] as number) * ux - (xy[n] as number) * uy;
  for (let i = begin; i < squared.length; i++) {
    const x = eastM[i] as number;
    const y = northM[i] as number;
    const beyond = Math.abs(x * ux + y * uy - middleAlong) - half;
    const twice = beyond + Math.abs(beyond);
    const across = y * ux - x * uy - middleAcross;
    const m2 = across * across + (twice * twice) / 4;
    if (m2 < (squared[i] as number)) squared[i] = m2;
  }
}
