import type { RadBox } from './chain-index.ts';
import type { Chains } from './chains.ts';
import type { FlatLines } from './flat-lines.ts';
import { RAD } from './metric.ts';
import { NUMBERS, segmentPlane, squaredToSegment } from './segment-plane.ts';

/** In the plane of a cell distances are within these shares and this many metres of those in the plane of the site. */
const PLANE_SHARE = 1.0002;
const PLANE_LESS = 1 / PLANE_SHARE;
const PLANE_SLACK_M = 2;

export interface CellPlane {
  /** Puts these chains, ascending, into the plane around the middle of a cell. */
  lay(box: RadBox, near: Int32Array): void;
  /** Pieces that may be the nearest of their axis where that lies within `withinM`, or the nearest of all; ascending. */
  candidates(lon: number, lat: number, withinM: number): Int32Array;
  /** How many of them there are. */
  found(): number;
}

/** Numbers that are kept of the chains of an axis: a point among them, and how far from it they reach, metres. */
const CIRCLE = 3;

/** Finds the pieces that matter to the sites of one cell after the other, by the chains of which they are part. */
export function cellPlane(lines: FlatLines, chains: Chains): CellPlane {
  const { first, bulgeM } = chains;
  const plane = segmentPlane(lines, chains);
  let laid: Int32Array = new Int32Array(0);
  let chosen = new Int32Array(0);
  let length = 0;
  /** How near each chain of the cell may come. */
  let leastM = new Float64Array(0);
  /** Metres within which each axis is sure to come; Infinity where it is too far away to matter. */
  const mostM = new Float64Array(lines.axes);
  const circles = new Float64Array(lines.axes * CIRCLE);

  return {
    lay(box, near) {
      laid = near;
      let pieces = 0;
      for (const c of near) pieces += (first[c + 1] as number) - (first[c] as number);
      if (chosen.length < pieces) chosen = new Int32Array(pieces * 2);
      if (leastM.length < near.length) leastM = new Float64Array(near.length * 2);
      plane.lay((box.west + box.east) / 2 / RAD, (box.south + box.north) / 2 / RAD, near);
      const { xy, begins, groups } = plane;
      for (let g = 0; g < groups; g++) {
        const begin = begins[g] as number;
        const end = begins[g + 1] as number;
        let bulge = 0;
        for (let p = begin; p < end; p++) bulge = Math.max(bulge, bulgeM[near[p] as number] as number);
        enclose(xy, begin, end, bulge + PLANE_SLACK_M, circles, g * CIRCLE);
      }
    },
    candidates(lon, lat, withinM) {
      const at = plane.locate(lon, lat);
      const px = at[0] as number;
      const py = at[1] as number;
      const { xy, begins, groups } = plane;
      let neededM = Infinity;
      for (let g = 0; g < groups; g++) {
        const cx = px - (circles[g * CIRCLE] as number);
        const cy = py - (circles[g * CIRCLE + 1] as number);
        mostM[g] = Infinity;
        const atLeastM = Math.sqrt(cx * cx + cy * cy) - (circles[g * CIRCLE + 2] as number);
        if (atLeastM * PLANE_LESS > neededM) continue;
        let most = Infinity;
        for (let p = begins[g] as number; p < (begins[g + 1] as number); p++) {
          const m = Math.sqrt(squaredToSegment(xy, p * NUMBERS, px, py));
          const bulge = (bulgeM[laid[p] as number] as number) + PLANE_SLACK_M;
          leastM[p] = m * PLANE_LESS - bulge;
          if (m * PLANE_SHARE + bulge < most) most = m * PLANE_SHARE + bulge;
        }
        mostM[g] = most;
        neededM = Math.max(withinM, Math.min(neededM, most));
      }
      length = 0;
      for (let g = 0; g < groups; g++) {
        if (mostM[g] === Infinity) continue;
        const most = Math.min(mostM[g] as number, neededM);
        for (let p = begins[g] as number; p < (begins[g + 1] as number); p++) {
          if ((leastM[p] as number) > most) continue;
          const chain = laid[p] as number;
          const end = first[chain + 1] as number;
          for (let piece = first[chain] as number; piece < end; piece++) chosen[length++] = piece;
        }
      }
      return chosen;
    },
    found: () => length,
  };
}

/** Writes a circle around the chains `first` to `end - 1` of the plane, from the middle of the box around their ends. */
function enclose(
  xy: Float64Array,
  first: number,
  end: number,
  bulgeM: number,
  circles: Float64Array,
  at: number,
): void {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (let p = first; p < end; p++)
    for (let e = 0; e < 2; e++) {
      const x = (xy[p * NUMBERS] as number) + e * (xy[p * NUMBERS + 2] as number);
      const y = (xy[p * NUMBERS + 1] as number) + e * (xy[p * NUMBERS + 3] as number);
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
  circles[at] = (west + east) / 2;
  circles[at + 1] = (south + north) / 2;
  circles[at + 2] = Math.sqrt((east - west) ** 2 + (north - south) ** 2) / 2 + bulgeM;
}
