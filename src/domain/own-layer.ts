import type { DrawableGeometry } from './run-time-layer.ts';

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

/** How numbers are divided: so that classes hold equally many, are equally wide, or differ least within (natural breaks). */
export const CLASS_METHODS = ['quantile', 'equal', 'natural'] as const;
export type ClassMethod = (typeof CLASS_METHODS)[number];
export const CLASS_COUNT = { min: 2, max: 6, first: 5 } as const;

/** Columns are told by their index. */
export type OwnStyle =
  | { by: 'one'; colour: number }
  | { by: 'category'; column: number }
  | { by: 'number'; column: number; method: ClassMethod; classes: number };

export const FILTER_TESTS = ['contains', 'is', 'at-least', 'at-most'] as const;
export interface OwnFilter {
  column: number;
  test: (typeof FILTER_TESTS)[number];
  /** As it was typed. */
  value: string;
}

/** What the reader sets of a layer. */
export interface OwnSettings {
  name: string;
  style: OwnStyle;
  /** Column whose values are written beside the features. */
  label: number | null;
  /** Only rows that pass are on the map; null for all. */
  filter: OwnFilter | null;
}

/** A reader's own layer. Immutable: `rows` is the same object as long as no row changes. */
export interface OwnLayer {
  /** `own-` and the first 12 digits of the SHA-256 of the file, with a number behind it for further sheets or layers of one file. */
  id: string;
  file: LayerFile;
  /** Sheet of the file, or layer; null where it has only one. */
  part: string | null;
  columns: readonly string[];
  rows: readonly OwnRow[];
  settings: OwnSettings;
}

/** The id of a layer of a file. @param part index of its sheet or layer, from 0 */
export const ownLayerId = ({ sha256 }: Pick<LayerFile, 'sha256'>, part: number): string =>
  `own-${sha256.slice(0, 12)}${part > 0 ? `-${part}` : ''}`;

/** A value as text: empty where there is none. */
export const valueText = (value: OwnValue | undefined): string =>
  value === null || value === undefined ? '' : String(value).trim();

const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?(e[+-]?\d+)?$/i;

/** The number that a value is, or writes: `1,234.5`, `１２`; null where it is none. */
export function valueNumber(value: OwnValue | undefined): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const text = value.normalize('NFKC').trim();
  if (text === '' || !NUMBER.test(text)) return null;
  const number = Number(text.replaceAll(',', ''));
  return Number.isFinite(number) ? number : null;
}

const kinds = new WeakMap<OwnLayer['rows'], Map<number, 'number' | 'text'>>();

/** Whether a column holds numbers: all values that it has are some. */
export function columnKind({ rows }: Pick<OwnLayer, 'rows'>, column: number): 'number' | 'text' {
  const known = kinds.get(rows) ?? new Map<number, 'number' | 'text'>();
  kinds.set(rows, known);
  const before = known.get(column);
  if (before) return before;
  const values = rows.map(({ values: row }) => row[column]).filter((value) => valueText(value) !== '');
  const kind = values.length > 0 && values.every((value) => valueNumber(value) !== null) ? 'number' : 'text';
  known.set(column, kind);
  return kind;
}

/** Whether a row is on the map. A limit that is no number lets everything pass: it is still being typed. */
export function rowPasses(filter: OwnFilter | null, { values }: Pick<OwnRow, 'values'>): boolean {
  if (filter === null || filter.value.trim() === '') return true;
  const value = values[filter.column];
  const asked = filter.value.trim();
  switch (filter.test) {
    case 'contains':
      return valueText(value).toLowerCase().includes(asked.toLowerCase());
    case 'is':
      return valueText(value) === asked;
    case 'at-least':
    case 'at-most': {
      const limit = valueNumber(asked);
      if (limit === null) return true;
      const number = valueNumber(value);
      if (number === null) return false;
      return filter.test === 'at-least' ? number >= limit : number <= limit;
    }
  }
}
