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

/** Numbers that are kept of a laid piece: where it begins, its way, and one over its squared length. */
const LAID = 5;
/** Numbers that are kept of the pieces of an axis: a point among them, and how far from it they reach, metres. */
const CIRCLE = 3;

/** Azimuthal equidistant plane around the middle of a cell: scale within 0.003 % and straight to 0.3 m as far as 80 km. */
export function cellPlane(lines: FlatLines): CellPlane {
  const { from, axis } = lines;
  const { xy: at, stand, lookAt, lookAtPoint } = standpoint(lines);
  let laid: Int32Array = new Int32Array(0);
  let xy = new Float64Array(0);
  let squared = new Float64Array(0);
  let chosen = new Int32Array(0);
  let length = 0;
  /** Pieces of one axis stand together: group g is `begins[g]` to `begins[g + 1] - 1`. */
  let groups = 0;
  const begins = new Int32Array(lines.axes + 1);
  const circles = new Float64Array(lines.axes * CIRCLE);
  /** Squared distance of the nearest piece of each group; Infinity where the group is too far away to matter. */
  const leasts = new Float64Array(lines.axes);

  /** Puts a circle around the pieces of a group, from the middle of the box around them. */
  function enclose(group: number): void {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let p = begins[group] as number; p < (begins[group + 1] as number); p++)
      for (let end = 0; end < 2; end++) {
        const x = (xy[p * LAID] as number) + end * (xy[p * LAID + 2] as number);
        const y = (xy[p * LAID + 1] as number) + end * (xy[p * LAID + 3] as number);
        if (x < west) west = x;
        if (x > east) east = x;
        if (y < south) south = y;
        if (y > north) north = y;
      }
    circles[group * CIRCLE] = (west + east) / 2;
    circles[group * CIRCLE + 1] = (south + north) / 2;
    circles[group * CIRCLE + 2] = Math.sqrt((east - west) ** 2 + (north - south) ** 2) / 2;
  }

  return {
    lay(box, pieces) {
      laid = pieces;
      if (squared.length < pieces.length) {
        xy = new Float64Array(pieces.length * LAID * 2);
        squared = new Float64Array(pieces.length * 2);
        chosen = new Int32Array(pieces.length * 2);
      }
      stand((box.west + box.east) / 2 / RAD, (box.south + box.north) / 2 / RAD);
      groups = 0;
      let [last, current] = [-1, -1];
      for (let p = 0; p < pieces.length; p++) {
        const piece = pieces[p] as number;
        if (axis[piece] !== current) {
          current = axis[piece] as number;
          begins[groups++] = p;
        }
        const vertex = from[piece] as number;
        // Most pieces begin where the one before them ends.
        if (vertex !== last) lookAt(vertex);
        const ax = at[0] as number;
        const ay = at[1] as number;
        lookAt(vertex + 1);
        last = vertex + 1;
        const dx = (at[0] as number) - ax;
        const dy = (at[1] as number) - ay;
        xy[p * LAID] = ax;
        xy[p * LAID + 1] = ay;
        xy[p * LAID + 2] = dx;
        xy[p * LAID + 3] = dy;
        const squaredM = dx * dx + dy * dy;
        xy[p * LAID + 4] = squaredM > 0 ? 1 / squaredM : 0;
      }
      begins[groups] = pieces.length;
      for (let g = 0; g < groups; g++) enclose(g);
    },
    candidates(lon, lat, withinM) {
      lookAtPoint(lon, lat);
      const px = at[0] as number;
      const py = at[1] as number;
      const limit2 = withSlack2(withinM);
      let best = Infinity;
      let within2 = Infinity;
      for (let g = 0; g < groups; g++) {
        const cx = px - (circles[g * CIRCLE] as number);
        const cy = py - (circles[g * CIRCLE + 1] as number);
        const atLeast = Math.sqrt(cx * cx + cy * cy) - (circles[g * CIRCLE + 2] as number);
        let least = Infinity;
        if (atLeast <= 0 || atLeast * atLeast <= within2)
          for (let p = begins[g] as number; p < (begins[g + 1] as number); p++) {
            const wx = px - (xy[p * LAID] as number);
            const wy = py - (xy[p * LAID + 1] as number);
            const dx = xy[p * LAID + 2] as number;
            const dy = xy[p * LAID + 3] as number;
            let t = (wx * dx + wy * dy) * (xy[p * LAID + 4] as number);
            t = t < 0 ? 0 : t > 1 ? 1 : t;
            const ex = wx - t * dx;
            const ey = wy - t * dy;
            const m2 = ex * ex + ey * ey;
            squared[p] = m2;
            if (m2 < least) least = m2;
          }
        leasts[g] = least;
        if (least < best) {
          best = least;
          within2 = Math.max(limit2, withSlack2(Math.sqrt(best)));
        }
      }
      length = 0;
      for (let g = 0; g < groups; g++) {
        const least = leasts[g] as number;
        if (least > within2) continue;
        const least2 = withSlack2(Math.sqrt(least));
        for (let p = begins[g] as number; p < (begins[g + 1] as number); p++)
          if ((squared[p] as number) <= least2) chosen[length++] = laid[p] as number;
      }
      return chosen;
    },
    found: () => length,
  };
}
