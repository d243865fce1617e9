import type { DrawnSettings, OwnValue, PackedRows, RowOrder } from '../../domain/own-layer.ts';
import type { DrawableGeometry, LayerClass } from '../../domain/run-time-layer.ts';
import type { Bbox } from '../../domain/view.ts';
import type { PackedColumn } from '../packed-column.ts';
import type { OpenedLayer, PositionColumns, Reading } from '../own-layer.ts';

/** The name by which the content that was opened last is taken away. */
export const OPENED = 'opened';

export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

/** A layer as the worker of large layers is given it. */
export interface GivenLayer {
  /** Another one for other content: a Blob that was sent twice is two objects. */
  content: number;
  blob: Blob;
  settings: DrawnSettings;
}

/** How a layer looks with its settings. */
export interface Presentation {
  /** The text of the only class is empty where all features look alike: it is the name of the layer. */
  classes: readonly LayerClass[];
  /** Rows that pass the filter and have a position. */
  shownCount: number;
  /** Which classes there are as which kinds: `0:point`. */
  kinds: readonly string[];
}

/** A row of a table. */
export interface TableRowAnswer {
  row: number;
  /** Of the file. */
  number: number;
  values: readonly OwnValue[];
  /** Where it lies; null where it has no position. */
  box: Bbox | null;
}

/** What the worker of large layers is asked. Layers are named by the ids under which they were given, contents by keys of the page. */
export interface LayerQuestions {
  /** Opens what was read: some of its rows, by which the page asks what they mean. */
  open: { args: { content: Blob; key: string }; answer: OpenedLayer };
  /** Makes a layer of it. @throws RangeError where the datum cannot be used */
  build: {
    args: { content: Blob; key: string; positions: PositionColumns | null; reading: Reading };
    answer: PackedRows;
  };
  present: { args: { layer: string }; answer: Presentation };
  tile: { args: { layer: string } & TileAddress; answer: ArrayBuffer };
  row: {
    args: { layer: string; row: number };
    answer: TableRowAnswer & { geometry: DrawableGeometry | null };
  };
  /** Rows that pass the filter, in an order, from one place of it to another; and where one row stands in it. */
  table: {
    args: { layer: string; order: RowOrder | null; from: number; to: number; find: number | null };
    answer: { count: number; rows: readonly TableRowAnswer[]; foundAt: number };
  };
  /** Points as they are drawn, at most so many. Longitude and latitude in turn. */
  points: {
    args: { layer: string; most: number; within: Bbox };
    answer: {
      lonLats: Float64Array<ArrayBuffer>;
      /** Row of each point, rising. */
      rows: Uint32Array<ArrayBuffer>;
      /** Label of each point; null where the layer has no column of labels. */
      labels: PackedColumn | null;
      /** All points within, also those beyond the number. */
      count: number;
      /** Points that lie outside. */
      abroad: number;
    };
  };
}
