import type { ModelFiles } from '../dataset/base/load.ts';
import { hasLine } from '../domain/axis.ts';
import { lonLatOf } from '../domain/lon-lat-of.ts';
import type { AxisShape, CountyShape, Network } from '../domain/network.ts';
import type { LonLat } from '../domain/records.ts';
import { geodesicM } from './geometry/geodesic-m.ts';
import { oncePerObject } from './once-per-object.ts';
import { siteMaker } from './site-maker.ts';
import { nearestOnLine } from './geometry/nearest-on-line.ts';
import type { ModelAxis, Region, Site, SpatialModel, Survey } from './model.ts';

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
  const axisFor = oncePerObject(buildAxis);
  const regionFor = oncePerObject(buildRegion);
  const prefectureFor = oncePerObject(({ code, name, areaKm2, geometry }: Omit<Region, 'level'>): Region => ({
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
    return [{ county: town.slice(0, 6), distanceM: geodesicM(at, [lon, lat]) }];
  });
  return {
    offsets,
    towns: [...townAt.values()].flatMap(({ at }) => (at ? [at] : [])),
    ...(shores ? { shores } : {}),
    ...(lakes ? { lakes } : {}),
  };
}
