import type { CellValue, MergedCells, SheetHead, SourceFile } from '../content.ts';
import { PACKED_FROM } from '../limits.ts';
import { type PackedSheet, type ReadContent, unpacked } from '../packed.ts';
import { ColumnBuilder, growingBytes, growingIntegers } from '../packed-column.ts';
import { FaultList, type Run } from './run.ts';

/** Steps between two checks of the time limit. */
const ROWS_A_CHECK = 2000;

/** Collects the rows of one sheet, packed from the start, because a million rows as objects would need too much memory. */
export class SheetBuilder {
  readonly faults: FaultList;
  readonly #run: Run;
  readonly #columns: ColumnBuilder[] = [];
  readonly #rowNumbers = growingIntegers();
  readonly #hiddenRows = growingBytes();
  #rowCount = 0;
  #hasHiddenRow = false;

  constructor(file: SourceFile, sheet: string | null, run: Run) {
    this.#run = run;
    this.faults = new FaultList(sheet === null ? { file: file.name } : { file: file.name, sheet });
  }

  /** @param row from 1, larger than that of the call before. A row without a value is left out. @throws RefusedFile over a limit */
  add(row: number, cells: readonly CellValue[], isHidden = false): void {
    let filled = 0;
    let text = 0;
    if (cells.length > this.#run.limits.columns) this.#run.hold('columns', cells.length, { row });
    for (let i = 0; i < cells.length; i++) {
      const value = cells[i] ?? null;
      if (value === null || value === '') continue;
      if (typeof value === 'string') text += value.length;
      if (typeof value === 'string' && value.length > this.#run.limits.cellCharacters)
        this.#run.hold('cellCharacters', value.length, { row, column: i + 1 });
      filled++;
      while (this.#columns.length <= i) this.#columns.push(new ColumnBuilder(null));
      this.#columns[i]?.set(this.#rowCount, value);
    }
    if (this.#rowCount % ROWS_A_CHECK === 0) this.#run.check();
    if (filled === 0) return;
    this.#run.take('cells', filled);
    this.#run.take('textCharacters', text);
    const at = this.#rowCount++;
    if (this.#rowCount > this.#run.limits.rows) this.#run.hold('rows', this.#rowCount, { row });
    this.#rowNumbers.reserve(this.#rowCount)[at] = row;
    this.#hiddenRows.reserve(this.#rowCount)[at] = isHidden ? 1 : 0;
    this.#hasHiddenRow ||= isHidden;
  }

  get rowCount(): number {
    return this.#rowCount;
  }

  finish(
    file: SourceFile,
    sheet: string | null,
    hidden = false,
    merges: readonly MergedCells[] = [],
  ): ReadContent {
    const head: SheetHead = { file, sheet, hidden, merges, faults: this.faults.all() };
    const packed: PackedSheet = {
      kind: 'packed-sheet',
      ...head,
      rowCount: this.#rowCount,
      rowNumbers: this.#rowNumbers.cut(this.#rowCount),
      hiddenRows: this.#hasHiddenRow ? this.#hiddenRows.cut(this.#rowCount) : null,
      columns: this.#columns.map((column) => column.finish()),
    };
    return this.#rowCount < PACKED_FROM ? unpacked(packed) : packed;
  }
}
