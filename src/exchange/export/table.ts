import type { Geometry } from 'geojson';
import type { Source } from '../../domain/records.ts';
import type { ColumnType } from './columns.ts';

export type TableCell = string | number | boolean | null;

export interface TableColumn {
  /** Name of the field in files for programs: of `COLUMNS`, or of the reader's own file. Different for each column. */
  name: string;
  /** Heading in the reader's language, without the unit. */
  title: string;
  /** Explanation in the reader's language; absent where the heading is enough. */
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

/** Method, in the reader's language. */
export interface TableAbout {
  title: string;
  /** The condition by which the rows were selected; null where there is none. */
  conditions: string | null;
  method: string;
  /** Error of the computed values and of the positions. */
  error: string;
  /** ISO date of the newest input. */
  dataDate: string;
  /** Further remarks, one sentence or more each. */
  notes: readonly string[];
  /** All sources that rows refer to. */
  sources: readonly Source[];
}

/** A layer, selection, table or figure of the page, in the form that all writers of files take. */
export interface ExportTable {
  /** Name of the file without its extension: ASCII, but of a layer of the reader's own its name. */
  fileName: string;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** False where rows have no positions; such a table is no layer of a map. */
  isSpatial: boolean;
  about: TableAbout;
}

/** Adds a number to names that are taken or occur before, so that no two columns of a file have the same. */
export function distinctNames(names: readonly string[], taken: readonly string[]): string[] {
  const seen = new Set(taken);
  return names.map((name) => {
    let free = name;
    for (let n = 2; seen.has(free); n++) free = `${name}_${n}`;
    seen.add(free);
    return free;
  });
}
