import { type Cell, type CellValue as HucreValue, readXlsx as parseXlsx, type Sheet } from 'hucre/xlsx';
import type { CellValue, SourceFile } from '../content.ts';
import type { ReadContent } from '../packed.ts';
import type { ArchiveEntry } from './archive.ts';
import { RefusedFile, type Run } from './run.ts';
import { SheetBuilder } from './sheet-builder.ts';

/** A date before this year is a time of day: spreadsheets count days from 1900. */
const FIRST_YEAR = 1900;

/** A date as text: without the time for a whole day, without the day for a time. */
export function dateText(date: Date): string | null {
  if (Number.isNaN(date.getTime())) return null;
  const [day = '', time = ''] = date.toISOString().slice(0, 19).split('T');
  if (date.getUTCFullYear() < FIRST_YEAR) return time;
  return time === '00:00:00' ? day : `${day}T${time}`;
}

/**
 * Reads all sheets of a workbook of Excel 2007 or later: values as they were last computed, dates as ISO text, numbers and texts apart. Links to
 * other files and executable parts are ignored. All entries are inflated once to count their real bytes.
 */
export async function readXlsx(
  blob: Blob,
  file: SourceFile,
  run: Run,
  entries: readonly ArchiveEntry[],
): Promise<ReadContent[]> {
  for (const entry of entries) await entry.read();
  const { sheets } = await parseXlsx(new Uint8Array(await blob.arrayBuffer())).catch(rethrow);
  run.check();
  const links = entries.filter(({ name }) => /^xl\/externalLinks\/[^/]+\.xml$/.test(name)).length;
  const contents = sheets.map((sheet, i) => buildContent(sheet, file, run, i === 0 ? links : 0));
  if (contents.length === 0) throw new RefusedFile('empty', null);
  run.progress(blob.size);
  return contents;
}

/** The limit of the library: all cells of the rectangle that the cells of a sheet span. */
function rethrow(error: unknown): never {
  const [, found, most] = /\((\d+) cells\), over the (\d+)/.exec(String(error)) ?? [];
  if (found === undefined) throw error;
  throw new RefusedFile('limit', { limit: 'cells', most: Number(most), found: Number(found) });
}

function buildContent(sheet: Sheet, file: SourceFile, run: Run, links: number): ReadContent {
  const builder = new SheetBuilder(file, sheet.name, run);
  if (links > 0) builder.faults.add('external-links', 'note', { count: links });
  const replaced = new Map<number, Map<number, CellValue>>();
  for (const [at, cell] of sheet.cells ?? []) {
    const [row = NaN, column = NaN] = at.split(',').map(Number);
    const value = specialValue(cell);
    if (value === undefined) continue;
    const cells = replaced.get(row) ?? new Map<number, CellValue>();
    replaced.set(row, cells.set(column, null));
    builder.faults.add(value.code, 'error', null, { row: row + 1, column: column + 1, value: value.text });
  }
  for (const [row, values] of sheet.rows.entries()) {
    const others = replaced.get(row);
    const cells = values.map((value, column) => (others?.has(column) ? null : cellValue(value)));
    builder.add(row + 1, cells, sheet.rowDefs?.get(row)?.hidden === true);
  }
  const merges = (sheet.merges ?? []).map(({ startRow, endRow, startCol, endCol }) => ({
    fromRow: startRow + 1,
    toRow: endRow + 1,
    fromColumn: startCol + 1,
    toColumn: endCol + 1,
  }));
  return builder.finish(file, sheet.name, sheet.hidden === true || sheet.veryHidden === true, merges);
}

/** A cell that shows an error, or a formula that was never computed; undefined for any other. */
function specialValue(
  cell: Cell,
): { code: 'cell-error' | 'formula-without-value'; text: string } | undefined {
  if (cell.type === 'error') return { code: 'cell-error', text: String(cell.value) };
  if (cell.formula !== undefined && cell.value === null)
    return { code: 'formula-without-value', text: `=${cell.formula}` };
  return undefined;
}

const cellValue = (value: HucreValue): CellValue =>
  value instanceof Date
    ? dateText(value)
    : typeof value === 'number' && !Number.isFinite(value)
      ? null
      : value;
