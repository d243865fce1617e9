import type { Ranked } from '../extremes.ts';
import type { CountyCode, TownCode } from '../codes.ts';
import type { LonLat, Status } from '../records.ts';
import type { TravelSpeeds } from '../travel-speeds.ts';
import type { Count } from './doubt.ts';
import type { EquityBy, TheilParts } from './equity.ts';
import type { CoverStep } from './gaps.ts';

/** How a figure of travel time was got. Every such answer carries one. */
export interface TravelBasis {
  /** ISO date of the newest input of the network; roads and heights are older (docs/data.md, “Travel time”). */
  dataDate: string;
  /** All speeds that the times were computed with. */
  speeds: TravelSpeeds;
}

/** The quickest way from one place to another, both directions alike. */
export interface TravelWay {
  seconds: number;
  /** Metres of it on mapped roads, and off them over land and inland water. */
  roadM: number;
  offRoadM: number;
  /** Metres by ferry, and over sea where there is neither a bridge nor a ferry: then the time is that of no boat. */
  ferryM: number;
  seaM: number;
}

/** A central town as it is reached from a position. */
export interface TravelTown extends TravelWay {
  code: TownCode;
  name: string;
  lonLat: LonLat;
  /** Geodesic distance, metres. */
  straightM: number;
  /** Place of the town among all central towns by straight line, 1 for the nearest. */
  straightRank: number;
  /** The position lies in the county of the town. */
  sameCounty: boolean;
  /** The way, from the position to the town. */
  line: LonLat[];
}

/** The central towns that are reached first from a position, the quickest first. */
export interface TravelNearest extends TravelBasis {
  lonLat: LonLat;
  /** The county that the position lies in; absent outside the province. */
  county?: CountyCode;
  towns: TravelTown[];
}

/** A place with the central town that is reached first, and the one that is nearest by straight line. */
export interface TravelPlace extends TravelWay {
  code: string;
  name: string;
  county: CountyCode;
  /** Codes of the two towns. */
  town: TownCode;
  straightTown: TownCode;
  /** Straight line to each of them, metres. */
  townM: number;
  straightTownM: number;
  /** False where the place is known only to its town or county: the way is that of its stand-in point. */
  certain: boolean;
  /** 5th and 95th percentile of the seconds from its possible positions; present where it is not certain, and 95 % of them reach a town. */
  doubtful?: { lowS: number; highS: number };
}

/** Which central town each village reaches first, beside which is nearest by straight line. */
export interface TravelCatchments extends TravelBasis {
  region: string;
  /** Central towns that some village of the province reaches first. */
  towns: number;
  /** Villages of the region: all, those whose two towns differ, and those that reach no central town at all. */
  of: number;
  differing: number;
  unreached: number;
  /** Those whose two towns differ, the largest difference of the straight lines first. */
  differ: TravelPlace[];
  /** Villages that need longest. */
  farthest: Ranked<TravelPlace>;
}

/** A place from which no axis is reached within the limit. */
export interface TravelGapPlace {
  code: string;
  name: string;
  kind: 'village' | 'town';
  town: TownCode;
  lonLat: LonLat;
  certain: boolean;
  /** Share of its possible positions from which no axis is reached within the limit; 1 where it is certain. */
  probability: number;
  /** Village committees that it stands for (`committeesOfSites`). */
  committees: number;
  /** Absent where no axis is reached at all. */
  way?: TravelWay;
  /** 5th and 95th percentile of the seconds from its possible positions; present where it has some, and 95 % of them reach an axis. */
  doubtful?: { lowS: number; highS: number };
}

/** What is farther from every axis than a travel time, and where one more central town would bring most within it. */
export interface TravelGaps extends TravelBasis {
  minutes: number;
  region: { code: string; name: string };
  beyond: { villages: Count; towns: Count; committees: Count };
  of: { villages: number; towns: number; committees: number };
  /** Most committees first, then those that need longest. */
  places: TravelGapPlace[];
  /** Committees within `minutes` of a central town now, of all, and the towns that would add most. */
  cover: { covered: number; of: number; steps: CoverStep[]; tied: number };
}

