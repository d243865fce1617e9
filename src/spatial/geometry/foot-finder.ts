import { nearestShare } from '../../domain/segments.ts';
import type { FlatLines } from './flat-lines.ts';
import { offsetFinder } from './offset-finder.ts';

export interface FootFinder {
  /** Sets the point from which distances are computed, degrees. */
  setOrigin(lon: number, lat: number): void;
  /** Squared metres from the point to the piece that starts at this vertex. */
  squaredM(vertex: number): number;
  /** Chainage of the place on the piece that is nearest to the point. */
  chainageKm(piece: number): number;
  /** Side of the line that the point is on, given the piece nearest to it. */
  side(piece: number): number;
}

/** Nearest point of the piece that starts at a vertex: its offset, its place between the ends, and the way of the piece, metres. */
interface Foot {
  vertex: number;
  x: number;
  y: number;
  t: number;
  dx: number;
  dy: number;
}

/** The formulas of `metric.ts` on arrays, without calls to sine or cosine in the inner loop. */
export function footFinder(lines: FlatLines): FootFinder {
  const { km, from, ends } = lines;
  const { xy, setOrigin, findOffsetOf } = offsetFinder(lines);
  /** Vertex whose offset `ahead` holds: the end of one piece is mostly the start of the next. */
  let known = -1;
  const ahead = new Float64Array(2);

  /** The foot on the piece that was asked for last: chainage and side are asked for one after the other. */
  let last: Foot | undefined;

  function foot(vertex: number): Foot {
    if (last?.vertex === vertex) return last;
    last = computeFoot(vertex);
    return last;
  }

  function computeFoot(vertex: number): Foot {
    findOffsetOf(vertex);
    const [ax = 0, ay = 0] = xy;
    findOffsetOf(vertex + 1);
    const dx = (xy[0] as number) - ax;
    const dy = (xy[1] as number) - ay;
    const t = nearestShare(ax, ay, dx, dy);
    return { vertex, x: ax + t * dx, y: ay + t * dy, t, dx, dy };
  }

  return {
    setOrigin(lon, lat) {
      setOrigin(lon, lat);
      known = -1;
      last = undefined;
    },
    squaredM(vertex) {
      if (known !== vertex) {
        findOffsetOf(vertex);
        ahead[0] = xy[0] as number;
        ahead[1] = xy[1] as number;
      }
      const ax = ahead[0] as number;
      const ay = ahead[1] as number;
      findOffsetOf(vertex + 1);
      const bx = xy[0] as number;
      const by = xy[1] as number;
      known = vertex + 1;
      ahead[0] = bx;
      ahead[1] = by;
      const dx = bx - ax;
      const dy = by - ay;
      const along = -(ax * dx + ay * dy);
      if (along <= 0) return ax * ax + ay * ay;
      const squared = dx * dx + dy * dy;
      if (along >= squared) return bx * bx + by * by;
      const cross = ax * by - bx * ay;
      return (cross * cross) / squared;
    },
    chainageKm(piece) {
      const vertex = from[piece] as number;
      const start = km[vertex] as number;
      return start + foot(vertex).t * ((km[vertex + 1] as number) - start);
    },
    side(piece) {
      const { x, y, t, dx, dy } = foot(from[piece] as number);
      if (t > 0 && t < 1) return Math.sign(dy * x - dx * y);
      // At the end of the line there is no side; at a corner the mean of both directions decides.
      if (((ends[piece] as number) & (t === 0 ? 1 : 2)) !== 0) return 0;
      const next = foot(from[t === 0 ? piece - 1 : piece + 1] as number);
      const [length, nextLength] = [Math.hypot(dx, dy), Math.hypot(next.dx, next.dy)];
      return Math.sign((dy / length + next.dy / nextLength) * x - (dx / length + next.dx / nextLength) * y);
    },
  };
}
