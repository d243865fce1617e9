import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SPEEDS } from '../../../domain/travel-speeds.ts';
import type { LonLat } from '../../../domain/records.ts';
import { realFiles } from '../../testing/model.ts';
import { COVER, ROAD_CLASSES, type RoadGraph } from './ground.ts';
import { travelSurface, type TravelSurface } from './surface.ts';
import { realGround } from './testing/real-ground.ts';
import { timeAt, travelTimes } from './times.ts';
import { type Way, wayBetween } from './way.ts';

const ground = realGround();
const surface = travelSurface(ground, DEFAULT_SPEEDS);
const { counties, towns, gazetteer } = realFiles();
const seat = (name: string): LonLat => {
  const found = counties.features.find(({ properties }) => properties.name === name);
  if (!found) throw new Error(`no county ${name}`);
  return [found.properties.seat.lon, found.properties.seat.lat];
};
const town = (name: string): LonLat => {
  const { lon, lat } = gazetteer.towns.find((of) => of.name === name) ?? {};
  if (lon === undefined || lat === undefined) throw new Error(`no town ${name}`);
  return [lon, lat];
};
const kmOf = (way: Way | undefined, ...kinds: string[]): number =>
  (way?.parts ?? []).reduce(
    (sum, { kind, lengthM }) => (kinds.includes(kind) ? sum + lengthM / 1000 : sum),
    0,
  );

/** A surface without the edges that are not wanted: they are given a class that is closed. */
function without(isUnwanted: (edge: number, graph: RoadGraph) => boolean): TravelSurface {
  const { graph } = ground;
  const closed = ROAD_CLASSES.indexOf('construction');
  const edgeClass = graph.edgeClass.map((of, e) => (isUnwanted(e, graph) ? closed : of));
  const roadKmh = { ...DEFAULT_SPEEDS.roadKmh, construction: 0 };
  return travelSurface({ ...ground, graph: { ...graph, edgeClass } }, { ...DEFAULT_SPEEDS, roadKmh });
}
const middle = ({ nodeLonLat, edgeFrom, edgeTo }: RoadGraph, edge: number): LonLat => {
  const [a, b] = [2 * (edgeFrom[edge] as number), 2 * (edgeTo[edge] as number)];
  return [
    ((nodeLonLat[a] as number) + (nodeLonLat[b] as number)) / 2,
    ((nodeLonLat[a + 1] as number) + (nodeLonLat[b + 1] as number)) / 2,
  ];
};