/** How the travel time to the quickest central town, or to the county seat, is spread over places. Figures are absent where there is no place. */
export interface MinuteSpread {
  /** Places, and what they weigh: village committees of towns, one for each village. */
  n: number;
  weight: number;
  /** Weight that does not get there: in no other figure but the shares. */
  unreached: number;
  /** Places of unknown position: each is spread over its possible positions and counts with a share at each. */
  doubtful: number;
  /** Too few for a ranking. */
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

/** As `Equity`, with travel time in the place of distance. */
export interface TravelEquity extends TravelBasis {
  by: EquityBy;
  region: string;
  centralTowns: Record<Status, number>;
  towns: { all: MinuteSpread; theil?: TheilParts };
  villages: { all: MinuteSpread; theil?: TheilParts };
  /** Groups with a place, in the order of the model. */
  groups: TravelEquityGroup[];
}

/** A village with its way to the seat of its county. */
export interface SeatPlace extends TravelWay {
  code: string;
  name: string;
  county: CountyCode;
  /** False where the place is known only to its town or county: the way is that of its stand-in point. */
  certain: boolean;
  /** 5th and 95th percentile of the seconds from its possible positions; present where it is not certain, and 95 % of them reach the seat. */
  doubtful?: { lowS: number; highS: number };
  /** The county whose seat is reached sooner, where there is one. */
  sooner?: { county: CountyCode; seconds: number };
}

/** Which villages of a region need longest to the seat of their county, and which reach the seat of another county sooner. */
export interface TravelToSeats extends TravelBasis {
  region: string;
  /** Villages of the region, and those of them that do not reach the seat. */
  of: number;
  unreached: number;
  /** Those that reach another seat sooner, the largest difference first. */
  elsewhere: SeatPlace[];
  farthest: Ranked<SeatPlace>;
}

/** The way from a position to a county seat. */
export interface TravelSeatWay extends TravelWay {
  county: CountyCode;
  lonLat: LonLat;
  /** Geodesic distance, metres. */
  straightM: number;
  /** The position lies in this county. */
  own: boolean;
  /** The way, from the position to the seat. */
  line: LonLat[];
}

/** The seat of the county of a position, and the one that is reached first where that is another; the quicker first. */
export interface TravelSeatAt extends TravelBasis {
  lonLat: LonLat;
  /** The county that the position lies in; absent outside the province. */
  county?: CountyCode;
  seats: TravelSeatWay[];
}

/** How every village and town of a region reaches the seat of its own county, in the order of the model. */
export interface TravelSeats extends TravelBasis {
  codes: string[];
  /** Infinity where the seat is not reached. */
  seconds: Float64Array;
  roadM: Float64Array;
  offRoadM: Float64Array;
}

/** The quickest central town of every village and town, in the order of the model. */
export interface TravelAll extends TravelBasis {
  codes: string[];
  towns: readonly { code: TownCode; name: string }[];
  /** Index in `towns`; -1 where none is reached. */
  town: Int32Array;
  /** Infinity where none is reached. */
  seconds: Float64Array;
  roadM: Float64Array;
  offRoadM: Float64Array;
}

/** A change of the time from a place of unknown position, over its possible positions. */
export interface DoubtfulTravelChange {
  /** Shares of the positions that gain and that lose; from the rest it is the same. */
  gains: number;
  loses: number;
  /** Mean, 5th and 95th percentile of the change, seconds; absent where a town is reached from some positions on one side only. */
  interval?: { meanS: number; lowS: number; highS: number };
}

/** Times of a place before and after a change, of a place of unknown position from the point that stands for it; absent where no central town is reached. */
export interface TravelChange {
  code: string;
  name: string;
  kind: 'village' | 'town';
  county: CountyCode;
  lonLat: LonLat;
  /** Of a town; 0 for a village. */
  committees: number;
  beforeS?: number;
  afterS?: number;
  /** False where the place is known only to its town or county. */
  certain: boolean;
  /** Present where it is not certain. */
  doubtful?: DoubtfulTravelChange;
}

/** How many places gain or lose, and the seconds of all of them together; what is reached on one side only counts, but has no seconds. */
export interface TravelTally {
  villages: Count;
  towns: Count;
  /** Village committees of these towns. */
  committees: Count;
  /** Sum over towns of seconds times committees, expected where a position is not known. */
  committeesSumS: number;
}

/** Who reaches a central town sooner or later after a change than before. */
export interface TravelComparison extends TravelBasis {
  gain: TravelTally;
  lose: TravelTally;
  /** Those that gain or lose, or may: the largest change first, what is reached on one side only before all. */
  places: TravelChange[];
}
