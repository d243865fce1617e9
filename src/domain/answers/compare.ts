import type { Basis } from './basis.ts';
import type { ChangedCounts, ComparedPlace, ShiftShares } from './change.ts';

/** Changes up to this count as no change, metres: well above the error of the method and below the error of any position. */
export const SAME_M = 1;

/** Change of the distance of a place whose position is not known, over its possible positions. */
export interface DoubtfulChange extends ShiftShares {
  /** Mean, 5th and 95th percentile of the change, metres. */
  meanM: number;
  lowM: number;
  highM: number;
}

/** Distance of one place before and after. For a place whose position is not known, measured from the point that stands for it. */
export interface DistanceChange {
  beforeM: number;
  afterM: number;
  /** `after` minus `before`, metres: negative if the place gains. Its error is at most `errorPct` of the sum of both distances. */
  changeM: number;
  /** Whether the change is larger than the sum of both error radii, so that gain and loss cannot be confused. */
  certain: boolean;
  /** Present if the position of the place is not known. */
  doubtful?: DoubtfulChange;
}

/** A place that gains or loses, or may do so. */
export interface PlaceChange extends ComparedPlace {
  island: boolean;
  /** Change of the distance to the nearest axis; absent if there is none. */
  axis?: DistanceChange;
  /** Change of the distance to the nearest central town; absent if there is none. */
  town?: DistanceChange;
}

/** How many places gain or lose, and how much. */
export interface Tally extends ChangedCounts {
  /** Largest change of a single place and the sum of all changes, metres; never negative. Expected values for places whose position is not known. */
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
  /** Number of places that are in both networks, changed or not. */
  of: { villages: number; towns: number; committees: number };
  axis: Balance;
  town: Balance;
}

/** A place that only one of the networks has. */
export type LonePlace = Omit<ComparedPlace, 'committees'>;

/** Comparison of network A, before, with network B, after. */
export interface Comparison extends Basis {
  sameM: number;
  /** Ids of the axes that were added, removed or have another course. */
  axes: { added: string[]; removed: string[]; moved: string[] };
  /** Codes of the central towns that were added, removed or moved. */
  centralTowns: { added: string[]; removed: string[]; moved: string[] };
  /** Places that gain or lose, largest change first. */
  places: PlaceChange[];
  /** Counties that contain such a place, in the order of the model. */
  counties: RegionChange[];
  total: RegionChange;
  onlyBefore: LonePlace[];
  onlyAfter: LonePlace[];
}
