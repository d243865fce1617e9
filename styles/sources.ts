import type { Precision, Status, Track } from '../src/domain/records.ts';

/**
 * Sources of the style. The map fills them; layers name them. Few, because each is cut into tiles and clipped on its
 * own; divisions and names are apart because they come second. The worker cuts them in this order: while the network's
 * shaders are compiled it cuts the land.
 */
export const SOURCE_IDS = ['network', 'ground', 'divisions', 'counties', 'labels', 'mark', 'finds'] as const;
export type SourceId = (typeof SOURCE_IDS)[number];

/** Sources of vector tiles that the spatial worker cuts; each tile has one layer of the name of its source. */
export const TILE_SOURCE_IDS = ['corridor', 'catchments', 'places', 'travel'] as const;
export type TileSourceId = (typeof TILE_SOURCE_IDS)[number];
/** Deepest zoom of those tiles; the map enlarges them beyond. */
export const TILE_MAX_ZOOM = 12;
/** Sources of what the engine found, drawn only while it is asked for. */
export type AnalysisSourceId = TileSourceId | 'finds';

/** The compiled ground: vector tiles of one archive, and the relief as a picture. The map serves both (src/map/ground.ts). */
export const GROUND_TILES = 'ground-tiles';
export const RELIEF = 'relief';
export const GROUND_PROTOCOL = 'atlas-ground';
/** Land, and the margin around the sheet; with the network it is all that a start draws. */
export type GroundProperties =
  | { kind: 'neighbour' | 'province' }
  /** Paper over the ground, from 0 to 1. */
  | { kind: 'margin'; opacity: number };

/** What comes after it, with the names: tinted counties, lines by what they part, and county seats. */
export interface DivisionProperties {
  kind: 'priority' | 'county-line' | 'prefecture-line' | 'province-line' | 'neighbour-line' | 'seat';
}

/** What the reader comes for. */
export type NetworkProperties =
  /** `overSea`: a stretch over the sea without a road. */
  | { kind: 'axis'; status: Status; overSea: boolean }
  | { kind: 'town'; track: Track | 'unknown'; status: Status }
  | { kind: 'village'; status: Status; precision: Precision };

/** What was found at a point or beyond reach. */
export type FindProperties =
  /** From the point to a town, with the distance as it is written beside the line. */
  | { kind: 'ray'; text: string }
  | { kind: 'origin' }
  /** A town at the end of a way, with how long and how far it is. */
  | { kind: 'arrival'; text: string }
  /** A town or village beyond reach, and how many village committees it stands for. */
  | { kind: 'gap'; committees: number }
  /** Where one more town would gain most, with its rank. */
  | { kind: 'gain'; text: string }
  /** A place on which our figures and those of a cross-check disagree; a fault where the stated errors do not explain it. */
  | { kind: 'disagreed'; isFault: boolean };

export const LABEL_KINDS = ['prefecture', 'axis', 'seat', 'town', 'county', 'village'] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

export interface LabelProperties {
  kind: LabelKind;
  name: string;
  /** Lower speaks first. */
  rank: number;
  status?: Status;
  /** How the line runs where an axis has its name; `falling` is from upper left to lower right. */
  course?: Course;
}

export type Course = 'flat' | 'steep' | 'rising' | 'falling';

/** What the style reads of each feature: nothing else reaches the map. */
export interface SourceProperties {
  ground: GroundProperties;
  divisions: DivisionProperties;
  /** Counties as areas, for the one under the pointer or selected; filled when the first is. */
  counties: Record<string, never>;
  network: NetworkProperties;
  labels: LabelProperties;
  /** A place without a symbol of its own, while it is selected. */
  mark: Record<string, never>;
  finds: FindProperties;
}

/** Feature-state keys that layers read. */
export interface FeatureState {
  hover?: boolean;
  selected?: boolean;
  /** Something else is selected. */
  dim?: boolean;
}
