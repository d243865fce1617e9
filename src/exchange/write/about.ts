import type { ExportWords } from '../../i18n/index.ts';
import type { TableCell } from '../export/table.ts';
import type { ExportDatum } from './datums.ts';
import type { Sheet } from './rows.ts';
import type { TableParts } from './table-parts.ts';

/** Method and sources of a table, as terms and values in the reader's language. */
export function aboutTerms(table: TableParts, datum: ExportDatum, t: ExportWords): [string, TableCell][] {
  const { title, conditions, method, error, dataDate, notes } = table.about;
  const a = t.about;
  return [
    [a.title, title],
    [a.made, a.atlas],
    [a.conditions, conditions ?? a.noConditions],
    [a.rows, table.rowCount],
    [a.method, method],
    [a.datum, table.isSpatial ? t.datums[datum] : a.noCoordinates],
    [a.error, error],
    [a.date, dataDate],
    ...notes.map((note): [string, string] => [a.note, note]),
  ];
}

/** The same as an object for the metadata of a file, with the sources that rows name. */
export function aboutObject(table: TableParts, datum: ExportDatum, t: ExportWords): object {
  const terms = aboutTerms(table, datum, t);
  const isNote = ([term]: [string, TableCell]): boolean => term === t.about.note;
  return {
    ...Object.fromEntries(terms.filter((term) => !isNote(term))),
    [t.about.note]: table.about.notes,
    [t.about.sources]: table.about.sources.map(({ title, url }) => ({ title, url })),
  };
}

/** The worksheet with the method and the meaning of each column. */
export function aboutRows(
  table: TableParts,
  sheet: Sheet,
  datum: ExportDatum,
  t: ExportWords,
): TableCell[][] {
  const { columns } = t.about;
  return [
    ...aboutTerms(table, datum, t).map((row): TableCell[] => [...row]),
    ...(sheet.lacksShapes ? [[t.about.note, t.about.noGeometry]] : []),
    [],
    [columns.title, columns.field, columns.unit, columns.meaning],
    ...sheet.columns.map(({ heading, field, unit, meaning }) => [heading, field, unit, meaning]),
  ];
}
