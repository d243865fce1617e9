import type { ListExtent } from '../../domain/giving-way.ts';
import { cellDate } from '../table/cell-text.ts';
import type { SheetContent } from '../content.ts';
import { buildTable, type Table } from '../table/table.ts';
import { findRoles, guessKinds, type ListKind, missingColumns, rolesFor } from './columns.ts';
import type { PlaceIndex } from './places.ts';
import { isListed } from './plan-types.ts';
import type { ListRows } from './row-types.ts';

/** Number of sheets that are looked at for a list. */
const MOST_SHEETS = 30;

/**
 * Index of the sheet that is a list: the first that is not hidden and has the columns of one; else the first that is not hidden. A workbook
 * often begins with a sheet of instructions.
 */
export function findListSheet(sheets: readonly SheetContent[], index: PlaceIndex): number {
  const shown = [...sheets.entries()].filter(([, { hidden }]) => !hidden);
  const isList = (sheet: SheetContent): boolean => {
    const table = buildTable(sheet);
    const found = findRoles(table, index);
    const [kind] = guessKinds(table, found);
    return (
      kind !== undefined &&
      table.rows.length > 0 &&
      missingColumns(kind, rolesFor(kind, table, found)).length === 0
    );
  };
  const list = shown.slice(0, MOST_SHEETS).find(([, sheet]) => isList(sheet));
  return (list ?? shown[0])?.[0] ?? 0;
}

/** Published totals by kind: a list with this number of records counts as complete. */
const TOTALS = { axis: 87, town: 146, village: 581 } as const;

/** The date in title or file name, else the day on which the file was last changed. */
export function findListDate({ others, sheet: { file, sheet } }: Table): string {
  const titles = [
    ...others.filter(({ kind }) => kind === 'title' || kind === 'note').map(({ text }) => text),
    sheet ?? '',
    file.name,
  ];
  for (const title of titles) {
    const [date = ''] = /(?:19|20)\d{2}(?:[年./-]\d{1,2}(?:[月./-]\d{1,2}日?)?月?|年)/.exec(title) ?? [];
    const read = cellDate(date.replace(/年$/, ''));
    if (read) return read;
  }
  return file.modified?.slice(0, 10) ?? '';
}

/** A list of one batch is partial, a list with the published number of records is complete, and any other counts as complete for its counties. */
export function guessExtent(kind: ListKind, { entries }: ListRows, table: Table): ListExtent {
  if (!isListed(kind)) return 'part';
  if (entries.length >= TOTALS[kind]) return 'province';
  const batches = new Set(entries.map(({ batch }) => batch));
  const isOpen = table.others.some(({ kind: of, text }) => of === 'title' && /部分|摘录|节选/.test(text));
  return isOpen || (kind !== 'axis' && batches.size === 1 && !batches.has(undefined)) ? 'part' : 'counties';
}
