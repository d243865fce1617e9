import type { Basis } from './basis.ts';

/** Widest corridor half-width that can be answered, km: the limit of a reach unless a lower one is given. */
export const REACH_LIMIT_KM = 30;

/**
 * Distances of sites to axes: those of axis a are the entries start[a] ≤ i < start[a + 1], each with the index `site[i]` and the distance
 * `distanceM[i]`, sites ascending. It contains each pair whose distance is at most the limit of the reach plus the error radius of the site.
 */
export interface AxisDistances {
  start: Uint32Array;
  site: Int32Array;
  distanceM: Float64Array;
}

/**
 * Distances from the possible positions of places that are known only roughly. A set of possible positions is called a spread; several places can
 * share one. The model has the spread of each place.
 */
export interface SpreadDistances {
  /** Positions of each spread. */
  positions: number;
  /** Distance in metres from position i of spread s to the nearest axis, at index s · positions + i. */
  nearestM: Float64Array;
  near: AxisSpreads;
}

/**
 * Spreads with a position within the limit of each axis: those of axis a are the entries start[a] ≤ i < start[a + 1] of `spread`, ascending; the
 * distances in metres from the positions of entry i to the axis begin at `distanceM[i · positions]`.
 */
export interface AxisSpreads {
  start: Uint32Array;
  spread: Int32Array;
  distanceM: Float64Array;
}

/** The nearest axis of each of some points, or of each village and town. */
export interface NearestAxes extends Basis {
  axisIds: readonly string[];
  /** Codes of the villages and towns, in the order of the entries; absent if points were given. */
  codes?: readonly string[];
  /** Index of the nearest axis in `axisIds`. */
  nearest: Int32Array;
  /** Distance to that axis, metres. */
  distanceM: Float64Array;
  /** Chainage of its nearest point: km along the axis from the county seat. */
  chainageKm: Float64Array;
  /** Side of the line in the direction away from the seat: 1 left, -1 right, 0 on it (within 1 m) or beyond its end. */
  side: Int8Array;
  /** Error radius of the position, metres; 0 for points that were given. */
  errorRadiusM: Float64Array;
  /** 1 if the point lies in an island county: the straight line may cross the sea. */
  island: Uint8Array;
}

/** The nearest axis of each site, in the order of the model's sites. */
export interface Reach extends Basis {
  /** Limit of the distances to all axes, km; the distance to the nearest axis has no limit. */
  limitKm: number;
  axisIds: readonly string[];
  /** Index of the nearest axis in `axisIds`. */
  nearest: Int32Array;
  /** Distance of the site to that axis, metres. */
  distanceM: Float64Array;
  /** Chainage of the nearest point of the axis: km from the county seat, for a branch measured through its junction. */
  chainageKm: Float64Array;
  /** Side of the line in the direction away from the seat: 1 left, -1 right, 0 on it (within 1 m) or beyond its end. */
  side: Int8Array;
  near: AxisDistances;
  spread: SpreadDistances;
}
