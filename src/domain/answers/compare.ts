import type { CountyCode } from '../codes.ts';
import type { LonLat } from '../records.ts';
import type { Basis } from './basis.ts';
import type { Count } from './doubt.ts';

/** Changes up to this are none: well above the error of the method and below that of any position, metres. */
export const SAME_M = 1;

/** A change of a place of unknown position, over its possible positions. */
export interface DoubtfulChange {
  /** Mean, 5th and 95th percentile of the change, metres. */
  meanM: number;
  lowM: number;
  highM: number;
  /** Shares of the positions that gain and that lose; from the rest it is the same. */
  gains: number;
  loses: number;
}

/** Distance of one place before and after; of a place of unknown position from the point that stands for it. */
export interface DistanceChange {
  beforeM: number;
  afterM: number;
  /** After less before: below 0 the place gains. Off by at most `errorPct` of both distances together. */
  changeM: number;
  /** False where the error circles could turn a gain into a loss: the change is at most the sum of their radii. */
  certain: boolean;
  /** Present where the position is not known. */
  doubtful?: DoubtfulChange;
}

/** A place that gains or loses, or may. */
export interface PlaceChange {
  code: string;
  name: string;
  kind: 'village' | 'town';
  /** As after. */
  county: CountyCode;
  lonLat: LonLat;
  /** Of a town; 0 for a village. */
  committees: number;
  island: boolean;
  /** To the nearest axis; absent where that is the same. */
  axis?: DistanceChange;
  /** To the nearest central town; absent where that is the same. */
  town?: DistanceChange;
}

/** How many gain, or lose, and how much. */
export interface Tally {
  villages: Count;
  towns: Count;
  /** Village committees of these towns. */
  committees: Count;
  /** Largest single change, metres, and the sum of all, expected where a position is not known; never negative. */
  mostM: number;
  villagesSumM: number;
  /** Sum over towns of change times committees, metres. */
  committeesSumM: number;
}

export interface Balance {
  gain: Tally;
  lose: Tally;
}

export interface RegionChange {
  code: string;
  name: string;
  /** Places that are in both networks, changed or not. */
  of: { villages: number; towns: number; committees: number };
  axis: Balance;
  town: Balance;
}

/** A place that only one of the networks has. */
export interface LonePlace {
  code: string;
  name: string;
  kind: 'village' | 'town';
  county: CountyCode;
  lonLat: LonLat;
}

/** From network A, before, to network B, after. */
export interface Comparison extends Basis {
  sameM: number;
  /** Ids of the axes that came, went or run elsewhere. */
  axes: { added: string[]; removed: string[]; moved: string[] };
  /** Codes of the central towns that came, went or lie elsewhere. */
  centralTowns: { added: string[]; removed: string[]; moved: string[] };
  /** Places that gain or lose, the largest change first. */
  places: PlaceChange[];
  /** Counties with such a place, in the order of the model. */
  counties: RegionChange[];
  total: RegionChange;
  onlyBefore: LonePlace[];
  onlyAfter: LonePlace[];
}
