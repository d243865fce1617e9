import writeXlsxFile from 'write-excel-file/universal';
import type { CellObject, SheetData } from 'write-excel-file/universal';
import type { ExportWords } from '../../i18n/index.ts';
import type { TableCell } from '../export/table.ts';
import { aboutRows } from './about.ts';
import type { ExportDatum } from './datums.ts';
import { legal, type Sheet } from './rows.ts';
import type { TableParts } from './table-parts.ts';

/** Limits of the format: Excel reports a file with a longer text as damaged. */
const MOST_CHARACTERS = 32_767;
/** Widths of columns, in characters. */
const WIDTH = { least: 8, most: 48 } as const;
/** Number of rows that are examined for the width of a column. */
const ROWS_FOR_WIDTH = 200;

/**
 * A text as the format has it (ST_Xstring, ECMA-376 part 1, 22.9.2.19): programs read `_xHHHH_` as a character, so the underscore of a text that
 * contains this is written as `_x005F_`; a carriage return, which XML would read as a line feed, as `_x000D_`.
 */
const escaped = (value: string): string =>
  value.replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_').replaceAll('\r', '_x000D_');
const text = (value: string): CellObject => ({
  value: escaped(legal(value).slice(0, MOST_CHARACTERS)),
  type: String,
});
const heading = (value: string): CellObject => ({ ...text(value), fontWeight: 'bold', wrap: true });

function toCell(value: TableCell): CellObject | null {
  switch (typeof value) {
    case 'number':
      return { value, type: Number };
    case 'boolean':
      return { value, type: Boolean };
    case 'string':
      return text(value);
    default:
      return null;
  }
}

/** Han characters are twice as wide as Latin ones. */
const textWidth = (value: string): number =>
  [...value].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/u.test(letter) ? 2 : 1), 0);

const columnWidths = (rows: readonly (readonly TableCell[])[], columns: number): { width: number }[] =>
  Array.from({ length: columns }, (_, i) => {
    const widest = Math.max(...rows.slice(0, ROWS_FOR_WIDTH).map((row) => textWidth(String(row[i] ?? ''))));
    return { width: Math.min(WIDTH.most, Math.max(WIDTH.least, widest + 2)) };
  });

/**
 * An Excel workbook: the rows with typed cells, texts never as formulas; a worksheet with method, datum, error and date; and one with the
 * sources that rows refer to.
 */
export async function writeXlsx(
  table: TableParts,
  sheet: Sheet,
  datum: ExportDatum,
  t: ExportWords,
): Promise<Uint8Array<ArrayBuffer>> {
  const { sources } = table.about;
  const data: SheetData = [];
  let first: readonly (readonly TableCell[])[] = [];
  for (const rows of sheet.parts()) {
    if (data.length === 0) first = rows;
    for (const row of rows) data.push(row.map(toCell));
  }
  const headings = sheet.columns.map((column) => column.heading);
  const about = aboutRows(table, sheet, datum, t);
  const sourceHeadings = Object.values(t.about.sourceColumns);
  const sourceRows = sources.map(({ title, publisher, date = '', reliability, url = '' }) => [
    title,
    publisher,
    date,
    reliability,
    url,
  ]);
  const toData = (rows: readonly (readonly TableCell[])[]): SheetData => rows.map((row) => row.map(toCell));
  const workbook = writeXlsxFile([
    {
      sheet: t.about.data,
      data: [headings.map(heading), ...data],
      columns: columnWidths([headings, ...first], headings.length),
      stickyRowsCount: 1,
    },
    { sheet: t.about.sheet, data: toData(about), columns: columnWidths(about, 4) },
    {
      sheet: t.about.sources,
      data: [sourceHeadings.map(heading), ...toData(sourceRows)],
      columns: columnWidths([sourceHeadings, ...sourceRows], sourceHeadings.length),
      stickyRowsCount: 1,
    },
  ]);
  return new Uint8Array(await (await workbook.toBlob()).arrayBuffer());
}
