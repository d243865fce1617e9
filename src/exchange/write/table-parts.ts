import type { Geometry } from 'geojson';
import type { ExportTable, TableRow } from '../export/table.ts';

/** Rows that a writer holds as objects at once. */
const ROWS_A_PART = 2000;

/** A table whose rows are given a part at a time, so that a writer needs not hold a million of them as objects. */
export interface TableParts extends Omit<ExportTable, 'rows'> {
  rowCount: number;
  /** Rows with a position. */
  placedCount: number;
  /** Types of all geometries. */
  geometryTypes: ReadonlySet<Geometry['type']>;
  parts(): Iterable<readonly TableRow[]>;
}

/** Cuts `count` rows into parts. */
export function* cutParts(
  count: number,
  rowsOf: (from: number, to: number) => readonly TableRow[],
): Generator<readonly TableRow[]> {
  for (let from = 0; from < count; from += ROWS_A_PART)
    yield rowsOf(from, Math.min(count, from + ROWS_A_PART));
}

/** A table with all of its rows, in parts. */
export function inParts({ rows, ...head }: ExportTable): TableParts {
  const geometries = rows.flatMap(({ geometry }) => geometry ?? []);
  return {
    ...head,
    rowCount: rows.length,
    placedCount: geometries.length,
    geometryTypes: new Set(geometries.map(({ type }) => type)),
    parts: () => cutParts(rows.length, (from, to) => rows.slice(from, to)),
  };
}

/** Concatenates arrays of bytes. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
