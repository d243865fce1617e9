import type { Status } from '../records.ts';
import type { Basis } from './basis.ts';
import type { Count, Doubt } from './doubt.ts';
import { doubtAt } from './doubt.ts';

/** What is counted. A key village is also among the villages, a central town also among the towns. */
export interface CoverageByKind<T> {
  /** Key villages of the programme. */
  keyVillages: Record<Status, T>;
  /** Central towns of the programme. */
  centralTowns: Record<Status, T>;
  /** Each count by status, and for all statuses together. Expectations of the statuses add up to that of all; intervals do not. */
  allKeyVillages: T;
  allCentralTowns: T;
  /** Every village with a position: surveyed ones, urban communities included, and key villages whose position is that of their town. */
  villages: T;
  /** Every town, township and subdistrict. */
  towns: T;
  /** Village committees of the towns: all committees of a town count as inside if the town is inside. */
  committees: T;
}

/** Places within `widthKm` of the axes. */
export interface Coverage extends CoverageByKind<Count>, Basis {
  widthKm: number;
  /** Number of all such places in the region. */
  of: CoverageByKind<number>;
}

/** A count at each width. */
export type CountCurve = Record<keyof Count, Float64Array>;

/** Coverage at widths 0, step, 2 · step … up to the limit. */
export interface CoverageCurve extends CoverageByKind<CountCurve>, Basis {
  widthKm: Float64Array;
  of: CoverageByKind<number>;
}

/** Distances of one kind of place, ascending, metres. Distances beyond the limit may be missing. */
export interface SortedDistances {
  /** Smallest width at which the whole error circle of a place is inside: distance + radius, metres. */
  certainM: Float64Array;
  /** Smallest width at which part of the error circle is inside: distance - radius, metres. */
  possibleM: Float64Array;
  /** Present where places have weights: sum of the weights up to and including each entry. */
  certainSum?: Float64Array;
  possibleSum?: Float64Array;
  /** Places whose position is known only roughly; absent if there is none. */
  doubt?: Doubt;
}

/** All that is needed to look up the coverage of one set of axes in one region at any width up to `limitKm`. */
export interface CoverageTable extends CoverageByKind<SortedDistances>, Basis {
  limitKm: number;
  of: CoverageByKind<number>;
}

/** Number of entries that are at most `limit`. */
function countUpTo(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function amountUpTo(sorted: Float64Array, sums: Float64Array | undefined, limit: number): number {
  const count = countUpTo(sorted, limit);
  return sums && count > 0 ? (sums[count - 1] as number) : count;
}

function countAt(
  { certainM, possibleM, certainSum, possibleSum, doubt }: SortedDistances,
  widthM: number,
): Count {
  const certain = amountUpTo(certainM, certainSum, widthM);
  const uncertain = amountUpTo(possibleM, possibleSum, widthM) - certain;
  if (doubt && uncertain > 0) return doubtAt(doubt, certain, uncertain, widthM);
  return { certain, uncertain, expected: certain, low: certain, high: certain };
}

/** One value for each kind of place. */
export function mapCoverage<T, U>(from: CoverageByKind<T>, each: (value: T) => U): CoverageByKind<U> {
  const byStatus = ({ documented, modelled, user }: Record<Status, T>): Record<Status, U> => ({
    documented: each(documented),
    modelled: each(modelled),
    user: each(user),
  });
  return {
    keyVillages: byStatus(from.keyVillages),
    centralTowns: byStatus(from.centralTowns),
    allKeyVillages: each(from.allKeyVillages),
    allCentralTowns: each(from.allCentralTowns),
    villages: each(from.villages),
    towns: each(from.towns),
    committees: each(from.committees),
  };
}

const pickBasis = ({ method, datum, errorPct, dataDate, straightLine }: Basis): Basis => ({
  method,
  datum,
  errorPct,
  dataDate,
  straightLine,
});

/**
 * Coverage at one width, looked up: a binary search for each kind of place. A place exactly at the width is inside. At 0 km
 * only places on the line itself are.
 * @throws RangeError unless the width is from 0 to the limit of the table.
 */
export function coverageAt(table: CoverageTable, widthKm: number): Coverage {
  if (!(widthKm >= 0 && widthKm <= table.limitKm))
    throw new RangeError(`coverage within ${widthKm} km: from 0 to ${table.limitKm} km, please`);
  const widthM = widthKm * 1000;
  return {
    ...pickBasis(table),
    widthKm,
    ...mapCoverage(table, (distances) => countAt(distances, widthM)),
    of: table.of,
  };
}

/** Finest step of a curve, km: below the error of the positions. */
const MIN_STEP_KM = 0.01;

/**
 * Coverage at every width from 0 to the limit in steps of `stepKm`.
 * @throws RangeError unless the step is from 0.01 km to the limit.
 */
export function coverageCurve(table: CoverageTable, stepKm: number): CoverageCurve {
  if (!(stepKm >= MIN_STEP_KM && stepKm <= table.limitKm))
    throw new RangeError(
      `a curve in steps of ${stepKm} km: from ${MIN_STEP_KM} to ${table.limitKm} km, please`,
    );
  // Because of rounding, `steps · stepKm` may miss the limit; the last width is the limit itself.
  const steps = Math.floor(table.limitKm / stepKm + 1e-9);
  const widthKm = Float64Array.from({ length: steps + 1 }, (_, i) => Math.min(table.limitKm, i * stepKm));
  return {
    ...pickBasis(table),
    widthKm,
    ...mapCoverage(table, (distances) => countCurve(distances, widthKm)),
    of: table.of,
  };
}

function countCurve(distances: SortedDistances, widthKm: Float64Array): CountCurve {
  const of = (): Float64Array => new Float64Array(widthKm.length);
  const curve: CountCurve = { certain: of(), uncertain: of(), expected: of(), low: of(), high: of() };
  widthKm.forEach((km, i) => {
    const count = countAt(distances, km * 1000);
    for (const key of KEYS) curve[key][i] = count[key];
  });
  return curve;
}

const KEYS = ['certain', 'uncertain', 'expected', 'low', 'high'] as const;
