import type { CellValue, Fault, SheetContent, SheetHead, SheetRow } from '../content.ts';
import { cellText, isBlank } from './cell-text.ts';
import { findHeadings, findParts } from './headings.ts';

/** One column of a table. */
export interface TableColumn {
  /** From 1, as in the sheet. */
  column: number;
  /** Rows of a heading joined by a space, the upper first; empty where there is none. */
  heading: string;
  /** Texts of these rows. */
  headingTexts: readonly string[];
}

/** A row of data. */
export interface TableRow {
  /** Row number as in a spreadsheet program, from 1. */
  row: number;
  /** One cell for each column of the table, merged cells filled. */
  cells: readonly CellValue[];
  hidden: boolean;
  /** Columns to the left of the row's first cell, where the sheet has the table several times side by side; absent for none. */
  columnOffset?: number;
  /** The title of the part of the table that the row is in, for example “一、杭州市”. */
  section?: string;
}

/** A row that is no data. */
export interface OtherRow {
  row: number;
  kind: 'title' | 'heading' | 'section' | 'total' | 'note';
  text: string;
}

/** A sheet as a table. */
export interface Table {
  sheet: SheetContent;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  others: readonly OtherRow[];
  /** First and last row of the headings; null where the sheet has none. */
  headingRows: { from: number; to: number } | null;
  /** Notes for the user on how the sheet was interpreted. */
  faults: readonly Fault[];
}

