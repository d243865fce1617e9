import type { ModelFiles } from '../dataset/base/load.ts';
import { hasLine } from '../domain/axis.ts';
import { lonLatOf } from '../domain/lon-lat-of.ts';
import type {
  AxisShape,
  CountyShape,
  Gazetteer,
  Network,
  TownPoint,
  VillagePoint,
} from '../domain/network.ts';
import { polygonsOf } from '../domain/polygons.ts';
import type { LonLat, Track } from '../domain/records.ts';
import { countyLocator, SHORE_M } from './geometry/county-at.ts';
import { distanceM } from './geometry/distance-m.ts';
import { nearestOnLine } from './geometry/nearest-on-line.ts';
import type { ModelAxis, Region, Site, SpatialModel, Survey } from './model.ts';

/** Share of the surveyed villages of a county that lie within the error radius used for villages known only to their town. */
const RADIUS_SHARE = 0.95;
/** Counties with fewer surveyed villages use the radius of the province. */
const RADIUS_MIN_VILLAGES = 20;
/** Codes of the present division list begin with the county; older ones may name a county that no longer exists. */
const CODE_YEAR = 2023;

/** Builds the engine's model of a network, without axes that have no line. Parts that did not change since the network before are the same objects. */
export type ModelBuilder = (network: Network) => SpatialModel;

/** @throws RangeError where an axis has a line of one point, or the network has no province */
export const buildModel = (network: Network, files: ModelFiles): SpatialModel =>
  createModelBuilder(files)(network);

/**
 * Builds models of networks that differ in a few records: each record is converted to its part of the model once, so that results computed
 * for it can be reused (`reachAfter`).
 */
export function createModelBuilder(files: ModelFiles): ModelBuilder {
  const axisFor = once(buildAxis);
  const regionFor = once(buildRegion);
  const prefectureFor = once(({ code, name, areaKm2, geometry }: Omit<Region, 'level'>): Region => ({
    level: 'prefecture',
    code,
    name,
    areaKm2,
    geometry,
  }));
  const survey = buildSurvey(files);
  const axes = sameList<ModelAxis>();
  const counties = sameList<Region>();
  const prefectures = sameList<Region>();
  let province: Region | undefined;
  let places: { of: readonly Region[]; sitesOf: (network: Network) => Site[] } | undefined;
  return (network) => {
    const { code, name, areaKm2, geometry } = network.province;
    if (geometry.coordinates.length === 0) throw new RangeError('province.geojson holds no province');
    if (province?.geometry !== geometry) province = { level: 'province', code, name, areaKm2, geometry };
    const ofCounties = counties([...network.counties.values()].map(regionFor));
    if (places?.of !== ofCounties) places = { of: ofCounties, sitesOf: siteMaker(files, ofCounties) };
    return {
      axes: axes([...network.axes.values()].filter(hasLine).map(axisFor)),
      sites: places.sitesOf(network),
      counties: ofCounties,
      prefectures: prefectures([...network.prefectures.values()].map(prefectureFor)),
      province,
      dataDate: network.dataDate,
      survey,
    };
  };
}

/** Calls a function once for each object. */
function once<T extends object, R>(make: (value: T) => R): (value: T) => R {
  const made = new WeakMap<T, R>();
  return (value) => {
    const known = made.get(value);
    if (known !== undefined) return known;
    const fresh = make(value);
    made.set(value, fresh);
    return fresh;
  };
}

/** Returns the earlier list where a new one has the same items, because results are cached by the list object. */
function sameList<T>(): (list: readonly T[]) => readonly T[] {
  let before: readonly T[] = [];
  return (list) => {
    if (list.length !== before.length || list.some((item, i) => item !== before[i])) before = list;
    return before;
  };
}

function buildAxis({
  id,
  name,
  county,
  prefecture,
  status,
  lineStatus,
  batch,
  geometry,
}: AxisShape): ModelAxis {
  const lines = (
    geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates
  ) as LonLat[][];
  const [main, ...branches] = lines;
  if (!main || lines.some((line) => line.length < 2)) throw new RangeError(`${id}: a line needs two points`);
  // A branch leaves the line on which it starts, which may itself be an earlier branch.
  const startKm = [0];
  for (const branch of branches) {
    const junction = branch[0] as LonLat;
    const feet = startKm.map((km, i) => {
      const foot = nearestOnLine(junction, lines[i] as LonLat[]);
      return { offM: foot.distanceM, km: km + foot.alongM / 1000 };
    });
    startKm.push(feet.reduce((best, foot) => (foot.offM < best.offM ? foot : best)).km);
  }
  const record = { id, name, county, prefecture, status, lineStatus, ...(batch ? { batch } : {}) };
  return { ...record, lines, startKm };
}

function buildRegion({ code, name, areaKm2, prefecture, seat, terrain, geometry }: CountyShape): Region {
  const at: LonLat = [seat.lon, seat.lat];
  const region = { level: 'county', code, name, areaKm2, geometry, prefecture, seat: at } as const;
  return terrain ? { ...region, terrain } : region;
}

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
function siteMaker(files: ModelFiles, counties: readonly Region[]): (network: Network) => Site[] {
  const { gazetteer } = files;
  const reachM = countyRadii(counties);
  const radiusM = townRadii(gazetteer);
  const islands = new Set(counties.filter(({ terrain }) => terrain === 'island').map(({ code }) => code));
  const place = placeLookup(counties, islands);
  const listedTowns = listTowns(files, place);
  const listedVillages = listVillages(files, counties, place);

  const townFor = once((town: TownPoint): Site => {
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
  /** A key village, with the point of its town where nothing else is known. */
  const villageFor = (village: VillagePoint, townAt: LonLat | undefined): Site => {
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
/** A town's point that is the mean of its villages says nothing about their distance from it. */
const FROM_VILLAGES = /village-mean/;

/** Observed offsets of surveyed rural villages from their town's point, and the towns' points. */
export function buildSurvey({ gazetteer: { towns, villages }, shores, lakes }: ModelFiles): Survey {
  const townAt = new Map(
    towns.map((town) => [town.code, { at: lonLatOf(town), source: town.positionSource ?? '' }]),
  );
  const offsets = villages.flatMap(({ town, lon, lat, rural }) => {
    const { at, source = '' } = townAt.get(town) ?? {};
    if (!at || !rural || FROM_VILLAGES.test(source)) return [];
    return [{ county: town.slice(0, 6), distanceM: distanceM(at, [lon, lat]) }];
  });
  return {
    offsets,
    towns: [...townAt.values()].flatMap(({ at }) => (at ? [at] : [])),
    ...(shores ? { shores } : {}),
    ...(lakes ? { lakes } : {}),
  };
}

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
      .reduce((most, at) => Math.max(most, distanceM(from, at as LonLat)), 0);
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
    const m = distanceM(at, [lon, lat]);
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
