import type { LineString, MultiLineString } from 'geojson';
import type { LonLat, Station } from '../../../src/domain/records.ts';
import { crossings } from '../../../src/spatial/operations/crossings.ts';
import { distanceM, lineLengthKm } from '../../../src/spatial/operations/distance-m.ts';
import { nearestOnLine } from '../../../src/spatial/operations/nearest-on-line.ts';
import { route } from './route.ts';
import type { Ground } from './terrain.ts';

export interface Node {
  kind: 'seat' | 'town' | 'village';
  code: string;
  lonLat: LonLat;
}

/** A village known only to its town: it stops at the town's station and adds nothing to the line. */
export interface Follower {
  code: string;
  town: LonLat;
}

export interface AxisLine {
  geometry: LineString | MultiLineString;
  lengthKm: number;
  stations: Station[];
}

/** A village joins the main line where that costs less than this many times its spur; else it gets the spur. */
const DETOUR_PER_SPUR = 1.25;

const pathM = (nodes: readonly Node[]): number =>
  nodes.slice(1).reduce((sum, node, i) => sum + distanceM((nodes[i] as Node).lonLat, node.lonLat), 0);

/** Shortest open path from the seat through all towns: every order is tried, the towns of an axis are few. */
export function orderTowns(seat: Node, towns: readonly Node[]): Node[] {
  if (towns.length > 8) return improve([seat, ...nearestFirst(seat, towns)]);
  let best: Node[] = [];
  let bestM = Infinity;
  const visit = (path: Node[], left: readonly Node[], lengthM: number): void => {
    if (lengthM >= bestM) return;
    if (left.length === 0) {
      [best, bestM] = [path, lengthM];
      return;
    }
    const last = path.at(-1) as Node;
    for (const next of left)
      visit(
        [...path, next],
        left.filter((node) => node !== next),
        lengthM + distanceM(last.lonLat, next.lonLat),
      );
  };
  visit([seat], towns, 0);
  return best;
}

function nearestFirst(seat: Node, towns: readonly Node[]): Node[] {
  const left = [...towns];
  const path: Node[] = [];
  for (let at = seat; left.length > 0; at = path.at(-1) as Node) {
    left.sort((a, b) => distanceM(at.lonLat, a.lonLat) - distanceM(at.lonLat, b.lonLat));
    path.push(left.shift() as Node);
  }
  return path;
}

/** 2-opt on an open path with its first node held: reverses stretches while that shortens it. */
export function improve(path: readonly Node[]): Node[] {
  let best = [...path];
  for (let improved = true; improved;) {
    improved = false;
    for (let i = 1; i < best.length - 1; i++)
      for (let j = i + 1; j < best.length; j++) {
        const next = [...best.slice(0, i), ...best.slice(i, j + 1).reverse(), ...best.slice(j + 1)];
        if (pathM(next) < pathM(best) - 1) {
          best = next;
          improved = true;
        }
      }
  }
  return best;
}

/** Where in the path a village costs least, and what it costs in metres. */
function cheapest(path: readonly Node[], node: Node): { at: number; detourM: number } {
  let best = { at: path.length, detourM: distanceM((path.at(-1) as Node).lonLat, node.lonLat) };
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [(path[i - 1] as Node).lonLat, (path[i] as Node).lonLat];
    const detourM = distanceM(a, node.lonLat) + distanceM(node.lonLat, b) - distanceM(a, b);
    if (detourM < best.detourM) best = { at: i, detourM };
  }
  return best;
}

interface Spur {
  node: Node;
  /** Junction on the main line and its chainage. */
  from: LonLat;
  fromM: number;
  points: LonLat[];
}

/**
 * The line of an axis: an open path seat → towns, villages inserted where that is cheap and given a short spur where a
 * detour would be absurd; bent round other counties' land; without crossing itself.
 */
