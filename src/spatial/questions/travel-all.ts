import { groupBy } from '../../domain/group-by.ts';
import type { TravelAll, TravelSeats } from '../../domain/measures/travel.ts';
import type { Site, SpatialModel } from '../model.ts';
import { centralTowns } from '../geometry/central-towns.ts';
import { regionFilter } from './region-filter.ts';
import type { TravelSurface } from '../geometry/travel/surface.ts';
import { timeAt, type TravelField } from '../geometry/travel/times.ts';
import { timesAround } from './travel-around.ts';
import { landWay, timesOfSites } from './travel-sites.ts';

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

/** Limits that are tried one after the other until all places of a county are reached, seconds. */
const LIMITS_S = [3600, 7200, Infinity];

/**
 * How every village and town of a region, or of the province, reaches the seat of its own county: one search a county, from the seat.
 * @throws RangeError for an unknown region, or a county without a seat
 */
export function travelSeats(model: SpatialModel, surface: TravelSurface, region?: string): TravelSeats {
  const { holds } = regionFilter(model, region);
  const sites = model.sites.filter(holds);
  const times = new Map<Site, ReturnType<typeof timeAt>>();
  for (const [county, places] of groupBy(sites, (site) => site.county)) {
    const seat = model.counties.find(({ code }) => code === county)?.seat;
    if (!seat) throw new RangeError(`county ${county} has no seat`);
    let left: readonly Site[] = places;
    for (const limitS of LIMITS_S) {
      timesAround(surface, seat, limitS, (field) => {
        for (const site of left) times.set(site, landWay(timeAt(field, site.lonLat)));
      });
      left = left.filter((site) => times.get(site) === undefined);
      if (left.length === 0) break;
    }
  }
  const of = (pick: (way: NonNullable<ReturnType<typeof timeAt>>) => number, none: number): Float64Array =>
    Float64Array.from(sites, (site) => {
      const way = times.get(site);
      return way ? pick(way) : none;
    });
  return {
    dataDate: model.dataDate,
    speeds: surface.speeds,
    codes: sites.map(({ code }) => code),
    seconds: of(({ seconds }) => seconds, Infinity),
    roadM: of(({ roadM }) => roadM, 0),
    offRoadM: of(({ offRoadM }) => offRoadM, 0),
  };
}
