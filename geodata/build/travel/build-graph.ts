import type { Position } from 'geojson';
import {
  ROAD_CLASSES,
  type RoadClass,
  type RoadGraph,
  type RoadName,
} from '../../../src/spatial/geometry/travel/ground.ts';
import { distanceM } from '../../../src/domain/distance.ts';
import type { FerryLine } from './ferries.ts';
import {
  endJoins,
  gapJoins,
  groupKey,
  interchanges,
  type Join,
  findMeetings,
  townEntries,
  vertexJoins,
} from './joins.ts';
import { isMotorway, placeKey, type RoadLine, type RoadPlace } from './road-lines.ts';

export interface BuiltGraph {
  graph: RoadGraph;
  joins: readonly Join[];
  report: Record<string, number>;
}

const toLonLat = ([lon = 0, lat = 0]: Position): [number, number] => [lon, lat];

/** Metres along a line of the source. */
export const lineM = (line: readonly Position[]): number =>
  line.reduce(
    (sum, at, i) => sum + (i === 0 ? 0 : distanceM(toLonLat(line[i - 1] as Position), toLonLat(at))),
    0,
  );

/** Collects nodes by key and edges between them. */
class GraphBuilder {
  private readonly nodes = new Map<string, number>();
  private readonly places: Position[] = [];
  private readonly entered: number[] = [];
  private readonly names: RoadName[] = [{}];
  private readonly nameOf = new Map<string, number>([[JSON.stringify([null, null]), 0]]);
  private readonly edges: {
    from: number;
    to: number;
    m: number;
    of: RoadClass;
    name: number;
    shape: Position[];
  }[] = [];

  node(key: string, at: Position): number {
    let n = this.nodes.get(key);
    if (n === undefined) {
      n = this.places.length;
      this.nodes.set(key, n);
      this.places.push(at);
      this.entered.push(0);
    }
    return n;
  }

  enter(n: number): void {
    this.entered[n] = 1;
  }

  edge(
    from: number,
    to: number,
    line: readonly Position[],
    of: RoadClass,
    { name, ref }: RoadName = {},
  ): void {
    const key = JSON.stringify([name ?? null, ref ?? null]);
    let number = this.nameOf.get(key);
    if (number === undefined) {
      number = this.names.length;
      this.nameOf.set(key, number);
      this.names.push({ ...(name === undefined ? {} : { name }), ...(ref === undefined ? {} : { ref }) });
    }
    this.edges.push({
      from,
      to,
      m: Math.round(lineM(line) * 10) / 10,
      of,
      name: number,
      shape: line.slice(1, -1),
    });
  }

  graph(): RoadGraph {
    const { edges, places, names } = this;
    const shapeStart = new Int32Array(edges.length + 1);
    edges.forEach(({ shape }, e) => (shapeStart[e + 1] = (shapeStart[e] as number) + shape.length));
    return {
      nodeLonLat: Float64Array.from(places.flat()),
      nodeEntered: Uint8Array.from(this.entered),
      edgeFrom: Int32Array.from(edges, ({ from }) => from),
      edgeTo: Int32Array.from(edges, ({ to }) => to),
      edgeLengthM: Float64Array.from(edges, ({ m }) => m),
      edgeClass: Uint8Array.from(edges, ({ of }) => ROAD_CLASSES.indexOf(of)),
      edgeName: Uint16Array.from(edges, ({ name }) => name),
      names,
      shapeStart,
      shapeLonLat: Float64Array.from(edges.flatMap(({ shape }) => shape.flat())),
    };
  }
}

/**
 * Builds the graph of the roads. Roads are connected where they share a vertex of the same class, where an end is near another road, and
 * where vertices of a trunk and a primary road are near each other; lines that only cross are not connected. Motorways are entered at their
 * ends and at assumed interchanges.
 * @param seats of towns, near which an interchange is likely
 * @param isLand whether a road can be left at a place
 */
export function buildGraph(
  roads: readonly RoadLine[],
  seats: readonly Position[],
  ferries: readonly FerryLine[],
  isLand: (at: Position) => boolean,
): BuiltGraph {
  const ends = endJoins(roads);
  const motorwayEnds = ends.joins.flatMap(({ class: of, from, to }) =>
    of === 'ramp' ? [isMotorway(roads[from.road] as RoadLine) ? from.at : to.at] : [],
  );
  const crossings = interchanges(roads, seats, motorwayEnds);
  const towns = townEntries(roads, seats, [...motorwayEnds, ...crossings.map(({ from }) => from.at)], isLand);
  const joins = [...ends.joins, ...gapJoins(roads), ...vertexJoins(roads), ...crossings];
  const cuts = roads.map((): RoadPlace[] => []);
  for (const { from, to } of joins) for (const place of [from, to]) cuts[place.road]?.push(place);
  for (const place of towns) cuts[place.road]?.push(place);
  const meet = findMeetings(roads);
  const builder = new GraphBuilder();
  roads.forEach((road, i) => {
    const last = road.line.length - 1;
    const vertices = road.line.map((at, along): RoadPlace & { isCut: boolean } => ({
      road: i,
      at,
      along,
      isCut: along === 0 || along === last || (meet.get(groupKey(road, at)) ?? 0) > 1,
    }));
    const stops = [...vertices, ...(cuts[i] ?? []).map((place) => ({ ...place, isCut: true }))].toSorted(
      (p, q) => p.along - q.along,
    );
    let piece: Position[] = [];
    for (const { at, isCut } of stops) {
      if (piece.length > 0 && placeKey(piece.at(-1) as Position) === placeKey(at) && !isCut) continue;
      piece.push(at);
      if (!isCut) continue;
      const first = piece[0] as Position;
      const [a, b] = [builder.node(groupKey(road, first), first), builder.node(groupKey(road, at), at)];
      if (!isMotorway(road)) for (const n of [a, b]) builder.enter(n);
      if (piece.length > 1 && a !== b) builder.edge(a, b, piece, road.class, road);
      piece = [at];
    }
  });
  for (const { road, at } of ends.open)
    if (isMotorway(roads[road] as RoadLine))
      builder.enter(builder.node(groupKey(roads[road] as RoadLine, at), at));
  for (const { from, to, class: of } of joins) {
    const [a, b] = [from, to].map(({ road, at }) =>
      builder.node(groupKey(roads[road] as RoadLine, at), at),
    ) as [number, number];
    if (a !== b) builder.edge(a, b, [from.at, to.at], of);
  }
  for (const { road, at } of towns) {
    const gate = builder.node(`T ${placeKey(at)}`, at);
    builder.enter(gate);
    builder.edge(gate, builder.node(groupKey(roads[road] as RoadLine, at), at), [at, at], 'ramp');
  }
  for (const { name, piers } of ferries) {
    const nodes = piers.map((at) => builder.node(`F ${placeKey(at)}`, at));
    for (const n of nodes) builder.enter(n);
    builder.edge(nodes[0] as number, nodes[1] as number, piers, 'ferry', { name });
  }
  const count = (why: Join['why']): number => joins.filter((join) => join.why === why).length;
  return {
    graph: builder.graph(),
    joins,
    report: {
      endJoins: count('end'),
      gapJoins: count('gap'),
      vertexJoins: count('vertices'),
      townEntries: towns.length,
      interchanges: count('crossing'),
      openEnds: ends.open.length,
    },
  };
}
