import { filterTest, orderedRows } from '../../domain/own-layer.ts';
import type { ColumnType } from '../export/columns.ts';
import type { TableCell, TableRow } from '../export/table.ts';
import { type PackedLayer, PackedTable } from '../layers/packed-layer.ts';
import { GEOMETRY_TYPES, geometryAt } from '../packed.ts';
import type { TableSource } from './order.ts';
import { cutParts, type TableParts } from './table-parts.ts';

/** A packed table, for writers. */
export function unpackTable({ head, own }: Omit<TableSource, 'rows'>, layer: PackedLayer): TableParts {
  const table = new PackedTable(layer);
  const rows = own && orderedRows(table, filterTest(own.filter, table), null);
  const rowCount = rows ? rows.length : table.rowCount;
  const rowAt = (index: number): number => rows?.[index] ?? index;
  const added = own?.added ?? [];
  const columns = own
    ? head.columns.map((column, i) =>
        i < layer.columns.length ? { ...column, type: typeOf(table, i) } : column,
      )
    : head.columns;
  const cellsOf = (row: number): TableCell[] =>
    layer.columns.map((_, i) => {
      const value = table.value(row, i);
      return own ? toType(value, columns[i]?.type ?? 'text') : value;
    });
  const { types } = layer.geometry;
  const found = new Set<number>();
  let placedCount = 0;
  for (let index = 0; index < rowCount; index++) {
    const type = types[rowAt(index)] ?? 0;
    if (type === 0) continue;
    placedCount++;
    found.add(type);
  }
  return {
    ...head,
    columns,
    rowCount,
    placedCount,
    geometryTypes: new Set([...found].flatMap((type) => GEOMETRY_TYPES[type - 1] ?? [])),
    parts: () =>
      cutParts(rowCount, (from, to) =>
        Array.from({ length: to - from }, (_, i): TableRow => {
          const row = rowAt(from + i);
          return { cells: [...cellsOf(row), ...added], geometry: geometryAt(layer.geometry, row) };
        }),
      ),
  };
}

/**
 * A text that is the same when it is written as a number: `12.50` has lost nothing, `007` and `330703001000` are codes and stay text (a
 * spreadsheet program shows the latter as 3.30703E+11).
 */
const NUMBER = /^-?(0|[1-9]\d{0,8})(\.\d{1,15})?$/;

/** The type that all values of a column have; text where they differ. */
function typeOf(table: PackedTable, column: number): ColumnType {
  let type: ColumnType | null = null;
  for (let row = 0; row < table.rowCount; row++) {
    const value = table.value(row, column);
    if (value === null || value === '') continue;
    const its = typeof value === 'boolean' ? 'boolean' : isNumber(value) ? 'number' : 'text';
    if (its === 'text' || (type !== null && type !== its)) return 'text';
    type = its;
  }
  return type ?? 'text';
}

const isNumber = (value: string | number): boolean =>
  typeof value === 'number' ? Number.isFinite(value) : NUMBER.test(value);

function toType(value: TableCell, type: ColumnType): TableCell {
  if (value === null || value === '') return null;
  switch (type) {
    case 'number':
    case 'integer':
      return Number(value);
    case 'boolean':
      return value;
    case 'text':
      return String(value);
  }
}
