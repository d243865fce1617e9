import type { TravelChange, TravelComparison, TravelTally } from '../../domain/measures/travel.ts';
import type { LonLat } from '../../domain/records.ts';
import type { Site, SpatialModel } from '../model.ts';
import { type CentralTown, centralTowns } from '../geometry/central-towns.ts';
import { checkLonLat } from '../check.ts';
import { moveSource, type TravelField, travelTimes } from '../geometry/travel/times.ts';
import { timesOfSites } from './travel-sites.ts';

/** Changes up to this are none, seconds. */
const SAME_S = 1;
/** With more towns moved than this a search from all towns is quicker than moving each. */
const MOST_MOVES = 4;

/**
 * Times from the central towns of another network, from those of this one: towns that moved are moved in the field, and only where
 * towns came, went or moved in numbers all is searched anew.
 * @throws RangeError where a town lies outside the ground, or the other network has no central town
 */
export function fieldFor(after: SpatialModel, field: TravelField, before: SpatialModel): TravelField {
  const [was, is] = [centralTowns(before).towns, centralTowns(after).towns];
  const moved = is.flatMap(({ code, lonLat }, i) => {
    const own = was[i];
    return own?.code === code && own.lonLat[0] === lonLat[0] && own.lonLat[1] === lonLat[1] ? [] : [i];
  });
  const same = was.length === is.length && moved.every((i) => was[i]?.code === is[i]?.code);
  if (!same || moved.length > MOST_MOVES)
    return travelTimes(
      field.surface,
      is.map(({ lonLat }) => lonLat),
    );
  return moved.reduce((moving, i) => moveSource(moving, i, (is[i] as CentralTown).lonLat), field);
}

/**
 * The network with a central town at another place.
 * @throws RangeError where there is no such central town, or the place is none in China
 */
export function withTownAt(model: SpatialModel, code: string, lonLat: LonLat): SpatialModel {
  checkLonLat(lonLat, code);
  const is = (site: Site): boolean =>
    site.kind === 'town' && site.programme !== undefined && site.code === code;
  if (!model.sites.some(is)) throw new RangeError(`no central town ${code} in the network`);
  return { ...model, sites: model.sites.map((site) => (is(site) ? { ...site, lonLat } : site)) };
}

/** Who reaches a central town sooner or later in network `after` than in `before`, by code; places that only one has are left out. */
export function travelCompare(
  before: { model: SpatialModel; field: TravelField },
  after: { model: SpatialModel; field: TravelField },
): TravelComparison {
  const was = new Map(
    timesOfSites(before.model, before.field).map((way, i) => [
      (before.model.sites[i] as Site).code,
      way?.seconds,
    ]),
  );
  const tally = (): TravelTally => ({ villages: 0, towns: 0, committees: 0, committeesSumS: 0 });
  const sides = { gain: tally(), lose: tally() };
  const places: TravelChange[] = [];
  for (const [i, way] of timesOfSites(after.model, after.field).entries()) {
    const site = after.model.sites[i] as Site;
    if (!was.has(site.code)) continue;
    const [beforeS, afterS] = [was.get(site.code), way?.seconds];
    const changeS = (afterS ?? Infinity) - (beforeS ?? Infinity);
    if (!(Math.abs(changeS) > SAME_S)) continue;
    const { code, name, kind, county, lonLat, committees } = site;
    places.push({
      code,
      name,
      kind,
      county,
      lonLat,
      committees,
      ...(beforeS === undefined ? {} : { beforeS }),
      ...(afterS === undefined ? {} : { afterS }),
      certain: site.errorRadiusM === 0,
    });
    const side = sides[changeS < 0 ? 'gain' : 'lose'];
    side[kind === 'town' ? 'towns' : 'villages']++;
    side.committees += committees;
    if (Number.isFinite(changeS)) side.committeesSumS += Math.abs(changeS) * committees;
  }
  const changeOf = ({ beforeS = Infinity, afterS = Infinity }: TravelChange): number =>
    Math.abs(afterS - beforeS);
  return {
    dataDate: after.model.dataDate,
    speeds: after.field.surface.speeds,
    ...sides,
    places: places.sort((a, b) => {
      const [x, y] = [changeOf(a), changeOf(b)];
      return x === y ? (a.code < b.code ? -1 : 1) : y - x;
    }),
  };
}
