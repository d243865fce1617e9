import type { CountyCode, PrefectureCode, TownCode, VillageCode } from './codes.ts';

/** `documented`: a named public source puts it on the programme. `modelled`: a stand-in chosen by the siting method. `user`: drawn by the reader. */
export const STATUSES = ['documented', 'modelled', 'user'] as const;
export type Status = (typeof STATUSES)[number];

/** Which position a point is: that of the village itself, of its town, or of its county. */
export type Precision = 'village' | 'town' | 'county';

/** Batches of the programme that sources name. Absent if unknown. */
export type Batch = '1' | '2';

/** The four tracks 赛道 of central towns. Never modelled; absent if unknown. */
export const TRACKS = ['agriculture', 'industry', 'commerce', 'tourism'] as const;
export type Track = (typeof TRACKS)[number];
/** `awarded`: a source says that the town is on this track. `aimed`: a plan says that it is meant to be. */
export type TrackStatus = 'awarded' | 'aimed';

/** WGS 84 longitude and latitude in degrees. */
export type LonLat = [lon: number, lat: number];

/**
 * Reliability of a source: an authority's own page or document; a newspaper; an official list on which two compilations agree; a copy of one of these
 * on another site; or an incomplete copy, which counts as reported only.
 */
export const RELIABILITIES = ['official', 'press', 'collated', 'copy', 'reported'] as const;
export type Reliability = (typeof RELIABILITIES)[number];

export interface Source {
  id: string;
  title: string;
  publisher: string;
  /** Absent if the page that was read gave no address. */
  url?: string;
  /** ISO date, or the known part of one (`2025`, `2025-04`). */
  date?: string;
  reliability: Reliability;
  note?: string;
}

/** One statement about one subject, in the words of its source. */
export interface Fact {
  /** A key of `FACT_KEYS` (facts.ts); its label in both languages is there. */
  key: string;
  /** Name of the indicator where `key` is `indicator`. */
  label?: string;
  value: string;
  unit?: string;
  period?: string;
  /** Id of a `Source`. */
  source: string;
  /** The source's own wording, or a remark on its reliability. */
  note?: string;
}

export interface Seat {
  /** `武义县城` style name. */
  name: string;
  lon: number;
  lat: number;
  /** Town or subdistrict nearest to the seat point. */
  town?: TownCode;
  positionSource: string;
  /** The place that is used for a seat that no source locates, in Chinese. */
  note?: string;
}

export interface County {
  code: CountyCode;
  name: string;
  pinyin: string;
  /** Other readings in sources or dictionaries, with tone marks; the search finds them too. */
  otherPinyin?: string[];
  prefecture: PrefectureCode;
  /** Ellipsoidal area of the drawn land polygon, km². */
  areaKm2: number;
  /** Mountain or island by the 2021–25 list; absent elsewhere. */
  terrain?: 'mountain' | 'island';
  /** Id of the source of `terrain`; present with it. */
  terrainSource?: string;
  /** One of the 28 mountain and island counties of the programme. */
  priority: boolean;
  seat: Seat;
  /** Village committees 村民委员会 in the mid-2023 division list. */
  villageCommittees: number;
  /** Counties with a common border. */
  neighbours: CountyCode[];
  /** A point inside the polygon that is suitable for its name. */
  labelPoint: LonLat;
  facts: Fact[];
  sources: string[];
}

export interface Prefecture {
  code: PrefectureCode;
  name: string;
  pinyin: string;
  otherPinyin?: string[];
  areaKm2: number;
  counties: CountyCode[];
  labelPoint: LonLat;
  facts: Fact[];
  sources: string[];
}

export interface Province {
  code: string;
  name: string;
  pinyin: string;
  otherPinyin?: string[];
  areaKm2: number;
}

/**
 * What a section of an axis follows: a road of a class (as in OpenStreetMap), a valley or other land without such a road, a ferry, or sea without a
 * ferry.
 */
export const COURSE_KINDS = [
  'motorway',
  'trunk',
  'primary',
  'construction',
  'valley',
  'land',
  'ferry',
  'sea',
] as const;
export type CourseKind = (typeof COURSE_KINDS)[number];

