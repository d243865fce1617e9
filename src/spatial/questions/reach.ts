import { DATUM } from '../../domain/answers/basis.ts';
import type { Reach } from '../../domain/answers/reach.ts';
import { REACH_LIMIT_KM } from '../../domain/answers/reach.ts';
import type { LonLat } from '../../domain/records.ts';
import type { Bbox } from '../../domain/view.ts';
import type { ModelAxis, SpatialModel } from '../model.ts';
import { checkAxes } from '../check.ts';
import { chainIndex } from '../geometry/chain-index.ts';
import { flatLines, flatPoints } from '../geometry/flat-lines.ts';
import { padded } from '../geometry/point-index.ts';
import { reachKernel } from '../geometry/reach-kernel.ts';
import { type Carried, reachRows, spreadRows } from '../geometry/reach-update.ts';
import { spreadReach } from '../geometry/spread-reach.ts';
import { buildSpreads } from '../geometry/spread.ts';
import { computeBox } from './axes-around.ts';

/**
 * Nearest axis, distance, chainage and side of every site, and all distances within a limit (method note `reach`). Done
 * once for a network; coverage of any width up to the limit and any set of axes is then looked up.
 * @param limitKm 30 km unless fewer will do: who asks for one width needs no distances beyond it, and has them in half the time
 * @throws RangeError where the network has no axis, a line is invalid, a position lies outside China or the limit is not from 0 to 30 km.
 */
export function reach(model: SpatialModel, limitKm = REACH_LIMIT_KM): Reach {
  if (!(limitKm >= 0 && limitKm <= REACH_LIMIT_KM))
    throw new RangeError(`reach within ${limitKm} km: from 0 to ${REACH_LIMIT_KM} km, please`);
  const limitM = limitKm * 1000;
  const axes = checkAxes(model);
  const points = flatPoints(model.sites);
  const lines = flattenedLines(axes);
  const index = chainIndex(lines);
  return {
    ...buildBasis(model, axes),
    limitKm,
    ...reachKernel(points, lines, limitM, index),
    spread: spreadReach(buildSpreads(model).spreads, lines, limitM, index),
  };
}

/** A network of an earlier revision with its distances. */
interface Before {
  model: SpatialModel;
  reach: Reach;
}

/**
 * `reach` of a network that differs from an earlier one in some records, with exactly the same numbers: only the rows of sites that changed
 * are computed, and of sites for which a changed axis can matter. Both models must come from one `createModelBuilder`.
 * @throws RangeError as `reach`
 */
export function reachAfter(model: SpatialModel, before: Before): Reach {
  const axes = checkAxes(model);
  const indexBefore = new Map(before.model.axes.map((axis, i) => [axis, i]));
  const carriedAxes = new Int32Array(before.model.axes.length).fill(-1);
  axes.forEach((axis, i) => {
    const was = indexBefore.get(axis);
    if (was !== undefined) carriedAxes[was] = i;
  });
  const { limitKm } = before.reach;
  const limitM = limitKm * 1000;
  // Of equally near axes the first counts as the nearest: if their order has changed, nothing can be reused.
  if (!isAscending(carriedAxes)) return reach(model, limitKm);
  const kept = new Set(axes.filter((axis) => indexBefore.has(axis)));
  const changed = [...axes, ...before.model.axes].filter((axis) => !kept.has(axis)).map(computeBox);

  const points = flatPoints(model.sites);
  const lines = flattenedLines(axes);
  const siteRows = rowsBefore(model.sites, before.model.sites, ({ lonLat, errorRadiusM }, row) => {
    const m = Math.max(limitM + errorRadiusM, before.reach.distanceM[row] as number);
    return !changed.some((box) => isWithin(lonLat, box, m));
  });
  const { spreads } = buildSpreads(model);
  const { positions, nearestM } = before.reach.spread;
  const spreadRow = rowsBefore(spreads, buildSpreads(before.model).spreads, ({ box }, row) => {
    const m = nearestM
      .subarray(row * positions, (row + 1) * positions)
      .reduce((most, metres) => Math.max(most, metres), limitM);
    return !changed.some((around) => overlaps(padded(around, m), box));
  });
  const carried = (rows: Int32Array): Carried => ({ rows, axes: carriedAxes });
  return {
    ...buildBasis(model, axes),
    limitKm,
    ...reachRows(points, lines, limitM, before.reach, carried(siteRows)),
    spread: spreadRows(spreads, lines, limitM, before.reach.spread, carried(spreadRow)),
  };
}

const buildBasis = (model: SpatialModel, axes: readonly ModelAxis[]) =>
  ({
    method: 'reach',
    datum: DATUM,
    errorPct: 0.01,
    dataDate: model.dataDate,
    straightLine: true,
    axisIds: axes.map(({ id }) => id),
  }) as const;

/** The lines of a list of axes as arrays, computed once. */
function flattenedLines(axes: readonly ModelAxis[]): ReturnType<typeof flatLines> {
  const known = flattened.get(axes);
  if (known) return known;
  const lines = flatLines(axes);
  flattened.set(axes, lines);
  return lines;
}
const flattened = new WeakMap<readonly ModelAxis[], ReturnType<typeof flatLines>>();

/** For each item its index in the earlier list, where it is the same and its results are still valid; -1 elsewhere. */
function rowsBefore<T>(
  items: readonly T[],
  before: readonly T[],
  holds: (item: T, row: number) => boolean,
): Int32Array {
  const rows = new Map(before.map((item, row) => [item, row]));
  return Int32Array.from(items, (item) => {
    const row = rows.get(item);
    return row !== undefined && holds(item, row) ? row : -1;
  });
}

function isAscending(indexes: Int32Array): boolean {
  const kept = indexes.filter((index) => index >= 0);
  return kept.every((index, i) => i === 0 || index > (kept[i - 1] as number));
}

const isWithin = ([lon, lat]: LonLat, box: Bbox, m: number): boolean =>
  overlaps(padded(box, m), [lon, lat, lon, lat]);

const overlaps = (a: Bbox, b: Bbox): boolean => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
