import type { Position } from 'geojson';
import type { RoadClass } from '../../../src/spatial/geometry/travel/ground.ts';
import { EdgeIndex } from '../../../src/spatial/geometry/edges.ts';
import { computeBounds, planarM } from '../../../src/spatial/geometry/planar.ts';
import { inPieces } from '../../../src/spatial/geometry/lines.ts';
import Flatbush from 'flatbush';
import { isMotorway, placeKey, placeOnRoad, type RoadLine, type RoadPlace } from './road-lines.ts';

/**
 * Largest distance, in metres, at which an end is connected to another road, and at which vertices of a trunk and a primary road are
 * connected. The source is on a grid of 76 m, was generalised to one line for each road, and keeps classes apart: many ends of primary
 * roads stop 300 to 400 m short of the road that they lead to, few 200 to 300 m.
 */
const END_M = 400;
/**
 * The same for ends of motorways, metres: they end at interchanges whose ramps the source leaves out, and so farther from the other road.
 */
const MOTORWAY_END_M = 1000;
/** Two open ends of motorways of one number or name within this distance are a gap in one motorway, metres. */
const GAP_M = 1500;
const VERTEX_M = 200;
/**
 * Least distance between entries of motorways, metres. JTG D20-2017 requires at least 4 km between interchanges, 5 to 10 km on average near
 * cities and 15 to 25 km elsewhere.
 */
const INTERCHANGE_M = 5000;

/** Two places of different roads that are connected by a short edge. */
export interface Join {
  from: RoadPlace;
  to: RoadPlace;
  class: RoadClass;
  why: 'end' | 'vertices' | 'crossing' | 'gap';
}

/** Number of lines that have a vertex at each place, by group: motorways and other roads never share a vertex in this count. */
export function findMeetings(roads: readonly RoadLine[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const road of roads)
    for (const at of road.line) {
      const key = groupKey(road, at);
      count.set(key, (count.get(key) ?? 0) + 1);
    }
  return count;
}

export const groupKey = (road: { class: RoadClass }, at: Position): string =>
  `${isMotorway(road) ? 'M' : 'S'} ${placeKey(at)}`;

/**
 * Ends that meet no vertex of another road of their kind, led to the nearest road within 400 m (1 km for motorways): seams of tiles,
 * side roads, the ends of motorways. A road that ends nearer to a motorway than to any other road leads to a toll gate.
 */
export function endJoins(roads: readonly RoadLine[]): { joins: Join[]; open: RoadPlace[] } {
  const meet = findMeetings(roads);
  const index = new EdgeIndex(roads.map(({ line }) => line));
  const joins: Join[] = [];
  const open: RoadPlace[] = [];
  roads.forEach((road, i) => {
    const last = road.line.length - 1;
    const reachM = isMotorway(road) ? MOTORWAY_END_M : END_M;
    for (const along of [0, last]) {
      const at = road.line[along] as Position;
      if ((meet.get(groupKey(road, at)) ?? 0) > 1) continue;
      const from: RoadPlace = { road: i, at, along };
      const isKin = (other: number): boolean =>
        other !== i && isMotorway(roads[other] as RoadLine) === isMotorway(road);
      const isOther = (other: number): boolean => isMotorway(roads[other] as RoadLine) !== isMotorway(road);
      const kin = index.nearest(at, reachM, isKin);
      const other = index.nearest(at, reachM, isOther);
      if (kin) {
        const of = isMotorway(road) ? 'motorway' : slower(road, roads[kin.line] as RoadLine);
        joins.push({ from, to: placeOnRoad(roads, kin.line, kin.at), class: of, why: 'end' });
      }
      if (other && other.m < (kin?.m ?? Infinity))
        joins.push({ from, to: placeOnRoad(roads, other.line, other.at), class: 'ramp', why: 'end' });
      if (!kin && !other) open.push(from);
    }
  });
  return { joins, open };
}

