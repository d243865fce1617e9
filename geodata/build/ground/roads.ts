import type { LineString, Position } from 'geojson';
import { EdgeIndex } from '../../../src/spatial/geometry/edges.ts';
import { lengthM, planarM } from '../../../src/spatial/geometry/planar.ts';
import { nearestOn, rounded, thinned } from '../../../src/spatial/geometry/lines.ts';
import { nearGroups } from './near-groups.ts';
import type { Row } from './read-inputs.ts';

export type RoadClass = 'motorway' | 'trunk' | 'primary' | 'construction';

export interface Road {
  class: RoadClass;
  ref?: string;
  name?: string;
  line: Position[];
}

export interface RoadRow {
  class: string;
  ref?: string;
  name?: string;
}

/** Ends that are this near to each other are one junction: the source's tiles are clipped, on a grid of 76 m. */
export const SEAM_M = 100;
/** Distance by which rounding to five decimals can move a point. */
const STILL_M = 1;
/** A line that begins and ends at the same junction and is shorter than this is left over from merging, and is removed. */
const LEFTOVER_M = 350;
/** Lines follow the source's grid in steps: the steps are removed by thinning, then corners are rounded. */
const STAIRS_M = 45;
const TOLERANCE_M = 10;

const isEdgeOf = (road: Road, other: Road): boolean =>
  road.class === other.class && road.ref === other.ref && road.name === other.name;

/**
 * Connects roads: ends within 100 m of each other become one junction, an end within 100 m of the middle of another road is connected to
 * it, and where exactly two lines of one road meet they become one line. Lines that only cross are not connected.
 */
export function roadLines(rows: readonly Row<RoadRow, LineString>[]): Road[] {
  const roads = rows.map(({ properties, geometry }): Road => ({
    class: toClass(properties.class),
    ...(properties.ref === undefined ? {} : { ref: properties.ref }),
    ...(properties.name === undefined ? {} : { name: properties.name }),
    line: [...geometry.coordinates],
  }));
  return mergedAtJunctions(touching(snapped(roads)))
    .flatMap(opened)
    .map((road) => ({
      ...road,
      line: thinned(rounded(thinned(road.line, STAIRS_M), 1), TOLERANCE_M),
    }));
}

export function toClass(source: string): RoadClass {
  if (source === 'motorway' || source === 'trunk' || source === 'primary') return source;
  if (source === 'construction' || source.endsWith('_construction')) return 'construction';
  throw new Error(`roads: class ${source} is not known`);
}

/** Moves ends that are near each other to their common middle, until no ends within the distance remain apart. */
function snapped(roads: readonly Road[]): Road[] {
  const ends = roads.flatMap(({ line }) => [line[0] as Position, line.at(-1) as Position]);
  const middles = nearGroups(ends, SEAM_M);
  if (middles.every((middle, i) => planarM(middle, ends[i] as Position) < STILL_M)) return [...roads];
  return snapped(
    roads.flatMap((road, i) => {
      const [from, to] = [middles[2 * i] as Position, middles[2 * i + 1] as Position];
      if (planarM(from, to) === 0 && lengthM(road.line) < LEFTOVER_M) return [];
      return [{ ...road, line: [from, ...road.line.slice(1, -1), to] }];
    }),
  );
}

/**
 * An end that meets no other end but is near the middle of a road is connected to it; that road is divided there, so that thinning keeps
 * the junction.
 */
function touching(roads: readonly Road[]): Road[] {
  const index = new EdgeIndex(roads.map(({ line }) => line));
  const meet = junctions(roads);
  const cuts = new Map<number, Position[]>();
  const led = (p: Position, self: number): Position[] => {
    if ((meet.get(key(p))?.length ?? 0) > 1) return [];
    const foot = index.nearest(p, SEAM_M, (i) => i !== self);
    if (!foot) return [];
    const at = foot.at.map((degrees) => Math.round(degrees * 1e5) / 1e5);
    cuts.set(foot.line, [...(cuts.get(foot.line) ?? []), at]);
    return foot.m > STILL_M ? [at] : [];
  };
  const longer = roads.map((road, i) => ({
    ...road,
    line: [...led(road.line[0] as Position, i), ...road.line, ...led(road.line.at(-1) as Position, i)],
  }));
  return longer.flatMap((road, i) => cutAt(road.line, cuts.get(i) ?? []).map((line) => ({ ...road, line })));
}

