import type { CountyCode, TownCode } from '../codes.ts';
import type { LonLat, Status } from '../records.ts';
import type { Basis } from './basis.ts';
import type { Detour } from './detour.ts';
import type { Count, DoubtfulDistance } from './doubt.ts';

/** Service radius of a central town in the siting method, km. */
export const TOWN_RADIUS_KM = 10;

/** A village or town beyond a limit: a width or a travel time from every axis. */
export interface PlaceBeyond {
  code: string;
  name: string;
  kind: 'village' | 'town';
  town: TownCode;
  lonLat: LonLat;
  /** Whether it is beyond the limit wherever in its error circle it lies. */
  certain: boolean;
  /** Share of its possible positions that are beyond the limit; 1 if `certain`. */
  probability: number;
  /** Number of village committees that it represents: all of a town, or a located village's share of those of its town. */
  committees: number;
}

/** The places of a region beyond a limit. */
export interface PlacesBeyond<Place extends PlaceBeyond> {
  /** Places beyond the limit, and the number of all places. `villages` counts located villages and urban communities. */
  beyond: { villages: Count; towns: Count; committees: Count };
  of: { villages: number; towns: number; committees: number };
  /** The places beyond the limit: by decreasing number of committees, then by decreasing distance or time. */
  places: Place[];
}

/** A village or town that no corridor of this width reaches. */
export interface GapPlace extends PlaceBeyond {
  county: CountyCode;
  /** False for an urban community, which represents no village committee. */
  rural: boolean;
  /** Whether it is a central town or key village. */
  programme: boolean;
  /** Distance to the nearest axis times the detour factor, metres; the mean over its possible positions if its position is not known. */
  distanceM: number;
  /** Present if its position is not known; includes the detour factor. */
  doubtful?: DoubtfulDistance;
  /** Id of the nearest axis. */
  axis: string;
  /** Whether it lies in an island county: the straight line crosses the sea. */
  island: boolean;
}

/** A town that could become a central town. */
export interface TownSite {
  code: TownCode;
  name: string;
  county: CountyCode;
  lonLat: LonLat;
  island: boolean;
}

/** Step of a maximal covering problem: what one more central town would newly cover. */
export interface CoverStep extends TownSite {
  /** Village committees of the region that would newly be within the radius. */
  gain: number;
}

/** Step of a p-median problem: how much one more central town would shorten distances. */
export interface MedianStep extends TownSite {
  /** Mean distance to the nearest central town with the new one, weighted by committees, km. */
  meanKm: number;
  /** Decrease of this mean, km; absent if there is no central town now. */
  gainKm?: number;
}

/** A straight spur from the nearest point of an existing axis to a town beyond reach. */
export interface SpurStep extends TownSite {
  /** The axis where the spur begins, and the position on it. */
  axis: string;
  from: LonLat;
  lengthKm: number;
  /** Village committees of the region that would newly be within the width. */
  gain: number;
}

export interface Gaps extends Basis, PlacesBeyond<GapPlace> {
  widthKm: number;
  region: { code: string; name: string };
  detour: Required<Detour>;
  /** Axes and central towns that were used, by status. */
  axes: Record<Status, number>;
  centralTowns: Record<Status, number>;
  /**
   * Where one more central town would bring most committees within `radiusKm`, best first; `tied` is the number of further towns with the same gain
   * as the last one. `covered` are the committees within the radius now.
   */
  cover: { radiusKm: number; covered: number; of: number; steps: CoverStep[]; tied: number };
  /** Where one more central town would shorten the mean distance most, best first. `meanKm` is absent if there is no central town now. */
  median: { meanKm?: number; of: number; steps: MedianStep[] };
  /** Which spurs would bring most committees within `widthKm`, best first. */
  spurs: SpurStep[];
}