export function buildLine(
  ground: Ground,
  seat: Node,
  towns: readonly Node[],
  villages: readonly Node[],
  followers: readonly Follower[],
): AxisLine {
  let path = orderTowns(seat, towns);
  const onSpur: Node[] = [];
  const waiting = villages
    .map((node) => ({
      node,
      nearM: nearestOnLine(
        node.lonLat,
        path.map((at) => at.lonLat),
      ).distanceM,
    }))
    .toSorted((a, b) => a.nearM - b.nearM || (a.node.code < b.node.code ? -1 : 1));
  for (const { node } of waiting) {
    const spurM = nearestOnLine(
      node.lonLat,
      path.map((at) => at.lonLat),
    ).distanceM;
    const { at, detourM } = cheapest(path, node);
    if (detourM <= DETOUR_PER_SPUR * spurM || spurM < 300)
      path = [...path.slice(0, at), node, ...path.slice(at)];
    else onSpur.push(node);
  }
  path = improve(path);
  for (;;) {
    const line = assemble(ground, path, onSpur);
    const crossed = crossings([line.main, ...line.spurs.map((spur) => spur.points)]);
    if (crossed.length === 0) return finish(path, line, followers);
    const culprit = path.findLast((node) => node.kind === 'village');
    if (culprit === undefined) throw new Error(`the axis of ${seat.code} crosses itself between its towns`);
    path = improve(path.filter((node) => node !== culprit));
    onSpur.push(culprit);
  }
}

function assemble(
  ground: Ground,
  path: readonly Node[],
  onSpur: readonly Node[],
): { main: LonLat[]; spurs: Spur[] } {
  const main: LonLat[] = [(path[0] as Node).lonLat];
  for (let i = 1; i < path.length; i++)
    main.push(...route(ground, (path[i - 1] as Node).lonLat, (path[i] as Node).lonLat).slice(1));
  const spurs = onSpur.map((node) => {
    const foot = nearestOnLine(node.lonLat, main);
    return { node, from: foot.lonLat, fromM: foot.alongM, points: route(ground, foot.lonLat, node.lonLat) };
  });
  for (const { from } of spurs) {
    const { segment, distanceM: offM } = nearestOnLine(from, main);
    const known = main.some((at) => distanceM(at, from) < 1);
    if (!known && offM < 1) main.splice(segment + 1, 0, from);
  }
  return { main, spurs };
}

const km = (metres: number): number => Math.round(metres / 10) / 100;

function finish(
  path: readonly Node[],
  line: { main: LonLat[]; spurs: Spur[] },
  followers: readonly Follower[],
): AxisLine {
  const stations: Station[] = [];
  let cursor = 0;
  let alongM = 0;
  for (const node of path) {
    while (cursor + 1 < line.main.length && distanceM(line.main[cursor] as LonLat, node.lonLat) > 0.5) {
      alongM += distanceM(line.main[cursor] as LonLat, line.main[cursor + 1] as LonLat);
      cursor++;
    }
    stations.push({ kind: node.kind, code: node.code, km: km(alongM) });
    for (const { code, town } of followers)
      if (node.kind === 'town' && distanceM(town, node.lonLat) < 0.5)
        stations.push({ kind: 'village', code, km: km(alongM), branchFromKm: km(alongM) });
  }
  for (const { node, fromM, points } of line.spurs)
    stations.push({
      kind: 'village',
      code: node.code,
      km: km(fromM + lineLengthKm(points) * 1000),
      branchFromKm: km(fromM),
    });
  stations.sort((a, b) => (a.branchFromKm ?? a.km) - (b.branchFromKm ?? b.km));
  const lines = [line.main, ...line.spurs.map(({ points }) => points)];
  return {
    geometry:
      lines.length === 1
        ? { type: 'LineString', coordinates: line.main }
        : { type: 'MultiLineString', coordinates: lines },
    lengthKm: lines.reduce((sum, points) => sum + lineLengthKm(points), 0),
    stations,
  };
}
