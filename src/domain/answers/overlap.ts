import type { LonLat } from '../records.ts';
import type { Basis } from './basis.ts';

/** Two axes whose corridors share land. */
export interface OverlapPair {
  a: string;
  b: string;
  sharedKm2: number;
  /** Area of the shared land divided by that of the corridor of each, 0 to 1. */
  shareOfA: number;
  shareOfB: number;
  /** Whether the corridors meet, i.e. the lines are at most twice the width apart. True for every listed pair. */
  touch: boolean;
  /** Shortest distance between the lines, metres: 0 where they cross or meet. */
  betweenM: number;
}

/** Axes of two adjoining counties whose corridors do not meet. */
export interface OverlapGap {
  a: string;
  b: string;
  /** Shortest distance between the lines, metres. */
  betweenM: number;
  /** Width of the gap between the corridors: `betweenM` minus twice the width, metres. */
  gapM: number;
  /** The nearest points, on the line of `a` and on that of `b`. */
  from: LonLat;
  to: LonLat;
  /** Whether one of the two counties is an island county: the straight line may cross the sea. */
  island: boolean;
}

/** Which corridors share land, and where they leave gaps. */
export interface Overlap extends Basis {
  widthKm: number;
  /** Pairs that meet, largest shared area first. */
  pairs: OverlapPair[];
  /** Axes of adjoining counties that do not meet, smallest gap first. */
  gaps: OverlapGap[];
}
