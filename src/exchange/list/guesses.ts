import type { ListExtent } from '../../domain/giving-way.ts';
import { cellDate } from '../table/cell-text.ts';
import type { Table } from '../table/table.ts';
import type { ListKind } from './columns.ts';
import { isListed } from './plan-types.ts';
import type { ListRows } from './rows.ts';

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
