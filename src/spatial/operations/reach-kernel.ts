import type { AxisDistances } from '../../domain/measures/reach.ts';
import type { LonLat } from '../../domain/records.ts';
import { cellsOf } from './cells.ts';
import type { FlatLines, FlatPoints } from './flat-lines.ts';
import { geodesicToSegmentM } from './geodesic-segment.ts';
import { E2, RAD, SEMI_MAJOR_M } from './metric.ts';
import { pieceIndex } from './piece-index.ts';

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

/**
 * For each point the nearest axis, and every axis within `limitM` plus the point's own error radius. Points are taken cell by
 * cell with the pieces that can matter to the cell, so the time grows with the points and the pieces around each.
 */
export function reachKernel(points: FlatPoints, lines: FlatLines, limitM: number): FlatReach {
  const count = points.lon.length;
  const result = {
    nearest: new Int32Array(count),
    distanceM: new Float64Array(count),
    chainageKm: new Float64Array(count),
    side: new Int8Array(count),
  };
  const { from, axis } = lines;
  const index = pieceIndex(lines);
  const pairs = pairList(Math.max(1024, count * 2));
  const feet = footFinder(lines);

  cellsOf(points, (order, start, end, box, radiusM) => {
    const candidates = index.around(box, limitM + radiusM);
    for (let o = start; o < end; o++) {
      const site = order[o] as number;
      feet.stand(points.lon[site] as number, points.lat[site] as number);
      const withinM = limitM + (points.errorRadiusM[site] as number);
      const within2 = withinM * withinM;
      let bestM2 = Infinity;
      let mustBeat2 = Infinity;
      let best = -1;
      let currentAxis = -1;
      let currentM2 = Infinity;
      for (let c = 0; c < candidates.length; c++) {
        const piece = candidates[c] as number;
        if (axis[piece] !== currentAxis) {
          if (currentM2 <= within2) pairs.push(site, currentAxis, Math.sqrt(currentM2));
          currentAxis = axis[piece] as number;
          currentM2 = Infinity;
        }
        const m2 = feet.squaredM(from[piece] as number);
        if (m2 < currentM2) currentM2 = m2;
        if (m2 < mustBeat2) {
          best = piece;
          bestM2 = m2;
          const m = Math.sqrt(m2) - TIE_M;
          mustBeat2 = m > 0 ? m * m : 0;
        }
      }
      if (currentM2 <= within2) pairs.push(site, currentAxis, Math.sqrt(currentM2));

      let m = Math.sqrt(bestM2);
      if (m > FAR_M) {
        [best, m] = nearestExactly(points, site, candidates, lines, m * FAR_SHARE, feet);
        feet.stand(points.lon[site] as number, points.lat[site] as number);
      }
      result.nearest[site] = axis[best] as number;
      result.distanceM[site] = m;
      result.chainageKm[site] = feet.chainageKm(best);
      result.side[site] = m <= ON_LINE_M ? 0 : feet.side(best);
    }
  });
  return { ...result, near: pairs.byAxis(lines.axes) };
}

