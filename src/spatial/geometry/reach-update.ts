import type { SpreadDistances } from '../../domain/answers/reach.ts';
import type { FlatLines, FlatPoints } from './flat-lines.ts';
import { pairList } from './pair-list.ts';
import { type FlatReach, reachKernel } from './reach-kernel.ts';
import type { Spread } from './spread.ts';
import { spreadReach } from './spread-reach.ts';
import { spreadRowList } from './spread-row-list.ts';

/** The rows of an earlier result that are still valid. */
export interface Carried {
  /** For each row now, the earlier row that has its answer; -1 where it must be computed. */
  rows: Int32Array;
  /** For each earlier axis, the same axis now; -1 where it is gone or has changed. Ascending where not -1. */
  axes: Int32Array;
}

/** The rows that must be computed. */
const openRows = ({ rows }: Carried): Int32Array =>
  Int32Array.from([...rows.keys()].filter((i) => rows[i] === -1));

/** For each earlier row, the row now that has its answer; -1 where there is none. */
function rowsNow(rows: Int32Array, count: number): Int32Array {
  const now = new Int32Array(count).fill(-1);
  rows.forEach((before, i) => {
    if (before >= 0) now[before] = i;
  });
  return now;
}

/** `reachKernel` of all points, computing only the open rows; exactly the same numbers, since rows do not depend on each other. */
export function reachRows(
  points: FlatPoints,
  lines: FlatLines,
  limitM: number,
  before: FlatReach,
  carried: Carried,
): FlatReach {
  const { rows, axes } = carried;
  const open = openRows(carried);
  const pick = (values: Float64Array): Float64Array => Float64Array.from(open, (i) => values[i] as number);
  const fresh = reachKernel(
    { lon: pick(points.lon), lat: pick(points.lat), errorRadiusM: pick(points.errorRadiusM) },
    lines,
    limitM,
  );
  const count = rows.length;
  const nearest = Int32Array.from(rows, (j) => (j < 0 ? -1 : (axes[before.nearest[j] as number] as number)));
  const distanceM = Float64Array.from(rows, (j) => before.distanceM[j] ?? 0);
  const chainageKm = Float64Array.from(rows, (j) => before.chainageKm[j] ?? 0);
  const side = Int8Array.from(rows, (j) => before.side[j] ?? 0);
  open.forEach((i, o) => {
    nearest[i] = fresh.nearest[o] as number;
    distanceM[i] = fresh.distanceM[o] as number;
    chainageKm[i] = fresh.chainageKm[o] as number;
    side[i] = fresh.side[o] as number;
  });
  const pairs = pairList(before.near.site.length + fresh.near.site.length + count + 1);
  const now = rowsNow(rows, before.nearest.length);
  axes.forEach((axis, a) => {
    if (axis < 0) return;
    const end = before.near.start[a + 1] as number;
    for (let i = before.near.start[a] as number; i < end; i++) {
      const site = now[before.near.site[i] as number] as number;
      if (site >= 0) pairs.push(site, axis, before.near.distanceM[i] as number);
    }
  });
  for (let axis = 0; axis < lines.axes; axis++) {
    const end = fresh.near.start[axis + 1] as number;
    for (let i = fresh.near.start[axis] as number; i < end; i++)
      pairs.push(open[fresh.near.site[i] as number] as number, axis, fresh.near.distanceM[i] as number);
  }
  return { nearest, distanceM, chainageKm, side, near: pairs.byAxis(lines.axes) };
}

/** `spreadReach` of all spreads, computing only the open rows. */
export function spreadRows(
  spreads: readonly Spread[],
  lines: FlatLines,
  limitM: number,
  before: SpreadDistances,
  carried: Carried,
): SpreadDistances {
  const { rows, axes } = carried;
  const open = openRows(carried);
  const { positions } = before;
  const fresh = spreadReach(
    Array.from(open, (s) => spreads[s] as Spread),
    lines,
    limitM,
  );
  const nearestM = new Float64Array(spreads.length * positions);
  const copy = (from: Float64Array, row: number, to: number): void =>
    nearestM.set(from.subarray(row * positions, (row + 1) * positions), to * positions);
  rows.forEach((row, s) => {
    if (row >= 0) copy(before.nearestM, row, s);
  });
  open.forEach((s, o) => copy(fresh.nearestM, o, s));
  const found = spreadRowList(positions);
  const now = rowsNow(rows, before.nearestM.length / positions);
  const { start, spread, distanceM } = before.near;
  axes.forEach((axis, a) => {
    if (axis < 0) return;
    for (let i = start[a] as number; i < (start[a + 1] as number); i++) {
      const s = now[spread[i] as number] as number;
      if (s >= 0) found.push(s, axis, distanceM, i * positions);
    }
  });
  for (let axis = 0; axis < lines.axes; axis++)
    for (let i = fresh.near.start[axis] as number; i < (fresh.near.start[axis + 1] as number); i++)
      found.push(open[fresh.near.spread[i] as number] as number, axis, fresh.near.distanceM, i * positions);
  return { positions, nearestM, near: found.byAxis(lines.axes) };
}