/** Divides a line at places that lie on it. */
function cutAt(line: readonly Position[], places: readonly Position[]): Position[][] {
  const feet = places
    .map((at) => ({ ...nearestOn(at, line), at }))
    .toSorted((p, q) => p.segment - q.segment || p.share - q.share);
  const pieces: Position[][] = [];
  let [piece, next] = [[line[0] as Position], 0];
  for (let i = 1; i < line.length; i++) {
    for (; next < feet.length && feet[next]?.segment === i - 1; next++) {
      const { at } = feet[next] as (typeof feet)[number];
      if (planarM(at, line[0] as Position) < STILL_M || planarM(at, line.at(-1) as Position) < STILL_M)
        continue;
      if (planarM(at, piece.at(-1) as Position) >= STILL_M) piece.push(at);
      else piece[piece.length - 1] = at;
      if (piece.length > 1) pieces.push(piece);
      piece = [at];
    }
    piece.push(line[i] as Position);
  }
  return [...pieces, piece];
}

/**
 * Divides a road that returns to its own junction into two lines, because rounding would take a closed line for an outline and move the
 * junction.
 */
function opened(road: Road): Road[] {
  const { line } = road;
  if (planarM(line[0] as Position, line.at(-1) as Position) >= STILL_M || line.length < 4) return [road];
  const middle = line.length >> 1;
  return [line.slice(0, middle + 1), line.slice(middle)].map((half) => ({ ...road, line: half }));
}

const key = ([lon = 0, lat = 0]: Position): string => `${lon.toFixed(5)} ${lat.toFixed(5)}`;

/** The lines that end at each place. */
function junctions(roads: readonly Road[]): Map<string, number[]> {
  const at = new Map<string, number[]>();
  roads.forEach(({ line }, i) => {
    for (const end of [line[0] as Position, line.at(-1) as Position])
      at.set(key(end), [...(at.get(key(end)) ?? []), i]);
  });
  return at;
}

/** Joins two lines of the same road into one where no third line ends. */
function mergedAtJunctions(roads: readonly Road[]): Road[] {
  const lines: (Road | null)[] = [...roads];
  const at = junctions(roads);
  const now = Array.from(roads, (_, i) => i);
  const current = (i: number): number => (now[i] === i ? i : (now[i] = current(now[i] as number)));
  for (const [place, ends] of at) {
    const [i, j] = ends.map(current);
    if (ends.length !== 2 || i === undefined || j === undefined || i === j) continue;
    const [one, other] = [lines[i], lines[j]];
    if (!one || !other || !isEdgeOf(one, other)) continue;
    const head = key(one.line.at(-1) as Position) === place ? one.line : one.line.toReversed();
    const tail = key(other.line[0] as Position) === place ? other.line : other.line.toReversed();
    lines[i] = { ...one, line: [...head, ...tail.slice(1)] };
    lines[j] = null;
    now[j] = i;
  }
  return lines.filter((road) => road !== null);
}

/** Ends of one class that are nearer to each other than the seam and are not connected: a correct result has none. */
export function openSeams(roads: readonly Road[]): Position[] {
  const ends = roads.flatMap(({ line }, road) =>
    [line[0] as Position, line.at(-1) as Position].map((at) => ({ at, road })),
  );
  const lines = new EdgeIndex(roads.map(({ line }) => line));
  // Ends are entered in the index as lines without length.
  const points = new EdgeIndex(ends.map(({ at }) => [at, at]));
  const meet = junctions(roads);
  return ends
    .filter(({ at, road }) => {
      if ((meet.get(key(at))?.length ?? 0) > 1 || lines.nearest(at, STAIRS_M / 4, (i) => i !== road))
        return false;
      const isOther = (end: number): boolean =>
        ends[end]?.road !== road && roads[ends[end]?.road ?? -1]?.class === roads[road]?.class;
      return points.nearest(at, SEAM_M, isOther) !== null;
    })
    .map(({ at }) => at);
}
