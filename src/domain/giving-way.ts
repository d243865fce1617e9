import type { CountyCode } from './codes.ts';
import type { Status } from './records.ts';

/**
 * How much of what there is a list holds, which decides what modelled records leave: `part` one for each new record, `counties` all of
 * the counties that it names, `province` all there are.
 */
export const LIST_EXTENTS = ['part', 'counties', 'province'] as const;
export type ListExtent = (typeof LIST_EXTENTS)[number];

/** Sources that are lists which were brought in, in the page or into the seeds, begin with this. */
export const LIST_SOURCE = 'list-';

/** Whether a record of this status gives way to a listed one: what a source or the reader put there does not. */
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
 * The modelled records that leave when records are listed: of the counties that the list names all, or one for each listed record that is
 * new, the last first; or all of the province. Page and pipeline ask this one rule.
 * @param rows the records of the kind in their order, before the list
 * @param listed what the list names
 * @param stays says of a modelled record that it stays where the whole province is listed, as an axis that others hang on
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
