import { columnKind, type PackedRows } from '../../domain/own-layer.ts';
import { toBlob } from '../blob-arrays.ts';
import { toWgs84 } from '../datum.ts';
import {
  findPositions,
  namedDatum,
  type OpenedLayer,
  readPair,
  type PositionColumns,
  type Reading,
} from '../own-layer.ts';
import {
  geometryAt,
  type PackedFeatures,
  type PackedGeometry,
  packedRow,
  type PackedSheet,
  unpacked,
} from '../packed.ts';
import { ColumnBuilder, type PackedColumn, packedValue, plainNumber } from '../packed-column.ts';
import { cellText } from '../table/cell-text.ts';
import { buildTable, tableShape } from '../table/table.ts';
import { findBox, type PackedLayer, PackedTable, positionRange } from './packed-layer.ts';

/** Number of rows, evenly spaced, that the page gets to ask the reader about columns and datum. */
const SAMPLE_ROWS = 2000;
/** Rows between two calls of `check`. */
const ROWS_A_CHECK = 20_000;

/** A large content, as a table whose rows may have positions. */
export interface OpenedLarge {
  names: readonly string[];
  columns: readonly PackedColumn[];
  /** Index of each row in the columns; null if row i has index i. */
  places: Uint32Array<ArrayBuffer> | null;
  /** Number of each row in the file. */
  numbers: Uint32Array<ArrayBuffer>;
  /** Geometry of each row, in the datum of the file; null for a sheet, whose positions are in columns. */
  geometry: PackedGeometry | null;
  /** Some of the rows, with which the page asks about columns and datum. */
  sample: OpenedLayer;
}

/** Opens what was read. Rows of titles, totals and notes of a sheet are left out. */
export function openLarge(content: PackedSheet | PackedFeatures): OpenedLarge {
  const opened = content.kind === 'packed-sheet' ? openSheet(content) : openFeatures(content);
  return { ...opened, sample: buildSample(content, opened) };
}

type Opened = Omit<OpenedLarge, 'sample'>;

function openFeatures({ columns, ids, geometry }: PackedFeatures): Opened {
  return { names: columns.map(({ name }) => name ?? ''), columns, places: null, numbers: ids, geometry };
}

function openSheet(content: PackedSheet): Opened {
  if (content.merges.length > 0) return openMerged(content);
  const { columns, rowCount, rowNumbers } = content;
  const shape = tableShape(
    content,
    columns.length,
    rowCount,
    (index) => packedRow(content, index),
    (index) => firstTexts(columns, index),
  );
  const places = new Uint32Array(rowCount);
  let count = 0;
  for (let index = 0; index < rowCount; index++) if (shape.isData(index)) places[count++] = index;
  const kept = places.slice(0, count);
  return {
    names: shape.columns.map(({ heading, column }) => heading || `#${column}`),
    columns: columns.slice(0, shape.columns.length),
    places: kept,
    numbers: kept.map((place) => rowNumbers[place] ?? 0),
    geometry: null,
  };
}

/** Fills merged cells, which means packing the values again. Only workbooks have merged cells, and they are small enough for this. */
function openMerged(content: PackedSheet): Opened {
  const table = buildTable(unpacked(content));
  const builders = table.columns.map(() => new ColumnBuilder(null));
  for (const [row, { cells }] of table.rows.entries())
    for (const [i, builder] of builders.entries()) builder.set(row, cells[i] ?? null);
  return {
    names: table.columns.map(({ heading, column }) => heading || `#${column}`),
    columns: builders.map((builder) => builder.finish()),
    places: null,
    numbers: Uint32Array.from(table.rows, ({ row }) => row),
    geometry: null,
  };
}

/** Texts that `cellText` does not change. */
const PLAIN = /^[!-~\u4e00-\u9fff]*$/;

/** The first two texts of a row; empty where it has fewer. */
function firstTexts(columns: readonly PackedColumn[], index: number): readonly [string, string] {
  let first = '';
  for (const column of columns) {
    const value = packedValue(column, index);
    if (value === null) continue;
    const raw = String(value);
    const text = PLAIN.test(raw) ? raw : cellText(raw);
    if (text === '') continue;
    if (first !== '') return [first, text];
    first = text;
  }
  return [first, ''];
}

