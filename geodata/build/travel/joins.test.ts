import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { RoadClass } from '../../../src/spatial/geometry/travel/ground.ts';
import { buildGraph } from './build-graph.ts';
import { endJoins, gapJoins, interchanges, townEntries, vertexJoins } from './joins.ts';
import type { RoadLine } from './road-lines.ts';

/** Metres east and north of a place in the province. */
const at = (eastM: number, northM: number): Position =>
  [120 + eastM / 97_230, 29 + northM / 111_195].map((of) => Math.round(of * 1e5) / 1e5);
const road = (of: RoadClass, ...line: [number, number][]): RoadLine => ({
  class: of,
  line: line.map(([x, y]) => at(x, y)),
});
const isLand = (): boolean => true;
/** Number of connected components of the graph. */
function countParts(roads: readonly RoadLine[], seats: readonly Position[] = []): number {
  const { graph } = buildGraph(roads, seats, [], isLand);
  const group = Array.from(graph.nodeEntered, (_, n) => n);
  const find = (n: number): number => (group[n] === n ? n : find(group[n] as number));
  graph.edgeFrom.forEach((from, e) => (group[find(from)] = find(graph.edgeTo[e] as number)));
  return new Set(group.map((_, n) => find(n))).size;
}

describe('the graph of the roads', () => {
  it('joins roads that share a vertex within their class, and splits the one that continues', () => {
    const roads = [road('primary', [0, 0], [5000, 0], [9000, 0]), road('primary', [5000, 0], [5000, 4000])];
    expect(countParts(roads)).toBe(1);
    expect(buildGraph(roads, [], [], isLand).graph.edgeClass).toHaveLength(3);
  });

  it.each([
    ['primary', 'trunk'],
    ['primary', 'primary'],
    ['trunk', 'primary'],
  ] as const)('does not join a %s and a %s road that only cross', (one, other) => {
    expect(countParts([road(one, [0, 0], [9000, 0]), road(other, [4500, -4500], [4500, 4500])])).toBe(2);
  });

  it('connects an end with a road within 400 m, and not with a farther one', () => {
    const main = road('trunk', [0, 0], [9000, 0]);
    expect(countParts([main, road('primary', [4500, 380], [4500, 5000])])).toBe(1);
    expect(countParts([main, road('primary', [4500, 420], [4500, 5000])])).toBe(2);
    const { joins, open } = endJoins([main, road('primary', [4500, 380], [4500, 5000])]);
    expect(joins).toHaveLength(1);
    expect(open).toHaveLength(3);
  });

  it('joins ends that the border of two tiles separated', () => {
    expect(countParts([road('primary', [0, 0], [4000, 0]), road('primary', [4150, 60], [9000, 0])])).toBe(1);
  });

  it('joins vertices of a trunk and a primary road within 200 m, once', () => {
    const roads = [
      road('trunk', [0, 0], [4500, 100], [9000, 0]),
      road('primary', [4400, -4500], [4450, 0], [4500, 4500]),
    ];
    expect(vertexJoins(roads)).toHaveLength(1);
    expect(countParts(roads)).toBe(1);
    const far = [roads[0] as RoadLine, road('primary', [4400, -4500], [4450, -150], [4500, 4500])];
    expect(vertexJoins(far)).toHaveLength(0);
  });

  it('enters a motorway from roads that it crosses, not within 5 km of another entry', () => {
    const motorway = road('motorway', [0, 0], [12_000, 0]);
    const crossing = [1000, 4000, 8000].map((x) => road('primary', [x, -3000], [x, 3000]));
    const roads = [motorway, ...crossing];
    // Of two crossings near each other, the one nearer to the seat of a town becomes the entry.
    const chosen = interchanges(roads, [at(4000, 500)], []);
    expect(chosen.map(({ to }) => to.road)).toEqual([2]);
    expect(interchanges(roads, [at(1000, 500)], []).map(({ to }) => to.road)).toEqual([1, 3]);
    expect(countParts(roads, [at(1000, 500)])).toBe(2);
  });

  it('connects a road that ends at a motorway to it, as the way to a toll gate', () => {
    const roads = [road('motorway', [0, 0], [9000, 0]), road('primary', [4500, 150], [4500, 5000])];
    expect(endJoins(roads).joins.map(({ class: of }) => of)).toEqual(['ramp']);
    // Where another road is nearer it leads there.
    const nearer = [...roads, road('trunk', [3000, 1500], [4500, 180], [6000, 1500])];
    expect(endJoins(nearer).joins.map(({ class: of }) => of)).toEqual(['primary']);
  });

  it('closes a gap in one motorway, not between two', () => {
    const [west, east] = [road('motorway', [0, 0], [4000, 0]), road('motorway', [5300, 100], [9000, 0])];
    const named = (ref: string, of: RoadLine): RoadLine => ({ ...of, ref });
    expect(gapJoins([named('G25', west), named('G25', east)])).toHaveLength(1);
    expect(gapJoins([named('G25', west), named('G3', east)])).toHaveLength(0);
    expect(gapJoins([west, east])).toHaveLength(0);
  });

  it('enters a motorway that crosses nothing near a town on land, ten kilometres apart', () => {
    const roads = [road('motorway', [0, 0], [60_000, 0])];
    const seats = [at(10_000, 2000), at(14_000, 1000), at(40_000, 5000), at(50_000, 7000)];
    expect(townEntries(roads, seats, [], isLand)).toHaveLength(2);
    expect(townEntries(roads, seats, [at(39_000, 0)], isLand)).toHaveLength(1);
    expect(townEntries(roads, seats, [], () => false)).toHaveLength(0);
  });
});
