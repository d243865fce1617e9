import type { FlatLines } from './flat-lines.ts';
import { RAD } from './metric.ts';
import type { RadBox } from './piece-index.ts';
import { standpoint } from './standpoint.ts';

/** In the plane of a cell distances are within this share and this many metres of those in the plane of the site. */
const PLANE_SHARE = 1.0002;
const PLANE_SLACK_M = 2;

export interface CellPlane {
  /** Puts these pieces, ascending, into the plane around the middle of a cell. */
  lay(box: RadBox, pieces: Int32Array): void;
  /** Pieces that may be the nearest of their axis where that lies within `withinM`, or the nearest of all; ascending. */
  candidates(lon: number, lat: number, withinM: number): Int32Array;
  /** How many of them there are. */
  found(): number;
}

/** Square of a distance in metres with the plane's error on top. */
function withSlack2(m: number): number {
  const most = m * PLANE_SHARE + PLANE_SLACK_M;
  return most * most;
}

/** Azimuthal equidistant plane around the middle of a cell: scale within 0.003 % and straight to 0.3 m as far as 80 km. */
export function cellPlane(lines: FlatLines): CellPlane {
  const { from, axis } = lines;
  const { xy: at, stand, lookAt, lookAtPoint } = standpoint(lines);
  let laid: Int32Array = new Int32Array(0);
  /** For each laid piece: start, way to the end, and one over its squared length. */
  let xy = new Float64Array(0);
  let squared = new Float64Array(0);
  let chosen = new Int32Array(0);
  let length = 0;
  return {
    lay(box, pieces) {
      laid = pieces;
      if (squared.length < pieces.length) {
        xy = new Float64Array(pieces.length * 10);
        squared = new Float64Array(pieces.length * 2);
        chosen = new Int32Array(pieces.length * 2);
      }
      stand((box.west + box.east) / 2 / RAD, (box.south + box.north) / 2 / RAD);
      for (let p = 0; p < pieces.length; p++) {
        const vertex = from[pieces[p] as number] as number;
        lookAt(vertex);
        const [ax = 0, ay = 0] = at;
        lookAt(vertex + 1);
        const dx = (at[0] as number) - ax;
        const dy = (at[1] as number) - ay;
        xy[p * 5] = ax;
        xy[p * 5 + 1] = ay;
        xy[p * 5 + 2] = dx;
        xy[p * 5 + 3] = dy;
        const squaredM = dx * dx + dy * dy;
        xy[p * 5 + 4] = squaredM > 0 ? 1 / squaredM : 0;
      }
    },
    candidates(lon, lat, withinM) {
      lookAtPoint(lon, lat);
      const [px = 0, py = 0] = at;
      const pieces = laid.length;
      let best = Infinity;
      for (let p = 0; p < pieces; p++) {
        const wx = px - (xy[p * 5] as number);
        const wy = py - (xy[p * 5 + 1] as number);
        const dx = xy[p * 5 + 2] as number;
        const dy = xy[p * 5 + 3] as number;
        let t = (wx * dx + wy * dy) * (xy[p * 5 + 4] as number);
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        const ex = wx - t * dx;
        const ey = wy - t * dy;
        const m2 = ex * ex + ey * ey;
        squared[p] = m2;
        if (m2 < best) best = m2;
      }
      const within2 = Math.max(withSlack2(withinM), withSlack2(Math.sqrt(best)));
      length = 0;
      for (let p = 0; p < pieces;) {
        const current = axis[laid[p] as number];
        const first = p;
        let least = Infinity;
        for (; p < pieces && axis[laid[p] as number] === current; p++)
          if ((squared[p] as number) < least) least = squared[p] as number;
        if (least > within2) continue;
        const least2 = withSlack2(Math.sqrt(least));
        for (let q = first; q < p; q++)
          if ((squared[q] as number) <= least2) chosen[length++] = laid[q] as number;
      }
      return chosen;
    },
    found: () => length,
  };
}
