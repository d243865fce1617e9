import type { TravelWay } from './answers/travel.ts';
import { MOST_SEA_M } from './travel.ts';

/**
 * A trip from a place to a town or county seat: code, minutes, km on roads, km off roads, and, if not 0, km by ferry and km over sea without a ferry.
 */
export type TravelLeg = readonly [
  code: string,
  minutes: number,
  roadKm: number,
  offRoadKm: number,
  ferryKm?: number,
  seaKm?: number,
];

/** A record of geodata/travel/places.json: trips from a place at the default speeds. */
export interface PlaceTravel {
  /** Division code of a town or village, or of a county: then the place is its seat. */
  code: string;
  /** The town whose point is used for a village of unknown position. */
  at?: string;
  /** The three central towns with the shortest times, without the place itself; fewer if fewer can be reached. */
  towns: readonly TravelLeg[];
  /** Trip to the seat of its county; absent for seats. */
  seat?: TravelLeg;
}

/** Whether a trip uses only land, bridges and ferries, so that its time is realistic. */
export const isTravelled = ([, , , , , seaKm = 0]: TravelLeg): boolean => seaKm * 1000 <= MOST_SEA_M;

/** Converts a trip of the file to a `TravelWay`. */
export const legToWay = ([, minutes, roadKm, offRoadKm, ferryKm = 0, seaKm = 0]: TravelLeg): TravelWay => ({
  seconds: minutes * 60,
  roadM: roadKm * 1000,
  offRoadM: offRoadKm * 1000,
  ferryM: ferryKm * 1000,
  seaM: seaKm * 1000,
});
