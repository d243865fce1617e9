import type { LonLat } from '../../../src/domain/records.ts';
import { distanceM } from '../../../src/spatial/operations/distance-m.ts';
import { nearestOnLine } from '../../../src/spatial/operations/nearest-on-line.ts';

export interface Node {
  kind: 'seat' | 'town' | 'village';
  code: string;
  lonLat: LonLat;
  /** A source puts it on this axis. Such towns make the main line; the model only adds branches to it. */
  named?: boolean;
}

export interface OrderedTowns {
  /** The seat, then the towns of the main line. */
  path: Node[];
  branches: Node[];
}

/** Length of a branch counts this many times, so that one open path is preferred to a fork. */
const BRANCH_WEIGHT = 1.3;
/** All orders of all subsets are tried up to this many towns; an axis has four at most. */
const MOST_TOWNS = 7;

const pathM = (nodes: readonly Node[]): number =>
  nodes.slice(1).reduce((sum, node, i) => sum + distanceM((nodes[i] as Node).lonLat, node.lonLat), 0);

function* orders(nodes: readonly Node[]): Generator<Node[]> {
  if (nodes.length === 0) yield [];
  for (const first of nodes)
    for (const rest of orders(nodes.filter((node) => node !== first))) yield [first, ...rest];
}

function* subsets(nodes: readonly Node[]): Generator<Node[]> {
  for (let bits = (1 << nodes.length) - 1; bits > 0; bits--) yield nodes.filter((_, i) => bits & (1 << i));
}

/**
 * The main line seat → towns, and the towns that a branch serves better: the cheapest of all orders of all subsets, where a
 * branch from the nearest point of the line counts 1.3 times its length. Where a source names towns, only those make the line.
 * @throws RangeError for more than seven towns.
 */
export function orderTowns(seat: Node, towns: readonly Node[]): OrderedTowns {
  if (towns.length > MOST_TOWNS)
    throw new RangeError(`orderTowns: ${towns.length} towns on the axis of ${seat.code}`);
  let best = { costM: Infinity, path: [seat], branches: [] as Node[] };
  const named = towns.filter((town) => town.named);
  for (const taken of subsets(named.length > 0 ? named : towns)) {
    const left = towns.filter((town) => !taken.includes(town));
    for (const order of orders(taken)) {
      const path = [seat, ...order];
      const line = path.map(({ lonLat }) => lonLat);
      const branchM = left.reduce((sum, { lonLat }) => sum + nearestOnLine(lonLat, line).distanceM, 0);
      const costM = pathM(path) + BRANCH_WEIGHT * branchM;
      if (costM < best.costM - 0.01) best = { costM, path, branches: left };
    }
  }
  return best;
}

/** The main line and a straight branch to each town off it, before any village has bent them. */
export function preliminaryLines({ path, branches }: OrderedTowns): LonLat[][] {
  const main = path.map(({ lonLat }) => lonLat);
  return [main, ...branches.map(({ lonLat }) => [nearestOnLine(lonLat, main).lonLat, lonLat])];
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

/** Where in the path a node costs least, and what it costs in metres. */
export function cheapest(path: readonly Node[], node: Node): { at: number; detourM: number } {
  let best = { at: path.length, detourM: distanceM((path.at(-1) as Node).lonLat, node.lonLat) };
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [(path[i - 1] as Node).lonLat, (path[i] as Node).lonLat];
    const detourM = distanceM(a, node.lonLat) + distanceM(node.lonLat, b) - distanceM(a, b);
    if (detourM < best.detourM) best = { at: i, detourM };
  }
  return best;
}