const TOTAL =
  /^(?:全[省市县区]|本[省市县区]|\p{Script=Han}{2,4}[市县区])?(?:合计|总计|小计|共计|总数|累计|total|sum)(?:[:：（(\d]|$)/iu;
const NOTE =
  /^(?:注|备注|说明|附注|备 ?注)[:：\d（(.、]|^(?:填表|填报|制表|审核|联系|报送|统计|单位负责|资料来源|数据来源|信息来源|来源|截至|截止|打印)(?:人|单位|部门|日期|时间|电话|负责人)?(?:[:：]|$)|^(?:note|source)s?[:：]/iu;

/**
 * Interprets a sheet as a table: finds its headings, fills merged cells, and separates data from titles, totals and notes.
 * @param headingRows the headings that the user has chosen; null for none
 */
export function buildTable(sheet: SheetContent, headingRows?: { from: number; to: number } | null): Table {
  const found = headingRows === undefined ? findHeadings(sheet) : headingRows;
  const faults: Fault[] = [];
  const filled = withMerges(sheet);
  const all = readHeadings(sheet, filled, found, measureWidth(filled));
  const parts = findParts(all.columns.map(({ heading }) => heading));
  const columns = parts.length > 1 ? all.columns.slice(parts[0], parts[1]) : all.columns;
  const rows: TableRow[] = [];
  const others: OtherRow[] = [];
  const isTop = ({ row }: SheetRow): boolean => found !== null && row <= found.to;
  for (const top of filled.filter(isTop)) {
    const kind = found !== null && top.row < found.from ? 'title' : 'heading';
    if (!top.cells.every(isBlank)) others.push({ row: top.row, kind, text: joined(top.cells) });
  }
  // The parts one after the other, since values are carried down within each.
  const offsets = parts.length > 1 ? parts : [0];
  for (const columnOffset of offsets) {
    const below = filled.filter((row) => !isTop(row));
    const part = splitRows(below, columns.length, columnOffset, all.headingText);
    rows.push(...part.rows);
    others.push(...part.others);
  }
  const note = (code: 'hidden-rows' | 'total-rows' | 'note-rows', of: readonly { row: number }[]): void => {
    const [first] = of;
    if (first)
      faults.push({ code, level: 'note', ...placeOf(sheet), row: first.row, details: { count: of.length } });
  };
  note(
    'hidden-rows',
    rows.filter(({ hidden }) => hidden),
  );
  note(
    'total-rows',
    others.filter(({ kind }) => kind === 'total'),
  );
  note(
    'note-rows',
    others.filter(({ kind }) => kind === 'note'),
  );
  if (sheet.hidden) faults.push({ code: 'hidden-sheet', level: 'note', ...placeOf(sheet) });
  return { sheet, columns, rows, others, headingRows: found, faults };
}

/** The rows below the headings: data, and what stands between them. */
function splitRows(
  filled: readonly SheetRow[],
  width: number,
  columnOffset: number,
  headingText: string,
): Pick<Table, 'rows' | 'others'> {
  const rows: TableRow[] = [];
  const others: OtherRow[] = [];
  let section: string | undefined;
  for (const { row, cells: whole, hidden } of filled) {
    const cells = Array.from({ length: width }, (_, i) => whole[i + columnOffset] ?? null);
    const texts = cells.map(cellText).filter((text) => text !== '');
    if (texts.length === 0) continue;
    const text = joined(cells);
    // Headings are repeated as a whole, also where a table stands there several times.
    const kind = joined(whole) === headingText ? 'heading' : classifyRow(cells, texts, width, headingText);
    if (kind !== 'data') {
      others.push({ row, kind, text });
      if (kind === 'section')
        section = text.replace(/^[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?/, '').replace(/[（(].*$/, '');
      continue;
    }
    rows.push({
      row,
      cells,
      hidden: hidden === true,
      ...(columnOffset === 0 ? {} : { columnOffset }),
      ...(section === undefined ? {} : { section }),
    });
  }
  return { rows, others };
}

function readHeadings(
  sheet: SheetContent,
  filled: readonly SheetRow[],
  found: Table['headingRows'],
  width: number,
): Pick<Table, 'columns'> & { headingText: string } {
  const headings = filled.filter(({ row }) => found !== null && row >= found.from && row <= found.to);
  return {
    columns: buildColumns(sheet, headings, width),
    headingText: joined(headings.at(-1)?.cells ?? []),
  };
}

/** Number of rows of a large sheet in which headings are looked for: as many as `findHeadings` needs, and empty ones between them. */
const ROWS_AT_THE_TOP = 400;

/** Texts of totals and notes never begin with a digit, those of most rows of a large table do. */
const beginsWithDigit = (text: string): boolean => /^\d/.test(text);
const isTotal = (text: string): boolean => !beginsWithDigit(text) && TOTAL.test(text.replace(/\s/g, ''));

/** What `tableShape` finds: the columns, and which rows are data. */
export interface TableShape {
  columns: readonly TableColumn[];
  isData(index: number): boolean;
}

/**
 * The columns of a large sheet without merged cells, and which of its rows are data, as `buildTable` finds them, without an object for each row.
 * @param width columns that hold anything
 * @param rowAt a row of the sheet, by its index
 */
export function tableShape(
  head: SheetHead,
  width: number,
  rowCount: number,
  rowAt: (index: number) => SheetRow,
  firstTexts: (index: number) => readonly [string, string],
): TableShape {
  const top = Array.from({ length: Math.min(rowCount, ROWS_AT_THE_TOP) }, (_, index) => rowAt(index));
  const sheet: SheetContent = { ...head, kind: 'sheet', rows: top };
  const found = findHeadings(sheet);
  const { columns, headingText } = readHeadings(sheet, top, found, width);
  const headingStart = headingText.split(' ')[0] ?? '';
  return {
    columns,
    isData(index) {
      const [first, second] = firstTexts(index);
      // Only such rows can be something else; looking at them whole takes time.
      const isPlain =
        second !== '' &&
        first !== second &&
        !first.startsWith(headingStart || '\0') &&
        !isTotal(first) &&
        !isTotal(second) &&
        (beginsWithDigit(first) || !NOTE.test(first));
      if (isPlain && index >= top.length) return true;
      const { row, cells } = rowAt(index);
      if (found !== null && row <= found.to) return false;
      const texts = cells.map(cellText).filter((text) => text !== '');
      return texts.length > 0 && classifyRow(cells, texts, columns.length, headingText) === 'data';
    },
  };
}

/** File and sheet of a fault. */
export const placeOf = ({
  file,
  sheet,
}: Pick<SheetContent, 'file' | 'sheet'>): { file: string; sheet?: string } => ({
  file: file.name,
  ...(sheet === null ? {} : { sheet }),
});

const joined = (cells: readonly CellValue[]): string =>
  cells
    .map(cellText)
    .filter((text, i, all) => text !== '' && text !== all[i - 1])
    .join(' ');

function classifyRow(
  cells: readonly CellValue[],
  texts: readonly string[],
  columnCount: number,
  headingText: string,
): 'data' | 'heading' | 'section' | 'total' | 'note' {
  if (headingText !== '' && joined(cells) === headingText) return 'heading';
  const first = texts[0] as string;
  const distinct = new Set(texts).size;
  if (texts.slice(0, 2).some(isTotal)) return 'total';
  if (NOTE.test(first) && (distinct <= 2 || texts.length * 2 <= columnCount)) return 'note';
  if (columnCount < 3 || distinct > 1) return 'data';
  // A single text in a row of a table with several columns is the title of a part, or a remark.
  if (
    /^[（(]?[一二三四五六七八九十]+[)）]?[、.．]|[市县区州省][（(]?[^村镇乡]*$/.test(first) &&
    first.length <= 20
  )
    return 'section';
  return first.length > 20 || /[。；]$/.test(first) ? 'note' : 'data';
}

/** The rows with the value of merged cells in each of them. */
function withMerges({ rows, merges }: SheetContent): SheetRow[] {
  if (merges.length === 0) return rows.map((row) => ({ ...row }));
  const byRow = new Map(rows.map((row) => [row.row, { ...row, cells: [...row.cells] as CellValue[] }]));
  for (const { fromRow, toRow, fromColumn, toColumn } of merges) {
    const value = byRow.get(fromRow)?.cells[fromColumn - 1] ?? null;
    if (value === null) continue;
    // Merged ranges may cover the whole sheet: only existing rows are filled.
    for (const row of rows) {
      if (row.row < fromRow || row.row > toRow) continue;
      const cells = byRow.get(row.row)?.cells;
      if (!cells || (row.row > fromRow && cells.every((cell) => isBlank(cell)))) continue;
      for (let column = fromColumn; column <= Math.min(toColumn, 500); column++) cells[column - 1] ??= value;
    }
  }
  return [...byRow.values()].map((row) => ({ ...row, cells: Array.from(row.cells, (cell) => cell ?? null) }));
}

function measureWidth(rows: readonly SheetRow[]): number {
  let width = 0;
  for (const { cells } of rows) {
    let last = cells.length;
    while (last > width && isBlank(cells[last - 1])) last--;
    width = Math.max(width, last);
  }
  return width;
}

/** White space that does not separate words of letters and digits of ASCII: Chinese headings have it for their look, and as line breaks. */
const NO_WORD_SPACE = /(?<![\w.,:)%]) +| +(?![\w(])/g;

/** The text of a cell of a heading in one line: `County code`, but `经度(度)` of `经 度 (度)`. */
const lineOf = (cell: CellValue | undefined): string =>
  cellText(cell).replace(/\s+/g, ' ').replace(NO_WORD_SPACE, '');

function buildColumns(sheet: SheetContent, headings: readonly SheetRow[], width: number): TableColumn[] {
  const groups = headings.map(({ cells, row }, k) => carriedRight(sheet, cells, row, headings.slice(k + 1)));
  return Array.from({ length: width }, (_, i) => {
    const texts = groups.map((cells) => lineOf(cells[i])).filter((text) => text !== '');
    const rows = texts.filter((text, k) => text !== texts[k - 1]);
    return { column: i + 1, heading: rows.join(' '), headingTexts: rows };
  });
}

/** Without merged cells, a group heading holds for the columns to its right that have a heading below it, up to the next group. */
function carriedRight(
  { merges }: SheetContent,
  cells: readonly CellValue[],
  row: number,
  lower: readonly SheetRow[],
): readonly CellValue[] {
  if (lower.length === 0 || merges.some(({ fromRow, toRow }) => fromRow <= row && row <= toRow)) return cells;
  let group: CellValue = null;
  const isBelow = (i: number): boolean => lower.some((below) => !isBlank(below.cells[i]));
  return Array.from(
    { length: Math.max(cells.length, ...lower.map((below) => below.cells.length)) },
    (_, i) => {
      const cell = cells[i] ?? null;
      if (!isBlank(cell)) return (group = cell);
      return isBelow(i) ? group : null;
    },
  );
}
