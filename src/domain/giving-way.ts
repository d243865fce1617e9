import type { CountyCode } from './codes.ts';
import type { Status } from './records.ts';

/**
 * How complete a list is, which decides which modelled records it replaces: `part` one for each new record, `counties` all in the counties that it
 * names, `province` all.
 */
export const LIST_EXTENTS = ['part', 'counties', 'province'] as const;
export type ListExtent = (typeof LIST_EXTENTS)[number];

/** Ids of sources that are lists imported in the page or into the seeds begin with this. */
export const LIST_SOURCE = 'list-';

/** Whether a listed record may replace a record of this status: records from sources or by the reader stay. */
export function givesWay(status: Status): boolean {
  switch (status) {
    case 'modelled':
      return true;
    case 'documented':
    case 'user':
      return false;
    default:
      return status satisfies never;
  }
}

/**
 * The modelled records that are removed when records are listed: all in the counties that the list names; or one for each listed record that is new,
 * the last first; or all of the province. Page and pipeline both use this rule.
 * @param rows the records of the kind in their order, before the list
 * @param listed the records of the list
 * @param stays whether a modelled record stays even if the list is complete for the province, e.g. an axis that other records belong to
 */
export function leavingRecords<Row extends { id: string; county: CountyCode; status: Status }>(
  rows: readonly Row[],
  listed: readonly { id: string; county: CountyCode }[],
  extent: ListExtent,
  stays: (row: Row) => boolean = () => false,
): Row[] {
  if (listed.length === 0) return [];
  const names = new Set(listed.map(({ id }) => id));
  const known = new Set(rows.map(({ id }) => id));
  const left = new Map<CountyCode, number>();
  for (const { id, county } of listed) left.set(county, (left.get(county) ?? 0) + (known.has(id) ? 0 : 1));
  return rows.toReversed().filter((row) => {
    if (names.has(row.id) || !givesWay(row.status)) return false;
    if (extent === 'province') return !stays(row);
    const most = left.get(row.county);
    if (most === undefined || (extent === 'part' && most <= 0)) return false;
    left.set(row.county, most - 1);
    return true;
  });
}
