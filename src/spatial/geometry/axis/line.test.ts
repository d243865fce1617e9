import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CourseKind, LonLat } from '../../../domain/records.ts';
import { crossings } from '../crossings.ts';
import { geodesicM } from '../geodesic-m.ts';
import { decodeTravelGround } from '../travel/ground.ts';
import { placeAt, testGround, type TestRoad } from '../travel/testing/ground.ts';
import type { Rings } from '../rings.ts';
import { axisGround, axisLine, layAxis, type AxisGround } from './line.ts';
import type { Node } from './node.ts';
import { waterAreas } from './water-areas.ts';

const node = (kind: Node['kind'], code: string, lonLat: LonLat, named = false): Node => ({
  kind,
  code,
  lonLat,
  named,
});
const [WIDE, HIGH] = [60, 40];
const box = ([w, n]: LonLat, [e, s]: LonLat): Rings => [
  [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ],
];
const county = (from: LonLat, to: LonLat) => ({ type: 'Polygon' as const, coordinates: box(from, to) });
const everywhere = county(placeAt(0, 0), placeAt(WIDE, HIGH));

/** Land of 60 by 40 cells; `change` sets letters of the picture. */
function ground(
  roads: readonly TestRoad[],
  {
    change = () => '.',
    heightM = () => 0,
    lakes = [],
    sea = [],
  }: {
    change?: (column: number, row: number) => string;
    heightM?: (column: number, row: number) => number;
    lakes?: Rings[];
    sea?: Rings[];
  } = {},
): AxisGround {
  const picture = Array.from({ length: HIGH }, (_, row) =>
    Array.from({ length: WIDE }, (__, column) => change(column, row)).join(''),
  );
  const travel = testGround(picture, roads, heightM);
  const [west, north] = placeAt(0, 0);
  const [east, south] = placeAt(WIDE, HIGH);
  return axisGround(travel, {
    lakes,
    sea,
    rivers: [],
    heights: {
      width: WIDE,
      height: HIGH,
      bounds: [west, south, east, north],
      metres: Float32Array.from(travel.heightM),
    },
    water: waterAreas(lakes, sea),
    offRoad: () => ({ kind: 'land' }),
  });
}
const seat = node('seat', 'S', placeAt(10.5, 20.5));
const town = node('town', 'T', placeAt(50.5, 20.5));
const followed = { roads: new Set<number>(), rivers: [] };
const kindsOf = (of: AxisGround, towns: Node[], villages: Node[] = [], more = {}): CourseKind[][] =>
  layAxis(of, { county: everywhere, seat, towns, villages, followed, ...more }).map(({ course }) =>
    course.map(({ kind }) => kind),
  );
const road = (...line: [number, number][]): TestRoad => ({ class: 'primary', line });

describe('layAxis', () => {
  it('follows a road, and states so', () => {
    expect(kindsOf(ground([road([10.5, 20.5], [30.5, 10.5], [50.5, 20.5])]), [town])).toEqual([['primary']]);
    expect(kindsOf(ground([]), [town])).toEqual([['land']]);
  });

  it('goes round a lake and over the sea only where there is no other way', () => {
    const lake = (column: number, row: number): boolean =>
      column >= 25 && column < 35 && row >= 12 && row < 30;
    const lakes = [box(placeAt(25, 12), placeAt(35, 30))];
    const round = layAxis(ground([], { change: (c, r) => (lake(c, r) ? 'l' : '.'), lakes }), {
      county: everywhere,
      seat,
      towns: [town],
      villages: [],
      followed,
    });
    expect(waterAreas(lakes, []).onLine(round[0]!.points).lakeM).toBe(0);
    const strait = (column: number): boolean => column >= 28 && column < 32;
    const sea = [box(placeAt(28, 0), placeAt(32, HIGH))];
    expect(kindsOf(ground([], { change: (c) => (strait(c) ? 's' : '.'), sea }), [town])).toEqual([
      ['land', 'sea', 'land'],
    ]);
    const bridge = road([10.5, 20.5], [50.5, 20.5]);
    expect(kindsOf(ground([bridge], { change: (c) => (strait(c) ? 's' : '.'), sea }), [town])).toEqual([
      ['primary'],
    ]);
  });

  it('avoids a ridge of 300 m where that is possible', () => {
    const wall = (column: number, row: number): number => (Math.abs(column - 30) < 3 && row > 8 ? 500 : 20);
    const of = ground([], { heightM: wall });
    const [main] = layAxis(of, { county: everywhere, seat, towns: [town], villages: [], followed });
    expect(Math.max(...main!.points.map(([, lat]) => lat))).toBeGreaterThan(placeAt(0, 10)[1]);
  });

  it('prefers a road that a source names, and stays in its county where it can', () => {
    const [north, south]: [TestRoad, TestRoad] = [
      { ...road([10.5, 20.5], [30.5, 12.5], [50.5, 20.5]), name: '北线' },
      { ...road([10.5, 20.5], [30.5, 27.5], [50.5, 20.5]), name: '南线' },
    ];
    const of = ground([north, south]);
    const named = (roads: readonly number[], own = everywhere): string | undefined =>
      layAxis(of, {
        county: own,
        seat,
        towns: [town],
        villages: [],
        followed: { roads: new Set(roads), rivers: [] },
      })[0]!.course[0]!.name;
    expect(named([])).toBe('南线');
    expect(named([1])).toBe('北线');
    expect(named([2])).toBe('南线');
    expect(named([], county(placeAt(0, 0), placeAt(WIDE, 22)))).toBe('北线');
  });

  it('is led through towns near its road, has branches to others, and keeps villages of unknown position at the station of their town', () => {
    const near = node('town', 'N', placeAt(30.5, 21.7));
    const far = node('village', 'F', placeAt(40.5, 30.5));
    const laid = layAxis(ground([road([10.5, 20.5], [50.5, 20.5])]), {
      county: everywhere,
      seat,
      towns: [town, near],
      villages: [far],
      followed,
    });
    expect(laid.map(({ stations }) => stations.map((stop) => stop.node.code))).toEqual([
      ['S', 'N', 'T'],
      ['F'],
    ]);
    const { stations, named, lengthKm } = axisLine(laid, {
      companions: new Map(),
      followers: [{ code: 'X', stop: 'N' }],
    });
    const of = (code: string) => stations.find((station) => station.code === code)!;
    expect(of('X').km).toBe(of('N').km);
    expect(of('X').branchFromKm).toBe(of('N').km);
    expect(of('F').branchFromKm).toBeGreaterThan(of('N').km);
    expect(of('F').km - of('F').branchFromKm!).toBeGreaterThan(3);
    expect(lengthKm).toBeGreaterThan(of('T').km);
    expect(named).toEqual([true, false]);
  });

  it('ends where places stand at the seat itself: the search for them has no distance to begin with', () => {
    const atSeat = node('town', 'A', seat.lonLat);
    const beside = node('village', 'B', seat.lonLat);
    const codes = (towns: Node[], villages: Node[]): string[] =>
      layAxis(ground([]), { county: everywhere, seat, towns, villages, followed })
        .flatMap(({ stations }) => stations.map((stop) => stop.node.code))
        .toSorted();
    expect(codes([atSeat], [])).toEqual(['A', 'S']);
    expect(codes([atSeat], [beside])).toEqual(['A', 'B', 'S']);
    expect(codes([atSeat, town], [beside])).toEqual(['A', 'B', 'S', 'T']);
  });

  it('reports a place to which no way leads', () => {
    const island = ground([], { change: (c) => (c > 40 ? ' ' : '.') });
    expect(() => kindsOf(island, [town])).toThrow(/no way to town T/);
  });
});

