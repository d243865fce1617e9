import type { TravelWay } from '../domain/answers/travel.ts';
import { townPasses, withoutDivision } from '../domain/filter.ts';
import type { Network } from '../domain/network.ts';
import { isTravelled, legToWay, type PlaceTravel, type TravelLeg } from '../domain/place-travel.ts';
import type { LonLat } from '../domain/records.ts';
import type { PageState } from './page-state.ts';
import { findPlace } from './places.ts';

/** Number of central towns that a profile lists, as in geodata/travel/places.json. */
export const NEAREST_TOWNS = 3;

/** The way from a place to a town or county seat. */
export type WayTo = TravelWay & { code: string };

/**
 * What the prepared travel times of a place give for the present network and filter. They were computed for the network of the base files
 * without a filter.
 */
export interface TravelOfPlace {
  code: string;
  /** Position from which times are measured; absent if it is not loaded. */
  from?: LonLat;
  /** The town whose point that is, for a village that is known only to its town. */
  at?: string;
  /** Ways to the central towns that pass and are reached first, quickest first. */
  towns: readonly WayTo[];
  /** Whether these are all that the profile lists; otherwise only the engine knows them. */
  townsHold: boolean;
  /** The county whose seat is meant; absent for a county, whose position is its seat. */
  county?: string;
  /** The way to the seat; absent if it is not reached or not known. */
  seat?: WayTo;
  seatHolds: boolean;
}

export type TravelInputs = Pick<
  PageState,
  'dataset' | 'network' | 'filter' | 'placeTravel' | 'gazetteer' | 'places'
>;
interface Start {
  lonLat: LonLat;
  at?: string;
}

/** The prepared travel times of a place; null until they are loaded, and for a place without a position. */
export function travelOfPlace(state: TravelInputs, code: string): TravelOfPlace | null {
  const network = state.network.value;
  const base = state.dataset.value?.base;
  const prepared = state.placeTravel.value;
  if (!network || !base || !prepared) return null;
  const now = startOf(state, network, code);
  const record = prepared.get(code);
  const isUnmoved = record !== undefined && sameStart(now, startOf(state, base, code));
  if (!now && !isUnmoved) return null;
  const at = now ? now.at : record?.at;
  const place = {
    code,
    ...(now ? { from: now.lonLat } : {}),
    ...(at === undefined ? {} : { at }),
  };
  return {
    ...place,
    ...seatIn(state, network, base, place, isUnmoved ? record : undefined),
    ...townsIn(state, network, base, place, isUnmoved ? record : undefined),
  };
}

/** Position from which the times of a place are measured; null if it has none or it is not loaded. */
function startOf({ gazetteer, places }: TravelInputs, network: Network, code: string): Start | null {
  const county = network.counties.get(code);
  if (county) return { lonLat: [county.seat.lon, county.seat.lat] };
  const record = network.towns.get(code) ?? network.villages.get(code);
  const isOfTown = record !== undefined && 'town' in record && record.precision !== 'village';
  if (record && !isOfTown) return { lonLat: record.lonLat };
  if (record?.precision === 'county') return null;
  const at = isOfTown ? record.town : code;
  const lonLat = network.towns.get(at)?.lonLat ?? findPlace(gazetteer.value, places.value, at)?.lonLat;
  return lonLat ? { lonLat, ...(isOfTown ? { at } : {}) } : null;
}

const samePoint = (a: LonLat | undefined, b: LonLat | undefined): boolean =>
  a?.[0] === b?.[0] && a?.[1] === b?.[1];
const sameStart = (a: Start | null, b: Start | null): boolean =>
  samePoint(a?.lonLat, b?.lonLat) && a?.at === b?.at;

const toWay = (leg: TravelLeg): WayTo => ({ code: leg[0], ...legToWay(leg) });

/**
 * The prepared ways to central towns that hold. Since they are the quickest of all towns of the base, those to towns that are still there and pass
 * are the quickest of these too, unless a town was added or moved.
 */
function townsIn(
  { filter }: TravelInputs,
  network: Network,
  base: Network,
  { code, at }: { code: string; at?: string },
  record: PlaceTravel | undefined,
): Pick<TravelOfPlace, 'towns' | 'townsHold'> {
  const passing = new Map(
    [...network.towns].filter(
      ([town, of]) => ![code, at].includes(town) && townPasses(withoutDivision(filter.value), of),
    ),
  );
  const isAsInBase = (town: string): boolean =>
    samePoint(network.towns.get(town)?.lonLat, base.towns.get(town)?.lonLat);
  const towns = (record?.towns ?? [])
    .filter((leg) => isTravelled(leg) && passing.has(leg[0]) && isAsInBase(leg[0]))
    .map(toWay);
  // Behind a town that is reached only over sea without a ferry, the file has no way that could be travelled.
  const isEnd =
    record !== undefined && (record.towns.length < NEAREST_TOWNS || !record.towns.every(isTravelled));
  return {
    towns,
    townsHold:
      passing.size === 0 ||
      (record !== undefined &&
        [...passing.keys()].every(isAsInBase) &&
        (isEnd || towns.length >= Math.min(NEAREST_TOWNS, passing.size))),
  };
}

/** The prepared way to the county seat, if it holds. */
function seatIn(
  { gazetteer, places }: TravelInputs,
  network: Network,
  base: Network,
  { code }: { code: string },
  record: PlaceTravel | undefined,
): Pick<TravelOfPlace, 'county' | 'seat' | 'seatHolds'> {
  if (network.counties.has(code)) return { seatHolds: true };
  const own = network.towns.get(code) ?? network.villages.get(code);
  const county = (own ?? findPlace(gazetteer.value, places.value, code))?.county ?? record?.seat?.[0];
  if (county === undefined) return { seatHolds: true };
  const seatOf = ({ counties }: Network): LonLat | undefined => {
    const seat = counties.get(county)?.seat;
    return seat && [seat.lon, seat.lat];
  };
  const seatHolds =
    record !== undefined &&
    (record.seat === undefined || record.seat[0] === county) &&
    samePoint(seatOf(network), seatOf(base));
  const leg = seatHolds && record.seat && isTravelled(record.seat) ? record.seat : undefined;
  return { county, seatHolds, ...(leg ? { seat: toWay(leg) } : {}) };
}
