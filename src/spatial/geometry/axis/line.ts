import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import type { CoursePart, LonLat, Station } from '../../../domain/records.ts';
import { geodesicM, lineLengthKm } from '../geodesic-m.ts';
import { type Labels, nodeCount, noLabels } from '../travel/search.ts';
import { travelSurface, type TravelSurface } from '../travel/surface.ts';
import type { TravelGround } from '../travel/ground.ts';
import type { Heights } from '../heights.ts';
import type { Rings } from '../rings.ts';
import { splitIntoArms } from './arms.ts';
import { AXIS_SPEEDS, type Avoided, axisLand, axisSurface, type Followed } from './cost.ts';
import { type LaidLine, layArms, type LayGround } from './lay.ts';
import { avoidedAt, crossedRidges, goesRound } from './ridges.ts';
import { AxisTree } from './tree.ts';
import type { NamedCourse } from './followed.ts';
import type { Node } from './node.ts';
import { untangled } from './untangle.ts';

/** A village known only to its town: it belongs to the town's station and does not change the line. */
export interface Follower {
  code: string;
  /** Code of the station that it belongs to. */
  stop: string;
}

/** Places that do not change a line, by the stations of it that they belong to. */
export interface PlacesBeside {
  /** Places at the same spot, by the code of the one that is laid. */
  companions: ReadonlyMap<string, readonly Node[]>;
  followers: readonly Follower[];
}

export interface AxisLine {
  /** A MultiLineString of no lines where the axis has none. */
  geometry: LineString | MultiLineString;
  lengthKm: number;
  stations: Station[];
  /** For each line of the geometry: whether it is the main line, and whether a source names a station on it. */
  named: boolean[];
  /** For each line of the geometry: whether the reader put a station on it. */
  drawn: boolean[];
  /** For each line, what it follows. */
  course: CoursePart[][];
  /** The lines and the places on them, as the geometry has them. */
  lines: LonLat[][];
  served: LonLat[];
}

/** Largest number of ridges that are avoided. */
const MOST_AVOIDED = 8;

/** The land data that axes are laid on. */
interface AxisLand extends LayGround {
  /** Lakes and reservoirs, and the sea, as polygons. */
  lakes: readonly Rings[];
  sea: readonly Rings[];
  rivers: readonly NamedCourse[];
  heights: Heights;
}

/** The ground that an axis is laid on. */
export interface AxisGround extends LayGround {
  surface: TravelSurface;
  labels: Labels;
  rivers: readonly NamedCourse[];
  heights: Heights;
}

/** The ground of the cost surface with the costs of an axis. */
export function axisGround(travel: TravelGround, { lakes, sea, ...land }: AxisLand): AxisGround {
  const surface = axisLand(travelSurface(travel, AXIS_SPEEDS), lakes, sea);
  return { ...land, surface, labels: noLabels(nodeCount(surface)) };
}

/** The places of an axis, and what sources say that it follows. */
export interface AxisPlaces {
  county: Polygon | MultiPolygon;
  seat: Node;
  towns: readonly Node[];
  /** Villages whose own position is known. */
  villages: readonly Node[];
  followed: Followed;
}

/**
 * The lines of an axis: a main line that starts at the county seat, and branches. Towns are joined first, those that a source names before
 * the others, then villages; each time the one with the least cost of the way from what is laid already. Ridges that another way avoids are
 * avoided.
 * @throws Error where no way leads to a place
 */
export function layAxis(ground: AxisGround, places: AxisPlaces): LaidLine[] {
  const avoided: Avoided[] = [];
  for (;;) {
    const laid = laidOnce(ground, places, avoided);
    const ridges = crossedRidges(laid, ground.heights, ground.surface.ground).filter(goesRound);
    if (ridges.length === 0 || avoided.length >= MOST_AVOIDED) return laid;
    avoided.push(...ridges.map(avoidedAt));
  }
}

