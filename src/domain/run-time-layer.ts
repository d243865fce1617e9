import type { DrawnSettings } from './own-style.ts';
import type { Bbox } from './view.ts';
import type { LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon } from 'geojson';

/** Reference to a layer in a link or in the settings of a sheet. The layer itself stays on the user's device. */
export interface LayerRef {
  /** Starts with the group and contains the start of the SHA-256 of its file (`own-3f8a…`), so that the same file has the same id on every device. */
  id: string;
  name: string;
}

/** `own`: read from a reader's file. `scenario`: features that a scenario adds to the network. */
export const LAYER_GROUPS = ['own', 'scenario'] as const;
export type LayerGroup = (typeof LAYER_GROUPS)[number];

/** How a class is drawn: as a category, or as a step of a scale of `of` steps from low to high; both counted from 0. */
export type ClassLook = { kind: 'category'; index: number } | { kind: 'step'; index: number; of: number };

/** Features of a layer that look alike and have one row in the legend. */
export interface LayerClass {
  /** In the reader's words or figures; the texts for `others` and `none` are in i18n. */
  text: string | { means: ClassMeaning };
  look: ClassLook;
}
/** `others`: values without a class of their own. `none`: no value. */
export type ClassMeaning = 'others' | 'none';

export type DrawableGeometry = Point | MultiPoint | LineString | MultiLineString | Polygon | MultiPolygon;

export interface RunTimeFeature {
  /** Row of the layer's table that the feature belongs to, from 0; several features may share one. */
  row: number;
  geometry: DrawableGeometry;
  /** Index of its class. */
  classIndex: number;
  /** Label; empty for none. */
  label: string;
}

/** Layer name in the vector tiles of a large layer, and the deepest zoom at which such tiles are cut. */
export const TILE_LAYER = 'rows';
export const TILES_TO_ZOOM = 16;

/** What the page holds of features that a worker holds and of which the worker cuts vector tiles. */
export interface TiledFeatures {
  /** Number of the state of the tiles: it grows when they change. 0 while it is unknown. */
  version: number;
  /** Features that pass the filter and have a position. */
  shownCount: number;
  /** Combinations of class and kind that occur: `0:point`. */
  kinds: readonly string[];
  /** Extent of all features, also of those that do not pass; null if there are none. */
  box: Bbox | null;
  /** All rows (`exchange/layers/packed-layer.ts`) and how they are drawn; for the print worker. */
  blob: Blob;
  /** Number of the Blob. A Blob that is sent twice arrives as two objects, which this number shows to be the same. */
  content: number;
  settings: DrawnSettings;
}

/** A layer that is added while the page runs. Immutable: a changed layer is another object, and so are its features if they changed. */
export interface RunTimeLayer extends LayerRef {
  group: LayerGroup;
  classes: readonly LayerClass[];
  /** Empty if the features are in tiles. */
  features: readonly RunTimeFeature[];
  tiled?: TiledFeatures;
}

/** A row of a run-time layer. */
export interface RowRef {
  /** Id of the layer. */
  layer: string;
  /** From 0. */
  row: number;
}

export type GeometryKind = 'area' | 'line' | 'point';
export const GEOMETRY_KINDS: readonly GeometryKind[] = ['area', 'line', 'point'];

export function geometryKind({ type }: Pick<DrawableGeometry, 'type'>): GeometryKind {
  switch (type) {
    case 'Point':
    case 'MultiPoint':
      return 'point';
    case 'LineString':
    case 'MultiLineString':
      return 'line';
    case 'Polygon':
    case 'MultiPolygon':
      return 'area';
  }
}

/** Largest number of layers in a link or on a sheet, and longest name of one in UTF-16 units. */
export const MAX_LAYERS = 20;
export const MAX_LAYER_NAME = 100;
const LAYER_ID = new RegExp(`^(${LAYER_GROUPS.join('|')})-[0-9a-z]{1,40}(-[0-9]{1,3})?$`);

export const isLayerId = (id: string): boolean => LAYER_ID.test(id);
