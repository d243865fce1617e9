import type { Precision, Status, Track } from '../src/domain/records.ts';

/** Sources of the style. The map fills them; layers name them. */
export const SOURCE_IDS = [
  'ground',
  'counties',
  'borders',
  'axes',
  'seats',
  'towns',
  'villages',
  'labels',
  'mark',
] as const;
export type SourceId = (typeof SOURCE_IDS)[number];

/** What the style reads of each feature: nothing else reaches the map. */
export interface SourceProperties {
  ground: { kind: 'neighbour' | 'province' };
  counties: { priority: boolean };
  /** `outer`: coast or edge of the province. */
  borders: { kind: 'county' | 'prefecture' | 'outer' };
  axes: { status: Status };
  seats: Record<string, never>;
  towns: { track: Track | 'unknown'; status: Status };
  villages: { status: Status; precision: Precision };
  labels: LabelProperties;
  /** A place without a symbol of its own, while it is selected. */
  mark: Record<string, never>;
}

export const LABEL_KINDS = ['prefecture', 'axis', 'seat', 'town', 'county', 'village'] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

export interface LabelProperties {
  kind: LabelKind;
  zh: string;
  en: string;
  /** Lower speaks first. */
  rank: number;
  status?: Status;
}

/** Feature-state keys that layers read. */
export interface FeatureState {
  hover?: boolean;
  selected?: boolean;
  /** Something else is selected. */
  dim?: boolean;
}
