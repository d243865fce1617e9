import type { SpreadDistances } from '../../domain/measures/reach.ts';
import type { FlatLines } from './flat-lines.ts';
import { RAD } from './metric.ts';
import { pieceIndex } from './piece-index.ts';
import { POSITIONS } from './spread.ts';
import type { Spread } from './spread.ts';
import { standpoint } from './standpoint.ts';

/** Numbers that are kept of a piece. */
const LAID = 6;
/** More than rounding can be, metres. */
const SLACK_M = 1;

/**
 * Distances from every possible position of each spread to the axes near it, in one plane around the middle of the spread: within 0.003 % as far as
 * 80 km, which is much less than what is known of a position. An axis that is farther than `limitM` from all of a spread's positions is left out.
 */
export function spreadReach(spreads: readonly Spread[], lines: FlatLines, limitM: number): SpreadDistances {
  const { from, axis } = lines;
  const nearestM = new Float64Array(spreads.length * POSITIONS).fill(Infinity);
  const byAxis = Array.from({ length: lines.axes }, (): { spread: number[]; distanceM: Float64Array[] } => ({
    spread: [],
    distanceM: [],
  }));
  if (spreads.length > 0) {
    const index = pieceIndex(lines);
    const { xy, stand, lookAt } = standpoint(lines);
    const squared = new Float64Array(POSITIONS);
    /** Of each piece around a spread: where it begins, its way, one over its squared length, and its distance from the middle, metres. */
    let laid = new Float64Array(0);
    spreads.forEach(({ box, middle, eastM: x, northM: y, awayM }, s) => {
      const [west, south, east, north] = box;
      const { pieces } = index.around(
        { west: west * RAD, south: south * RAD, east: east * RAD, north: north * RAD },
        limitM,
      );
      stand(...middle);
      if (laid.length < pieces.length * LAID) laid = new Float64Array(pieces.length * LAID * 2);
      let nearestOfAll = Infinity;
      let [last, groups, current] = [-1, 0, -1];
      for (let p = 0; p < pieces.length; p++) {
        const piece = pieces[p] as number;
        if (axis[piece] !== current) groups++;
        current = axis[piece] as number;
        const vertex = from[piece] as number;
        // Most pieces begin where the one before them ends.
        if (vertex !== last) lookAt(vertex);
        const ax = xy[0] as number;
        const ay = xy[1] as number;
        lookAt(vertex + 1);
        last = vertex + 1;
        const dx = (xy[0] as number) - ax;
        const dy = (xy[1] as number) - ay;
        const length2 = dx * dx + dy * dy;
        const scale = length2 > 0 ? 1 / length2 : 0;
        let t = -(ax * dx + ay * dy) * scale;
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        const m = Math.sqrt((ax + t * dx) ** 2 + (ay + t * dy) ** 2);
        laid[p * LAID] = ax;
        laid[p * LAID + 1] = ay;
        laid[p * LAID + 2] = dx;
        laid[p * LAID + 3] = dy;
        laid[p * LAID + 4] = scale;
        laid[p * LAID + 5] = m;
        if (m < nearestOfAll) nearestOfAll = m;
      }
      // Distances from a position and from the middle differ by no more than the position is away from the middle.
      const radiusM = (awayM.at(-1) as number) + SLACK_M;
      const neededM = Math.max(limitM, nearestOfAll + radiusM) + radiusM;
      /** Distances to each axis, one after the other; what is left out is written over. */
      const room = new Float64Array(groups * squared.length);
      let used = 0;
      for (let first = 0, end = 0; first < pieces.length; first = end) {
        const own = axis[pieces[first] as number] as number;
        let nearM = Infinity;
        for (; end < pieces.length && axis[pieces[end] as number] === own; end++)
          nearM = Math.min(nearM, laid[end * LAID + 5] as number);
        if (nearM > neededM) continue;
        squared.fill(Infinity);
        for (let p = first; p < end; p++) {
          // To positions that are less away than this another piece of the axis is nearer.
          const leastAwayM = ((laid[p * LAID + 5] as number) - nearM) / 2 - SLACK_M;
          let begin = 0;
          for (let step = awayM.length >> 1; step > 0; step >>= 1)
            while (begin + step <= awayM.length && (awayM[begin + step - 1] as number) < leastAwayM)
              begin += step;
          const ax = laid[p * LAID] as number;
          const ay = laid[p * LAID + 1] as number;
          const dx = laid[p * LAID + 2] as number;
          const dy = laid[p * LAID + 3] as number;
          const scale = laid[p * LAID + 4] as number;
          for (let i = begin; i < squared.length; i++) {
            const wx = (x[i] as number) - ax;
            const wy = (y[i] as number) - ay;
            let t = (wx * dx + wy * dy) * scale;
            t = t < 0 ? 0 : t > 1 ? 1 : t;
            const ex = wx - t * dx;
            const ey = wy - t * dy;
            const m2 = ex * ex + ey * ey;
            if (m2 < (squared[i] as number)) squared[i] = m2;
          }
        }
        const metres = room.subarray(used, used + squared.length);
        let least = Infinity;
        for (let i = 0; i < metres.length; i++) {
          const m = Math.sqrt(squared[i] as number);
          metres[i] = m;
          const at = s * metres.length + i;
          if (m < least) least = m;
          if (m < (nearestM[at] as number)) nearestM[at] = m;
        }
        if (least > limitM) continue;
        used += squared.length;
        byAxis[own]?.spread.push(s);
        byAxis[own]?.distanceM.push(metres);
      }
    });
  }
  return { positions: POSITIONS, nearestM, near: byAxis };
}
