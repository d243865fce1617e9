import type { Status } from '../records.ts';
import type { Basis } from './basis.ts';
import type { Detour } from './detour.ts';

export const EQUITY_BY = ['county', 'prefecture', 'terrain'] as const;
export type EquityBy = (typeof EQUITY_BY)[number];

/** Groups with fewer towns are listed but not ranked: their top tenth is less than one town. */
export const FEW_TOWNS = 10;
/** The same for located villages, which are a sample of all villages. */
export const FEW_VILLAGES = 20;

/** Distribution of the distance to the nearest central town over one kind of place. Figures are absent if there is no place. */
export interface Spread {
  /** Number of places. */
  n: number;
  /** Sum of the weights: village committees for towns, 1 for a village. */
  weight: number;
  /** Number of places whose position is not known: each is divided equally among its possible positions. */
  doubtful: number;
  /** Whether there are too few places for a ranking. */
  tooFew: boolean;
  /** Share of the weight within 5, 10 and 20 km, 0 to 1. */
  within5Km?: number;
  within10Km?: number;
  within20Km?: number;
  /** 90 % intervals of these shares; absent if no place is doubtful. */
  interval?: Record<'within5Km' | 'within10Km' | 'within20Km', [low: number, high: number]>;
  meanKm?: number;
  medianKm?: number;
  /** Gini coefficient of the distance: 0 if all have the same distance. */
  gini?: number;
  /** Theil's T index. */
  theil?: number;
  /** Sum of the distances of the farthest tenth divided by that of the nearest four tenths (Palma ratio); absent also if the latter is 0. */
  palma?: number;
}

/** Decomposition of Theil's T: `total` is `between + within`. */
export interface TheilParts {
  total: number;
  between: number;
  within: number;
}

/** One kind of place: in total, and by group. */
export interface EquityByGroup {
  all: Spread;
  /** Absent if there is no place. */
  theil?: TheilParts;
}

export interface EquityGroup {
  /** Code of the county or prefecture, or the terrain: `mountain`, `island`, `plain`. */
  code: string;
  /** Name in Chinese; absent for a terrain. */
  name?: string;
  /** Whether it contains an island county: its straight lines cross the sea. */
  island: boolean;
  towns: Spread;
  villages: Spread;
}

export interface Equity extends Basis {
  by: EquityBy;
  detour: Required<Detour>;
  /** Central towns that were used, by status. */
  centralTowns: Record<Status, number>;
  /** Towns that have village committees, weighted by their number, since the positions of most committees are not known. */
  towns: EquityByGroup;
  /**
   * Located rural villages, each with weight 1: a small and unrepresentative sample. Those known only to their town or county are divided among their
   * possible positions.
   */
  villages: EquityByGroup;
  /** In the order of the model. */
  groups: EquityGroup[];
}
