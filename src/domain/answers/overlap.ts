import type { LonLat } from '../records.ts';
import type { Basis } from './basis.ts';

/** Two axes whose corridors share land. */
export interface OverlapPair {
  a: string;
  b: string;
  sharedKm2: number;
  /** Shared land as a share of the corridor of each, 0 to 1. */
  shareOfA: number;
  shareOfB: number;
  /** The corridors meet: the lines are at most twice the width apart. True of every pair listed. */
  touch: boolean;
  /** Shortest distance between the lines, metres: 0 where they cross or meet. */
  betweenM: number;
}

/** Two axes of counties side by side whose corridors do not meet. */
export interface OverlapGap {
  a: string;
  b: string;
  /** Shortest distance between the lines, metres. */
  betweenM: number;
  /** What the two corridors leave of it: `betweenM` less twice the width, metres. */
  gapM: number;
  /** The nearest points, on the line of `a` and on that of `b`. */
  from: LonLat;
  to: LonLat;
  /** One of the two counties is an island county: the straight line may cross the sea. */
  island: boolean;
}

/** Which corridors share land, and where they leave gaps. */
export interface Overlap extends Basis {
  widthKm: number;
  /** Pairs that touch, the largest shared area first. */
  pairs: OverlapPair[];
  /** Neighbours across a county line that do not touch, the smallest gap first. */
  gaps: OverlapGap[];
}
