import type { MultiPolygon, Polygon } from 'geojson';
import { countyOf, isCountyCode, prefectureOf } from '../../src/domain/codes.ts';
import type { County, LonLat, Prefecture, Seat } from '../../src/domain/records.ts';
import { geodesicM } from '../../src/spatial/geometry/geodesic-m.ts';
import type { Divisions } from './divisions.ts';
import { buildFacts } from './build-facts.ts';
import type { ListedTown, Places } from './gazetteer.ts';
import type { Seeds } from './seeds/types.ts';

/** A county as the boundary step gives it. */
export interface BuiltCounty {
  code: string;
  geometry: Polygon | MultiPolygon;
  areaKm2: number;
  neighbours: string[];
  labelPoint: LonLat;
}

export type CountyWithShape = County & { geometry: Polygon | MultiPolygon };

/**
 * Names, seats, committees and facts joined to the county shapes, in code order.
 * @throws Error naming a county without a name or a seat.
 */
export function joinCounties(
  built: readonly BuiltCounty[],
  divisions: Divisions,
  places: Places,
  seeds: Seeds,
): CountyWithShape[] {
  const committees = new Map<string, number>();
  const townsOf = new Map<string, ListedTown[]>();
  for (const town of places.towns.values()) {
    committees.set(town.county, (committees.get(town.county) ?? 0) + town.committees.length);
    townsOf.set(town.county, [...(townsOf.get(town.county) ?? []), town]);
  }
  return built
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, geometry, areaKm2, neighbours, labelPoint }): CountyWithShape => {
      const name = divisions.names.get(code);
      if (name === undefined) throw new Error(`county ${code} is not in the division list`);
      const seed = seeds.places.seats.get(code);
      return {
        code,
        name,
        ...seeds.spell(name, code),
        prefecture: prefectureOf(code),
        areaKm2: Math.round(areaKm2 * 100) / 100,
        ...(seed?.terrain ? { terrain: seed.terrain } : {}),
        ...(seed?.terrainSource ? { terrainSource: seed.terrainSource } : {}),
        priority: seed?.priority === true,
        seat: buildSeat(code, name, townsOf.get(code) ?? [], seeds),
        villageCommittees: committees.get(code) ?? 0,
        neighbours: neighbours.toSorted(),
        labelPoint,
        ...buildFacts(seeds, code),
        geometry,
      };
    });
}

/** `武义县` → `武义县城`; a city or district keeps its name: `永康市城区`, `鄞州区政府驻地`. */
function seatName(county: string): string {
  if (county.endsWith('县')) return `${county}城`;
  return county.endsWith('区') ? `${county}驻地` : `${county}城区`;
}

function buildSeat(code: string, name: string, towns: readonly ListedTown[], seeds: Seeds): Seat {
  const seed = seeds.places.seats.get(code);
  if (seed?.lon === undefined || seed.lat === undefined || seed.positionSource === undefined)
    throw new Error(`county ${code} ${name} has no seat position in seeds/places.csv`);
  const at: LonLat = [seed.lon, seed.lat];
  const nearest = towns
    .flatMap(({ code: town, position }) =>
      position ? [{ town, awayM: geodesicM(at, position.lonLat) }] : [],
    )
    .toSorted((a, b) => a.awayM - b.awayM || (a.town < b.town ? -1 : 1))[0];
  return {
    name: seatName(name),
    lon: seed.lon,
    lat: seed.lat,
    ...(nearest ? { town: nearest.town } : {}),
    positionSource: seed.positionSource,
    ...(seed.note === undefined ? {} : { note: seed.note }),
  };
}

/** The eleven prefectures; the division list has no names above the county. */
const PREFECTURE_NAMES: Record<string, string> = {
  330100: '杭州市',
  330200: '宁波市',
  330300: '温州市',
  330400: '嘉兴市',
  330500: '湖州市',
  330600: '绍兴市',
  330700: '金华市',
  330800: '衢州市',
  330900: '舟山市',
  331000: '台州市',
  331100: '丽水市',
};

/** @throws Error for a code that is no prefecture of Zhejiang. */
export function prefectureRecord(
  { code, areaKm2, labelPoint }: { code: string; areaKm2: number; labelPoint: LonLat },
  divisions: Divisions,
  seeds: Seeds,
): Prefecture {
  const name = PREFECTURE_NAMES[code];
  if (name === undefined) throw new Error(`${code} is no prefecture of Zhejiang`);
  const counties = [...divisions.names.keys()].filter(
    (key) => isCountyCode(key) && prefectureOf(countyOf(key)) === code,
  );
  return {
    code,
    name,
    ...seeds.spell(name, code),
    areaKm2: Math.round(areaKm2 * 100) / 100,
    counties,
    labelPoint,
    ...buildFacts(seeds, code),
  };
}
