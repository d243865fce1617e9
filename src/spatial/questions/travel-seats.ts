import type { CountyCode } from '../../domain/codes.ts';
import { mostExtreme } from '../../domain/extremes.ts';
import type {
  SeatPlace,
  TravelSeatAt,
  TravelSeats,
  TravelSeatWay,
  TravelToSeats,
} from '../../domain/answers/travel.ts';
import type { LonLat } from '../../domain/records.ts';
import { checkLonLat } from '../check.ts';
import { locatorFor, SHORE_M } from '../geometry/county-at.ts';
import { geodesicM } from '../geometry/geodesic-m.ts';
import { type Spread, buildSpreads } from '../geometry/spread.ts';
import type { TravelSurface } from '../geometry/travel/surface.ts';
import { timeAt } from '../geometry/travel/times.ts';
import type { TimeAt, TravelField } from '../geometry/travel/times.ts';
import { wayBetween } from '../geometry/travel/way.ts';
import type { Site, SpatialModel } from '../model.ts';
import { regionFilter } from './region-filter.ts';
import { timesAround } from '../geometry/travel/times-around.ts';
import { landWay, computePercentiles, type SiteTimes, toWay } from './travel-sites.ts';

/** Limits, in seconds, that are tried one after the other until the seat of a place is reached. */
const LIMITS_S = [1800, 3600, 7200, 14_400, Infinity];

/**
 * The seats of all counties, in the order of the model.
 * @throws RangeError for a county without one
 */
export const seatsOfCounties = ({ counties }: SpatialModel): { county: CountyCode; lonLat: LonLat }[] =>
  counties.map(({ code, seat }) => {
    if (!seat) throw new RangeError(`county ${code} has no seat`);
    return { county: code, lonLat: seat };
  });

/** Travel times of the places of a county to its seat: by number of the site in the model, and seconds by number of the spread. */
export interface CountyTimes {
  times: ReadonlyMap<number, TimeAt | undefined>;
  ofSpreads: ReadonlyMap<number, Float64Array>;
}

/**
 * Searches from the seat of a county until all of its places, and all possible positions of those of unknown position, are reached.
 * @throws RangeError where there is no such county, or it has no seat
 */
export function countyTimes(model: SpatialModel, surface: TravelSurface, county: CountyCode): CountyTimes {
  const region = model.counties.find(({ code }) => code === county);
  if (!region?.seat) throw new RangeError(`county ${county} has no seat`);
  const { spreads, spreadOf } = buildSpreads(model);
  const numbers = [...model.sites.keys()].filter((i) => model.sites[i]?.county === county);
  const spread = [...new Set(numbers.map((i) => spreadOf[i] as number))].filter((s) => s >= 0);
  const placeOf = (i: number): LonLat => (model.sites[i] as Site).lonLat;
  const positionsOf = (s: number): readonly LonLat[] => (spreads[s] as Spread).positions;
  return timesAround(
    surface,
    region.seat,
    Infinity,
    (field) => ({
      times: new Map(numbers.map((i) => [i, landWay(timeAt(field, placeOf(i)))])),
      ofSpreads: new Map(
        spread.map((s) => [
          s,
          Float64Array.from(positionsOf(s), (at) => landWay(timeAt(field, at))?.seconds ?? Infinity),
        ]),
      ),
    }),
    [...numbers.map(placeOf), ...spread.flatMap(positionsOf)],
  );
}

/**
 * Travel times of every village and town of a region, or of the province, to the seat of its own county. Places outside the region have no
 * time.
 * @param timesOf gives `countyTimes`, which may be cached
 * @throws RangeError for an unknown region, or a county without a seat
 */
export function seatTimes(
  model: SpatialModel,
  surface: TravelSurface,
  region?: string,
  timesOf = (county: CountyCode): CountyTimes => countyTimes(model, surface, county),
): SiteTimes {
  const times: (TimeAt | undefined)[] = Array.from({ length: model.sites.length });
  const { spreads } = buildSpreads(model);
  const ofSpreads: Float64Array[] = spreads.map(({ positions }) =>
    new Float64Array(positions.length).fill(Infinity),
  );
  for (const county of countiesIn(model, region)) {
    const found = timesOf(county);
    for (const [i, time] of found.times) times[i] = time;
    for (const [s, seconds] of found.ofSpreads) ofSpreads[s] = seconds;
  }
  return { speeds: surface.speeds, times, ofSpreads };
}

/** The counties of a region, or of the province. */
export function countiesIn(model: SpatialModel, region?: string): CountyCode[] {
  const { holds } = regionFilter(model, region);
  return model.counties.flatMap(({ code, prefecture = '' }) =>
    holds({ county: code, prefecture }) ? [code] : [],
  );
}

