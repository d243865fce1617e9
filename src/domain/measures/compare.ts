import type { CountyCode } from '../codes.ts';
import type { LonLat } from '../records.ts';
import type { Basis, Count } from './basis.ts';

/** Changes up to this are none: well above the error of the method and below that of any position, metres. */
export const SAME_M = 1;

/** Distance of one place before and after. */
export interface DistanceChange {
  beforeM: number;
  afterM: number;
  /** After less before: below 0 the place gains. Off by at most `errorPct` of both distances together. */
  changeM: number;
  /** False where the error circles could turn a gain into a loss: the change is at most the sum of their radii. */
  certain: boolean;
}

/** A place that gains or loses. */
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
  /** Largest single change, metres, and the sum of all; never negative. */
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
