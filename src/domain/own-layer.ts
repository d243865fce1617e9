import type { PositionColumns, Reading } from './datum.ts';
import type { OwnFilter, OwnSettings } from './own-style.ts';
import type { DrawableGeometry } from './run-time-layer.ts';
import type { Bbox } from './view.ts';

export * from './own-style.ts';

/** A value of an own layer, as read from its file. */
export type OwnValue = string | number | boolean | null;

/** One row of an own layer's table, which is one feature of its map. */
export interface OwnRow {
  /** Number of the row or feature in the file, from 1. */
  number: number;
  /** Position in WGS 84; null if the row has none. */
  geometry: DrawableGeometry | null;
  /** One value for each column of the layer. */
  values: readonly OwnValue[];
}

/** The file that a layer was read from. */
export interface LayerFile {
  name: string;
  /** SHA-256 of the bytes of the file, hexadecimal. */
  sha256: string;
  /** Time of its last change, ISO 8601; null if unknown. */
  modified: string | null;
}

/** How the positions of a layer were read from its file. */
export interface LayerReading extends Reading {
  /** Null where the file has geometries, or no positions. */
  positions: PositionColumns | null;
}

/** Properties of a reader's own layer that do not depend on how its rows are held. */
interface OwnLayerHead {
  /** `own-` and the first 12 digits of the SHA-256 of the file, followed by a number for further sheets or layers of the same file. */
  id: string;
  file: LayerFile;
  /** Sheet or layer of the file; null if it has only one. */
  part: string | null;
  /** Absent of a layer that the device kept before this was noted. */
  reading?: LayerReading;
  columns: readonly string[];
  settings: OwnSettings;
}

/** A layer whose rows the page holds. Immutable: `rows` stays the same object while no row changes. */
export interface SmallLayer extends OwnLayerHead {
  rows: readonly OwnRow[];
}

/** What the page holds of a large layer. */
export interface PackedRows {
  /** All rows, column by column in bytes (`exchange/layers/packed-layer.ts`); workers and the device's storage get it without copying. */
  blob: Blob;
  rowCount: number;
  /** Number of rows that have a position. */
  placedCount: number;
  /** Extent of all positions, WGS 84 degrees; null if there is none. */
  box: Bbox | null;
  /** For each column: its kind and its most frequent values. */
  columnKinds: readonly ColumnKind[];
}

/** A layer with so many rows that the page would be blocked by them: a worker holds them, cuts their tiles and answers questions about them. */
export interface LargeLayer extends OwnLayerHead {
  packed: PackedRows;
}

/** A reader's own layer. */
export type OwnLayer = SmallLayer | LargeLayer;

export const isLarge = (layer: OwnLayer): layer is LargeLayer => 'packed' in layer;

/** Whether all values of a column are numbers. */
export type ColumnKind = 'number' | 'text';

/** Access to the values of a layer's rows, however they are held. Rows and columns are counted from 0. */
export interface LayerTable {
  rowCount: number;
  value(row: number, column: number): OwnValue;
  /** `valueText` of the value. */
  text(row: number, column: number): string;
  /** `valueNumber` of the value. */
  number(row: number, column: number): number | null;
  /** As `number`, but the values of the column are not kept for later calls. */
  numberOnce(row: number, column: number): number | null;
}

const tables = new WeakMap<SmallLayer['rows'], LayerTable>();

/** The rows of a layer that the page holds, as a table; the same object for the same rows. */
export function tableOfRows(rows: SmallLayer['rows']): LayerTable {
  const value = (row: number, column: number): OwnValue => rows[row]?.values[column] ?? null;
  const number = (row: number, column: number): number | null => valueNumber(value(row, column));
  const table = tables.get(rows) ?? {
    rowCount: rows.length,
    value,
    text: (row, column) => valueText(value(row, column)),
    number,
    numberOnce: number,
  };
  tables.set(rows, table);
  return table;
}

/**
 * The id of a layer of a file.
 * @param part index of the sheet or layer in the file, from 0
 */
export const ownLayerId = ({ sha256 }: Pick<LayerFile, 'sha256'>, part: number): string =>
  `own-${sha256.slice(0, 12)}${part > 0 ? `-${part}` : ''}`;

/** A value as text; empty if there is none. */
export const valueText = (value: OwnValue | undefined): string =>
  value === null || value === undefined ? '' : String(value).trim();

const PLAIN_NUMBER = /^-?\d{1,12}(?:\.\d+)?$/;
const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?(e[+-]?\d+)?$/i;

/** A value as a number, also if it is written as text (`1,234.5`, `１２`); null if it is not a number. */
export function valueNumber(value: OwnValue | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  // Fast path: most cells of large layers are plain numbers.
  if (PLAIN_NUMBER.test(value)) return Number(value);
  const text = value.normalize('NFKC').trim();
  if (text === '' || !NUMBER.test(text)) return null;
  const number = Number(text.replaceAll(',', ''));
  return Number.isFinite(number) ? number : null;
}