/** Nearest piece of a point far from all of them, by geodesics. */
function nearestExactly(
  points: FlatPoints,
  site: number,
  candidates: Int32Array,
  lines: FlatLines,
  limitM: number,
  feet: FootFinder,
): [piece: number, distanceM: number] {
  const at: LonLat = [points.lon[site] as number, points.lat[site] as number];
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

interface FootFinder {
  /** Takes up position at a point, degrees. */
  stand(lon: number, lat: number): void;
  /** Squared metres from there to the piece that starts at this vertex. */
  squaredM(vertex: number): number;
  /** Chainage of the point of the piece nearest to there. */
  chainageKm(piece: number): number;
  /** Side of the line on which one stands, given its nearest piece. */
  side(piece: number): number;
}

/** The formulas of `metric.ts` on arrays, without calls to sine or cosine in the inner loop. */
function footFinder({ lonRad, latRad, sinHalf, cosHalf, km, from, ends }: FlatLines): FootFinder {
  const here = new Float64Array(4);
  const xy = new Float64Array(2);
  /** Vertex whose offset `ahead` holds: the end of one piece is mostly the start of the next. */
  let known = -1;
  const ahead = new Float64Array(2);

  function offset(vertex: number): void {
    const sinP = here[2] as number;
    const cosP = here[3] as number;
    const sinV = sinHalf[vertex] as number;
    const cosV = cosHalf[vertex] as number;
    const sin = sinP * cosV + cosP * sinV;
    const dLon = (lonRad[vertex] as number) - (here[0] as number);
    const w2 = 1 - E2 * sin * sin;
    const transverseM = SEMI_MAJOR_M / Math.sqrt(w2);
    const east = transverseM * (cosP * cosV - sinP * sinV) * dLon;
    const north = ((transverseM * (1 - E2)) / w2) * ((latRad[vertex] as number) - (here[1] as number));
    const turn = (dLon * sin) / 2;
    const cosTurn = 1 - (turn * turn) / 2;
    xy[0] = east * cosTurn - north * turn;
    xy[1] = north * cosTurn + east * turn;
  }

  /** Nearest point of a piece: its offset and its place between the ends. */
  function foot(vertex: number): { x: number; y: number; t: number; dx: number; dy: number } {
    offset(vertex);
    const [ax = 0, ay = 0] = xy;
    offset(vertex + 1);
    const dx = (xy[0] as number) - ax;
    const dy = (xy[1] as number) - ay;
    const squared = dx * dx + dy * dy;
    const t = squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared));
    return { x: ax + t * dx, y: ay + t * dy, t, dx, dy };
  }

  return {
    stand(lon, lat) {
      here[0] = lon * RAD;
      here[1] = lat * RAD;
      here[2] = Math.sin((lat * RAD) / 2);
      here[3] = Math.cos((lat * RAD) / 2);
      known = -1;
    },
    squaredM(vertex) {
      if (known !== vertex) {
        offset(vertex);
        ahead[0] = xy[0] as number;
        ahead[1] = xy[1] as number;
      }
      const ax = ahead[0] as number;
      const ay = ahead[1] as number;
      offset(vertex + 1);
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

/** A growing list of (site, axis, metres), and the same grouped by axis. */
function pairList(capacity: number): {
  push(site: number, axis: number, m: number): void;
  byAxis(axes: number): AxisDistances;
} {
  let sites = new Int32Array(capacity);
  let axisOf = new Int32Array(capacity);
  let metres = new Float64Array(capacity);
  let length = 0;
  function grow(): void {
    const [oldSites, oldAxes, oldMetres] = [sites, axisOf, metres];
    sites = new Int32Array(length * 2);
    axisOf = new Int32Array(length * 2);
    metres = new Float64Array(length * 2);
    sites.set(oldSites);
    axisOf.set(oldAxes);
    metres.set(oldMetres);
  }
  return {
    push(site, axis, m) {
      if (length === sites.length) grow();
      sites[length] = site;
      axisOf[length] = axis;
      metres[length++] = m;
    },
    byAxis(axes) {
      const start = new Uint32Array(axes + 1);
      for (let i = 0; i < length; i++) (start[(axisOf[i] as number) + 1] as number)++;
      for (let a = 0; a < axes; a++) start[a + 1] = (start[a + 1] as number) + (start[a] as number);
      const place = start.slice();
      const site = new Int32Array(length);
      const distanceM = new Float64Array(length);
      for (let i = 0; i < length; i++) {
        const a = axisOf[i] as number;
        const at = place[a] as number;
        place[a] = at + 1;
        site[at] = sites[i] as number;
        distanceM[at] = metres[i] as number;
      }
      return { start, site, distanceM };
    },
  };
}
