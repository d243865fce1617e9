import type { ModelFiles } from '../dataset/base/load.ts';
import { lonLatOf } from '../domain/lon-lat-of.ts';
import type { Gazetteer, Network, TownPoint, VillagePoint } from '../domain/network.ts';
import { polygonsOf } from '../domain/polygons.ts';
import type { LonLat, Track } from '../domain/records.ts';
import { countyLocator, SHORE_M } from './geometry/county-at.ts';
import { geodesicM } from './geometry/geodesic-m.ts';
import type { Region, Site } from './model.ts';
import { oncePerObject } from './once-per-object.ts';

/** Share of the surveyed villages of a county that lie within the error radius used for villages known only to their town. */
const RADIUS_SHARE = 0.95;
/** Counties with fewer surveyed villages use the radius of the province. */
const RADIUS_MIN_VILLAGES = 20;
/** Codes of the present division list begin with the county; older ones may name a county that no longer exists. */
const CODE_YEAR = 2023;

/** County, prefecture and whether it is on an island, by the code of a place or of its county. */
type PlaceLookup = (code: string) => Pick<Site, 'county' | 'prefecture' | 'island'>;

function placeLookup(counties: readonly Region[], islands: ReadonlySet<string>): PlaceLookup {
  const prefectureOf = new Map(counties.map(({ code, prefecture }) => [code, prefecture ?? '']));
  return (code) => {
    const county = code.slice(0, 6);
    return { county, prefecture: prefectureOf.get(county) ?? '', island: islands.has(county) };
  };
}

/** Sites of the towns of the division list that have a position, by code. */
function listTowns({ gazetteer }: ModelFiles, place: PlaceLookup): ReadonlyMap<string, Site> {
  return new Map(
    gazetteer.towns.flatMap((town): [string, Site][] => {
      const lonLat = lonLatOf(town);
      const { code, name, villageCommittees: committees } = town;
      const site = {
        code,
        name,
        kind: 'town',
        town: code,
        errorRadiusM: 0,
        committees,
        rural: true,
      } as const;
      return lonLat ? [[code, { ...site, lonLat, ...place(code) }]] : [];
    }),
  );
}

/** Sites of the villages of the division list. */
function listVillages({ gazetteer }: ModelFiles, counties: readonly Region[], place: PlaceLookup): Site[] {
  const { countyNear } = countyLocator(counties);
  return gazetteer.villages.map(({ code, name, town, lon, lat, rural, codeYear, county }): Site => ({
    code,
    name,
    kind: 'village',
    lonLat: [lon, lat],
    town,
    errorRadiusM: 0,
    committees: 0,
    rural,
    ...place((codeYear === CODE_YEAR ? undefined : countyNear([lon, lat], SHORE_M)) ?? county ?? code),
  }));
}

/** Builds the sites of networks that have these counties and the same lists of all places. */
export function siteMaker(files: ModelFiles, counties: readonly Region[]): (network: Network) => Site[] {
  const { gazetteer } = files;
  const reachM = countyRadii(counties);
  const radiusM = townRadii(gazetteer);
  const islands = new Set(counties.filter(({ terrain }) => terrain === 'island').map(({ code }) => code));
  const place = placeLookup(counties, islands);
  const listedTowns = listTowns(files, place);
  const listedVillages = listVillages(files, counties, place);

  const townFor = oncePerObject((town: TownPoint): Site => {
    const { code, name, lonLat, precision, villageCommittees: committees, county } = town;
    // A listed town has a position of its own, whatever the programme says of it.
    const isRough = precision === 'county' && !listedTowns.has(code);
    return {
      code,
      name,
      kind: 'town',
      lonLat,
      town: code,
      errorRadiusM: isRough ? reachM(county, lonLat) : 0,
      ...(isRough ? { known: { level: 'county' } as const } : {}),
      committees,
      rural: true,
      ...place(county),
      programme: toProgramme(town),
    };
  });
  const villageFor = villageSites(reachM, radiusM, islands);
  const keySites = new WeakMap<VillagePoint, { at: LonLat | undefined; site: Site }>();

  return ({ towns, villages }) => {
    const townAt = (code: string): LonLat | undefined => (listedTowns.get(code) ?? towns.get(code))?.lonLat;
    const keySite = (village: VillagePoint): Site => {
      const at = townAt(village.town);
      const known = keySites.get(village);
      if (known && known.at === at) return known.site;
      const site = villageFor(village, at);
      keySites.set(village, { at, site });
      return site;
    };
    const townSites = [...listedTowns].map(([code, site]) => {
      const record = towns.get(code);
      return record ? townFor(record) : site;
    });
    const unlisted = [...towns.values()].filter(({ code }) => !listedTowns.has(code)).map(townFor);
    return [
      ...townSites,
      ...unlisted,
      ...[...villages.values()].map(keySite),
      ...listedVillages.filter(({ code }) => !villages.has(code)),
    ];
  };
}

