import { Once, type Checker } from './checks.ts';
import { COLUMNS } from './columns.ts';
import { readTable } from './csv.ts';
import type { SeedAxisId } from './types.ts';

/**
 * Reads axis-ids.csv: the id of each axis, assigned by hand and never assigned again, and its earlier id. A county may have several axes,
 * so an id cannot be derived from the county.
 * @returns in the order of the ids, so that which axis is the first of its county does not depend on the order of the rows
 */
export function readAxisIds(text: string, file: string, checker: Checker): SeedAxisId[] {
  const once = new Once(file, checker.problems);
  const ids = readTable(text, file, COLUMNS['axis-ids'], checker.problems).flatMap((row) => {
    const { id, county, former } = row.cells;
    once.take(row.line, 'id', id);
    if (former !== '') once.take(row.line, 'former', former);
    if (!checker.known(file, row.line, 'county', county, 'county')) return [];
    return [{ id, county, ...(former === '' ? {} : { former }) }];
  });
  return ids.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
