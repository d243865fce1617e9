import type { ListedKind } from '../../../src/domain/changes.ts';
import type { ListExtent } from '../../../src/domain/giving-way.ts';
import type { CountyCode, TownCode, VillageCode } from '../../../src/domain/codes.ts';
import type { Batch, ClusterMember, Fact, ProgrammeFigure, Source, Story, Track, TrackStatus } from '../../../src/domain/records.ts';
import type { TitleKind } from '../../../src/domain/place-records.ts';
import type { DecidedReading, Spell } from '../pinyin.ts';

/** The rows of axes.csv for one axis. `programme` is true only where a public source puts it on the programme. */
export interface SeedAxis {
  /** Its id in axis-ids.csv; the code of its county where that has none. */
  id: string;
  county: CountyCode;
  programme: boolean;
  /** The name of the axis to show: that of the first `axisName` row. Absent where no source has the full name. */
  name?: string;
  batch?: Batch;
  /** Towns named as lying on the axis, in the order given by the source. */
  towns: TownCode[];
  /** Villages named as lying on the axis, in the order given by the source. */
  villages: VillageCode[];
  /** Both, row by row, with the source that names them. */
  parts: { of: 'town' | 'village'; code: TownCode | VillageCode; source: string }[];
  facts: Fact[];
}

/** The axis of a place by a row with the key `axis`. */
export interface SeedPlaceAxis {
  id: string;
  source: string;
}

/** The id of an axis; `former` is the one that links of an earlier network name it by. */
export interface SeedAxisId {
  id: string;
  county: CountyCode;
  former?: string;
}

/** An official list that was merged into the seeds: its rows have its source. */
export interface MergedList {
  /** Its source; begins with `LIST_SOURCE`. */
  source: string;
  of: ListedKind;
  extent: ListExtent;
}

export interface SeedTown {
  code: TownCode;
  name: string;
  programme: boolean;
  batch?: Batch;
  track?: Track;
  trackStatus?: TrackStatus;
  /** Named a provincial central town, or a small-city pilot, by an earlier official list. */
  earlier: boolean;
  /** Its axis, where its county has several. */
  axis?: SeedPlaceAxis;
  facts: Fact[];
}

export interface SeedVillage {
  code: VillageCode;
  name: string;
  programme: boolean;
  batch?: Batch;
  /** Its axis, where its county has several. */
  axis?: SeedPlaceAxis;
  /** Id of a cluster in `Seeds.clusters`. */
  cluster?: string;
  industries: string[];
  facts: Fact[];
}

/** A village that a source names but the division list does not have: its facts belong to a town or a county. */
export interface SeedUnplacedVillage {
  /** An id of this atlas, given by hand when the row was written; see `Village.unlisted`. */
  code: VillageCode;
  name: string;
  /** Town code (12 digits) or county code (6 digits). */
  place: TownCode | CountyCode;
  programme: boolean;
  batch?: Batch;
  axis?: string;
  cluster?: string;
  industries: string[];
  facts: Fact[];
}

export interface SeedCluster {
  id: string;
  name: string;
  county: CountyCode;
  towns: TownCode[];
  /** Core villages first, each group in the order of its rows. */
  members: ClusterMember[];
  facts: Fact[];
}

/** A point of the places file, WGS 84 degrees. */
export interface SeedPlace {
  code: string;
  /** Year of the division list that the code belongs to. */
  codeYear: number;
  name: string;
  county: CountyCode;
  lon: number;
  lat: number;
  /** Source id and method: `vonng-adcode:code`, `geonames:PPLA4`. */
  positionSource: string;
}

/** A county seat; position absent where no source gives one. */
export interface SeedSeat extends Omit<SeedPlace, 'lon' | 'lat' | 'positionSource'> {
  lon?: number;
  lat?: number;
  positionSource?: string;
  terrain?: 'mountain' | 'island';
  /** Id of the source that calls it so; present if `terrain` is. */
  terrainSource?: string;
  /** One of the 28 mountain and island counties of the programme. */
  priority: boolean;
  /** Note on the position: the place that is used for a seat that no source locates. */
  note?: string;
}

export interface SeedVillagePlace extends SeedPlace {
  /** `ok`, or why the position is doubtful. */
  quality: string;
  /** True where the urban–rural code of the division list is 2xx. */
  rural: boolean;
}

/** One title of one town or village, as one list has it. */
export interface SeedTitle {
  kind: 'town' | 'village';
  /** Absent where the place was not found in the division list. */
  code?: TownCode | VillageCode;
  /** Today's names where the place was found, else the words of the list. */
  county: string;
  town: string;
  name: string;
  title: string;
  batch?: number;
  year?: number;
  /** Batch and year in the words of the list, which also say where either is missing. */
  period: string;
  /** The product, the scenery or whatever else the title was given for. */
  product?: string;
  source: string;
  /** `alias`: the list names a part of the village, or writes it or its town otherwise. */
  match: 'exact' | 'alias' | 'ambiguous' | 'none';
}

/** The checked contents of seeds/. Maps are keyed by code or id and keep the order of the files. */
export interface Seeds {
  sources: Source[];
  axisIds: readonly SeedAxisId[];
  /** By id. Has every axis with any row in axes.csv; see `programme`. */
  axes: ReadonlyMap<string, SeedAxis>;
  /** In the order in which they were merged. */
  lists: readonly MergedList[];
  towns: ReadonlyMap<TownCode, SeedTown>;
  villages: ReadonlyMap<VillageCode, SeedVillage>;
  unplacedVillages: SeedUnplacedVillage[];
  clusters: SeedCluster[];
  figures: ProgrammeFigure[];
  /** Facts of indicators.csv by county, town or village code, or id of an axis or cluster. */
  placeFacts: ReadonlyMap<string, Fact[]>;
  stories: Story[];
  titleKinds: TitleKind[];
  titles: SeedTitle[];
  readings: DecidedReading[];
  /** Reads a name, by `readings` where they decide. */
  spell: Spell;
  places: {
    seats: ReadonlyMap<CountyCode, SeedSeat>;
    towns: ReadonlyMap<TownCode, SeedPlace>;
    /** Keyed by the code of `codeYear`, so a key need not be in the division list. */
    villages: ReadonlyMap<string, SeedVillagePlace>;
  };
}