/** A section of a line of an axis. It begins where the section before it ends. */
export interface CoursePart {
  kind: CourseKind;
  /** Index of the vertex of the line at which it ends. */
  to: number;
  /** Name of the road or river if the data have one, else the number of the road. */
  name?: string;
}

/** A station of an axis in the order of travel; a branch leaves the main line at `branchFromKm`. */
export interface Station {
  kind: 'seat' | 'town' | 'village';
  /** County code for the seat, town or village code otherwise. */
  code: string;
  /** Chainage along the line (or its branch, measured through the junction), km from the county seat. */
  km: number;
  branchFromKm?: number;
}

export interface Axis {
  /** `axis-053`; independent of its position, so that it stays the same when the axis changes. */
  id: string;
  /** Documented name, or `武义县发展轴` for a modelled axis. */
  name: string;
  pinyin: string;
  otherPinyin?: string[];
  county: CountyCode;
  prefecture: PrefectureCode;
  batch?: Batch;
  status: Status;
  lengthKm: number;
  /** Code of the county in whose seat it starts. */
  seat: CountyCode;
  towns: TownCode[];
  villages: VillageCode[];
  stations: Station[];
  /**
   * One entry for each line of the geometry: a branch of a documented axis without a documented station is `user` if the reader drew one of its
   * stations, else `modelled`. All lines of other axes have the status of their axis. The course of every line is schematic, also of documented ones.
   */
  lineStatus: Status[];
  /** Sections of each line of the geometry, from its first vertex to its last. */
  course: CoursePart[][];
  facts: Fact[];
  sources: string[];
}

export interface Town {
  code: TownCode;
  name: string;
  pinyin: string;
  otherPinyin?: string[];
  county: CountyCode;
  prefecture: PrefectureCode;
  /** Id of its axis. */
  axis: string;
  track?: Track;
  trackStatus?: TrackStatus;
  batch?: Batch;
  status: Status;
  precision: Precision;
  positionSource: string;
  /** Village committees 村民委员会 of the town in the mid-2023 division list. */
  villageCommittees: number;
  facts: Fact[];
  sources: string[];
}

export interface Village {
  code: VillageCode;
  /**
   * True where a source names the village but the division list has no such entry (newer or merged villages). Its `code` is
   * then an id of this atlas in the range 900–999 of its town, which the list never uses; it must not be shown as a code.
   */
  unlisted?: true;
  name: string;
  pinyin: string;
  otherPinyin?: string[];
  town: TownCode;
  county: CountyCode;
  prefecture: PrefectureCode;
  axis: string;
  /** Id of a cluster that names it. */
  cluster?: string;
  batch?: Batch;
  status: Status;
  precision: Precision;
  positionSource: string;
  industries: string[];
  facts: Fact[];
  sources: string[];
}

export interface ClusterMember {
  name: string;
  role: 'core' | 'member';
  /** Present where the name was found in the division list. */
  code?: VillageCode;
}

/** A village cluster 片区组团 that a public source names; the provincial list of 226 was not public. */
export interface Cluster {
  id: string;
  name: string;
  pinyin: string;
  otherPinyin?: string[];
  county: CountyCode;
  prefecture: PrefectureCode;
  towns: { name: string; code?: TownCode }[];
  members: ClusterMember[];
  facts: Fact[];
  sources: string[];
  /** Mean position of the located members, or the position of the town; absent if neither is known. */
  lonLat?: LonLat;
}

/** A published figure of the programme or one of its indicators. */
export interface ProgrammeFigure {
  id: string;
  /** What it counts, in Chinese as published. */
  name: string;
  nameEn?: string;
  value: string;
  unit?: string;
  period?: string;
  source: string;
  note?: string;
  /** Panel section it belongs to. */
  group: 'totals' | 'income' | 'works' | 'policy' | 'pairing' | 'modes';
}

export interface Story {
  id: string;
  order: number;
  title: string;
  titleEn?: string;
  text: string;
  textEn?: string;
  /** The record that it is about, if there is one. */
  subject?: { kind: 'county' | 'town' | 'village' | 'axis' | 'cluster'; id: string };
  lon: number;
  lat: number;
  source: string;
}