/** Makes the site of a key village, with the point of its town where nothing else is known. */
const villageSites =
  (
    reachM: ReturnType<typeof countyRadii>,
    radiusM: ReturnType<typeof townRadii>,
    islands: ReadonlySet<string>,
  ) =>
  (village: VillagePoint, townAt: LonLat | undefined): Site => {
    const { code, name, county, prefecture, town, precision, lonLat } = village;
    const site = {
      code,
      name,
      kind: 'village',
      lonLat,
      county,
      prefecture,
      town,
      programme: toProgramme(village),
      committees: 0,
      rural: true,
      island: islands.has(county),
    } as const;
    switch (precision) {
      case 'village':
        return { ...site, errorRadiusM: 0 };
      case 'town':
        return {
          ...site,
          errorRadiusM: radiusM(county),
          known: { level: 'town', lonLat: townAt ?? lonLat },
        };
      case 'county':
        return { ...site, errorRadiusM: reachM(county, lonLat), known: { level: 'county' } };
    }
  };

const toProgramme = ({
  status,
  axis,
  batch,
  track,
}: TownPoint | (VillagePoint & { track?: Track })): NonNullable<Site['programme']> => ({
  status,
  axis,
  ...(batch ? { batch } : {}),
  ...(track ? { track } : {}),
});

/**
 * Error radius, in metres, of a place that is known only to its county: the distance to the farthest corner of the county, so that the
 * circle contains all of it.
 * @throws RangeError for an unknown county
 */
function countyRadii(counties: readonly Region[]): (county: string, from: LonLat) => number {
  return (county, from) => {
    const region = counties.find(({ code }) => code === county);
    if (!region) throw new RangeError(`no county ${county} for a place that is known to it only`);
    return polygonsOf(region.geometry)
      .flat(2)
      .reduce((most, at) => Math.max(most, geodesicM(from, at as LonLat)), 0);
  };
}

/**
 * Error radius by county code, in metres, of a village known only to its town: the 95th percentile of the distance from the town's point
 * over the surveyed rural villages of the county, or of the province where the county has too few.
 */
function townRadii({ towns, villages }: Gazetteer): (county: string) => number {
  const townAt = new Map(towns.map((town) => [town.code, lonLatOf(town)]));
  const all: number[] = [];
  const byCounty = new Map<string, number[]>();
  for (const { town, lon, lat, rural } of villages) {
    const at = townAt.get(town);
    if (!at || !rural) continue;
    const m = geodesicM(at, [lon, lat]);
    const county = town.slice(0, 6);
    all.push(m);
    byCounty.set(county, [...(byCounty.get(county) ?? []), m]);
  }
  const share = (distances: readonly number[]): number =>
    distances.toSorted((a, b) => a - b)[Math.floor((distances.length - 1) * RADIUS_SHARE)] ?? 0;
  const ofProvince = share(all);
  const ofCounty = new Map(
    [...byCounty]
      .filter(([, distances]) => distances.length >= RADIUS_MIN_VILLAGES)
      .map(([county, distances]) => [county, share(distances)]),
  );
  return (county) => ofCounty.get(county) ?? ofProvince;
}
