import type { Basis } from './basis.ts';

/** Widest corridor half-width that can be answered, km: the limit of a reach unless a lower one is given. */
export const REACH_LIMIT_KM = 30;

/**
 * Distances of sites to axes, one run of entries an axis: entry i of axis a is `site[i]` at `distanceM[i]` for
 * start[a] ≤ i < start[a + 1], sites ascending. Holds each pair that is at most the limit of the reach plus the error radius of the site apart.
 */
export interface AxisDistances {
  start: Uint32Array;
  site: Int32Array;
  distanceM: Float64Array;
}

/**
 * Distances from the possible positions of places that are known only roughly. Places that share them have the same spread; which one a place has,
 * the model tells.
 */
export interface SpreadDistances {
  /** Positions of each spread. */
  positions: number;
  /** Metres to the nearest axis from position i of spread s, at s · positions + i. */
  nearestM: Float64Array;
  near: AxisSpreads;
}

/**
 * Which spreads have a position within the limit of each axis: entry i of axis a is `spread[i]` for start[a] ≤ i < start[a + 1], spreads ascending;
 * metres from its positions to the axis begin at `distanceM[i · positions]`.
 */
export interface AxisSpreads {
  start: Uint32Array;
  spread: Int32Array;
  distanceM: Float64Array;
}

/** The nearest axis of each of some points, or of every village and town. */
export interface NearestAxes extends Basis {
  axisIds: readonly string[];
  /** Codes of the villages and towns, in the order of the entries; absent for points that were given. */
  codes?: readonly string[];
  /** Index of the nearest axis in `axisIds`. */
  nearest: Int32Array;
  /** Metres to that axis. */
  distanceM: Float64Array;
  /** Km along the axis from the county seat to its nearest point. */
  chainageKm: Float64Array;
  /** 1 left of the line as one travels away from the seat, -1 right of it, 0 on it (1 m) or beyond its end. */
  side: Int8Array;
  /** Radius around the point that holds the place, metres; 0 for points that were given. */
  errorRadiusM: Float64Array;
  /** 1 where the point lies in an island county: the straight line may cross the sea. */
  island: Uint8Array;
}

/** The nearest axis of each site, in the order of the model's sites. */
export interface Reach extends Basis {
  /** Distances to all axes are known as far as this, km; those to the nearest axis at any distance. */
  limitKm: number;
  axisIds: readonly string[];
  /** Index of the nearest axis in `axisIds`. */
  nearest: Int32Array;
  /** Metres from the site to that axis. */
  distanceM: Float64Array;
  /** Km along the axis from the county seat to the nearest point of the axis, over the junction for a branch. */
  chainageKm: Float64Array;
  /** 1 left of the line as one travels away from the seat, -1 right of it, 0 on it (1 m) or beyond its end. */
  side: Int8Array;
  near: AxisDistances;
  spread: SpreadDistances;
}
