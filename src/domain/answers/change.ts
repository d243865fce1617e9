import type { CountyCode } from '../codes.ts';
import type { LonLat } from '../records.ts';
import type { Count } from './doubt.ts';

/** A place in a comparison of two networks. */
export interface ComparedPlace {
  code: string;
  name: string;
  kind: 'village' | 'town';
  /** In the network after the change. */
  county: CountyCode;
  lonLat: LonLat;
  /** Village committees of a town; 0 for a village. */
  committees: number;
}

/** Shares of the possible positions of a place that gain and that lose, 0 to 1; the rest do not change. */
export interface ShiftShares {
  gains: number;
  loses: number;
}

/** Number of places that gain, or lose. */
export interface ChangedCounts {
  villages: Count;
  towns: Count;
  /** Village committees of these towns. */
  committees: Count;
}
