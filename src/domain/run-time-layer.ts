import type { DrawnSettings } from './own-style.ts';
import type { Bbox } from './view.ts';
import type { LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon } from 'geojson';

/** Reference to a layer in a link or in the settings of a sheet. The layer itself stays on the user's device. */
export interface LayerRef {
  /** Begins with the room and holds the start of the SHA-256 of its file (`own-3f8a…`), so that the same file has the same id everywhere. */
  id: string;
  name: string;
}

/** `own`: read from a reader's file. `scenario`: what a scenario adds to the network. */
export const LAYER_ROOMS = ['own', 'scenario'] as const;
export type LayerRoom = (typeof LAYER_ROOMS)[number];

/** How a class is drawn: as one of several categories, or as a step of a scale of `of` steps from low to high; both from 0. */
export type ClassLook = { kind: 'category'; index: number } | { kind: 'step'; index: number; of: number };

/** Features of a layer that are drawn alike and have one row in the legend. */
export interface LayerClass {
  /** In the reader's own words or figures; what `others` and `none` are called stands in i18n. */
  text: string | { means: ClassMeaning };
  look: ClassLook;
}
/** `others`: values without a class of their own. `none`: no value. */
export type ClassMeaning = 'others' | 'none';

export type DrawableGeometry = Point | MultiPoint | LineString | MultiLineString | Polygon | MultiPolygon;

export interface RunTimeFeature {
  /** Row of the layer's table that it stands for, from 0; several features may share one. */
  row: number;
  geometry: DrawableGeometry;
  /** Index of its class. */
  classIndex: number;
  /** Name that is written beside it; empty for none. */
  label: string;
}

/** Name of the layer in each vector tile of a large layer, and the deepest zoom at which such tiles are cut. */
export const TILE_LAYER = 'rows';
export const TILES_TO_ZOOM = 16;

/** What the page knows of features that a worker holds, of which it cuts vector tiles. */
export interface TiledFeatures {
  /** Of the tiles: another one where they changed. 0 while nothing is known of them. */
  version: number;
  /** Features that pass the filter and have a position. */
  shownCount: number;
  /** Which classes there are as which kinds: `0:point`. */
  kinds: readonly string[];
  /** Around all features, also those that do not pass; null where there are none. */
  box: Bbox | null;
  /** All rows (`exchange/layers/packed-layer.ts`) and how they are drawn, for the print worker. */
  blob: Blob;
  /** Number of the Blob: one that was sent twice is two objects. */
  content: number;
  settings: DrawnSettings;
}

/** A layer that comes while the page runs. Immutable: one that changed is another object, and its features too where they changed. */
export interface RunTimeLayer extends LayerRef {
  room: LayerRoom;
  classes: readonly LayerClass[];
  /** Empty where they are tiled. */
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

/** Layers at most in a link or on a sheet, and UTF-16 units of the name of one. */
export const MAX_LAYERS = 20;
export const MAX_LAYER_NAME = 100;
const LAYER_ID = new RegExp(`^(${LAYER_ROOMS.join('|')})-[0-9a-z]{1,40}(-[0-9]{1,3})?$`);

export const isLayerId = (id: string): boolean => LAYER_ID.test(id);
