import type { LineString, Position } from 'geojson';
import { between } from '../../../src/domain/segments.ts';
import type { Rings } from '../../../src/spatial/geometry/rings.ts';
import { AreaIndex, EdgeIndex } from '../../../src/spatial/geometry/edges.ts';
import { FRAME } from './frame.ts';
import { lengthM, planarM } from '../../../src/spatial/geometry/planar.ts';
import { inPieces, rounded, thinned } from '../../../src/spatial/geometry/lines.ts';
import type { Row } from './read-inputs.ts';

export type Trust = 'osm' | 'derived' | 'flat';

export interface River {
  name?: string;
  nameEn?: string;
  /** Ranks: 1 (the largest rivers) to 4 are rivers; 5 to 7 are streams by their drainage area (300, 100, 40 km²). */
  rank: number;
  basinKm2: number;
  trust: Trust;
  widthM: number;
  inWater?: true;
  line: Position[];
}

export interface NamedCourse {
  name: string;
  en: string;
  rank: number;
  basin_km2: number;
  osm: number;
  flat: number;
}
export interface Stream {
  rank: number;
  basin_km2: number;
  src: 'ra' | 'der';
}

/** A river while it is being processed; `line` runs downstream. */
interface Course {
  name?: string;
  nameEn?: string;
  rank: number;
  basinKm2: number;
  trust: Trust;
  line: Position[];
}

const ROUNDINGS = 2;
const TOLERANCE_M = 12;
/** A mouth that is at most this far from a river, lake or shore is connected to it; over longer distances the course is unknown. */
const NAMED_REACH_M = 3500;
const STREAM_REACH_M = 1500;
/** A named river is divided into pieces, so that its line can become wider as its drainage area grows. */
const PIECE_M = 30_000;
/** A piece inside or outside of mapped water that is shorter than this is not separated from its neighbours. */
const SHORTEST_PART_M = 2500;
/** Named rivers that the source breaks off in the plains: 南苕溪 continues as 东苕溪, which the source does not have. */
export const OPEN_ENDS: ReadonlySet<string> = new Set(['南苕溪', '宣平溪', '浦阳江']);
/** Tolerance for "on the edge of the frame", degrees. */
const EDGE_DEG = 0.02;

/**
 * Width of a river in metres from its drainage area: w = 7.2 √Q (Moody and Troutman 2002), with 0.025 m³/s for each km², the run-off of the
 * province's mountains (some 800 mm a year). It sets the width of lines and says nothing of a single place.
 */
export const widthOfBasinM = (basinKm2: number): number => 7.2 * Math.sqrt(0.025 * basinKm2);

/** How the course is known: mostly mapped water, mostly across plains (a third or more; 1–3 km off), or from the terrain. */
const rateTrust = ({ osm, flat }: NamedCourse): Trust =>
  flat >= 30 ? 'flat' : osm >= 50 ? 'osm' : 'derived';

const isOnEdge = ([lon = NaN, lat = NaN]: Position): boolean =>
  Math.min(lon - FRAME[0], FRAME[2] - lon, lat - FRAME[1], FRAME[3] - lat) < EDGE_DEG;

/**
 * Rivers and streams with rounded corners, each connected to the river, lake or sea that it flows into, and divided where the width of its
 * line changes. Streams that reach none within 1.5 km are left out, because some of them in the source are only parts of valleys.
 * @param nameEn the English name of a river, from its name and the source's romanisation
 */
export function riverLines(
  named: readonly Row<NamedCourse, LineString>[],
  streams: readonly Row<Stream, LineString>[],
  water: readonly Rings[],
  sea: readonly Rings[],
  nameEn: (name: string, en: string) => string,
): River[] {
  const areas = new AreaIndex([...water, ...sea]);
  const shores = new EdgeIndex(areas.polygons.flat());
  const courses = named.map(({ properties, geometry }): Course => ({
    name: properties.name,
    nameEn: nameEn(properties.name, properties.en),
    rank: properties.rank,
    basinKm2: properties.basin_km2,
    trust: rateTrust(properties),
    line: smooth(geometry.coordinates),
  }));
  // A named river that reaches nothing by itself may flow into a stream that is added later, so it is tried again after the streams.
  const index = new EdgeIndex(courses.map(({ line }) => line));
  const ended = courses.map((course) => withMouth(course, courses, index, areas, shores, NAMED_REACH_M));
  const reached = ended.filter((course) => course !== null);
  const waiting = courses.filter((_, i) => ended[i] === null);
  const all = joinCourses([...waiting, ...streams.map(streamCourse)], reached, areas, shores);
  const lost = waiting.filter(({ name }) => !all.some((course) => course.name === name));
  const open = lost.filter(({ name }) => !OPEN_ENDS.has(name ?? ''));
  if (open.length > 0)
    throw new Error(
      `rivers: ${open.map(({ name, line }) => `${name ?? ''} ends at ${String(line.at(-1))}`).join('; ')}, nowhere`,
    );
  all.push(...lost);
  return all.flatMap((course) => split(course, all, areas, shores));
}

