import type { Language } from '../../domain/language.ts';
import type { OwnFilter } from '../../domain/own-style.ts';
import type { ExportTable, TableCell } from '../export/table.ts';
import type { ExportDatum } from './datums.ts';
import type { ExportFormat } from './formats.ts';

/** A table without its rows: what stands around them in a file. */
export type TableHead = Omit<ExportTable, 'rows'>;

/** A table as the worker that writes it is given it: the page need not hold its rows, nor copy them. */
export interface TableSource {
  head: TableHead;
  /** A `PackedLayer` (`exchange/layers/packed-layer.ts`) with the columns of the head. */
  rows: Blob;
  /**
   * Of an own layer: which of its rows are written, and the values of the last columns of the head, which are the same in each row and not in
   * `rows`. The types of the other columns are found in their values.
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
