import type { CountyCode, TownCode } from '../codes.ts';
import type { LonLat, Status } from '../records.ts';
import type { Basis } from './basis.ts';
import type { Detour } from './detour.ts';
import type { Count, DoubtfulDistance } from './doubt.ts';

/** Service radius of a central town in the siting method, km. */
export const TOWN_RADIUS_KM = 10;

/** A village or town that no corridor of the width reaches. */
export interface GapPlace {
  code: string;
  name: string;
  kind: 'village' | 'town';
  county: CountyCode;
  town: TownCode;
  lonLat: LonLat;
  /** False where the limit cuts through its error circle. */
  certain: boolean;
  /** Share of its possible positions that are beyond reach; 1 where it is certain. */
  probability: number;
  /** Village committees that it stands for: a town for its own, a located village for its share of its town's. */
  committees: number;
  /** False for an urban community, which stands for no village committee. */
  rural: boolean;
  /** True for central towns and key villages. */
  programme: boolean;
  /** Metres to the nearest axis, times the detour factor; from the mean of its possible positions where its own is not known. */
  distanceM: number;
  /** Present where its position is not known: times the detour factor too. */
  doubtful?: DoubtfulDistance;
  /** Id of that axis. */
  axis: string;
  /** Lies in an island county: the straight line crosses the sea. */
  island: boolean;
}

/** A town that could be made a central town. */
export interface TownSite {
  code: TownCode;
  name: string;
  county: CountyCode;
  lonLat: LonLat;
  island: boolean;
}

/** Maximal covering step: what a new central town would newly cover. */
export interface CoverStep extends TownSite {
  /** Village committees of the region that come within the radius. */
  gain: number;
}

/** p-median step: what a new central town would save. */
export interface MedianStep extends TownSite {
  /** Committee-weighted mean distance to the nearest central town with it, km. */
  meanKm: number;
  /** By how much that is less than now, km; absent where there is no central town now. */
  gainKm?: number;
}

/** A straight spur from the nearest point of an existing axis to a town beyond reach. */
export interface SpurStep extends TownSite {
  /** Axis that it leaves, and where. */
  axis: string;
  from: LonLat;
  lengthKm: number;
  /** Village committees of the region that come within the width. */
  gain: number;
}

export interface Gaps extends Basis {
  widthKm: number;
  region: { code: string; name: string };
  detour: Required<Detour>;
  /** Axes and central towns that the figures rest on, by status. */
  axes: Record<Status, number>;
  centralTowns: Record<Status, number>;
  /** Beyond reach, and how many there are in all. `villages` counts located villages and urban communities. */
  beyond: { villages: Count; towns: Count; committees: Count };
  of: { villages: number; towns: number; committees: number };
  /** Those beyond reach: most committees first, then the farthest. */
  places: GapPlace[];
  /**
   * Where one more central town would bring most committees within `radiusKm`: best first, and how many more towns would bring as many as
   * the last. `covered` are those within it now.
   */
  cover: { radiusKm: number; covered: number; of: number; steps: CoverStep[]; tied: number };
  /** Where one more central town would shorten the mean distance most: best first. `meanKm` is absent where there is none now. */
  median: { meanKm?: number; of: number; steps: MedianStep[] };
  /** Which spur would bring most committees within `widthKm`: best first. */
  spurs: SpurStep[];
}