/** Gaps in motorways: open ends with the same number or name that are each other's nearest, within 1.5 km. */
export function gapJoins(roads: readonly RoadLine[]): Join[] {
  const meet = findMeetings(roads);
  const ends = roads.flatMap((road, i) =>
    isMotorway(road) && (road.ref ?? road.name) !== undefined
      ? [0, road.line.length - 1].flatMap((along): RoadPlace[] => {
          const at = road.line[along] as Position;
          return (meet.get(groupKey(road, at)) ?? 0) > 1 ? [] : [{ road: i, at, along }];
        })
      : [],
  );
  const isSame = (one: RoadPlace, other: RoadPlace): boolean => {
    const [a, b] = [roads[one.road], roads[other.road]];
    return one.road !== other.road && (a?.ref === undefined ? a?.name === b?.name : a.ref === b?.ref);
  };
  const partner = ends.map((end) => {
    const near = ends
      .map((other, i) => ({ i, m: isSame(end, other) ? planarM(end.at, other.at) : Infinity }))
      .filter(({ m }) => m <= GAP_M)
      .toSorted((p, q) => p.m - q.m || p.i - q.i);
    return near[0]?.i ?? -1;
  });
  return ends.flatMap((from, i): Join[] => {
    const other = partner[i] as number;
    const to = ends[other];
    return to && partner[other] === i && i < other ? [{ from, to, class: 'motorway', why: 'gap' }] : [];
  });
}

/** A connection between two roads at grade has the lower speed of the two. */
const slower = (one: RoadLine, other: RoadLine): RoadClass =>
  one.class === 'trunk' && other.class === 'trunk' ? 'trunk' : 'primary';

/** Vertices of roads at grade of different classes that lie within 200 m and are each other's nearest of the two roads. */
export function vertexJoins(roads: readonly RoadLine[]): Join[] {
  const places = roads.flatMap((road, i) =>
    isMotorway(road) ? [] : road.line.map((at, along): RoadPlace => ({ road: i, at, along })),
  );
  const index = new Flatbush(Math.max(1, places.length));
  for (const { at } of places) index.add(...computeBounds([at]));
  if (places.length === 0) return [];
  index.finish();
  const nearest = (
    of: RoadPlace,
    isWanted: (road: number) => boolean,
  ): { place: RoadPlace; m: number } | null => {
    const [lon = 0, lat = 0] = of.at;
    const [dx, dy] = [VERTEX_M / 95_000, VERTEX_M / 110_800];
    let best: { place: RoadPlace; m: number } | null = null;
    for (const i of index.search(lon - dx, lat - dy, lon + dx, lat + dy).toSorted((a, b) => a - b)) {
      const place = places[i] as RoadPlace;
      if (!isWanted(place.road)) continue;
      const m = planarM(of.at, place.at);
      if (m <= VERTEX_M && m < (best?.m ?? Infinity)) best = { place, m };
    }
    return best;
  };
  const joins: Join[] = [];
  for (const from of places) {
    const own = (roads[from.road] as RoadLine).class;
    const found = nearest(from, (road) => (roads[road] as RoadLine).class !== own);
    if (!found || placeKey(found.place.at) === placeKey(from.at)) continue;
    const back = nearest(found.place, (road) => road === from.road);
    const isMutual = back !== null && placeKey(back.place.at) === placeKey(from.at);
    const to = found.place;
    const isFirst = from.road < to.road || !isMutualOf(nearest, roads, to, from);
    if (isMutual && isFirst)
      joins.push({
        from,
        to,
        class: slower(roads[from.road] as RoadLine, roads[to.road] as RoadLine),
        why: 'vertices',
      });
  }
  return joins;
}

/** Whether the pair would also be found from its other end; then it is kept once only. */
function isMutualOf(
  nearest: (of: RoadPlace, isWanted: (road: number) => boolean) => { place: RoadPlace } | null,
  roads: readonly RoadLine[],
  of: RoadPlace,
  other: RoadPlace,
): boolean {
  const own = (roads[of.road] as RoadLine).class;
  const found = nearest(of, (road) => (roads[road] as RoadLine).class !== own);
  return found !== null && found.place.road === other.road && placeKey(found.place.at) === placeKey(other.at);
}

/**
 * Where a motorway can be entered from a road that it crosses. The source has no ramps, so these places are assumed: crossings with trunk
 * and primary roads, those near a town seat first (for a primary road a kilometre is added), none within 5 km of another entry.
 */
