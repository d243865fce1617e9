import Flatbush from 'flatbush';
import { type Cell, turn } from './grid.ts';

interface Ends {
  a: Cell;
  b: Cell;
}
/** A straight edge and the shapes whose outline runs along it an odd number of times. */
export interface Edge extends Ends {
  owners: readonly number[];
}

const MAX_PASSES = 40;
/** Cells are far below this, so that a vertex has a whole-number key. */
const KEY_FACTOR = 4_194_304;
export const cellKey = ([x, y]: Cell): number => x * KEY_FACTOR + y;

/** Members of one set and not of both. */
export function symmetricDifference(p: readonly number[], q: readonly number[]): number[] {
  return [...p.filter((owner) => !q.includes(owner)), ...q.filter((owner) => !p.includes(owner))].toSorted(
    (x, y) => x - y,
  );
}

/**
 * Puts edges with the same ends together. An edge left without owner (the two ways of a spike) goes.
 * Every owner's edges still form closed walks afterwards, which is what face labels rest on.
 */
function unite(edges: Iterable<Edge>): Edge[] {
  const byEnds = new Map<number, Map<number, Edge>>();
  for (const { a, b, owners } of edges) {
    const [ka, kb] = [cellKey(a), cellKey(b)];
    if (ka === kb) continue;
    const [low, high] = ka < kb ? [ka, kb] : [kb, ka];
    let from = byEnds.get(low);
    if (from === undefined) byEnds.set(low, (from = new Map()));
    const known = from.get(high);
    if (known === undefined) from.set(high, ka < kb ? { a, b, owners } : { a: b, b: a, owners });
    else known.owners = symmetricDifference(known.owners, owners);
  }
  return [...byEnds.values()].flatMap((from) => [...from.values()].filter(({ owners }) => owners.length > 0));
}

const between = (p: Cell, a: Cell, b: Cell): boolean =>
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1]);

/** Where two edges meet other than at a common end: up to two points, rounded to the grid. */
export function meetings(p: Ends, q: Ends): Cell[] {
  const [t1, t2] = [turn(p.a, p.b, q.a), turn(p.a, p.b, q.b)];
  if ((t1 > 0 && t2 > 0) || (t1 < 0 && t2 < 0)) return [];
  const [t3, t4] = [turn(q.a, q.b, p.a), turn(q.a, q.b, p.b)];
  if ((t3 > 0 && t4 > 0) || (t3 < 0 && t4 < 0)) return [];
  const touching: Cell[] = [];
  if (t1 === 0 && between(q.a, p.a, p.b)) touching.push(q.a);
  if (t2 === 0 && between(q.b, p.a, p.b)) touching.push(q.b);
  if (t3 === 0 && between(p.a, q.a, q.b)) touching.push(p.a);
  if (t4 === 0 && between(p.b, q.a, q.b)) touching.push(p.b);
  if (touching.length > 0 || t1 === t2) return touching;
  const share = t1 / (t1 - t2);
  return [[Math.round(q.a[0] + share * (q.b[0] - q.a[0])), Math.round(q.a[1] + share * (q.b[1] - q.a[1]))]];
}

function split({ a, b, owners }: Edge, cuts: readonly Cell[]): Edge[] {
  const along = ([x, y]: Cell): number => (x - a[0]) * (b[0] - a[0]) + (y - a[1]) * (b[1] - a[1]);
  const stops = [a, ...cuts.toSorted((p, q) => along(p) - along(q)), b];
  return stops.slice(1).map((stop, i) => ({ a: stops[i] as Cell, b: stop, owners }));
}

/**
 * Cuts edges wherever they meet until they meet only at their ends. Crossings are rounded to the grid, so an edge
 * may move by up to a cell a pass; rounding can bring about new crossings, hence the passes.
 * @throws Error where that does not come to rest
 */
export function nodeEdges(edges: Iterable<Edge>): Edge[] {
  let current = unite(edges);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    if (current.length === 0) return [];
    const index = new Flatbush(current.length);
    for (const { a, b } of current)
      index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
    index.finish();
    const cuts = new Map<number, Cell[]>();
    const cut = (i: number, { a, b }: Edge, at: Cell): void => {
      const key = cellKey(at);
      if (key === cellKey(a) || key === cellKey(b)) return;
      const known = cuts.get(i);
      if (known === undefined) cuts.set(i, [at]);
      else if (!known.some((other) => cellKey(other) === key)) known.push(at);
    };
    for (const [i, p] of current.entries()) {
      const { a, b } = p;
      const hits = index.search(
        Math.min(a[0], b[0]),
        Math.min(a[1], b[1]),
        Math.max(a[0], b[0]),
        Math.max(a[1], b[1]),
        (j) => j > i,
      );
      for (const j of hits) {
        const q = current[j] as Edge;
        for (const at of meetings(p, q)) {
          cut(i, p, at);
          cut(j, q, at);
        }
      }
    }
    if (cuts.size === 0) return current;
    current = unite(
      current.flatMap((edge, i) => {
        const at = cuts.get(i);
        return at === undefined ? [edge] : split(edge, at);
      }),
    );
  }
  throw new Error(`edges still cross after ${MAX_PASSES} passes`);
}
