import type { TravelAll } from '../../domain/answers/travel.ts';
import type { SpatialModel } from '../model.ts';
import { centralTowns } from '../geometry/central-towns.ts';
import type { TravelField } from '../geometry/travel/times.ts';
import { timesOfSites } from './travel-sites.ts';

/**
 * The central town that every village and town reaches first, in the order of the model.
 * @param field times from the central towns, in the order of `centralTowns`
 * @throws RangeError where the network has no central town
 */
export function travelAll(model: SpatialModel, field: TravelField): TravelAll {
  const times = timesOfSites(model, field);
  return {
    dataDate: model.dataDate,
    speeds: field.surface.speeds,
    codes: model.sites.map(({ code }) => code),
    towns: centralTowns(model).towns.map(({ code, name }) => ({ code, name })),
    town: Int32Array.from(times, (way) => way?.source ?? -1),
    seconds: Float64Array.from(times, (way) => way?.seconds ?? Infinity),
    roadM: Float64Array.from(times, (way) => way?.roadM ?? 0),
    offRoadM: Float64Array.from(times, (way) => way?.offRoadM ?? 0),
  };
}
