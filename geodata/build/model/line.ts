import type { LineString, MultiLineString } from 'geojson';
import type { LonLat, Station } from '../../../src/domain/records.ts';
import { crossings } from '../../../src/spatial/operations/crossings.ts';
import { distanceM, lineLengthKm } from '../../../src/spatial/operations/distance-m.ts';
import { nearestOnLine } from '../../../src/spatial/operations/nearest-on-line.ts';
import { cheapest, improve, type Node, orderTowns, preliminaryLines } from './order.ts';
import { route } from './route.ts';
import type { Ground } from './terrain.ts';

/** A village known only to its town: it stops at the town's station and adds nothing to the line. */
export interface Follower {
  code: string;
  /** Code of the station where it gets off. */
  stop: string;
}

export interface AxisLine {
  geometry: LineString | MultiLineString;
  lengthKm: number;
  stations: Station[];
  /** For each line of the geometry: whether it is the main line, and whether a source names a station on it. */
  named: boolean[];
}

/** A village joins a line where that costs less than this many times its spur; else it gets the spur. */
const DETOUR_PER_SPUR = 1.25;
/** A village this near to the line is on it, metres. */
const ON_THE_LINE_M = 300;

/** The main line (which starts at the seat) or a branch (which starts where it leaves an earlier line). */
interface Arm {
  nodes: Node[];
  /** Vertices, the start included. */
  points: LonLat[];
  /** Chainage of its start, and where its branch left the main line; 0 and absent for the main line. */
  startM: number;
  leftMainM?: number;
}

/**
 * The line of an axis: an open path seat → towns; towns that a branch serves better get one; villages are inserted where that
 * is cheap and given a short spur where a detour would be absurd. It is bent round other counties' land and does not cross itself.
 * Where a source names towns of the axis, they make the main line and all the rest hangs on it by branches.
 * @throws Error where the towns alone make it cross itself.
 */
export function buildLine(
  ground: Ground,
  seat: Node,
  towns: readonly Node[],
  villages: readonly Node[],
  followers: readonly Follower[],
): AxisLine {
  const ordered = orderTowns(seat, towns);
  const anchored = towns.some(({ named }) => named);
  let main = ordered.path;
  const onSpur: Node[] = [];
  const nearM = ({ lonLat }: Node): number =>
    Math.min(
      ...preliminaryLines({ path: main, branches: ordered.branches }).map(
        (line) => nearestOnLine(lonLat, line).distanceM,
      ),
    );
  const waiting = villages
    .map((node) => ({ node, nearM: nearM(node) }))
    .toSorted((a, b) => a.nearM - b.nearM || (a.node.code < b.node.code ? -1 : 1));
  for (const { node } of waiting) {
    const spurM = nearM(node);
    const { at, detourM } = cheapest(main, node);
    const cheap = detourM <= DETOUR_PER_SPUR * spurM && (node.named || !anchored);
    if (cheap || spurM < ON_THE_LINE_M) main = [...main.slice(0, at), node, ...main.slice(at)];
    else onSpur.push(node);
  }
  main = improve(main);
  for (;;) {
    const arms = assemble(ground, main, [...ordered.branches, ...onSpur]);
    if (crossings(arms.map(({ points }) => points)).length === 0) return finish(arms, followers);
    const culprit = main.findLast(({ kind }) => kind === 'village');
    if (culprit === undefined) throw new Error(`the axis of ${seat.code} crosses itself between its towns`);
    main = improve(main.filter((node) => node !== culprit));
    onSpur.push(culprit);
  }
}

/** Lays the main line, then each branch from the nearest point of what is there; junctions become vertices. */
function assemble(ground: Ground, main: readonly Node[], branches: readonly Node[]): Arm[] {
  const seat = main[0] as Node;
  const points = [seat.lonLat];
  for (let i = 1; i < main.length; i++)
    points.push(...route(ground, (main[i - 1] as Node).lonLat, (main[i] as Node).lonLat).slice(1));
  const arms: Arm[] = [{ nodes: [...main], points, startM: 0 }];
  for (const node of branches) {
    const { arm, foot } = arms
      .map((candidate) => ({ arm: candidate, foot: nearestOnLine(node.lonLat, candidate.points) }))
      .reduce((best, next) => (next.foot.distanceM < best.foot.distanceM - 1 ? next : best));
    if (arm.points.every((at) => distanceM(at, foot.lonLat) >= 1))
      arm.points.splice(foot.segment + 1, 0, foot.lonLat);
    const startM = arm.startM + foot.alongM;
    arms.push({
      nodes: [node],
      points: route(ground, foot.lonLat, node.lonLat),
      startM,
      leftMainM: arm.leftMainM ?? startM,
    });
  }
  return arms;
}

const km = (metres: number): number => Math.round(metres / 10) / 100;

function finish(arms: readonly Arm[], followers: readonly Follower[]): AxisLine {
  const stations: Station[] = [];
  for (const { nodes, points, startM, leftMainM } of arms) {
    const branch = leftMainM === undefined ? {} : { branchFromKm: km(leftMainM) };
    let cursor = 0;
    let alongM = startM;
    for (const node of nodes) {
      while (cursor + 1 < points.length && distanceM(points[cursor] as LonLat, node.lonLat) > 0.5) {
        alongM += distanceM(points[cursor] as LonLat, points[cursor + 1] as LonLat);
        cursor++;
      }
      stations.push({ kind: node.kind, code: node.code, km: km(alongM), ...branch });
      for (const { code, stop } of followers)
        if (stop === node.code)
          stations.push({
            kind: 'village',
            code,
            km: km(alongM),
            branchFromKm: branch.branchFromKm ?? km(alongM),
          });
    }
  }
  stations.sort((a, b) => (a.branchFromKm ?? a.km) - (b.branchFromKm ?? b.km));
  const lines = arms.map(({ points }) => points);
  return {
    geometry:
      lines.length === 1
        ? { type: 'LineString', coordinates: lines[0] as LonLat[] }
        : { type: 'MultiLineString', coordinates: lines },
    lengthKm: lines.reduce((sum, points) => sum + lineLengthKm(points), 0),
    stations,
    named: arms.map(({ nodes }, i) => i === 0 || nodes.some(({ named }) => named)),
  };
}
