import type { DrawnSettings, OwnValue, PackedRows, RowOrder } from '../../domain/own-layer.ts';
import type { DrawableGeometry, LayerClass } from '../../domain/run-time-layer.ts';
import type { Bbox } from '../../domain/view.ts';
import type { PackedColumn } from '../packed-column.ts';
import type { OpenedLayer, PositionColumns, Reading } from '../own-layer.ts';

/** The id by which the content that was opened last is removed. */
export const OPENED = 'opened';

export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

/** A layer as the worker of large layers is given it. */
export interface GivenLayer {
  /** Number of the content (`contentNumber`): a Blob that is sent twice arrives as two objects, so it cannot be compared itself. */
  content: number;
  blob: Blob;
  settings: DrawnSettings;
}

/** How a layer looks with its settings. */
export interface Presentation {
  /** If all features look the same, the text of the only class is empty, and the name of the layer is shown instead. */
  classes: readonly LayerClass[];
  /** Rows that pass the filter and have a position. */
  shownCount: number;
  /** The combinations of class and kind of geometry that occur, such as `0:point`. */
  kinds: readonly string[];
}

/** A row of a table. */
export interface TableRowAnswer {
  row: number;
  /** Row number in the file. */
  number: number;
  values: readonly OwnValue[];
  /** Bounding box of its geometry; null if it has no position. */
  box: Bbox | null;
}

/** Questions to the worker of large layers. Layers are named by the ids under which they were given, contents by keys of the page. */
export interface LayerQuestions {
  /** Opens content that was read. The answer has some of its rows, by which the page asks the reader for columns and datum. */
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
  /** Rows that pass the filter, sorted, from one position to another, and the position of one row. */
  table: {
    args: { layer: string; order: RowOrder | null; from: number; to: number; find: number | null };
    answer: { count: number; rows: readonly TableRowAnswer[]; foundAt: number };
  };
  /** Points that pass the filter and lie in the box, at most the requested number. Longitude and latitude alternate. */
  points: {
    args: { layer: string; most: number; within: Bbox };
    answer: {
      lonLats: Float64Array<ArrayBuffer>;
      /** Row of each point, in ascending order. */
      rows: Uint32Array<ArrayBuffer>;
      /** Label of each point; null where the layer has no column of labels. */
      labels: PackedColumn | null;
      /** Number of all points inside the box, including those beyond the requested number. */
      count: number;
      /** Number of points outside the box. */
      abroad: number;
    };
  };
}
