import type { OwnFilter, OwnSettings } from './own-style.ts';
import type { DrawableGeometry } from './run-time-layer.ts';
import type { Bbox } from './view.ts';

export * from './own-style.ts';

/** A value of an own layer, as its file has it. */
export type OwnValue = string | number | boolean | null;

/** One row of an own layer's table, which is one feature of its map. */
export interface OwnRow {
  /** Number of the row, or place of the feature, in the file, from 1. */
  number: number;
  /** In WGS 84; null where the row has no position. */
  geometry: DrawableGeometry | null;
  /** One a column of the layer. */
  values: readonly OwnValue[];
}

/** The file that a layer was read from. */
export interface LayerFile {
  name: string;
  /** Of the bytes of the file, in hexadecimal digits. */
  sha256: string;
  /** When it was last changed, ISO 8601; null where that is not known. */
  modified: string | null;
}

/** What a reader's own layer says of itself, whichever way its rows are held. */
interface OwnLayerHead {
  /** `own-` and the first 12 digits of the SHA-256 of the file, with a number behind it for further sheets or layers of one file. */
  id: string;
  file: LayerFile;
  /** Sheet of the file, or layer; null where it has only one. */
  part: string | null;
  columns: readonly string[];
  settings: OwnSettings;
}

/** A layer whose rows the page holds. Immutable: `rows` is the same object as long as no row changes. */
export interface SmallLayer extends OwnLayerHead {
  rows: readonly OwnRow[];
}

/** What the page knows of a large layer besides its head. */
export interface PackedRows {
  /** All rows in columns of bytes (`exchange/layers/packed-layer.ts`), which workers and the device's storage are given without a copy. */
  blob: Blob;
  rowCount: number;
  /** Rows that have a position. */
  placedCount: number;
  /** Around all positions, WGS 84 degrees; null where there is none. */
  box: Bbox | null;
  /** Of each column. */
  columnKinds: readonly ColumnKind[];
}

/** A layer of so many rows that the page would freeze over them: a worker holds them, cuts tiles of them and answers what is asked. */
export interface LargeLayer extends OwnLayerHead {
  packed: PackedRows;
}

/** A reader's own layer. */
export type OwnLayer = SmallLayer | LargeLayer;

export const isLarge = (layer: OwnLayer): layer is LargeLayer => 'packed' in layer;

/** Whether all values that a column has are numbers. */
export type ColumnKind = 'number' | 'text';

/** The values of a layer's rows, whichever way they are held. Rows and columns are counted from 0. */
export interface LayerTable {
  rowCount: number;
  value(row: number, column: number): OwnValue;
  /** `valueText` of a value. */
  text(row: number, column: number): string;
  /** `valueNumber` of a value. */
  number(row: number, column: number): number | null;
}

const tables = new WeakMap<SmallLayer['rows'], LayerTable>();

/** The rows of a layer that the page holds as a table; the same object for the same rows. */
export function tableOfRows(rows: SmallLayer['rows']): LayerTable {
  const value = (row: number, column: number): OwnValue => rows[row]?.values[column] ?? null;
  const table = tables.get(rows) ?? {
    rowCount: rows.length,
    value,
    text: (row, column) => valueText(value(row, column)),
    number: (row, column) => valueNumber(value(row, column)),
  };
  tables.set(rows, table);
  return table;
}

/** The id of a layer of a file. @param part index of its sheet or layer, from 0 */
export const ownLayerId = ({ sha256 }: Pick<LayerFile, 'sha256'>, part: number): string =>
  `own-${sha256.slice(0, 12)}${part > 0 ? `-${part}` : ''}`;

/** A value as text: empty where there is none. */
export const valueText = (value: OwnValue | undefined): string =>
  value === null || value === undefined ? '' : String(value).trim();

const PLAIN_NUMBER = /^-?\d{1,12}(?:\.\d+)?$/;
const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?(e[+-]?\d+)?$/i;

/** The number that a value is, or writes: `1,234.5`, `１２`; null where it is none. */
export function valueNumber(value: OwnValue | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  // Most of a million cells are such.
  if (PLAIN_NUMBER.test(value)) return Number(value);
  const text = value.normalize('NFKC').trim();
  if (text === '' || !NUMBER.test(text)) return null;
  const number = Number(text.replaceAll(',', ''));
  return Number.isFinite(number) ? number : null;
}

const kinds = new WeakMap<LayerTable, Map<number, ColumnKind>>();

/** Whether a column holds numbers: all values that it has are some. */
export function columnKind(table: LayerTable, column: number): ColumnKind {
  const known = kinds.get(table) ?? new Map<number, ColumnKind>();
  kinds.set(table, known);
  const before = known.get(column);
  if (before) return before;
  let kind: ColumnKind = 'text';
  for (let row = 0; row < table.rowCount; row++) {
    // One value at a time: texts need not all be read to see that they are no numbers.
    const value = table.value(row, column);
    if (valueNumber(value) !== null) kind = 'number';
    else if (valueText(value) !== '') {
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

/** The test that a filter makes of a row. A limit that is no number lets everything pass: it is still being typed. */
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
      return (row) => table.text(row, column) === asked;
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

/** Texts are compared in the order of Chinese up to so many different ones; of more by their characters, which takes a twentieth of the time. */
const MOST_COLLATED = 50_000;

/** Rows that pass a filter, in an order: of the file where none is asked for; of equal values the one that the file has first. Empty cells come last. */
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
  // A rank that is not a number stands for an empty cell.
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
