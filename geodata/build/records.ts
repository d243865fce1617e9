import type { Feature } from 'geojson';
import { prefectureOf } from '../../src/domain/codes.ts';
import type { Axis, Cluster, LonLat, Town, Village } from '../../src/domain/records.ts';
import { buildFacts } from './build-facts.ts';
import type { Places } from './gazetteer.ts';
import { feature } from './json.ts';
import { roundLonLat } from '../../src/spatial/geometry/axis/arrange.ts';
import type { PlacedVillage } from './model/chosen-axis.ts';
import type { Model, ModelAxis } from './model/network.ts';
import type { SeedCluster, Seeds } from './seeds/types.ts';

/** Facts that put a record on the programme; a modelled record has none of them. */
const PROGRAMME_KEYS = new Set(['programme', 'batch', 'track', 'trackStatus']);

const point = (lonLat: LonLat) => ({ type: 'Point' as const, coordinates: roundLonLat(lonLat) });

export function axisFeature({ id, county, villages, line }: ModelAxis, seeds: Seeds): Feature {
  const seed = seeds.axes.get(id);
  const documented = seed?.programme === true;
  const name = (documented ? seed.name : undefined) ?? `${county.name}发展轴`;
  // A source says that the first batch covers every mountain and island county; of the others it says nothing.
  const batch =
    (documented ? seed.batch : undefined) ?? (county.priority ? '1' : documented ? undefined : '2');
  const order = new Map(line.stations.map(({ code }, i) => [code, i]));
  const properties: Axis = {
    id,
    name,
    ...seeds.spell(name, county.code),
    county: county.code,
    prefecture: county.prefecture,
    ...(batch === undefined ? {} : { batch }),
    status: documented ? 'documented' : 'modelled',
    lengthKm: Math.round(line.lengthKm * 100) / 100,
    seat: county.code,
    towns: line.stations.filter(({ kind }) => kind === 'town').map(({ code }) => code),
    villages: villages
      .map(({ code }) => code)
      .toSorted((a, b) => (order.get(a) as number) - (order.get(b) as number)),
    stations: line.stations,
    course: line.course,
    lineStatus: line.named.map((named) => (documented && named ? 'documented' : 'modelled')),
    ...buildFacts(seeds, id, seed?.facts),
  };
  return feature(Number(id.slice('axis-'.length)), properties, line.geometry);
}

export function townFeature({ code, axis }: Model['towns'][number], places: Places, seeds: Seeds): Feature {
  const town = places.towns.get(code);
  if (!town?.position) throw new Error(`town ${code} has no position`);
  const seed = seeds.towns.get(code);
  const documented = seed?.programme === true;
  const properties: Town = {
    code,
    name: town.name,
    ...seeds.spell(town.name, code),
    county: town.county,
    prefecture: prefectureOf(code),
    axis,
    ...(documented && seed.track ? { track: seed.track } : {}),
    ...(documented && seed.track && seed.trackStatus ? { trackStatus: seed.trackStatus } : {}),
    ...(documented && seed.batch ? { batch: seed.batch } : {}),
    status: documented ? 'documented' : 'modelled',
    precision: 'town',
    positionSource: town.position.source,
    villageCommittees: town.committees.length,
    ...buildFacts(
      seeds,
      code,
      documented ? seed.facts : seed?.facts.filter(({ key }) => !PROGRAMME_KEYS.has(key)),
    ),
  };
  return feature(Number(code), properties, point(town.position.lonLat));
}

export function villageFeature(
  village: PlacedVillage,
  { id: axis, county: { code: county } }: ModelAxis,
  seeds: Seeds,
): Feature {
  const { code, unlisted, name, town, status, batch, precision, lonLat, positionSource } = village;
  const seed = unlisted
    ? seeds.unplacedVillages.find((candidate) => candidate.code === code)
    : seeds.villages.get(code);
  const own =
    status === 'documented' ? seed?.facts : seed?.facts.filter(({ key }) => !PROGRAMME_KEYS.has(key));
  const properties: Village = {
    code,
    ...(unlisted ? { unlisted } : {}),
    name,
    ...seeds.spell(name, code),
    town,
    county,
    prefecture: prefectureOf(code),
    axis,
    ...(seed?.cluster === undefined ? {} : { cluster: seed.cluster }),
    ...(batch === undefined ? {} : { batch }),
    status,
    precision,
    positionSource,
    industries: seed?.industries ?? [],
    ...buildFacts(seeds, code, own),
  };
  return feature(Number(code), properties, point(lonLat));
}

/** A cluster lies at the mean of its located members, else at the mean of its towns. */
export function clusterRecord(seed: SeedCluster, places: Places, seeds: Seeds): Cluster {
  const { id, name, county, members } = seed;
  const known = (position?: { lonLat: LonLat }): LonLat[] => (position ? [position.lonLat] : []);
  const located = members.flatMap(({ code }) => known(places.villages.get(code ?? '')?.position));
  const towns = seed.towns.flatMap((code) => known(places.towns.get(code)?.position));
  const at = meanPoint(located.length > 0 ? located : towns);
  return {
    id,
    name,
    ...seeds.spell(name, county),
    county,
    prefecture: prefectureOf(county),
    towns: seed.towns.map((code) => ({ name: places.towns.get(code)?.name ?? code, code })),
    members,
    ...buildFacts(seeds, id, seed.facts),
    ...(at ? { lonLat: at } : {}),
  };
}

function meanPoint(points: readonly LonLat[]): LonLat | undefined {
  if (points.length === 0) return undefined;
  const sum = points.reduce(([x, y], [lon, lat]): LonLat => [x + lon, y + lat], [0, 0]);
  return roundLonLat([sum[0] / points.length, sum[1] / points.length]);
}

export const townFeatures = (model: Model, places: Places, seeds: Seeds): Feature[] =>
  model.towns.map((town) => townFeature(town, places, seeds));
