import type { Ranked } from '../extremes.ts';
import type { CountyCode, TownCode } from '../codes.ts';
import type { LonLat, Status } from '../records.ts';
import type { TravelSpeeds } from '../travel-speeds.ts';
import type { EquityBy, TheilParts } from './equity.ts';
import type { CoverStep, PlaceBeyond, PlacesBeyond } from './gaps.ts';
import type { ChangedCounts, ComparedPlace, ShiftShares } from './change.ts';

/** How a figure of travel time was computed; part of every such answer. */
export interface TravelBasis {
  /** ISO date of the newest input of the network. Roads and heights are older (docs/data.md, “Travel time”). */
  dataDate: string;
  /** All speeds that were used. */
  speeds: TravelSpeeds;
}

/** The quickest way from one place to another; the same in both directions. */
export interface TravelWay {
  seconds: number;
  /** Length on mapped roads, and off them over land and inland water, metres. */
  roadM: number;
  offRoadM: number;
  /** Length by ferry, and over sea without bridge or ferry, metres. With the latter the time is not realistic: no boat is known. */
  ferryM: number;
  seaM: number;
}

/** A central town with the way to it from a position. */
export interface TravelTown extends TravelWay {
  code: TownCode;
  name: string;
  lonLat: LonLat;
  /** Geodesic distance, metres. */
  straightM: number;
  /** Rank of the town by straight-line distance among all central towns, from 1. */
  straightRank: number;
  /** Whether the position lies in the county of the town. */
  sameCounty: boolean;
  /** The way from the position to the town. */
  line: LonLat[];
}

/** The central towns with the shortest travel times from a position, quickest first. */
export interface TravelNearest extends TravelBasis {
  lonLat: LonLat;
  /** The county that the position lies in; absent outside the province. */
  county?: CountyCode;
  towns: TravelTown[];
}

/** A place with the central town that is quickest to reach, and the one nearest by straight line. */
export interface TravelPlace extends TravelWay {
  code: string;
  name: string;
  county: CountyCode;
  /** Codes of the two towns. */
  town: TownCode;
  straightTown: TownCode;
  /** Straight-line distance to each of them, metres. */
  townM: number;
  straightTownM: number;
  /** Whether the position of the place is known; if false, the way begins at the point of its town or county. */
  certain: boolean;
  /** 5th and 95th percentile of the seconds from its possible positions; present if it is not certain and 95 % of the positions reach a town. */
  doubtful?: { lowS: number; highS: number };
}

/** The quickest central town of each village beside the one nearest by straight line. */
export interface TravelCatchments extends TravelBasis {
  region: string;
  /** Central towns that are the quickest for at least one village of the province. */
  towns: number;
  /** Numbers of villages of the region: all, those whose two towns differ, and those that reach no central town. */
  of: number;
  differing: number;
  unreached: number;
  /** Villages whose two towns differ, by decreasing difference of the straight-line distances. */
  differ: TravelPlace[];
  /** Villages with the longest times. */
  farthest: Ranked<TravelPlace>;
}

/** A place from which no axis can be reached within the limit. */
export interface TravelGapPlace extends PlaceBeyond {
  /** Absent if no axis can be reached at all. */
  way?: TravelWay;
  /** 5th and 95th percentile of the seconds from its possible positions; present if it has several and 95 % of them reach an axis. */
  doubtful?: { lowS: number; highS: number };
}

/** Places beyond a travel time from every axis, and where one more central town would bring most within it. */
export interface TravelGaps extends TravelBasis, PlacesBeyond<TravelGapPlace> {
  minutes: number;
  region: { code: string; name: string };
  /** Committees within `minutes` of a central town now, the number of all, and the towns that would add most. */
  cover: { covered: number; of: number; steps: CoverStep[]; tied: number };
}

/** Distribution of the travel time to the quickest central town, or to the county seat, over places. Figures are absent if there is no place. */
export interface MinuteSpread {
  /** Number of places, and the sum of their weights: village committees for towns, 1 for a village. */
  n: number;
  weight: number;
  /** Weight of the places that cannot reach the destination; only the shares include it. */
  unreached: number;
  /** Number of places whose position is not known: each is divided equally among its possible positions. */
  doubtful: number;
  /** Whether there are too few places for a ranking. */
  tooFew: boolean;
  /** Share of the weight within 15, 30, 45 and 60 minutes, 0 to 1. */
  within?: readonly [number, number, number, number];
  meanMin?: number;
  medianMin?: number;
  gini?: number;
  theil?: number;
  palma?: number;
}

