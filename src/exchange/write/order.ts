import type { Language } from '../../domain/language.ts';
import type { OwnFilter } from '../../domain/own-style.ts';
import type { ExportTable, TableCell } from '../export/table.ts';
import type { ExportDatum } from './datums.ts';
import type { ExportFormat } from './formats.ts';

/** A table without its rows: title, columns and method. */
export type TableHead = Omit<ExportTable, 'rows'>;

/** A table as input of the worker that writes it. The page need not have its rows as objects, nor copy them. */
export interface TableSource {
  head: TableHead;
  /** A `PackedLayer` (`exchange/layers/packed-layer.ts`) with the columns of the head. */
  rows: Blob;
  /**
   * For an own layer: the filter of the rows that are written, and the values of the last columns of the head, which are the same in each row and
   * not in `rows`. The types of the other columns are determined from their values.
   */
  own: { filter: OwnFilter | null; added: readonly TableCell[] } | null;
}

/** A file to be written. */
export interface WriteOrder {
  source: TableSource;
  format: ExportFormat;
  datum: ExportDatum;
  /** Of headings and explanations. */
  language: Language;
}

export interface WrittenFile {
  blob: Blob;
  /** Rows in it. */
  rowCount: number;
  /** Rows that are not in it because they have no position. */
  leftOut: number;
}
