import type { CellValue, Fault } from '../content.ts';
import { cellCode, cellDate, cellText, isBlank, namesInCell } from '../table/cell-text.ts';
import { placeOf } from '../table/table.ts';
import type { Table, TableRow } from '../table/table.ts';
import type { ColumnRole } from './column-roles.ts';
import type { ListKind, Roles } from './columns.ts';
import type { PlaceIndex } from './places.ts';
import { placeNames, type StationName, stationNames } from './row-names.ts';

/** Faults of rows that need no value besides their place. */
type ListFault =
  | 'scientific-code'
  | 'short-code'
  | 'no-name'
  | 'unknown-track'
  | 'unknown-batch'
  | 'unknown-town'
  | 'no-number'
  | 'no-code'
  | 'unknown-code'
  | 'no-date'
  | 'shared-coordinate'
  | 'open-list'
  | 'no-coordinate';

/** What the rows of one table are read with. */
export interface RowReader {
  table: Table;
  kind: ListKind;
  roles: Roles;
  index: PlaceIndex;
  columnOf: ReadonlyMap<ColumnRole, number>;
  faults: Fault[];
  batch: '1' | '2' | undefined;
}

/** The cells of one row by role, and the faults found in them. */
export class RowCells {
  readonly row: TableRow;
  readonly reader: RowReader;

  constructor(reader: RowReader, row: TableRow) {
    this.reader = reader;
    this.row = row;
  }

  cell(role: ColumnRole): CellValue {
    return this.row.cells[this.reader.columnOf.get(role) ?? -1] ?? null;
  }

  text(role: ColumnRole): string {
    const cell = this.cell(role);
    return isBlank(cell) ? '' : cellText(cell);
  }

  code(role: ColumnRole): string | null {
    return readCode(this.cell(role), (lost) => this.fault(lost, role, 'note'));
  }

  /** The date in a cell, ISO or part of it. */
  date(role: ColumnRole): string | null {
    const date = cellDate(this.cell(role));
    if (date === null && this.text(role) !== '') this.fault('no-date', role, 'note');
    return date;
  }

  /** What a cell lists: industries, for example. */
  texts(role: ColumnRole): string[] {
    const { names, isOpen } = namesInCell(this.cell(role));
    return this.#told(role, isOpen, names);
  }

  /** Names of places. */
  names(role: ColumnRole): string[] {
    const { names, isOpen } = placeNames(this.cell(role));
    return this.#told(role, isOpen, names);
  }

  /** Places of an axis or a cluster. */
  stations(role: ColumnRole, kind: 'town' | 'village'): StationName[] {
    const { stations, isOpen } = stationNames(this.cell(role), kind);
    return this.#told(role, isOpen, stations);
  }

  #told<T>(role: ColumnRole, isOpen: boolean, items: T[]): T[] {
    if (isOpen) this.fault('open-list', role, 'note');
    return items;
  }

  heading(role: ColumnRole): string {
    return this.reader.table.columns[this.reader.columnOf.get(role) ?? -1]?.heading ?? '';
  }

  fault(code: ListFault, role: ColumnRole, level: Fault['level'] = 'error'): void {
    const column = this.reader.columnOf.get(role);
    this.reader.faults.push({
      code,
      level,
      ...placeOf(this.reader.table.sheet),
      row: this.row.row,
      ...(column === undefined ? {} : { column: column + 1 + (this.row.columnOffset ?? 0) }),
      value: cellText(this.cell(role)).slice(0, 80),
    });
  }
}

function readCode(cell: CellValue, onFault: (code: ListFault) => void): string | null {
  const read = cellCode(cell);
  if (read.kind === 'scientific') onFault('scientific-code');
  if (read.kind === 'short') onFault('short-code');
  if (read.kind === 'none' && !isBlank(cell)) onFault('no-code');
  return read.kind === 'code'
    ? read.code
    : read.kind === 'scientific' && read.digits.length >= 6
      ? read.digits.slice(0, 6)
      : null;
}