export interface TravelEquityGroup {
  /** Code of the county or prefecture, or the terrain. */
  code: string;
  name?: string;
  island: boolean;
  towns: MinuteSpread;
  villages: MinuteSpread;
}

/** As `Equity`, for travel time instead of distance. */
export interface TravelEquity extends TravelBasis {
  by: EquityBy;
  region: string;
  centralTowns: Record<Status, number>;
  towns: { all: MinuteSpread; theil?: TheilParts };
  villages: { all: MinuteSpread; theil?: TheilParts };
  /** Groups that have a place, in the order of the model. */
  groups: TravelEquityGroup[];
}

/** A village with its way to the seat of its county. */
export interface SeatPlace extends TravelWay {
  code: string;
  name: string;
  county: CountyCode;
  /** Whether the position of the place is known; if false, the way begins at the point of its town or county. */
  certain: boolean;
  /** 5th and 95th percentile of the seconds from its possible positions; present if it is not certain and 95 % of the positions reach the seat. */
  doubtful?: { lowS: number; highS: number };
  /** The county whose seat is reached sooner; absent if there is none. */
  sooner?: { county: CountyCode; seconds: number };
}

/** Villages of a region with the longest times to the seat of their county, and those that reach the seat of another county sooner. */
export interface TravelToSeats extends TravelBasis {
  region: string;
  /** Numbers of villages of the region, and of those that cannot reach the seat. */
  of: number;
  unreached: number;
  /** Villages that reach another seat sooner, by decreasing difference. */
  elsewhere: SeatPlace[];
  farthest: Ranked<SeatPlace>;
}

/** The way from a position to a county seat. */
export interface TravelSeatWay extends TravelWay {
  county: CountyCode;
  lonLat: LonLat;
  /** Geodesic distance, metres. */
  straightM: number;
  /** Whether the position lies in this county. */
  own: boolean;
  /** The way from the position to the seat. */
  line: LonLat[];
}

/** The seat of the county of a position, and the seat that is quickest to reach if that is another one; quicker first. */
export interface TravelSeatAt extends TravelBasis {
  lonLat: LonLat;
  /** The county that the position lies in; absent outside the province. */
  county?: CountyCode;
  seats: TravelSeatWay[];
}

/** Times of every village and town of a region to the seat of its own county, in the order of the model. */
export interface TravelSeats extends TravelBasis {
  codes: string[];
  /** Infinity if the seat cannot be reached. */
  seconds: Float64Array;
  roadM: Float64Array;
  offRoadM: Float64Array;
}

/** The quickest central town of every village and town, in the order of the model. */
export interface TravelAll extends TravelBasis {
  codes: string[];
  towns: readonly { code: TownCode; name: string }[];
  /** Index in `towns`; -1 if none can be reached. */
  town: Int32Array;
  /** Infinity if none can be reached. */
  seconds: Float64Array;
  roadM: Float64Array;
  offRoadM: Float64Array;
}

/** Change of the time from a place whose position is not known, over its possible positions. */
export interface DoubtfulTravelChange extends ShiftShares {
  /** Mean, 5th and 95th percentile of the change, seconds; absent if some positions reach a town only before or only after. */
  interval?: { meanS: number; lowS: number; highS: number };
}

/**
 * Times of a place before and after a change; for a place whose position is not known, from the point that stands for it. Absent if no central town
 * can be reached.
 */
export interface TravelChange extends ComparedPlace {
  beforeS?: number;
  afterS?: number;
  /** Whether the position of the place is known. */
  certain: boolean;
  /** Present if the position is not known. */
  doubtful?: DoubtfulTravelChange;
}

/**
 * Number of places that gain or lose, and the sum of the changes in seconds. Places that reach a town only before or only after are counted, without
 * seconds.
 */
export interface TravelTally extends ChangedCounts {
  /** Sum over towns of seconds times committees; the expected value for places whose position is not known. */
  committeesSumS: number;
}

/** Places that reach a central town sooner or later after a change than before. */
export interface TravelComparison extends TravelBasis {
  gain: TravelTally;
  lose: TravelTally;
  /** Places that gain or lose, or may do so: first those that reach a town only before or only after, then by decreasing change. */
  places: TravelChange[];
}