const kinds = new WeakMap<LayerTable, Map<number, ColumnKind>>();

/** Whether a column holds numbers: it has values and all of them are numbers. */
export function columnKind(table: LayerTable, column: number): ColumnKind {
  const known = kinds.get(table) ?? new Map<number, ColumnKind>();
  kinds.set(table, known);
  const before = known.get(column);
  if (before) return before;
  let kind: ColumnKind = 'text';
  for (let row = 0; row < table.rowCount; row++) {
    // Checks value by value, so that it ends at the first text that is not a number.
    if (table.numberOnce(row, column) !== null) kind = 'number';
    else if (valueText(table.value(row, column)) !== '') {
      kind = 'text';
      break;
    }
  }
  known.set(column, kind);
  return kind;
}

/** Whether a column of a layer holds numbers. */
export const layerColumnKind = (layer: OwnLayer, column: number): ColumnKind =>
  isLarge(layer) ? (layer.packed.columnKinds[column] ?? 'text') : columnKind(tableOfRows(layer.rows), column);

/** A number with zeros before it is a code: `007` is not `7`. */
const CODE = /^[+-]?0\d/;

/**
 * Whether the value of a row is the one asked for: as numbers in a column of numbers (`5` is `5.0`, `1,000` is `1000`), else as texts. Codes and
 * numbers that a computer cannot tell apart (above 2⁵³) are texts too.
 */
function isTest(asked: string, column: number, table: LayerTable): (row: number) => boolean {
  const number = CODE.test(asked) ? null : valueNumber(asked);
  const isNumeric =
    number !== null && Math.abs(number) <= Number.MAX_SAFE_INTEGER && columnKind(table, column) === 'number';
  if (!isNumeric) return (row) => table.text(row, column) === asked;
  return (row) => table.number(row, column) === number && !CODE.test(table.text(row, column));
}

/** The test of a row by a filter. A limit that is not a number is ignored, since it is still being typed. */
export function filterTest(filter: OwnFilter | null, table: LayerTable): (row: number) => boolean {
  if (filter === null || filter.value.trim() === '') return () => true;
  const { column, test } = filter;
  const asked = filter.value.trim();
  switch (test) {
    case 'contains': {
      const part = asked.toLowerCase();
      return (row) => table.text(row, column).toLowerCase().includes(part);
    }
    case 'is':
      return isTest(asked, column, table);
    case 'at-least':
    case 'at-most': {
      const limit = valueNumber(asked);
      if (limit === null) return () => true;
      return (row) => {
        const number = table.number(row, column);
        return number !== null && (test === 'at-least' ? number >= limit : number <= limit);
      };
    }
  }
}

export interface RowOrder {
  column: number;
  descending: boolean;
}

/**
 * Up to this many different texts are sorted in the Chinese order (collation); more are sorted by code units, which takes a twentieth of the time.
 */
const MOST_COLLATED = 50_000;

/** Rows that pass a filter, sorted: in the order of the file if no order is given or values are equal. Empty cells come last. */
export function orderedRows(
  table: LayerTable,
  passes: (row: number) => boolean,
  order: RowOrder | null,
): Uint32Array<ArrayBuffer> {
  const passing = new Uint32Array(table.rowCount);
  let count = 0;
  for (let row = 0; row < table.rowCount; row++) if (passes(row)) passing[count++] = row;
  const rows = passing.slice(0, count);
  if (!order) return rows;
  const { column, descending } = order;
  const rank = columnKind(table, column) === 'number' ? numberRanks(table, column) : textRanks(table, column);
  const sign = descending ? -1 : 1;
  // NaN stands for an empty cell.
  return rows.sort((a, b) => {
    const [x = NaN, y = NaN] = [rank[a], rank[b]];
    if (x === y) return a - b;
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
    return sign * (x - y);
  });
}

function numberRanks(table: LayerTable, column: number): Float64Array {
  const ranks = new Float64Array(table.rowCount);
  for (let row = 0; row < table.rowCount; row++) ranks[row] = table.number(row, column) ?? NaN;
  return ranks;
}

function textRanks(table: LayerTable, column: number): Float64Array {
  const rowsOf = new Map<string, number>();
  const places = new Float64Array(table.rowCount);
  for (let row = 0; row < table.rowCount; row++) {
    const text = table.text(row, column);
    const place = rowsOf.get(text) ?? rowsOf.size;
    if (place === rowsOf.size) rowsOf.set(text, place);
    places[row] = text === '' ? NaN : place;
  }
  const texts = [...rowsOf.keys()];
  const sorted =
    texts.length > MOST_COLLATED
      ? texts.toSorted()
      : texts.toSorted(new Intl.Collator('zh', { numeric: true }).compare);
  const rankOf = new Float64Array(texts.length);
  for (const [rank, text] of sorted.entries()) rankOf[rowsOf.get(text) ?? 0] = rank;
  return places.map((place) => (Number.isNaN(place) ? NaN : (rankOf[place] ?? NaN)));
}
