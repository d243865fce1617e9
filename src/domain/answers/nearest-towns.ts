import type { CountyCode, TownCode } from '../codes.ts';
import type { LonLat } from '../records.ts';
import type { Basis } from './basis.ts';

/** A central town, or the own point that stands for one, as seen from a position. */
export interface NearTown {
  code: TownCode;
  name: string;
  lonLat: LonLat;
  /** Geodesic distance, metres. */
  distanceM: number;
  /** Direction of the town as one sets out towards it, degrees clockwise from north, 0 to 360. */
  bearingDeg: number;
  /** The position lies in the county of the town. */
  sameCounty: boolean;
  /** Id of the axis that the town is on; an own point is on none. */
  axis?: string;
  /** One of the two lies in an island county: the straight line may well cross the sea. */
  island: boolean;
}

/** The nearest central towns of a position, nearest first. */
export interface NearestTowns extends Basis {
  lonLat: LonLat;
  /** The county that the position lies in; absent outside the province. */
  county?: CountyCode;
  towns: NearTown[];
  /** How many more are exactly as far as the last of them. */
  tied: number;
}

/** The `k` nearest central towns of every village: entry v · k + i is the i-th nearest of village v. */
export interface NearestAll extends Basis {
  k: number;
  /** Index of each village in the model's sites, ascending. */
  site: Int32Array;
  /** Index in `towns`. */
  town: Int32Array;
  /** From the point of the village, which only stands for it where its position is not known. */
  distanceM: Float64Array;
  /** Over the possible positions of the village: mean, 5th and 95th percentile of the distance; all `distanceM` where its position is known. */
  meanM: Float64Array;
  lowM: Float64Array;
  highM: Float64Array;
  /** Share of the possible positions to which this town is the nearest of all; 0 or 1 where the position is known. */
  nearestShare: Float64Array;
  bearingDeg: Float64Array;
  /** 1 where village and town lie in the same county. */
  sameCounty: Uint8Array;
  /** 1 where one of the two lies in an island county. */
  island: Uint8Array;
  towns: readonly { code: TownCode; name: string; axis?: string }[];
}