function buildSample(content: PackedSheet | PackedFeatures, opened: Opened): OpenedLayer {
  const { names, columns, places, numbers, geometry } = opened;
  const step = Math.max(1, numbers.length / SAMPLE_ROWS);
  const chosen = Array.from({ length: Math.min(numbers.length, SAMPLE_ROWS) }, (_, i) =>
    Math.floor(i * step),
  );
  const rows = chosen.map((row) => ({
    number: numbers[row] ?? 0,
    values: columns.map((column) => packedValue(column, places ? (places[row] ?? 0) : row)),
  }));
  return {
    file: content.file,
    part: content.kind === 'packed-sheet' ? content.sheet : content.layer,
    columns: names,
    rows,
    rowCount: numbers.length,
    geometries: geometry && chosen.map((row) => geometryAt(geometry, row)),
    positions: geometry ? null : findPositions(names, rows),
    named: content.kind === 'packed-features' ? namedDatum(content.crs) : null,
  };
}

/**
 * The layer of an opened content, with its geometries in WGS 84. Rows without a position, or with one outside the range of the datum,
 * are kept in the table without a geometry.
 * @param check is called regularly; an exception that it throws ends the work
 * @throws RangeError where the well-known text of a .prj cannot be used
 */
export function buildLarge(
  { columns, places, numbers, geometry }: OpenedLarge,
  positions: PositionColumns | null,
  reading: Reading,
  check: () => void = () => undefined,
): { layer: PackedLayer; rows: PackedRows } {
  const built = geometry
    ? convertedGeometry(geometry, reading, check)
    : pointGeometry(columns, places, numbers.length, positions, reading, check);
  const layer: PackedLayer = { columns, places, numbers, geometry: built };
  const table = new PackedTable(layer);
  let placedCount = 0;
  for (const type of built.types) if (type !== 0) placedCount++;
  const columnKinds = columns.map((_, column) => columnKind(table, column));
  check();
  return {
    layer,
    rows: { blob: toBlob(layer), rowCount: numbers.length, placedCount, box: findBox(built), columnKinds },
  };
}

function convertedGeometry(geometry: PackedGeometry, reading: Reading, check: () => void): PackedGeometry {
  const convert = toWgs84(reading);
  const types = geometry.types.slice();
  const coordinates = geometry.coordinates.slice();
  for (let row = 0; row < types.length; row++) {
    if (row % ROWS_A_CHECK === 0) check();
    const [from, to] = positionRange(geometry, row);
    for (let at = from; at < to; at++) {
      const lonLat = convert(coordinates[2 * at] ?? NaN, coordinates[2 * at + 1] ?? NaN);
      if (!lonLat) types[row] = 0;
      else [coordinates[2 * at], coordinates[2 * at + 1]] = lonLat;
    }
  }
  return { types, coordinates, ends: geometry.ends };
}

const POINT = 1;

function pointGeometry(
  columns: readonly PackedColumn[],
  places: Uint32Array | null,
  rowCount: number,
  positions: PositionColumns | null,
  reading: Reading,
  check: () => void,
): PackedGeometry {
  const types = new Uint8Array(rowCount);
  const coordinates = new Float64Array(2 * rowCount);
  const convert = toWgs84(reading);
  if (!positions) return { types, coordinates, ends: null };
  for (let row = 0; row < rowCount; row++) {
    if (row % ROWS_A_CHECK === 0) check();
    const place = places ? (places[row] ?? 0) : row;
    const pair = readPair((column) => {
      const of = columns[column];
      if (!of) return null;
      const plain = plainNumber(of, place);
      return Number.isNaN(plain) ? packedValue(of, place) : plain;
    }, positions);
    const at = pair && convert(...pair);
    if (!at) continue;
    types[row] = POINT;
    [coordinates[2 * row], coordinates[2 * row + 1]] = at;
  }
  return { types, coordinates, ends: null };
}