const smooth = (line: readonly Position[]): Position[] => thinned(rounded(line, ROUNDINGS), TOLERANCE_M);

const streamCourse = ({ properties, geometry }: Row<Stream, LineString>): Course => ({
  rank: properties.rank,
  basinKm2: properties.basin_km2,
  trust: 'derived',
  line: smooth(geometry.coordinates),
});

/** Rivers that reach what is already connected, then rivers that reach those, until no more can be added. */
function joinCourses(
  courses: readonly Course[],
  reached: readonly Course[],
  areas: AreaIndex,
  shores: EdgeIndex,
): Course[] {
  const joined = [...reached];
  let waiting = [...courses];
  for (let added = 1; added > 0;) {
    const index = new EdgeIndex(joined.map(({ line }) => line));
    const ended = waiting.map((course) => withMouth(course, joined, index, areas, shores, STREAM_REACH_M));
    const found = ended.filter((course) => course !== null);
    added = found.length;
    joined.push(...found);
    waiting = waiting.filter((_, i) => ended[i] === null);
  }
  return joined;
}

/** The river with its end connected to the nearest river, water or sea; null where none is near enough. */
function withMouth(
  course: Course,
  others: readonly Course[],
  index: EdgeIndex,
  areas: AreaIndex,
  shores: EdgeIndex,
  reachM: number,
): Course | null {
  const end = course.line.at(-1) as Position;
  if (isOnEdge(end) || areas.holding(end) !== -1) return course;
  const river = index.nearest(end, reachM, (i) => {
    const other = others[i];
    return other !== undefined && other !== course && other.basinKm2 > course.basinKm2 * 0.5;
  });
  const shore = shores.nearest(end, reachM);
  const [first] = [river, shore].filter((of) => of !== null).toSorted((p, q) => p.m - q.m);
  if (!first) return null;
  return first.m < 1 ? course : { ...course, line: [...course.line, first.at] };
}

/** Divides a river where it enters or leaves mapped water, and a long one where its drainage area has grown. */
function split(course: Course, all: readonly Course[], areas: AreaIndex, shores: EdgeIndex): River[] {
  const { line, basinKm2, ...rest } = course;
  const total = lengthM(line);
  const source = line[0] as Position;
  // Junctions of the source: places where tributaries end.
  const above = all
    .filter((other) => other !== course && planarM(other.line.at(-1) as Position, source) < 2500)
    .reduce((sum, other) => sum + other.basinKm2, 0);
  const first = course.name === undefined ? basinKm2 : Math.min(basinKm2, Math.max(above, basinKm2 * 0.15));
  let gone = 0;
  return inParts(line, areas, shores).flatMap((part) =>
    (course.name === undefined ? [part.line] : inPieces(part.line, PIECE_M)).map((piece): River => {
      const m = lengthM(piece);
      const here = Math.round(first + ((basinKm2 - first) * (gone + m / 2)) / total);
      gone += m;
      return {
        ...rest,
        basinKm2: here,
        trust: part.inWater ? 'osm' : rest.trust,
        widthM: Math.round(widthOfBasinM(here)),
        ...(part.inWater ? { inWater: true } : {}),
        line: piece,
      };
    }),
  );
}

/** The parts of a line inside and outside of polygons; short parts are joined to the part before them. */
function inParts(
  line: readonly Position[],
  areas: AreaIndex,
  shores: EdgeIndex,
): { inWater: boolean; line: Position[] }[] {
  const parts: { inWater: boolean; line: Position[] }[] = [];
  let inWater = false;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as Position, line[i] as Position];
    const cuts = [0, ...shores.crossings(a, b), 1];
    for (let k = 1; k < cuts.length; k++) {
      const [from, to] = [cuts[k - 1] as number, cuts[k] as number];
      if (to - from < 1e-9) continue;
      // Whether the line is inside can change only where it crosses an edge.
      if (k > 1 || i === 1) inWater = areas.holding(between(a, b, (from + to) / 2)) !== -1;
      const last = parts.at(-1);
      if (last?.inWater === inWater) last.line.push(between(a, b, to));
      else parts.push({ inWater, line: [between(a, b, from), between(a, b, to)] });
    }
  }
  return joinShort(parts);
}

function joinShort(
  parts: readonly { inWater: boolean; line: Position[] }[],
): { inWater: boolean; line: Position[] }[] {
  const joined: { inWater: boolean; line: Position[] }[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && (last.inWater === part.inWater || lengthM(part.line) < SHORTEST_PART_M))
      last.line.push(...part.line.slice(1));
    else if (last && joined.length === 1 && lengthM(last.line) < SHORTEST_PART_M)
      joined[0] = { inWater: part.inWater, line: [...last.line, ...part.line.slice(1)] };
    else joined.push({ inWater: part.inWater, line: [...part.line] });
  }
  return joined;
}
