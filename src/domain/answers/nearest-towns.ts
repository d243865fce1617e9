import type { CountyCode, TownCode } from '../codes.ts';
import type { LonLat } from '../records.ts';
import type { Basis } from './basis.ts';

/** A central town, or the own point that takes its place, as seen from a position. */
export interface NearTown {
  code: TownCode;
  name: string;
  lonLat: LonLat;
  /** Geodesic distance, metres. */
  distanceM: number;
  /** Initial bearing of the geodesic to the town, degrees clockwise from north, 0 to 360. */
  bearingDeg: number;
  /** Whether the position lies in the county of the town. */
  sameCounty: boolean;
  /** Id of the axis that the town is on; absent for an own point. */
  axis?: string;
  /** Whether position or town lies in an island county: the straight line may cross the sea. */
  island: boolean;
}

/** The nearest central towns of a position, nearest first. */
export interface NearestTowns extends Basis {
  lonLat: LonLat;
  /** The county that the position lies in; absent outside the province. */
  county?: CountyCode;
  towns: NearTown[];
  /** Number of further towns at exactly the distance of the last one. */
  tied: number;
}

/** The `k` nearest central towns of every village: entry v · k + i is the i-th nearest of village v. */
export interface NearestAll extends Basis {
  k: number;
  /** Index of each village in the model's sites, ascending. */
  site: Int32Array;
  /** Index in `towns`. */
  town: Int32Array;
  /** Distance from the point of the village; if its position is not known, that is the point of its town or county. */
  distanceM: Float64Array;
  /** Mean, 5th and 95th percentile of the distance over the possible positions of the village; all equal `distanceM` if its position is known. */
  meanM: Float64Array;
  lowM: Float64Array;
  highM: Float64Array;
  /** Share of the possible positions for which this town is the nearest of all; 0 or 1 if the position is known. */
  nearestShare: Float64Array;
  bearingDeg: Float64Array;
  /** 1 if village and town lie in the same county. */
  sameCounty: Uint8Array;
  /** 1 if one of the two lies in an island county. */
  island: Uint8Array;
  towns: readonly { code: TownCode; name: string; axis?: string }[];
}
