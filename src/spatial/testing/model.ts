import type { Bbox } from '../../domain/view.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';
import { realModelFiles, realNetworkNow } from '../../dataset/testing/network.ts';
import type { Gazetteer } from '../../domain/network.ts';
import type { Axis, County, LonLat, Town, Village } from '../../domain/records.ts';
import type { ModelAxis, Region, Site, SpatialModel } from '../model.ts';
import { buildModel } from '../build-model.ts';
import { lineLengthKm } from '../geometry/geodesic-m.ts';
import { nearestOnLine } from '../geometry/nearest-on-line.ts';

const read = (file: string): never =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../geodata', file), 'utf8')) as never;

/** Committed files as they are, unchecked. */
export interface RealFiles {
  axes: FeatureCollection<LineString | MultiLineString, Axis>;
  towns: FeatureCollection<Point, Town>;
  villages: FeatureCollection<Point, Village>;
  counties: FeatureCollection<Polygon | MultiPolygon, County>;
  gazetteer: Gazetteer;
}

/** Files of geodata/, read anew. For tests and benches. */
export const realFiles = (): RealFiles => ({
  axes: read('axes.geojson'),
  towns: read('towns.geojson'),
  villages: read('villages.geojson'),
  counties: read('counties.geojson'),
  gazetteer: read('gazetteer.json'),
});

let real: SpatialModel | undefined;
/** The model of the real network, made once a process. For tests and benches. */
export const realModel = (): SpatialModel => (real ??= buildModel(realNetworkNow(), realModelFiles()));

/** A generator of numbers in [0, 1) from a seed (mulberry32, Tommy Ettinger 2017). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const COUNTY = '330101';
const PREFECTURE = '330100';

/** A box of one county that holds everything, as the only county, prefecture and province. */
function boxRegion(level: Region['level'], code: string): Region {
  const ring = [
    [117, 26],
    [124, 26],
    [124, 32],
    [117, 32],
    [117, 26],
  ];
  const region = { level, code, name: code, areaKm2: 1, geometry: { type: 'Polygon', coordinates: [ring] } };
  return (level === 'county' ? { ...region, prefecture: PREFECTURE } : region) as Region;
}

/** An axis of these lines: the first is the main line, each other starts at the chainage of the nearest point of the first. */
export function testAxis(id: string, lines: readonly (readonly LonLat[])[]): ModelAxis {
  const [main] = lines;
  const startKm = lines.map((line, i) =>
    i === 0 || !main ? 0 : nearestOnLine(line[0] as LonLat, main).alongM / 1000,
  );
  return {
    id,
    name: id,
    county: COUNTY,
    prefecture: PREFECTURE,
    status: 'documented',
    lines,
    startKm,
    lineStatus: [],
  };
}

/** A site at this position: a surveyed village unless `given` says otherwise. */
export const testSite = (code: string, lonLat: LonLat, given: Partial<Site> = {}): Site => ({
  code,
  name: code,
  kind: 'village',
  lonLat,
  county: COUNTY,
  prefecture: PREFECTURE,
  town: '330101001000',
  errorRadiusM: 0,
  committees: 0,
  rural: true,
  island: false,
  ...given,
});

/** A model of these axes and sites in one county. */
export const testModel = (axes: readonly ModelAxis[], sites: readonly Site[]): SpatialModel => ({
  axes,
  sites,
  counties: [boxRegion('county', COUNTY)],
  prefectures: [boxRegion('prefecture', PREFECTURE)],
  province: boxRegion('province', '330000'),
  dataDate: '2026-01-01',
});

const ZHEJIANG: Bbox = [118, 27.2, 122.8, 31.2];

/**
 * A random line like an axis: 2 to 8 stations, 3 to 12 km apart, that keep a rough direction, inside `box`.
 */
export function randomLine(next: () => number, [west, south, east, north]: Bbox): LonLat[] {
  let at: LonLat = [west + next() * (east - west), south + next() * (north - south)];
  let heading = next() * 2 * Math.PI;
  const line = [at];
  const stations = 2 + Math.floor(next() * 7);
  for (let i = 1; i < stations; i++) {
    heading += (next() - 0.5) * 1.6;
    const degrees = (3 + 9 * next()) / 111;
    const lon = at[0] + (Math.sin(heading) * degrees) / Math.cos((at[1] * Math.PI) / 180);
    const lat = at[1] + Math.cos(heading) * degrees;
    if (lon < west || lon > east || lat < south || lat > north) heading += Math.PI / 2;
    at = [Math.min(east, Math.max(west, lon)), Math.min(north, Math.max(south, lat))];
    line.push(at);
  }
  return lineLengthKm(line) > 0 ? line : [at, [at[0] + 0.01, at[1]]];
}

/**
 * A random model, the same for the same seed: `axes` lines and `places` places scattered over `box`, one in `townEvery` a central
 * town, the others villages.
 */
export function randomModel(
  seed: number,
  places: number,
  axes: number,
  box: Bbox = ZHEJIANG,
  townEvery = 10,
): SpatialModel {
  const next = random(seed);
  const [west, south, east, north] = box;
  const lines = Array.from({ length: axes }, (_, i) => testAxis(`axis-${i}`, [randomLine(next, box)]));
  const sites = Array.from({ length: places }, (_, i): Site => {
    const lonLat: LonLat = [west + next() * (east - west), south + next() * (north - south)];
    if (i % townEvery === 0)
      return testSite(`town-${i}`, lonLat, {
        kind: 'town',
        town: `town-${i}`,
        committees: 1 + Math.floor(next() * 40),
        programme: { status: 'documented', axis: `axis-${i % axes}` },
      });
    return testSite(`village-${i}`, lonLat, {
      errorRadiusM: next() < 0.2 ? Math.round(next() * 8000) : 0,
      ...(next() < 0.1 ? { programme: { status: 'modelled', axis: `axis-${i % axes}` } } : {}),
    });
  });
  return testModel(lines, sites);
}
