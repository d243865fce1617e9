import type { PlaceTravel, TravelLeg } from '../../../src/domain/place-travel.ts';
import { groupBy } from '../../../src/domain/group-by.ts';
import type { LonLat } from '../../../src/domain/records.ts';
import type { TravelGround } from '../../../src/spatial/geometry/travel/ground.ts';
import { nearestSources } from '../../../src/spatial/geometry/travel/nearest-sources.ts';
import { DEFAULT_SPEEDS } from '../../../src/spatial/geometry/travel/speeds.ts';
import { travelSurface } from '../../../src/spatial/geometry/travel/surface.ts';
import { type TimeAt, timeAt } from '../../../src/spatial/geometry/travel/times.ts';
import { timesAround } from '../../../src/spatial/geometry/travel/times-around.ts';

/** Number of central towns that are listed for each place. */
const NEAREST = 3;

export interface TravelPlace {
  code: string;
  county: string;
  lonLat: LonLat;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

function toLeg(code: string, { seconds, roadM, offRoadM, ferryM, seaM }: TimeAt): TravelLeg {
  const lengths = [roadM, offRoadM, ferryM, seaM].map((m) => tenth(m / 1000));
  while (lengths.length > 2 && lengths.at(-1) === 0) lengths.pop();
  return [code, Math.round(seconds / 60), ...lengths] as unknown as TravelLeg;
}

/**
 * Times and lengths from each place to its nearest central towns and to the seat of its county, at the default speeds.
 * @param stands villages whose town's point is used for them: village → town
 */
export function placeTravel(
  ground: TravelGround,
  places: readonly TravelPlace[],
  central: readonly TravelPlace[],
  seats: readonly TravelPlace[],
  stands: ReadonlyMap<string, string>,
): PlaceTravel[] {
  const surface = travelSurface(ground, DEFAULT_SPEEDS);
  const all = [...seats, ...places];
  const nearest = nearestSources(
    surface,
    central.map(({ lonLat }) => lonLat),
    all.map(({ lonLat }) => lonLat),
    // One more than listed, since a central town is its own nearest.
    NEAREST + 1,
  );
  const toSeat = new Map<string, TravelLeg>();
  for (const [county, members] of groupBy(places, (place) => place.county)) {
    const seat = seats.find((of) => of.county === county);
    if (!seat) throw new Error(`travel: county ${county} has no seat`);
    const lonLats = members.map(({ lonLat }) => lonLat);
    const found = timesAround(
      surface,
      seat.lonLat,
      Infinity,
      (field) => lonLats.map((lonLat) => timeAt(field, lonLat)),
      lonLats,
    );
    members.forEach(({ code }, i) => {
      if (found[i]) toSeat.set(code, toLeg(county, found[i]));
    });
  }
  const records = new Map<string, PlaceTravel>();
  all.forEach(({ code }, i) => {
    const seat = toSeat.get(code);
    const legs = (nearest[i] ?? []).map((found) => toLeg(central[found.source]?.code ?? '', found));
    records.set(code, {
      code,
      towns: legs.filter(([town]) => town !== code).slice(0, NEAREST),
      ...(seat ? { seat } : {}),
    });
  });
  for (const [village, town] of stands) {
    const record = records.get(town);
    if (record) records.set(village, { ...record, code: village, at: town });
  }
  return [...records.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
