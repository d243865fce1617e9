import type { TravelWay } from './measures/travel.ts';
import { MOST_SEA_M } from './travel.ts';

/** A way from a place to a town or a seat: its code, minutes, km on roads, km off them, and where there are any km by ferry and km over the sea without one. */
export type TravelLeg = readonly [
  code: string,
  minutes: number,
  roadKm: number,
  offRoadKm: number,
  ferryKm?: number,
  seaKm?: number,
];

/** What geodata/travel/places.json tells of a place, at the default speeds. */
export interface PlaceTravel {
  /** Division code of a town or village, or of a county: then the place is its seat. */
  code: string;
  /** The town whose point stands for a village of unknown position. */
  at?: string;
  /** The nearest three central towns by time, itself left out; fewer where fewer are reached. */
  towns: readonly TravelLeg[];
  /** To the seat of its county; absent for seats. */
  seat?: TravelLeg;
}

/** Whether a way leads over land, bridges and ferries alone, so that its time is one that somebody can take. */
export const isTravelled = ([, , , , , seaKm = 0]: TravelLeg): boolean => seaKm * 1000 <= MOST_SEA_M;

/** A leg as a way. */
export const legToWay = ([, minutes, roadKm, offRoadKm, ferryKm = 0, seaKm = 0]: TravelLeg): TravelWay => ({
  seconds: minutes * 60,
  roadM: roadKm * 1000,
  offRoadM: offRoadKm * 1000,
  ferryM: ferryKm * 1000,
  seaM: seaKm * 1000,
});
