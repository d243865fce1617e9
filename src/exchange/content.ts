import type { Feature, Geometry } from 'geojson';
import type { Fault } from '../domain/fault.ts';

export type { Fault } from '../domain/fault.ts';

/** The file something was read from. */
export interface SourceFile {
  /** Of a file inside an archive: archive and path, parted by “/”. */
  name: string;
  sizeBytes: number;
  /** Of the bytes of the file that was chosen (the archive, where it is one), in hexadecimal digits. */
  sha256: string;
  /** When the file was last changed, ISO 8601; null where that is not known (pasted text). */
  modified: string | null;
}

export type CellValue = string | number | boolean | null;

/** One row of a sheet, with the number a spreadsheet program shows for it (from 1). Rows without any value are left out. */
export interface SheetRow {
  row: number;
  /** Texts as they stand in the file, with spaces and width; an empty cell is null. Shorter than the widest row where nothing follows. */
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

/** What a sheet says of itself, whichever way its rows are held. */
export interface SheetHead {
  file: SourceFile;
  /** Null for a text, which has no sheets. */
  sheet: string | null;
  hidden: boolean;
  merges: readonly MergedCells[];
  faults: readonly Fault[];
}

/** Cells of one sheet, or of one delimited text, before anybody says which of them are headings. */
export interface SheetContent extends SheetHead {
  kind: 'sheet';
  rows: readonly SheetRow[];
}

/** The coordinate reference system that a file names, as far as it does. */
export interface NamedCrs {
  /** An EPSG code, where the file gives one. */
  epsg?: number;
  /** Well-known text, of a .prj for example. */
  wkt?: string;
}

/** What a layer of a file says of itself, whichever way its features are held. */
export interface FeaturesHead {
  file: SourceFile;
  layer: string | null;
  crs: NamedCrs | null;
  faults: readonly Fault[];
}

/** A geometry as readers give it: flat (two numbers a position), never empty, never a collection. */
export type FlatGeometry = Exclude<Geometry, { type: 'GeometryCollection' }>;

/**
 * A feature as readers give it: its `id` is its place in the file, from 1. Attributes are values of cells; what was an object or an array is JSON text.
 * A name like `__proto__` is an own property like any other; ask for names that come from elsewhere with `Object.hasOwn`.
 */
export interface ReadFeature extends Feature<FlatGeometry | null, Record<string, CellValue>> {
  id: number;
}

/** Features of one layer of a file. Coordinates are as the file has them: the datum is asked for later. */
export interface FeatureContent extends FeaturesHead {
  kind: 'features';
  features: readonly ReadFeature[];
}

export type Content = SheetContent | FeatureContent;
