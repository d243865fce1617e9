import type { Status } from '../records.ts';
import type { Basis } from './basis.ts';
import type { Detour } from './detour.ts';

export const EQUITY_BY = ['county', 'prefecture', 'terrain'] as const;
export type EquityBy = (typeof EQUITY_BY)[number];

/** Below this many towns a group is told but not to be ranked: its top tenth is less than one town. */
export const FEW_TOWNS = 10;
/** The same for located villages, which are a sample and not all there are. */
export const FEW_VILLAGES = 20;

/** How the distance to the nearest central town is spread over one kind of place. Figures are absent where there is no place. */
export interface Spread {
  /** Places. */
  n: number;
  /** What they weigh: village committees of towns, one for each village. */
  weight: number;
  /** Places whose position is not known: each is spread over its possible positions and counts with a share at each. */
  doubtful: number;
  /** Too few for a ranking. */
  tooFew: boolean;
  /** Share of the weight within 5, 10 and 20 km, 0 to 1. */
  within5Km?: number;
  within10Km?: number;
  within20Km?: number;
  /** 90 % intervals of these shares; absent where nothing is doubtful. */
  interval?: Record<'within5Km' | 'within10Km' | 'within20Km', [low: number, high: number]>;
  meanKm?: number;
  medianKm?: number;
  /** Inequality of the distance: 0 where all have the same. */
  gini?: number;
  /** Theil's T. */
  theil?: number;
  /** What the farthest tenth has over what the nearest four tenths have; absent also where these are all at 0 km. */
  palma?: number;
}

/** Theil's T of all, taken apart: `total` is `between + within`. */
export interface TheilParts {
  total: number;
  between: number;
  within: number;
}

/** One kind of place: over all, and by group. */
export interface EquityByGroup {
  all: Spread;
  /** Absent where there is no place. */
  theil?: TheilParts;
}

export interface EquityGroup {
  /** Code of the county or prefecture, or the terrain: `mountain`, `island`, `plain`. */
  code: string;
  /** Name in Chinese; absent for a terrain. */
  name?: string;
  /** Holds an island county: its straight lines cross the sea. */
  island: boolean;
  towns: Spread;
  villages: Spread;
}

export interface Equity extends Basis {
  by: EquityBy;
  detour: Required<Detour>;
  /** Central towns that the figures rest on, by status. */
  centralTowns: Record<Status, number>;
  /** Towns that have village committees, each weighing as many: where the committees themselves are is mostly unknown. */
  towns: EquityByGroup;
  /** Located rural villages, each weighing one: few, and not a fair sample. Those known only to their town or county are spread over their possible positions. */
  villages: EquityByGroup;
  /** In the order of the model. */
  groups: EquityGroup[];
}
