import type { SpreadDistances } from '../../domain/measures/reach.ts';
import type { FlatLines } from './flat-lines.ts';
import { RAD } from './metric.ts';
import { pieceIndex } from './piece-index.ts';
import { POSITIONS } from './spread.ts';
import type { Spread } from './spread.ts';
import { standpoint } from './standpoint.ts';

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
    spreads.forEach(({ box, middle, eastM: x, northM: y }, s) => {
      const [west, south, east, north] = box;
      const { pieces } = index.around(
        { west: west * RAD, south: south * RAD, east: east * RAD, north: north * RAD },
        limitM,
      );
      stand(...middle);
      for (let p = 0; p < pieces.length;) {
        const current = axis[pieces[p] as number] as number;
        squared.fill(Infinity);
        for (; p < pieces.length && axis[pieces[p] as number] === current; p++) {
          const vertex = from[pieces[p] as number] as number;
          lookAt(vertex);
          const [ax = 0, ay = 0] = xy;
          lookAt(vertex + 1);
          const dx = (xy[0] as number) - ax;
          const dy = (xy[1] as number) - ay;
          const length2 = dx * dx + dy * dy;
          const scale = length2 > 0 ? 1 / length2 : 0;
          for (let i = 0; i < POSITIONS; i++) {
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
        const metres = squared.map(Math.sqrt);
        let least = Infinity;
        for (let i = 0; i < POSITIONS; i++) {
          const m = metres[i] as number;
          const at = s * POSITIONS + i;
          if (m < least) least = m;
          if (m < (nearestM[at] as number)) nearestM[at] = m;
        }
        if (least > limitM) continue;
        byAxis[current]?.spread.push(s);
        byAxis[current]?.distanceM.push(metres);
      }
    });
  }
  return { positions: POSITIONS, nearestM, near: byAxis };
}
