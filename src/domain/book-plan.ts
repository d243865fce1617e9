import { axesIn } from './axis.ts';
import { prefectureOf, PROVINCE_CODE } from './codes.ts';
import {
  axisPasses,
  type Filter,
  type FilterReason,
  isEmptyFilter,
  isInDivision,
  passes,
  reasonAgainstLine,
  townPasses,
  withoutDivision,
} from './filter.ts';
import type { Network } from './network.ts';

export type BookUnit = 'county' | 'axis' | 'prefecture' | 'province';

/** The region of one sheet of a book. */
export interface PlannedSheet {
  kind: BookUnit;
  /** Id of the axis, or code of the division. */
  id: string;
  /** Code of the division; for an axis, that of its county. */
  code: string;
}

/**
 * Why a sheet is left out. Besides the reasons of a filter: `no-axis`: a county without an axis in a book of axes; `no-line`: an axis without a
 * line; `other-level`: a code of another level of division than that of the sheets; `empty`: a division of which no axis, central town or key
 * village passes the filter, unless it was requested by its own code.
 */
export type LeftOutReason = FilterReason | 'no-axis' | 'no-line' | 'other-level' | 'empty';

export interface BookPlan {
  /** Sheets that are made, in the order of their codes. */
  made: PlannedSheet[];
  leftOut: (PlannedSheet & { reason: LeftOutReason })[];
  /** Requested codes that are not in the network. */
  unknown: string[];
}

/**
 * Plans the sheets of a book and lists those left out with the reasons; used for making, counting and naming them.
 * @param only codes of counties or prefectures, or ids of axes; a division stands for all its sheets. All if absent.
 */
export function planBook(
  network: Network,
  { by, only, filter }: { by: BookUnit; only?: readonly string[] | undefined; filter: Filter },
): BookPlan {
  const all = listSheets(network, by).toSorted((a, b) =>
    (a.code === b.code ? a.id < b.id : a.code < b.code) ? -1 : 1,
  );
  const matches = ({ id, code }: PlannedSheet, wanted: string): boolean =>
    wanted === PROVINCE_CODE ||
    [id, code].includes(wanted) ||
    (network.prefectures.has(wanted) && prefectureOf(code) === wanted);
  const plan: BookPlan = { made: [], leftOut: [], unknown: [] };
  for (const unit of all) {
    if (only && !only.some((wanted) => matches(unit, wanted))) continue;
    const reason = reasonAgainstUnit(network, filter, unit);
    const isNamed = only?.includes(unit.code) === true;
    if (reason && !(reason === 'empty' && isNamed)) plan.leftOut.push({ ...unit, reason });
    else plan.made.push(unit);
  }
  for (const wanted of new Set(only)) {
    if (all.some((unit) => matches(unit, wanted))) continue;
    const axis = network.axes.get(wanted);
    if (axis) {
      plan.leftOut.push({ kind: 'axis', id: axis.id, code: axis.county, reason: 'other-level' });
      continue;
    }
    // The former id of an axis may lead to a county.
    const [code = wanted] = network.aliases.today.get(wanted) ?? [];
    const kind = network.counties.has(code) ? 'county' : 'prefecture';
    if (kind === 'prefecture' && !network.prefectures.has(code)) plan.unknown.push(wanted);
    else {
      const isOfAxes = by === 'axis' || code !== wanted;
      const hasAxis = axesIn(network, code).length > 0;
      plan.leftOut.push({ kind, id: code, code, reason: isOfAxes && !hasAxis ? 'no-axis' : 'other-level' });
    }
  }
  return plan;
}

function listSheets(network: Network, by: BookUnit): PlannedSheet[] {
  switch (by) {
    case 'axis':
      return [...network.axes.values()].map(({ id, county }) => ({ kind: by, id, code: county }));
    case 'county':
    case 'prefecture':
      return [...(by === 'county' ? network.counties : network.prefectures).keys()].map((code) => ({
        kind: by,
        id: code,
        code,
      }));
    case 'province':
      return [{ kind: by, id: network.province.code, code: network.province.code }];
  }
}

function reasonAgainstUnit(network: Network, filter: Filter, unit: PlannedSheet): LeftOutReason | null {
  const { kind, id } = unit;
  if (kind === 'axis') {
    const axis = network.axes.get(id);
    return axis ? reasonAgainstLine(filter, axis) : null;
  }
  if (kind === 'county' && !isInDivision(filter, { county: id, prefecture: prefectureOf(id) }))
    return 'elsewhere';
  const wanted = filter.county === undefined ? filter.prefecture : prefectureOf(filter.county);
  if (kind === 'prefecture' && wanted !== undefined && wanted !== id) return 'elsewhere';
  if (isEmptyFilter(withoutDivision(filter))) return null;
  const isIn = (record: { county: string; prefecture: string }): boolean =>
    kind === 'province' || record[kind as 'county' | 'prefecture'] === id;
  const holdsRecord =
    [...network.axes.values()].some((axis) => isIn(axis) && axisPasses(filter, axis)) ||
    [...network.villages.values()].some((village) => isIn(village) && passes(filter, village)) ||
    [...network.towns.values()].some((town) => isIn(town) && townPasses(filter, town));
  return holdsRecord ? null : 'empty';
}