export function interchanges(
  roads: readonly RoadLine[],
  seats: readonly Position[],
  taken: readonly Position[],
): Join[] {
  const seatIndex = new EdgeIndex(seats.map((at) => [at, at]));
  const others = roads.flatMap((road, i) => (road.class === 'trunk' || road.class === 'primary' ? [i] : []));
  const index = new Flatbush(
    Math.max(
      1,
      others.reduce((sum, i) => sum + (roads[i] as RoadLine).line.length - 1, 0),
    ),
  );
  const pieces: { road: number; segment: number }[] = [];
  for (const i of others) {
    const { line } = roads[i] as RoadLine;
    for (let s = 1; s < line.length; s++) {
      index.add(...computeBounds([line[s - 1] as Position, line[s] as Position]));
      pieces.push({ road: i, segment: s - 1 });
    }
  }
  if (pieces.length === 0) return [];
  index.finish();
  const found: { join: Join; rank: number }[] = [];
  roads.forEach((road, i) => {
    if (!isMotorway(road)) return;
    for (let s = 1; s < road.line.length; s++) {
      const [a, b] = [road.line[s - 1] as Position, road.line[s] as Position];
      for (const p of index.search(...computeBounds([a, b])).toSorted((x, y) => x - y)) {
        const { road: other, segment } = pieces[p] as { road: number; segment: number };
        const { line, class: of } = roads[other] as RoadLine;
        const hit = crossing(a, b, line[segment] as Position, line[segment + 1] as Position);
        if (!hit) continue;
        const seatM = seatIndex.nearest(hit.at, 20_000)?.m ?? 20_000;
        found.push({
          rank: seatM + (of === 'trunk' ? 0 : 1000),
          join: {
            from: { road: i, at: hit.at, along: s - 1 + hit.t },
            to: { road: other, at: hit.at, along: segment + hit.u },
            class: 'ramp',
            why: 'crossing',
          },
        });
      }
    }
  });
  const kept = [...taken];
  const chosen: Join[] = [];
  for (const { join } of found.toSorted((p, q) => p.rank - q.rank)) {
    if (kept.some((at) => planarM(at, join.from.at) < INTERCHANGE_M)) continue;
    kept.push(join.from.at);
    chosen.push(join);
  }
  return chosen;
}

function crossing(
  a: Position,
  b: Position,
  c: Position,
  d: Position,
): { at: Position; t: number; u: number } | null {
  const [[ax = 0, ay = 0], [bx = 0, by = 0], [cx = 0, cy = 0], [dx = 0, dy = 0]] = [a, b, c, d];
  const turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (turn === 0) return null;
  const t = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn;
  const u = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / turn;
  if (t < 0 || t > 1 || u < 0 || u > 1) return null;
  return { at: [ax + (bx - ax) * t, ay + (by - ay) * t].map((of) => Math.round(of * 1e5) / 1e5), t, u };
}

/** A motorway that passes a town seat within this distance, and has no other entry near it, gets an entry there, metres. */
const TOWN_M = 6000;
const LONELY_M = 10_000;

/**
 * Where a motorway can be entered from the country beside it, though it crosses no mapped road: at its nearest place on land to the
 * seat of a town within 6 km, where no other entry lies within 10 km. An expressway in China has an interchange at least every 30 km
 * (JTG D20-2017), and a county road leads to it.
 */
export function townEntries(
  roads: readonly RoadLine[],
  seats: readonly Position[],
  taken: readonly Position[],
  isLand: (at: Position) => boolean,
): RoadPlace[] {
  const places = roads.flatMap((road, i) =>
    isMotorway(road)
      ? inPieces(road.line, PLACES_M).flatMap(([at]) => (at && isLand(at) ? [{ road: i, at }] : []))
      : [],
  );
  const index = new EdgeIndex(places.map(({ at }) => [at, at]));
  const near = seats.flatMap((seat) => index.nearest(seat, TOWN_M) ?? []);
  const kept = [...taken];
  const chosen: RoadPlace[] = [];
  for (const { line } of near.toSorted((p, q) => p.m - q.m)) {
    const { road, at } = places[line] as (typeof places)[number];
    if (kept.some((entry) => planarM(entry, at) < LONELY_M)) continue;
    kept.push(at);
    chosen.push(placeOnRoad(roads, road, at));
  }
  return chosen;
}
/** Spacing of the places of motorways that are tried, metres. */
const PLACES_M = 400;
