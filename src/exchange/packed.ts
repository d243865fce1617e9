import type {
  CellValue,
  Content,
  FeatureContent,
  FeaturesHead,
  FlatGeometry,
  ReadFeature,
  SheetContent,
  SheetHead,
  SheetRow,
} from './content.ts';
import { type PackedColumn, packedValue } from './packed-column.ts';

/** A large sheet: a column of values for each column, in buffers that move between threads without being copied. */
export interface PackedSheet extends SheetHead {
  kind: 'packed-sheet';
  rowCount: number;
  /** The number of each row in the file, from 1. */
  rowNumbers: Uint32Array<ArrayBuffer>;
  /** 1 for each hidden row; null where none is. */
  hiddenRows: Uint8Array<ArrayBuffer> | null;
  columns: readonly PackedColumn[];
}

/** The types of geometries, in the order of their numbers in `PackedGeometry`; 0 is a feature without geometry. */
export const GEOMETRY_TYPES = [
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
] as const satisfies readonly FlatGeometry['type'][];

/**
 * Geometries of all features in flat arrays. Positions form paths (a line, a ring; all points of a feature are one path), paths form
 * groups (a polygon; all paths of lines and points are one group). Each `…Ends` counts from the beginning of the whole.
 */
export interface PackedGeometry {
  /** For each feature its index in `GEOMETRY_TYPES` plus 1, or 0 where it has no geometry. */
  types: Uint8Array<ArrayBuffer>;
  /** x, y, x, y … as in the file. */
  coordinates: Float64Array<ArrayBuffer>;
  /** Null where every feature is one point: then feature i has coordinates 2i and 2i + 1. */
  ends: {
    /** Number of groups up to the end of each feature. */
    groups: Uint32Array<ArrayBuffer>;
    /** Number of paths up to the end of each group. */
    paths: Uint32Array<ArrayBuffer>;
    /** Number of positions up to the end of each path. */
    positions: Uint32Array<ArrayBuffer>;
  } | null;
}

/** A large layer: geometries and attributes in buffers that move between threads without being copied. */
export interface PackedFeatures extends FeaturesHead {
  kind: 'packed-features';
  featureCount: number;
  /** The number of each feature in the file, from 1. */
  ids: Uint32Array<ArrayBuffer>;
  geometry: PackedGeometry;
  /** One for each attribute, with its name. */
  columns: readonly PackedColumn[];
}

export type PackedContent = PackedSheet | PackedFeatures;
/** The contents that readers give: large ones are packed. */
export type ReadContent = Content | PackedContent;

/** @param index from 0, among the rows that the sheet has */
export function packedRow(sheet: PackedSheet, index: number): SheetRow {
  const cells = sheet.columns.map((column) => packedValue(column, index));
  while (cells.at(-1) === null) cells.pop();
  return {
    row: sheet.rowNumbers[index] ?? 0,
    cells,
    ...(sheet.hiddenRows?.[index] ? { hidden: true } : {}),
  };
}

/** The geometry of a feature. @param index from 0 */
export function geometryAt({ types, coordinates, ends }: PackedGeometry, index: number): FlatGeometry | null {
  const type = GEOMETRY_TYPES[(types[index] ?? 0) - 1];
  if (type === undefined) return null;
  const position = (at: number): [number, number] => [
    coordinates[2 * at] ?? NaN,
    coordinates[2 * at + 1] ?? NaN,
  ];
  if (ends === null) return { type: 'Point', coordinates: position(index) };
  const range = <T>(of: Uint32Array, at: number, make: (each: number) => T): T[] => {
    const from = at === 0 ? 0 : (of[at - 1] ?? 0);
    return Array.from({ length: (of[at] ?? from) - from }, (_, i) => make(from + i));
  };
  const groups = range(ends.groups, index, (group) =>
    range(ends.paths, group, (path) => range(ends.positions, path, position)),
  );
  const paths = groups[0] ?? [];
  const positions = paths[0] ?? [];
  switch (type) {
    case 'Point':
      return { type, coordinates: positions[0] ?? [NaN, NaN] };
    case 'MultiPoint':
    case 'LineString':
      return { type, coordinates: positions };
    case 'MultiLineString':
    case 'Polygon':
      return { type, coordinates: paths };
    case 'MultiPolygon':
      return { type, coordinates: groups };
  }
}

/** A feature with its attributes; those that are null are left out. @param index from 0 */
export function featureAt(content: PackedFeatures, index: number): ReadFeature {
  const properties: [string, CellValue][] = [];
  for (const column of content.columns) {
    const value = packedValue(column, index);
    if (value !== null) properties.push([column.name ?? '', value]);
  }
  return {
    type: 'Feature',
    id: content.ids[index] ?? 0,
    geometry: geometryAt(content.geometry, index),
    // Creates own properties for all names, `__proto__` too.
    properties: Object.fromEntries(properties),
  };
}

/** Rows and features as objects, for code that needs all of them; takes about ten times the memory. */
export function unpacked(content: PackedSheet | SheetContent): SheetContent;
export function unpacked(content: PackedFeatures | FeatureContent): FeatureContent;
export function unpacked(content: ReadContent): Content;
export function unpacked(content: ReadContent): Content {
  switch (content.kind) {
    case 'sheet':
    case 'features':
      return content;
    case 'packed-sheet': {
      const { file, sheet, hidden, merges, faults } = content;
      const rows = Array.from({ length: content.rowCount }, (_, i) => packedRow(content, i));
      return { kind: 'sheet', file, sheet, hidden, merges, faults, rows };
    }
    case 'packed-features': {
      const { file, layer, crs, faults } = content;
      const features = Array.from({ length: content.featureCount }, (_, i) => featureAt(content, i));
      return { kind: 'features', file, layer, crs, faults, features };
    }
  }
}
