import { countyOf, isTownCode } from '../../../src/domain/codes.ts';
import type { Batch, LonLat, Precision, Status } from '../../../src/domain/records.ts';
import { geodesicM } from '../../../src/spatial/geometry/geodesic-m.ts';
import { nearestOnLine } from '../../../src/spatial/geometry/nearest-on-line.ts';
import type { ListedVillage, Places } from '../gazetteer.ts';
import type { Seeds } from '../seeds/types.ts';
import type { Evidence } from './evidence.ts';

/** Least distance between two modelled villages with surveyed positions, metres. */
const SPACING_M = 2000;
/** Villages farther from the preliminary line than this are no candidates, metres. */
const NEAR_M = 10_000;

export interface ChosenVillage {
  code: string;
  /** Not in the division list: `code` is an id of our own. */
  unlisted?: true;
  name: string;
  town: string;
  status: Status;
  batch?: Batch;
  precision: Precision;
  /** Present for surveyed positions only. */
  surveyed?: { lonLat: LonLat; source: string };
}

export interface AxisSite {
  county: string;
  /** Codes of its central towns. */
  towns: readonly string[];
  /** Seat and towns in order, and the branches. */
  preliminaryLines: readonly (readonly LonLat[])[];
  /** Number of villages of each batch that the model must add. */
  add: Record<Batch, number>;
}

/** Metres from a point to the nearest line of the axis. */
const awayFromLineM = (site: AxisSite, lonLat: LonLat): number =>
  Math.min(...site.preliminaryLines.map((line) => nearestOnLine(lonLat, line).distanceM));

const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : 1);

/**
 * Documented villages of a county, in code order, with a surveyed position where one is known. Those that the division
 * list does not hold come last, at their town.
 */
export function documentedVillages(county: string, places: Places, seeds: Seeds): ChosenVillage[] {
  const listed = [...seeds.villages.values()]
    .filter((seed) => seed.programme && seed.code.startsWith(county))
    .map((seed) => {
      const village = places.villages.get(seed.code);
      if (!village)
        throw new Error(`documented village ${seed.code} ${seed.name} is not in the division list`);
      return chosen(village, 'documented', seed.batch, seed.name);
    })
    .toSorted(byCode);
  return [...listed, ...unlistedVillages(seeds).filter(({ town }) => countyOf(town) === county)];
}

/**
 * Documented villages whose position is known only by their town, with ids of this atlas, in code order.
 * @throws Error where not even the town is known
 */
export function unlistedVillages(seeds: Seeds): ChosenVillage[] {
  return seeds.unplacedVillages
    .filter(({ programme }) => programme)
    .toSorted(byCode)
    .map(({ code, name, place, batch }): ChosenVillage => {
      if (!isTownCode(place))
        throw new Error(`documented village ${name} of ${place} needs at least its town`);
      return {
        code,
        unlisted: true,
        name,
        town: place,
        status: 'documented',
        ...(batch === undefined ? {} : { batch }),
        precision: 'town',
      };
    });
}

function chosen(listed: ListedVillage, status: Status, batch?: Batch, name = listed.name): ChosenVillage {
  const { position } = listed;
  return {
    code: listed.code,
    name,
    town: listed.town,
    status,
    ...(batch === undefined ? {} : { batch }),
    precision: position ? 'village' : 'town',
    ...(position ? { surveyed: { lonLat: position.lonLat, source: position.source } } : {}),
  };
}

/**
 * Adds the modelled villages of one axis, village committees within 10 km of the line at their own point or their town's.
 * Those with titles that count first, most evidence first; then, by position, those with a surveyed point, nearest to the line
 * first; then those known to their town, one of the axis's towns after the other in turn in code order, last those of the towns
 * nearest to the line; of these, those with any title before those with none. Surveyed points keep 2 km from each other.
 * The first picks make the first batch.
 */
export function modelledVillages(
  site: AxisSite,
  places: Places,
  documented: readonly ChosenVillage[],
  evidence: Evidence,
): ChosenVillage[] {
  const wanted = site.add['1'] + site.add['2'];
  const taken = new Set(documented.map(({ code }) => code));
  const kept: LonLat[] = documented.flatMap(({ surveyed }) => (surveyed ? [surveyed.lonLat] : []));
  const picks: ListedVillage[] = [];
  const pick = (villages: readonly ListedVillage[]): void => {
    for (const village of villages) {
      if (picks.length === wanted) return;
      const at = village.position?.lonLat;
      if (taken.has(village.code) || (at && kept.some((other) => geodesicM(other, at) < SPACING_M))) continue;
      if (at) kept.push(at);
      picks.push(village);
      taken.add(village.code);
    }
  };

  const surveyed = located(site, places);
  const waiting = unlocated(site, places);
  const near = waiting.filter(({ nearby }) => nearby).map(({ village }) => village);
  const score = ({ code }: ListedVillage): number => evidence.scoreOf(code);
  // The sort is stable: places with equal evidence keep the order by position.
  pick([...surveyed, ...near].filter((v) => score(v) > 0).toSorted((a, b) => score(b) - score(a)));
  pick(surveyed);
  pick(near.filter(({ code }) => evidence.isTitled(code)));
  pick(waiting.map(({ village }) => village));
  if (picks.length < wanted)
    throw new RangeError(`axis of ${site.county}: wanted ${wanted} modelled villages, found ${picks.length}`);
  return picks.map((village, i) => chosen(village, 'modelled', i < site.add['1'] ? '1' : '2'));
}

/** Rural committees with a surveyed position within 10 km of the line, nearest first. */
function located(site: AxisSite, places: Places): ListedVillage[] {
  return [...places.villages.values()]
    .filter(({ county, committee, position }) => county === site.county && committee && position?.rural)
    .map((village) => ({ village, awayM: awayFromLineM(site, village.position!.lonLat) }))
    .filter(({ awayM }) => awayM <= NEAR_M)
    .toSorted((a, b) => a.awayM - b.awayM || byCode(a.village, b.village))
    .map(({ village }) => village);
}

/**
 * Committees without a position: those of the axis's towns in turn, then town by town away from the line.
 * `nearby`: their town's point is within 10 km of the line.
 */
function unlocated(site: AxisSite, places: Places): { village: ListedVillage; nearby: boolean }[] {
  const waitingIn = (town: string): ListedVillage[] =>
    (places.towns.get(town)?.committees ?? [])
      .map((code) => places.villages.get(code) as ListedVillage)
      .filter(({ position }) => position === undefined)
      .toSorted(byCode);
  const own = site.towns.toSorted().map(waitingIn);
  const turns = Math.max(0, ...own.map(({ length }) => length));
  const inTurn = Array.from({ length: turns }, (_, i) => own.flatMap((list) => list[i] ?? [])).flat();
  const others = [...places.towns.values()]
    .filter((town) => town.county === site.county && town.position && !site.towns.includes(town.code))
    .map((town) => ({
      code: town.code,
      awayM: awayFromLineM(site, town.position!.lonLat),
    }))
    .toSorted((a, b) => a.awayM - b.awayM || byCode(a, b));
  return [
    ...inTurn.map((village) => ({ village, nearby: true })),
    ...others.flatMap(({ code, awayM }) =>
      waitingIn(code).map((village) => ({ village, nearby: awayM <= NEAR_M })),
    ),
  ];
}
