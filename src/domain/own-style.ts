/** How numbers are divided: so that classes hold equally many, are equally wide, or differ least within (natural breaks). */
export const CLASS_METHODS = ['quantile', 'equal', 'natural'] as const;
export type ClassMethod = (typeof CLASS_METHODS)[number];
export const CLASS_COUNT = { min: 2, max: 6, first: 5 } as const;

/** Columns are told by their index. */
export type OwnStyle =
  | { by: 'one'; colour: number }
  | { by: 'category'; column: number }
  | { by: 'number'; column: number; method: ClassMethod; classes: number };

export const FILTER_TESTS = ['contains', 'is', 'at-least', 'at-most'] as const;
export interface OwnFilter {
  column: number;
  test: (typeof FILTER_TESTS)[number];
  /** As it was typed. */
  value: string;
}

/** What the reader sets of a layer. */
export interface OwnSettings {
  name: string;
  style: OwnStyle;
  /** Column whose values are written beside the features. */
  label: number | null;
  /** Only rows that pass are on the map; null for all. */
  filter: OwnFilter | null;
}

/** What the drawing of a layer depends on. */
export type DrawnSettings = Pick<OwnSettings, 'style' | 'label' | 'filter'>;
