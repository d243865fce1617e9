import { unreachable } from '../src/domain/unreachable.ts';
import type { Precision, Status, Track } from '../src/domain/records.ts';

/**
 * GeoJSON sources of the style, filled by the map. There are few, because each is tiled and clipped separately; divisions and names are
 * separate because they are added later. The worker tiles them in this order, land while the shaders of the network are compiled.
 */
export const SOURCE_IDS = [
  'network',
  'ground',
  'divisions',
  'counties',
  'labels',
  'nearLabels',
  'outlines',
  'mark',
  'answers',
] as const;
export type SourceId = (typeof SOURCE_IDS)[number];

/** Vector tile sources cut by the spatial worker; each tile has one layer, named like its source. */
export const TILE_SOURCE_IDS = ['corridor', 'catchments', 'places', 'travel'] as const;
export type TileSourceId = (typeof TILE_SOURCE_IDS)[number];
/** Highest zoom level of these tiles; the map overzooms them. */
export const TILE_MAX_ZOOM = 12;
/** Sources of analysis results. */
export type AnalysisSourceId = TileSourceId | 'answers';

/** Sources of the compiled ground: vector tiles of an archive, and the relief as an image. src/map/ground.ts serves both. */
export const GROUND_TILES = 'ground-tiles';
export const RELIEF = 'relief';
export const GROUND_PROTOCOL = 'atlas-ground';
/** Land, and the margin around the map; drawn in the first stage with the network. */
export type GroundProperties =
  | { kind: 'neighbour' | 'province' }
  /** Opacity of the margin over the ground, 0 to 1. */
  | { kind: 'margin'; opacity: number };

/** Second stage, with the names: tinted counties, division lines by level, and county seats. */
export interface DivisionProperties {
  kind: 'priority' | 'county-line' | 'prefecture-line' | 'seat';
}

/** Land borders of the province and of its neighbours, drawn with the ground, which has the shores. */
export interface OutlineProperties {
  kind: 'province-line' | 'neighbour-line';
}

/** The network: axes, towns and villages. */
export type NetworkProperties =
  /** `overSea`: a section over the sea without a road. */
  | { kind: 'axis'; status: Status; overSea: boolean }
  | { kind: 'town'; track: Track | 'unknown'; status: Status }
  | { kind: 'village'; status: Status; precision: Precision };

/** Answers at points, drawn as GeoJSON. */
export type AnswerProperties =
  /** Line from the point to a town, labelled with the distance. */
  | { kind: 'ray'; text: string }
  | { kind: 'origin' }
  /** A town at the end of a route, labelled with time and distance. */
  | { kind: 'arrival'; text: string }
  /** A town or village beyond the width, with the number of village committees that it represents. */
  | { kind: 'gap'; committees: number }
  /** A candidate for a further central town, with its rank by gain. */
  | { kind: 'gain'; text: string }
  /** A place for which our figures and those of a cross-check differ; a fault if the stated errors do not explain the difference. */
  | { kind: 'disagreed'; isFault: boolean };

export const LABEL_KINDS = ['prefecture', 'axis', 'seat', 'town', 'county', 'village'] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

/** Lowest zoom level of the names in `nearLabels`; the whole province is shown at less. */
export const NEAR_NAMES_ZOOM = 7.6;

/**
 * The source of the names of a kind. Names that are not visible while the whole province is shown, four fifths of all, are in a source of their own,
 * which is sent when the map is zoomed in or the other names have been drawn.
 */
export function labelSourceId(kind: LabelKind): 'labels' | 'nearLabels' {
  switch (kind) {
    case 'prefecture':
    case 'axis':
    case 'seat':
      return 'labels';
    case 'town':
    case 'county':
    case 'village':
      return 'nearLabels';
    default:
      return unreachable(kind);
  }
}

export interface LabelProperties {
  kind: LabelKind;
  name: string;
  /** Lower ranks are placed first. */
  rank: number;
  status?: Status;
  /** Direction of an axis at its name; `falling` is from upper left to lower right. */
  course?: Course;
}

export type Course = 'flat' | 'steep' | 'rising' | 'falling';

/** Feature properties by source; only properties that the style reads. */
export interface SourceProperties {
  ground: GroundProperties;
  divisions: DivisionProperties;
  /** Areas of counties, for the one that is selected or under the pointer; filled at the first selection or hover. */
  counties: Record<string, never>;
  network: NetworkProperties;
  labels: LabelProperties;
  nearLabels: LabelProperties;
  outlines: OutlineProperties;
  /** Ring around a selected place without a symbol of its own. */
  mark: Record<string, never>;
  answers: AnswerProperties;
}

/** Feature-state keys that layers read. */
export interface FeatureState {
  hover?: boolean;
  selected?: boolean;
  /** Whether something else is selected. */
  dim?: boolean;
}
