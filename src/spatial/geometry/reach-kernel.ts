import type { AxisDistances } from '../../domain/answers/reach.ts';
import type { LonLat } from '../../domain/records.ts';
import { cellPlane } from './cell-plane.ts';
import { visitCells } from './cells.ts';
import { chainIndex } from './chain-index.ts';
import { piecesOfChains } from './chains.ts';
import type { FlatLines, FlatPoints } from './flat-lines.ts';
import type { FootFinder } from './foot-finder.ts';
import { footFinder } from './foot-finder.ts';
import { geodesicToSegmentM } from './geodesic-segment.ts';
import { RAD } from './metric.ts';
import { pairList } from './pair-list.ts';

/** What `reach` finds, before it has names; see `Reach`. */
export interface FlatReach {
  nearest: Int32Array;
  distanceM: Float64Array;
  chainageKm: Float64Array;
  side: Int8Array;
  near: AxisDistances;
}

/** Beyond this the plane around a site is no longer true to 0.01 % and geodesics are asked instead, metres. */
const FAR_M = 150_000;
/** What the plane may be wrong by at any distance within China, as a share: candidates within it are asked exactly. */
const FAR_SHARE = 1.05;
/** Closer to the line than this is on it: positions have five decimals. Metres. */
const ON_LINE_M = 1;
/** An axis must be nearer than the one before it by more than this, so that noise does not choose between equals. Metres. */
const TIE_M = 0.001;
/** Cells that look farther than this are measured from each site of theirs, not in one plane for the cell. Metres. */
const PLANE_M = 80_000;

const NONE = new Int32Array(0);

/**
 * For each point the nearest axis, and every axis within `limitM` plus the point's own error radius. Points are taken cell by
 * cell with the pieces that can matter to the cell, so the time grows with the points and the pieces around each. In one
 * plane for the cell the pieces are found that matter to a point; these are measured in the point's own plane.
 */
export function reachKernel(
  points: FlatPoints,
  lines: FlatLines,
  limitM: number,
  index = chainIndex(lines),
): FlatReach {
  const count = points.lon.length;
  const result = {
    nearest: new Int32Array(count),
    distanceM: new Float64Array(count),
    chainageKm: new Float64Array(count),
    side: new Int8Array(count),
  };
  const { from, axis } = lines;
  const { chains } = index;
  const pairs = pairList(Math.max(1024, count * 2));
  const feet = footFinder(lines);
  const plane = cellPlane(lines, chains);

  visitCells(points, (order, start, end, box, radiusM) => {
    const { chains: near, radiusM: lookM } = index.around(box, limitM + radiusM);
    const inPlane = lookM <= PLANE_M;
    if (inPlane) plane.lay(box, near);
    const pieces = inPlane ? NONE : piecesOfChains(chains, near);
    for (let o = start; o < end; o++) {
      const site = order[o] as number;
      const lon = points.lon[site] as number;
      const lat = points.lat[site] as number;
      const withinM = limitM + (points.errorRadiusM[site] as number);
      const candidates = inPlane ? plane.candidates(lon, lat, withinM) : pieces;
      const length = inPlane ? plane.found() : pieces.length;
      feet.setOrigin(lon, lat);
      let best = -1;
      let bestM = Infinity;
      let current = -1;
      let currentM = Infinity;
      for (let c = 0; c < length; c++) {
        const piece = candidates[c] as number;
        if (axis[piece] !== current) {
          if (currentM <= withinM) pairs.push(site, current, currentM);
          current = axis[piece] as number;
          currentM = Infinity;
        }
        const m = Math.sqrt(feet.squaredM(from[piece] as number));
        if (m < currentM) currentM = m;
        if (m < bestM - TIE_M) [best, bestM] = [piece, m];
      }
      if (currentM <= withinM) pairs.push(site, current, currentM);
      if (bestM > FAR_M)
        [best, bestM] = nearestExactly([lon, lat], candidates, lines, bestM * FAR_SHARE, feet);
      result.nearest[site] = axis[best] as number;
      result.distanceM[site] = bestM;
      result.chainageKm[site] = feet.chainageKm(best);
      result.side[site] = bestM <= ON_LINE_M ? 0 : feet.side(best);
    }
  });
  return { ...result, near: pairs.byAxis(lines.axes) };
}

/** Nearest piece of a point far from all of them, by geodesics. */
function nearestExactly(
  at: LonLat,
  candidates: Int32Array,
  lines: FlatLines,
  limitM: number,
  feet: FootFinder,
): [piece: number, distanceM: number] {
  const vertex = (v: number): LonLat => [
    (lines.lonRad[v] as number) / RAD,
    (lines.latRad[v] as number) / RAD,
  ];
  let best = -1;
  let bestM = Infinity;
  for (const piece of candidates) {
    const a = lines.from[piece] as number;
    if (Math.sqrt(feet.squaredM(a)) > limitM) continue;
    const m = geodesicToSegmentM(at, vertex(a), vertex(a + 1));
    if (m < bestM - TIE_M) [best, bestM] = [piece, m];
  }
  return [best, bestM];
}
