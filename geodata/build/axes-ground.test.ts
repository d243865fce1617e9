import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  Feature,
  FeatureCollection,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
} from 'geojson';
import { describe, expect, it } from 'vitest';
import type { Axis, County, LonLat, Village } from '../../src/domain/records.ts';
import { countyLocator } from '../../src/spatial/geometry/county-at.ts';
import { crossings } from '../../src/spatial/geometry/crossings.ts';
import { decodeTravelGround } from '../../src/spatial/geometry/travel/ground.ts';
import { readHeights } from './ground/read-inputs.ts';
import { axesTotals, axisReport } from './model/axes-report.ts';
import { alongLine } from '../../src/spatial/geometry/axis/line-audit.ts';
import { waterAreas } from '../../src/spatial/geometry/axis/water-areas.ts';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const features = <G extends Feature['geometry'], P>(file: string): Feature<G, P>[] =>
  (JSON.parse(readFileSync(join(root, 'geodata', file), 'utf8')) as FeatureCollection<G, P>).features;

const axes = features<LineString | MultiLineString, Axis>('axes.geojson').map(({ properties, geometry }) => ({
  ...properties,
  lines: (geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates) as LonLat[][],
}));
const counties = features<Polygon | MultiPolygon, County>('counties.geojson');
const places = new Map<string, LonLat>([
  ...counties.map(({ properties: { code, seat } }): [string, LonLat] => [code, [seat.lon, seat.lat]]),
  ...[
    ...features<Point, { code: string }>('towns.geojson'),
    ...features<Point, { code: string }>('villages.geojson'),
  ].map(({ properties: { code }, geometry }): [string, LonLat] => [code, geometry.coordinates as LonLat]),
]);
const knownToTown = new Set(
  features<Point, Village>('villages.geojson').flatMap(({ properties: { code, precision } }) =>
    precision === 'village' ? [] : [code],
  ),
);
const water = features<Polygon, { kind: string }>('ground/water.geojson');
const polygonsOf = (...kinds: string[]) =>
  water
    .filter(({ properties }) => kinds.includes(properties.kind))
    .map(({ geometry }) => geometry.coordinates);
const ground = {
  water: waterAreas(polygonsOf('lake', 'reservoir'), polygonsOf('sea')),
  heights: readHeights(join(root, 'geodata/inputs/ground')),
  travel: decodeTravelGround(readFileSync(join(root, 'geodata/travel/ground.bin'))),
};
const reports = axes.map(({ lines, course, stations }) =>
  axisReport({ lines, course, stations: stations.map(({ code }) => places.get(code) as LonLat) }, ground),
);
const named = axes.map(({ name }, i) => ({ name, ...reports[i]! }));
/** A pond or an arm of the sea narrower than a cell of 430 m can lie on a line off the roads, metres. */
const NARROW_M = 150;

describe('the lines of the axes on the ground', () => {
  it('are in no lake off a road', () => {
    expect(named.filter(({ lakeOffRoadM }) => lakeOffRoadM > NARROW_M)).toEqual([]);
  });

  it('are over the sea on roads, by ferry, or drawn as a sea link', () => {
    expect(named.filter(({ seaOnLandM }) => seaOnLandM > NARROW_M)).toEqual([]);
    expect(axesTotals(reports).seaLinkKm).toBeLessThan(20);
  });

  it('cross no ridge of 300 m off the roads where another way avoids it', () => {
    expect(named.filter(({ ridgesToGoRound }) => ridgesToGoRound > 0)).toEqual([]);
  });

  it('state what every part follows; nearly all of the length follows roads', () => {
    let [onRoadM, allM] = [0, 0];
    for (const { name, lines, course } of axes) {
      expect(course, name).toHaveLength(lines.length);
      for (const [i, parts] of course.entries()) {
        let from = 0;
        for (const { kind, to } of parts) {
          expect(to, name).toBeGreaterThan(from);
          const lengthM = alongLine(lines[i]!.slice(from, to + 1), 1e6).at(-1)!.alongM;
          allM += lengthM;
          if (['motorway', 'trunk', 'primary', 'construction'].includes(kind)) onRoadM += lengthM;
          from = to;
        }
        expect(from, name).toBe(lines[i]!.length - 1);
      }
    }
    expect(onRoadM / allM).toBeGreaterThan(0.7);
  });

  it('do not cross themselves, and every branch begins on its line', () => {
    for (const { name, lines } of axes) {
      expect(crossings(lines), name).toEqual([]);
      for (const [i, [start]] of lines.entries())
        if (i > 0)
          expect(
            lines.slice(0, i).some((line) => line.some((at) => at[0] === start![0] && at[1] === start![1])),
            `${name} ${i}`,
          ).toBe(true);
    }
  });

  it('pass every place whose own position is known', () => {
    for (const { name, lines, stations } of axes)
      for (const { code } of stations) {
        if (knownToTown.has(code)) continue;
        const at = places.get(code)!;
        expect(
          lines.flat().some((vertex) => vertex[0] === at[0] && vertex[1] === at[1]),
          `${name} ${code}`,
        ).toBe(true);
      }
  });

  it('leave their county on roads, and off roads only between two roads', () => {
    const land = countyLocator(
      [...counties, ...features<Polygon | MultiPolygon, { code: string }>('neighbours.geojson')].map(
        ({ properties: { code }, geometry }) => ({ code, geometry }),
      ),
    );
    let outsideM = 0;
    for (const { county, lines, course } of axes)
      for (const [i, parts] of course.entries()) {
        let from = 0;
        for (const { kind, to } of parts) {
          const line = lines[i]!.slice(from, to + 1);
          from = to;
          if (kind !== 'land' && kind !== 'valley') continue;
          let before = 0;
          for (const { at, alongM } of alongLine(line, 250)) {
            const of = land.countyAt(at);
            if (of !== undefined && of !== county && land.distanceToCountyM(at, county) > 500)
              outsideM += alongM - before;
            before = alongM;
          }
        }
      }
    expect(outsideM / 1000).toBeLessThan(6);
  });
});

it('detects a straight line through a lake, over a ridge and across a bay, and not a line around them', () => {
  const straight = axisReport({ lines: [[places.get('330127')!, [118.7, 29.43]]], stations: [] }, ground);
  expect(straight.lakeOffRoadM).toBeGreaterThan(5000);
  const overBay = axisReport({ lines: [[places.get('330922')!, [122.8, 30.72]]], stations: [] }, ground);
  expect(overBay.seaOnLandM).toBeGreaterThan(20_000);
  const overRidge = axisReport({ lines: [[places.get('330324')!, [120.7, 28.4]]], stations: [] }, ground);
  expect(overRidge.ridgesOffRoad).toBeGreaterThan(0);
});
