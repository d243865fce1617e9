import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type {
  Axis,
  Cluster,
  County,
  LonLat,
  Prefecture,
  ProgrammeFigure,
  Province,
  Source,
  Story,
  Town,
  Village,
} from './records.ts';
import type { FormerCode, GazetteerTown, GazetteerVillage } from './place-records.ts';

export type AxisShape = Axis & { geometry: LineString | MultiLineString };
export type TownPoint = Town & { lonLat: LonLat };
export type VillagePoint = Village & { lonLat: LonLat };
export type CountyShape = County & { geometry: Polygon | MultiPolygon };
export type PrefectureShape = Prefecture & { geometry: Polygon | MultiPolygon };
export type ProvinceShape = Province & { geometry: Polygon | MultiPolygon };
/** Land of a neighbouring province, used only for drawing. */
export interface NeighbourShape {
  code: string;
  name: string;
  geometry: Polygon | MultiPolygon;
}

/** Former codes and ids, and variant characters, with their present equivalents. */
export interface Aliases {
  /** Ids and codes no longer in use, each with the present ones, its main successor first. */
  today: ReadonlyMap<string, readonly string[]>;
  /** Divisions whose code is no longer in use, with their former names. */
  divisions: readonly FormerCode[];
  /** Traditional and variant characters, each with the simplified one used in names. */
  characters: ReadonlyMap<string, string>;
}

export const NO_ALIASES: Aliases = { today: new Map(), divisions: [], characters: new Map() };

/** The programme network and the divisions. Maps are keyed by id or code. */
export interface Network {
  axes: ReadonlyMap<string, AxisShape>;
  towns: ReadonlyMap<string, TownPoint>;
  villages: ReadonlyMap<string, VillagePoint>;
  counties: ReadonlyMap<string, CountyShape>;
  prefectures: ReadonlyMap<string, PrefectureShape>;
  province: ProvinceShape;
  neighbours: readonly NeighbourShape[];
  clusters: ReadonlyMap<string, Cluster>;
  figures: readonly ProgrammeFigure[];
  stories: readonly Story[];
  sources: ReadonlyMap<string, Source>;
  aliases: Aliases;
  /** ISO date of the newest input, from the catalogue. */
  dataDate: string;
}

/** The lookup list: every town, with or without a position, and every village with a position. */
export interface Gazetteer {
  towns: readonly GazetteerTown[];
  villages: readonly GazetteerVillage[];
}

export const RECORD_KINDS = ['axis', 'town', 'village', 'county', 'cluster'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
/** Reference to a record of the network. */
export interface RecordRef {
  kind: RecordKind;
  id: string;
}

/** The map of the network that holds the records of each kind. */
export const RECORDS_OF = {
  axis: 'axes',
  town: 'towns',
  village: 'villages',
  county: 'counties',
  cluster: 'clusters',
} as const satisfies Record<RecordKind, keyof Network>;