function laidOnce(
  ground: AxisGround,
  { county, seat, towns, villages, followed }: AxisPlaces,
  avoided: readonly Avoided[],
): LaidLine[] {
  const at = [seat, ...towns, ...villages].map(({ lonLat }) => lonLat);
  const tree = new AxisTree(axisSurface(ground.surface, county, at, followed, avoided), ground.labels, seat, [
    ...towns,
    ...villages,
  ]);
  const isNamed = ({ named }: Node): boolean => named === true;
  for (const group of [towns.filter(isNamed), towns.filter((town) => !isNamed(town)), villages]) {
    let left = [...group];
    while (left.length > 0) {
      const ticks = left.map(({ lonLat }) => tree.ticksTo(lonLat));
      const nearest = left[ticks.indexOf(Math.min(...ticks))] as Node;
      tree.join(nearest);
      left = left.filter((node) => node !== nearest);
    }
  }
  tree.end();
  return untangled(layArms(splitIntoArms(tree.vertices), ground));
}

const km = (metres: number): number => Math.round(metres / 10) / 100;

/** The lines of an axis that has no villages yet, without what they follow. */
export const preliminaryLines = (ground: AxisGround, places: Omit<AxisPlaces, 'villages'>): LonLat[][] =>
  layAxis(ground, { ...places, villages: [] }).map(({ points }) => points);

/** The stations at one place of a line: what is laid, what lies at the same spot, and the villages known only to their town. */
function stationsAt(
  laid: Node,
  at: Pick<Station, 'km' | 'branchFromKm'>,
  { companions, followers }: PlacesBeside,
): Station[] {
  return [laid, ...(companions.get(laid.code) ?? [])].flatMap(({ kind, code }) => [
    { kind, code, ...at },
    ...followers
      .filter(({ stop }) => stop === code)
      .map((follower) => ({
        kind: 'village' as const,
        code: follower.code,
        km: at.km,
        branchFromKm: at.branchFromKm ?? at.km,
      })),
  ]);
}

/** Whether a source names one of the places at a place of a line, or the reader put one there. */
const someIs = (what: 'named' | 'drawn', laid: Node, { companions }: PlacesBeside): boolean =>
  [laid, ...(companions.get(laid.code) ?? [])].some((node) => node[what]);

/** An axis without a line: it has no length and serves nothing, and its places are stations at the seat. */
export const axisWithoutLine = (seat: Node, beside: PlacesBeside): AxisLine => ({
  geometry: { type: 'MultiLineString', coordinates: [] },
  lengthKm: 0,
  stations: stationsAt(seat, { km: 0 }, beside),
  named: [],
  drawn: [],
  course: [],
  lines: [],
  served: [],
});

/** Lines with their stations: chainage is counted from the seat, for a branch over its junction. */
export function axisLine(laid: readonly LaidLine[], beside: PlacesBeside): AxisLine {
  const alongM = laid.map(({ points }) => {
    let sum = 0;
    return points.map((at, i) => (i === 0 ? 0 : (sum += geodesicM(points[i - 1] as LonLat, at))));
  });
  const startM: number[] = [];
  const leftMainM: (number | undefined)[] = [];
  const stations: Station[] = [];
  laid.forEach(({ leaves, stations: stops }, i) => {
    startM[i] = leaves
      ? (startM[leaves.line] as number) + (alongM[leaves.line]?.[leaves.vertex] as number)
      : 0;
    leftMainM[i] = leaves ? (leftMainM[leaves.line] ?? startM[i]) : undefined;
    const left = leftMainM[i];
    for (const { node, vertex } of stops) {
      const at = km((startM[i] as number) + (alongM[i]?.[vertex] as number));
      const branch = left === undefined ? {} : { branchFromKm: km(left) };
      stations.push(...stationsAt(node, { km: at, ...branch }, beside));
    }
  });
  stations.sort((a, b) => (a.branchFromKm ?? a.km) - (b.branchFromKm ?? b.km));
  const lines = laid.map(({ points }) => points);
  return {
    geometry:
      lines.length === 1
        ? { type: 'LineString', coordinates: lines[0] as LonLat[] }
        : { type: 'MultiLineString', coordinates: lines },
    lengthKm: lines.reduce((sum, points) => sum + lineLengthKm(points), 0),
    stations,
    named: laid.map(
      ({ stations: stops }, i) => i === 0 || stops.some(({ node }) => someIs('named', node, beside)),
    ),
    drawn: laid.map(({ stations: stops }) => stops.some(({ node }) => someIs('drawn', node, beside))),
    course: laid.map(({ course }) => course),
    lines,
    served: laid.flatMap(({ stations: stops }) => stops.map(({ node }) => node.lonLat)),
  };
}
