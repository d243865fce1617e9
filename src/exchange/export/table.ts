import type { Geometry } from 'geojson';
import type { Source } from '../../domain/records.ts';
import type { ColumnName, ColumnType } from './columns.ts';

export type TableCell = string | number | boolean | null;

export interface TableColumn {
  /** Name of the field in files for programs. */
  name: ColumnName;
  /** Heading in the reader's language, without the unit. */
  title: string;
  /** What it says, in the reader's language; absent where the heading says all. */
  meaning?: string;
  type: ColumnType;
  /** Symbol of the unit, such as `km²`. */
  unit?: string;
  /** Words of coded values in the reader's language: files for programs have the codes, spreadsheets the words. */
  values?: Readonly<Record<string, string>>;
}

export interface TableRow {
  /** In the order of the columns. */
  cells: readonly TableCell[];
  /** WGS 84; null where no position is known. */
  geometry: Geometry | null;
}

/** How the rows came about, in the reader's language. */
export interface TableAbout {
  title: string;
  /** What the rows are narrowed to; null where they are all that there are. */
  conditions: string | null;
  method: string;
  /** Error of what was computed and of the positions. */
  error: string;
  /** ISO date of the newest input. */
  dataDate: string;
  /** Further remarks, one sentence or more each. */
  notes: readonly string[];
  /** Every source that a row names. */
  sources: readonly Source[];
}

/** A layer, selection, table or figure of the page in the form that every writer of files takes. */
export interface ExportTable {
  /** Name of the file without its ending: ASCII. */
  fileName: string;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** False where rows have no place on the map: such a table is no GIS layer. */
  isSpatial: boolean;
  about: TableAbout;
}
