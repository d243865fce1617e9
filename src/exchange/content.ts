import type { Feature, Geometry } from 'geojson';
import type { Fault } from '../domain/fault.ts';

export type { Fault } from '../domain/fault.ts';

/** The file that a content was read from. */
export interface SourceFile {
  /** Path; for a file inside an archive, the archive and the path in it, separated by “/”. */
  name: string;
  sizeBytes: number;
  /** SHA-256 of the file that was chosen (of the archive, where it is one), in hexadecimal digits. */
  sha256: string;
  /** When the file was last changed, ISO 8601; null where that is not known (pasted text). */
  modified: string | null;
}

export type CellValue = string | number | boolean | null;

/** One row of a sheet, with the number that a spreadsheet program shows for it (from 1). Rows without values are left out. */
export interface SheetRow {
  row: number;
  /**
   * Texts as in the file, with spaces and full-width characters; an empty cell is null. A row may be shorter than the widest one if the
   * cells at its end are empty.
   */
  cells: readonly CellValue[];
  hidden?: boolean;
}

/** A range of merged cells; both ends included, rows and columns counted from 1. */
export interface MergedCells {
  fromRow: number;
  toRow: number;
  fromColumn: number;
  toColumn: number;
}

/** Properties of a sheet, however its rows are stored. */
export interface SheetHead {
  file: SourceFile;
  /** Null for delimited text, which has no sheets. */
  sheet: string | null;
  hidden: boolean;
  merges: readonly MergedCells[];
  faults: readonly Fault[];
}

/** Cells of one sheet or one delimited text, before headings are recognised. */
export interface SheetContent extends SheetHead {
  kind: 'sheet';
  rows: readonly SheetRow[];
}

/** The coordinate reference system of a file, as far as the file names it. */
export interface NamedCrs {
  /** An EPSG code, where the file gives one. */
  epsg?: number;
  /** Well-known text, of a .prj for example. */
  wkt?: string;
}

/** Properties of a layer, however its features are stored. */
export interface FeaturesHead {
  file: SourceFile;
  layer: string | null;
  crs: NamedCrs | null;
  faults: readonly Fault[];
}

/** A geometry as readers give it: two numbers for each position, never empty, never a collection. */
export type FlatGeometry = Exclude<Geometry, { type: 'GeometryCollection' }>;

/**
 * A feature as readers give it: `id` is its number in the file, from 1. Attributes are values of cells; objects and arrays become JSON
 * text. A name like `__proto__` is an own property like any other, so names that come from a file must be looked up with `Object.hasOwn`.
 */
export interface ReadFeature extends Feature<FlatGeometry | null, Record<string, CellValue>> {
  id: number;
}

/** Features of one layer of a file. Coordinates are those of the file; their datum is determined later. */
export interface FeatureContent extends FeaturesHead {
  kind: 'features';
  features: readonly ReadFeature[];
}

export type Content = SheetContent | FeatureContent;