it('lays axes through any places of the province without crossings, with each place on its line, and the same each time', () => {
  const root = resolve(fileURLToPath(import.meta.url), '../../../../..');
  const file = (name: string) => JSON.parse(readFileSync(join(root, 'geodata', name), 'utf8'));
  const counties = file('counties.geojson').features as {
    properties: { code: string; seat: { lon: number; lat: number } };
    geometry: typeof everywhere;
  }[];
  const villages = file('gazetteer.json').villages as { code: string; lon: number; lat: number }[];
  const travel = decodeTravelGround(readFileSync(join(root, 'geodata/travel/ground.bin')));
  const [west, north] = [travel.grid.west, travel.grid.north];
  const real = axisGround(travel, {
    lakes: [],
    sea: [],
    rivers: [],
    heights: {
      width: travel.grid.columns,
      height: travel.grid.rows,
      bounds: [west, north - travel.grid.rows / 240, west + travel.grid.columns / 240, north],
      metres: Float32Array.from(travel.heightM),
    },
    water: waterAreas([], []),
    offRoad: () => ({ kind: 'land' }),
  });
  fc.assert(
    fc.property(fc.nat(), fc.array(fc.nat(), { minLength: 1, maxLength: 9 }), (which, picks) => {
      const { properties, geometry } = counties[which % counties.length]!;
      const own = villages.filter(({ code }) => code.startsWith(properties.code));
      const chosen = [...new Set(picks.map((pick) => own[pick % Math.max(1, own.length)]))].filter(
        (at) => at !== undefined,
      );
      if (chosen.length === 0) return;
      const places = chosen.map(({ code, lon, lat }, i) =>
        node(i % 3 === 0 ? 'town' : 'village', code, [lon, lat]),
      );
      const axis = {
        county: geometry,
        seat: node('seat', properties.code, [properties.seat.lon, properties.seat.lat]),
        towns: places.filter(({ kind }) => kind === 'town'),
        villages: places.filter(({ kind }) => kind === 'village'),
        followed,
      };
      const laid = layAxis(real, axis);
      expect(crossings(laid.map(({ points }) => points))).toEqual([]);
      expect(laid.flatMap(({ stations }) => stations.map((stop) => stop.node.code)).toSorted()).toEqual(
        [properties.code, ...places.map(({ code }) => code)].toSorted(),
      );
      for (const [i, { points, course, stations, leaves }] of laid.entries()) {
        expect(course.at(-1)!.to).toBe(points.length - 1);
        for (const stop of stations)
          expect(geodesicM(points[stop.vertex]!, stop.node.lonLat)).toBeLessThan(0.01);
        if (leaves) expect(laid[leaves.line]!.points[leaves.vertex]).toEqual(points[0]);
        expect(leaves === undefined).toBe(i === 0);
      }
      expect(layAxis(real, axis)).toEqual(laid);
    }),
    { numRuns: 12 },
  );
});
