import type { Feature, Geometry } from 'geojson';

/** The file something was read from. */
export interface SourceFile {
  name: string;
  sizeBytes: number;
  /** Of the file's bytes, in hexadecimal digits. */
  sha256: string;
  /** When the file was last changed, ISO 8601; null where that is not known (pasted text). */
  modified: string | null;
}

export type CellValue = string | number | boolean | null;

/** One row of a sheet, with the number a spreadsheet program shows for it (from 1). */
export interface SheetRow {
  row: number;
  cells: readonly CellValue[];
  hidden?: boolean;
}

/** Cells that a spreadsheet shows as one; both ends included, rows and columns from 1. */
export interface MergedCells {
  fromRow: number;
  toRow: number;
  fromColumn: number;
  toColumn: number;
}

/** Cells of one sheet, or of one delimited text, before anybody says which of them are headings. */
export interface SheetContent {
  kind: 'sheet';
  file: SourceFile;
  /** Null for a text, which has no sheets. */
  sheet: string | null;
  hidden: boolean;
  rows: readonly SheetRow[];
  merges: readonly MergedCells[];
  faults: readonly Fault[];
}

/** The coordinate reference system that a file names, as far as it does. */
export interface NamedCrs {
  /** An EPSG code, where the file gives one. */
  epsg?: number;
  /** Well-known text, of a .prj for example. */
  wkt?: string;
}

/** Features of one layer of a file. Coordinates are as the file has them: the datum is asked for later. */
export interface FeatureContent {
  kind: 'features';
  file: SourceFile;
  layer: string | null;
  features: readonly Feature<Geometry | null>[];
  crs: NamedCrs | null;
  faults: readonly Fault[];
}

export type Content = SheetContent | FeatureContent;

/** Something in a file that could not be used, or had to be understood in one of several ways. Words are found by its code. */
export interface Fault {
  code: string;
  /** `error`: the part is left out. `note`: it was used, and the reader should know how. */
  level: 'error' | 'note';
  file: string;
  sheet?: string;
  /** From 1, as a spreadsheet program shows it; of a feature its place in the file, from 1. */
  row?: number;
  /** From 1. */
  column?: number;
  /** What stands there, shortened to 80 characters. */
  value?: string;
  /** What the words need further: a limit, a count, an encoding. */
  details?: Readonly<Record<string, string | number>>;
}
