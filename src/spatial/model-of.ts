import { lonLatOf } from '../domain/lon-lat-of.ts';
import type { LonLat, Town, Track, Village } from '../domain/records.ts';
import { countyLocator, SHORE_M } from './geometry/county-at.ts';
import { polygonsOf } from '../domain/polygons.ts';
import { checkFiles } from './check-files.ts';
import { distanceM } from './geometry/distance-m.ts';
import { nearestOnLine } from './geometry/nearest-on-line.ts';
import type { ModelAxis, ModelFiles, Region, Site, SpatialModel, Survey } from './model.ts';

/** Share of the surveyed villages of a county that the error circle of a village known only to its town holds. */
const RADIUS_SHARE = 0.95;
/** Counties with fewer surveyed villages take the radius of the province. */
const RADIUS_MIN_VILLAGES = 20;
/** Codes of the present division list begin with the county; older ones may name one that is no more. */
const CODE_YEAR = 2023;

/**
 * Makes the engine's model of a network from the files of geodata/.
 * @throws RangeError where a file is not what it should be, an axis has a line of one point or the province is missing.
 */
export function modelOf(files: ModelFiles): SpatialModel {
  checkFiles(files);
  const [province] = files.province.features;
  if (!province) throw new RangeError('province.geojson holds no province');
  const counties = files.counties.features.map(({ properties, geometry }): Region => {
    const { code, name, areaKm2, prefecture, seat, terrain } = properties;
    const at = seat && ([seat.lon, seat.lat] satisfies LonLat);
    return {
      level: 'county',
      code,
      name,
      areaKm2,
      geometry,
      prefecture,
      ...(at ? { seat: at } : {}),
      ...(terrain ? { terrain } : {}),
    };
  });
  return {
    axes: files.axes.features.map(axisOf),
    sites: sitesOf(files, counties),
    counties,
    prefectures: files.prefectures.features.map(({ properties: { code, name, areaKm2 }, geometry }) => ({
      level: 'prefecture',
      code,
      name,
      areaKm2,
      geometry,
    })),
    province: {
      level: 'province',
      code: province.properties.code,
      name: province.properties.name,
      areaKm2: province.properties.areaKm2,
      geometry: province.geometry,
    },
    dataDate: files.dataDate,
    survey: surveyOf(files),
  };
}

function axisOf({ properties, geometry }: ModelFiles['axes']['features'][number]): ModelAxis {
  const { id, name, county, prefecture, status, lineStatus, batch } = properties;
  const lines = (
    geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates
  ) as LonLat[][];
  const [main, ...branches] = lines;
  if (!main || lines.some((line) => line.length < 2)) throw new RangeError(`${id}: a line needs two points`);
  // A branch leaves the line it starts on, which may itself be a branch of those before it.
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

function sitesOf({ towns, villages, gazetteer }: ModelFiles, counties: readonly Region[]): Site[] {
  const reachM = countyRadii(counties);
  const islands = new Set(counties.filter(({ terrain }) => terrain === 'island').map(({ code }) => code));
  const prefectureOf = new Map(counties.map(({ code, prefecture }) => [code, prefecture ?? '']));
  const radiusM = townRadii(gazetteer);
  const central = new Map(towns.features.map((feature) => [feature.properties.code, feature]));
  const key = new Map(villages.features.map((feature) => [feature.properties.code, feature]));
  const place = (code: string) => {
    const county = code.slice(0, 6);
    return { county, prefecture: prefectureOf.get(county) ?? '', island: islands.has(county) };
  };

  const located = gazetteer.towns.flatMap((town) => {
    const lonLat = lonLatOf(town);
    return lonLat ? [{ ...town, lonLat }] : [];
  });
  const townSites = located.map(({ code, name, lonLat, villageCommittees }): Site => {
    const record = central.get(code)?.properties;
    return {
      code,
      name,
      kind: 'town',
      lonLat,
      town: code,
      errorRadiusM: 0,
      committees: villageCommittees,
      rural: true,
      ...place(code),
      ...(record ? { programme: programmeOf(record) } : {}),
    };
  });
  const townAt = new Map(located.map(({ code, lonLat }) => [code, lonLat]));
  /** What is known of a place whose own point is not. */
  const knownOf = (
    precision: 'town' | 'county',
    town: string,
    drawnAt: LonLat,
  ): NonNullable<Site['known']> =>
    precision === 'county'
      ? { level: 'county' }
      : {
          level: 'town',
          lonLat: townAt.get(town) ?? (central.get(town)?.geometry.coordinates as LonLat) ?? drawnAt,
        };
  const known = new Set(located.map(({ code }) => code));
  for (const { properties, geometry } of central.values()) {
    if (known.has(properties.code)) continue;
    const { code, name, precision, villageCommittees, county } = properties;
    townSites.push({
      code,
      name,
      kind: 'town',
      lonLat: geometry.coordinates as LonLat,
      town: code,
      errorRadiusM: precision === 'county' ? reachM(county, geometry.coordinates as LonLat) : 0,
      ...(precision === 'county' ? { known: { level: 'county' } as const } : {}),
      committees: villageCommittees,
      rural: true,
      ...place(county),
      programme: programmeOf(properties),
    });
  }

  const keySites = [...key.values()].map(({ properties, geometry }): Site => {
    const { code, name, county, prefecture, town, precision } = properties;
    return {
      code,
      name,
      kind: 'village',
      lonLat: geometry.coordinates as LonLat,
      county,
      prefecture,
      town,
      programme: programmeOf(properties),
      errorRadiusM: {
        village: () => 0,
        town: () => radiusM(county),
        county: () => reachM(county, geometry.coordinates as LonLat),
      }[precision](),
      ...(precision === 'village' ? {} : { known: knownOf(precision, town, geometry.coordinates as LonLat) }),
      committees: 0,
      rural: true,
      island: islands.has(county),
    };
  });
  const { countyNear } = countyLocator(counties);
  const otherSites = gazetteer.villages
    .filter(({ code }) => !key.has(code))
    .map(({ code, name, town, lon, lat, rural, codeYear, county }): Site => ({
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
  return [...townSites, ...keySites, ...otherSites];
}

const programmeOf = ({ status, axis, batch, track }: Town | (Village & { track?: Track })) => ({
  status,
  axis,
  ...(batch ? { batch } : {}),
  ...(track ? { track } : {}),
});

/** A town's point that is itself a mean of its villages' says nothing of how far they lie from it. */
const FROM_VILLAGES = /village-mean/;

/** Observed offsets of surveyed rural villages from their town's point, and the towns' points. */
export function surveyOf({ gazetteer: { towns, villages }, shores, lakes }: ModelFiles): Survey {
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
 * How far from a point the place may be that is only known to its county: as far as the farthest corner of the county, so that
 * the circle holds all of it. Metres. Throws a RangeError for a county that is not there.
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
 * How far from its town's point a village may lie: the 95th percentile of that distance over the surveyed rural
 * villages of the county, or of the province where the county has too few. Metres by county code.
 */
function townRadii({ towns, villages }: ModelFiles['gazetteer']): (county: string) => number {
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