describe('the compiled ground of travel times', () => {
  it('holds the province, its water and roads of every class', () => {
    const cells = (cover: number): number => ground.cover.filter((of) => of === cover).length;
    // 105,000 km² of the province and its margin of 25 km, 0.19 km² a cell.
    expect(cells(COVER.land)).toBeGreaterThan(600_000);
    expect(cells(COVER.lake)).toBeGreaterThan(5000);
    const used = new Set(Array.from(ground.graph.edgeClass, (of) => ROAD_CLASSES[of]));
    expect([...used].toSorted()).toEqual([...ROAD_CLASSES].toSorted());
  });

  it('is connected: at least 95 % of the road length, without ferries', () => {
    const { edgeFrom, edgeTo, edgeLengthM, edgeClass, nodeEntered } = ground.graph;
    const group = Array.from(nodeEntered, (_, n) => n);
    const find = (n: number): number => {
      let at = n;
      while (group[at] !== at) at = group[at] = group[group[at] as number] as number;
      return at;
    };
    const isFerry = (e: number): boolean => ROAD_CLASSES[edgeClass[e] as number] === 'ferry';
    edgeFrom.forEach((from, e) => {
      if (!isFerry(e)) group[find(from)] = find(edgeTo[e] as number);
    });
    const lengths = new Map<number, number>();
    edgeLengthM.forEach((m, e) => {
      const of = find(edgeFrom[e] as number);
      if (!isFerry(e)) lengths.set(of, (lengths.get(of) ?? 0) + m);
    });
    const total = [...lengths.values()].reduce((sum, m) => sum + m, 0);
    expect(Math.max(...lengths.values()) / total).toBeGreaterThan(0.95);
  });

  it('reaches every central town and every county seat; over the sea only by ferries and bridges', () => {
    const field = travelTimes(surface, [seat('上城区')]);
    const places = [
      ...towns.features.map(({ geometry }) => geometry.coordinates as LonLat),
      ...counties.features.map(({ properties }) => seat(properties.name)),
    ];
    for (const place of places) {
      const found = timeAt(field, place);
      expect(found, place.join(', ')).toBeDefined();
      expect(found?.seaM, place.join(', ')).toBe(0);
    }
  });

  it.each([
    ['舟山 over the bridges of 金塘', '定海区', '镇海区', [121.75, 30.0]],
    ['洞头 over the dam and bridges of 灵霓', '洞头区', '龙湾区', [121.0, 27.91]],
    ['杭州湾 over its bridge', '海盐县', '慈溪市', [121.1, 30.4]],
  ] as const)('leads to %s, and takes longer without them', (_, a, b, [lon, lat]) => {
    const [from, to] = [seat(a), seat(b)];
    const way = wayBetween(surface, from, to);
    expect(kmOf(way, 'sea', 'ferry', 'lake')).toBe(0);
    const cut = without((e, graph) => {
      const [x, y] = middle(graph, e);
      return Math.hypot(x - lon, y - lat) < 0.2 && ROAD_CLASSES[graph.edgeClass[e] as number] !== 'ferry';
    });
    const other = wayBetween(cut, from, to);
    expect(other?.seconds).toBeGreaterThan(1.2 * (way?.seconds ?? Infinity));
  });

  it('leads to islands by ferries, and without them over the sea, which the result states', () => {
    const [from, to] = [seat('嵊泗县'), seat('定海区')];
    const way = wayBetween(surface, from, to);
    expect(kmOf(way, 'ferry')).toBeGreaterThan(30);
    expect(kmOf(way, 'sea')).toBe(0);
    const closed = travelSurface(ground, {
      ...DEFAULT_SPEEDS,
      roadKmh: { ...DEFAULT_SPEEDS.roadKmh, ferry: 0 },
    });
    expect(kmOf(wayBetween(closed, from, to), 'sea')).toBeGreaterThan(15);
    expect(kmOf(wayBetween(surface, town('普陀山镇'), seat('普陀区')), 'ferry')).toBeGreaterThan(0);
  });

  it('crosses no lake where a way around it exists', () => {
    for (const [a, b] of [
      ['淳安县', '开化县'],
      ['淳安县', '建德市'],
      ['青田县', '景宁畲族自治县'],
      ['云和县', '龙泉市'],
    ] as const)
      expect(kmOf(wayBetween(surface, seat(a), seat(b)), 'lake', 'sea'), `${a} ${b}`).toBe(0);
  });
});

describe('road distances between county seats from public sources', () => {
  const rows = Papa.parse<Record<'from' | 'to' | 'km' | 'network' | 'source', string>>(
    readFileSync(join(import.meta.dirname, '../../../../geodata/inputs/travel/road-distances.csv'), 'utf8'),
    { header: true, skipEmptyLines: true },
  ).data;
  const noMotorways = { ...DEFAULT_SPEEDS, roadKmh: { ...DEFAULT_SPEEDS.roadKmh, motorway: 0 } };
  const old = travelSurface(ground, noMotorways);

  it('are ten, each with its source', () => {
    expect(rows).toHaveLength(10);
    for (const { source } of rows) expect(source).toMatch(/^https?:/);
  });

  it.each(rows.map((row) => [row.from, row.to, row] as const))(
    '%s – %s',
    (_, __, { from, to, km, network }) => {
      const way = wayBetween(network === 'all' ? surface : old, seat(from), seat(to));
      const ownKm = (way?.lengthM ?? 0) / 1000;
      const error = ownKm / Number(km) - 1;
      process.stdout.write(
        `${from} – ${to}: ${km} km, ours ${ownKm.toFixed(0)} km, ${(error * 100).toFixed(0)} %\n`,
      );
      // Figures of before the motorways are of winding roads that are straighter today.
      expect(Math.abs(error)).toBeLessThan(network === 'all' ? 0.2 : 0.25);
    },
  );
});
