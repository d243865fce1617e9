import type { Geometry } from 'geojson';
import type { OwnRow } from '../../domain/own-layer.ts';
import { toBlob } from '../blob-arrays.ts';
import type { FlatGeometry } from '../content.ts';
import type { ExportTable, TableCell } from '../export/table.ts';
import type { PackedLayer } from '../layers/packed-layer.ts';
import { ColumnBuilder, type PackedColumn } from '../packed-column.ts';
import { GeometryBuilder } from '../packed-geometry.ts';
import type { TableSource } from './order.ts';

/** Longest uninterrupted work, ms; between two slices the page can respond to input. */
const SLICE_MS = 10;
/** Rows between two checks of the time. */
const ROWS_A_LOOK = 100;

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

interface Row {
  cells: readonly TableCell[];
  geometry: Geometry | null;
  /** Row number in the file; for a table of the atlas the position in the table. */
  number: number;
}

/** Packs rows in slices, so that no task of the page is long. @throws RangeError for a collection of geometries, which no table has */
async function packRows(count: number, columnCount: number, rowOf: (index: number) => Row): Promise<Blob> {
  const columns = Array.from({ length: columnCount }, () => new ColumnBuilder(null));
  const geometries = new GeometryBuilder();
  const numbers = new Uint32Array(count);
  let begun = performance.now();
  for (let index = 0; index < count; index++) {
    if (index % ROWS_A_LOOK === 0 && performance.now() - begun > SLICE_MS) {
      await turn();
      begun = performance.now();
    }
    const { cells, geometry, number } = rowOf(index);
    for (const [i, column] of columns.entries()) column.set(index, cells[i] ?? null);
    geometries.add(index, flat(geometry));
    numbers[index] = number;
  }
  const finished: PackedColumn[] = [];
  for (const column of columns) {
    await turn();
    finished.push(column.finish());
  }
  const layer: PackedLayer = { columns: finished, places: null, numbers, geometry: geometries.finish(count) };
  await turn();
  return toBlob(layer);
}

function flat(geometry: Geometry | null): FlatGeometry | null {
  if (geometry?.type === 'GeometryCollection') throw new RangeError('a collection of geometries');
  return geometry;
}

/** A table of the atlas for the worker that writes it. */
export async function packTable({ rows, ...head }: ExportTable): Promise<TableSource> {
  const blob = await packRows(rows.length, head.columns.length, (index) => {
    const row = rows[index];
    return { cells: row?.cells ?? [], geometry: row?.geometry ?? null, number: index + 1 };
  });
  return { head, rows: blob, own: null };
}

/** The rows of an own layer that the page holds. */
export const packOwnRows = (rows: readonly OwnRow[], columnCount: number): Promise<Blob> =>
  packRows(rows.length, columnCount, (index) => {
    const row = rows[index];
    return { cells: row?.values ?? [], geometry: row?.geometry ?? null, number: row?.number ?? 0 };
  });
