/** How numbers are divided into classes: with equal counts (quantiles), of equal width, or by natural breaks. */
export const CLASS_METHODS = ['quantile', 'equal', 'natural'] as const;
export type ClassMethod = (typeof CLASS_METHODS)[number];
export const CLASS_COUNT = { min: 2, max: 6, first: 5 } as const;

/** Colours that a layer, or a category, can have in turn; that of index 5, the neutral one, stands for the rest of categories. */
export const LAYER_COLOURS = [0, 1, 2, 3, 4, 6, 7] as const;

/** Columns are identified by their index. */
export type OwnStyle =
  | { by: 'one'; colour: number }
  | { by: 'category'; column: number }
  | { by: 'number'; column: number; method: ClassMethod; classes: number };

export const FILTER_TESTS = ['contains', 'is', 'at-least', 'at-most'] as const;
export interface OwnFilter {
  column: number;
  test: (typeof FILTER_TESTS)[number];
  /** The text as typed. */
  value: string;
}

/** Settings of a layer by the reader. */
export interface OwnSettings {
  name: string;
  style: OwnStyle;
  /** Column of the labels. */
  label: number | null;
  /** Filter; only rows that pass are on the map. Null for all. */
  filter: OwnFilter | null;
}

/** Settings that change the drawing of a layer. */
export type DrawnSettings = Pick<OwnSettings, 'style' | 'label' | 'filter'>;