/** The times of `seatTimes` of the places of a region, in the order of the model. */
export function travelSeats(model: SpatialModel, toSeats: SiteTimes, region?: string): TravelSeats {
  const { holds } = regionFilter(model, region);
  const held = [...model.sites.entries()].filter(([, site]) => holds(site));
  const of = (pick: (way: TimeAt) => number, none: number): Float64Array =>
    Float64Array.from(held, ([i]) => {
      const way = toSeats.times[i];
      return way ? pick(way) : none;
    });
  return {
    dataDate: model.dataDate,
    speeds: toSeats.speeds,
    codes: held.map(([, { code }]) => code),
    seconds: of(({ seconds }) => seconds, Infinity),
    roadM: of(({ roadM }) => roadM, 0),
    offRoadM: of(({ offRoadM }) => offRoadM, 0),
  };
}

/**
 * The villages of a region that need longest to the seat of their county, and those that reach the seat of another county sooner.
 * @param toSeats from `seatTimes`
 * @param field times from all seats, in the order of `seatsOfCounties`
 * @throws RangeError for an unknown region
 */
export function travelToSeats(
  model: SpatialModel,
  toSeats: SiteTimes,
  field: TravelField,
  { farthest, region }: { farthest: number; region?: string },
): TravelToSeats {
  const { holds, code } = regionFilter(model, region);
  const { spreadOf } = buildSpreads(model);
  const places: SeatPlace[] = [];
  let of = 0;
  for (const [i, site] of model.sites.entries()) {
    if (site.kind !== 'village' || !holds(site)) continue;
    of++;
    const way = toSeats.times[i];
    if (!way) continue;
    const first = landWay(timeAt(field, site.lonLat));
    const other = first && model.counties[first.source];
    places.push({
      code: site.code,
      name: site.name,
      county: site.county,
      ...toWay(way),
      certain: site.errorRadiusM === 0,
      ...computePercentiles(toSeats.ofSpreads[spreadOf[i] as number]),
      // Tolerance for rounding between two searches.
      ...(other && other.code !== site.county && first.seconds < way.seconds - 1
        ? { sooner: { county: other.code, seconds: first.seconds } }
        : {}),
    });
  }
  const savedS = ({ seconds, sooner }: SeatPlace): number => seconds - (sooner?.seconds ?? seconds);
  const elsewhere = places
    .filter(({ sooner }) => sooner !== undefined)
    .sort((a, b) => savedS(b) - savedS(a) || (a.code < b.code ? -1 : 1));
  return {
    dataDate: model.dataDate,
    speeds: toSeats.speeds,
    region: code,
    of,
    unreached: of - places.length,
    elsewhere,
    farthest: mostExtreme(places, farthest, ({ seconds }) => seconds),
  };
}

/**
 * The way from a position to the seat of its county and, where the seat of another county is reached sooner, to that one; the quicker first.
 * Outside the province only the seat that is reached first.
 * @throws RangeError where the position lies outside China or outside the ground
 */
export function travelSeatAt(model: SpatialModel, surface: TravelSurface, lonLat: LonLat): TravelSeatAt {
  checkLonLat(lonLat, 'county seat');
  const county = locatorFor(model).countyNear(lonLat, SHORE_M);
  const seats = seatsOfCounties(model);
  let reached: Omit<TravelSeatWay, 'line'>[] = [];
  for (const limitS of LIMITS_S) {
    reached = timesAround(surface, lonLat, limitS, (field) =>
      seats.flatMap((seat) => {
        const found = landWay(timeAt(field, seat.lonLat));
        const straightM = geodesicM(lonLat, seat.lonLat);
        return found ? [{ ...seat, ...toWay(found), straightM, own: seat.county === county }] : [];
      }),
    ).toSorted((a, b) => a.seconds - b.seconds);
    if (county === undefined ? reached.length > 0 : reached.some(({ own }) => own)) break;
  }
  return {
    dataDate: model.dataDate,
    speeds: surface.speeds,
    lonLat,
    ...(county === undefined ? {} : { county }),
    seats: reached
      .filter(({ own }, i) => own || i === 0)
      .map((seat) => ({
        ...seat,
        line: (wayBetween(surface, lonLat, seat.lonLat)?.parts ?? []).flatMap(({ lonLats }) => lonLats),
      })),
  };
}

/** The seats of the counties of a region, or of the province. */
export function seatsIn(model: SpatialModel, region?: string): LonLat[] {
  const within = new Set(countiesIn(model, region));
  return seatsOfCounties(model).flatMap(({ county, lonLat }) => (within.has(county) ? [lonLat] : []));
}
