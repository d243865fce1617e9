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

/** The first pass leaves no crossings; another is needed for edges that were merged because rounding put them on each other. */
const MAX_PASSES = 3;
/** Coordinates in cells are far below this, so that a vertex can be one whole number as a key. */
const KEY_FACTOR = 4_194_304;
export const cellKey = ([x, y]: Cell): number => x * KEY_FACTOR + y;

/** Members of exactly one of two sets. */
export function symmetricDifference(p: readonly number[], q: readonly number[]): number[] {
  return [...p.filter((owner) => !q.includes(owner)), ...q.filter((owner) => !p.includes(owner))].toSorted(
    (x, y) => x - y,
  );
}

/**
 * Merges edges with the same ends. An edge left without an owner (both directions of a spike) is removed. The edges of every owner still
 * form closed walks afterwards, which the labelling of faces depends on.
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
  return [[rounded(q.a[0], q.b[0], t1, t1 - t2), rounded(q.a[1], q.b[1], t1, t1 - t2)]];
}

/** The cell of `from + (share / of) · (to − from)`, exactly: a point halfway between two cells belongs to the upper. */
function rounded(from: number, to: number, share: number, of: number): number {
  const [scale, sign] = of < 0 ? [BigInt(-of), -1n] : [BigInt(of), 1n];
  const doubled = 2n * (BigInt(from) * scale + sign * BigInt(share) * BigInt(to - from)) + scale;
  const floor = doubled / (2n * scale);
  return Number(doubled < 0n && floor * 2n * scale !== doubled ? floor - 1n : floor);
}

/**
 * Whether an edge passes through the square of a cell, which holds its lower and left sides but not its upper and right. All in
 * half cells and whole numbers, so that the answer is exact.
 */
export function passesThrough({ a, b }: Ends, [x, y]: Cell): boolean {
  // The part of the edge that is inside the square, as fractions from 0 to 1; `open`: that end does not belong to it.
  let [low, high] = [
    { over: 0, by: 1, open: false },
    { over: 1, by: 1, open: false },
  ];
  // For each side `at + t · step` must be above 0, or 0 if the side belongs to the square.
  const sides = [
    [2 * (a[0] - x) + 1, 2 * (b[0] - a[0]), false],
    [2 * (x - a[0]) + 1, 2 * (a[0] - b[0]), true],
    [2 * (a[1] - y) + 1, 2 * (b[1] - a[1]), false],
    [2 * (y - a[1]) + 1, 2 * (a[1] - b[1]), true],
  ] as const;
  for (const [at, step, open] of sides) {
    if (step === 0 && (at < 0 || (at === 0 && open))) return false;
    if (step > 0) {
      const after = -at * low.by - low.over * step;
      if (after > 0 || (after === 0 && open)) low = { over: -at, by: step, open };
    }
    if (step < 0) {
      const before = high.over * -step - at * high.by;
      if (before > 0 || (before === 0 && open)) high = { over: at, by: -step, open };
    }
  }
  const room = high.over * low.by - low.over * high.by;
  return room > 0 || (room === 0 && !low.open && !high.open);
}

function split({ a, b, owners }: Edge, cuts: readonly Cell[]): Edge[] {
  const along = ([x, y]: Cell): number => (x - a[0]) * (b[0] - a[0]) + (y - a[1]) * (b[1] - a[1]);
  const stops = [a, ...cuts.toSorted((p, q) => along(p) - along(q)), b];
  return stops.slice(1).map((stop, i) => ({ a: stops[i] as Cell, b: stop, owners }));
}

/**
 * Cuts edges wherever they meet until they meet only at their ends, by snap rounding (Hobby 1999, “Practical segment intersection
 * with finite precision output”): the cells of all ends and crossings are hot, and every edge is led through the middle of each hot
 * cell that it passes through, not only of those in which it ends or crosses. So no edge jumps over a vertex when it is rounded, and
 * none moves by more than a cell.
 * @throws Error where edges still cross after that
 */
export function nodeEdges(edges: Iterable<Edge>): Edge[] {
  let current = unite(edges);
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    if (current.length === 0) return [];
    const index = buildIndex(current);
    const crossings = findCrossings(current, index);
    if (crossings.length === 0) return current;
    const hot = new Map(
      [...current.flatMap(({ a, b }) => [a, b]), ...crossings].map((at) => [cellKey(at), at]),
    );
    const cuts = new Map<number, Cell[]>();
    for (const [key, at] of hot)
      for (const i of index.search(at[0] - 0.5, at[1] - 0.5, at[0] + 0.5, at[1] + 0.5)) {
        const edge = current[i] as Edge;
        if (key === cellKey(edge.a) || key === cellKey(edge.b) || !passesThrough(edge, at)) continue;
        const known = cuts.get(i);
        if (known) known.push(at);
        else cuts.set(i, [at]);
      }
    current = unite(
      current.flatMap((edge, i) => {
        const at = cuts.get(i);
        return at === undefined ? [edge] : split(edge, at);
      }),
    );
  }
  throw new Error(`edges still cross after ${MAX_PASSES} passes`);
}

function buildIndex(edges: readonly Edge[]): Flatbush {
  const index = new Flatbush(edges.length);
  for (const { a, b } of edges)
    index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  index.finish();
  return index;
}

/** Where edges meet other than at the ends of both. */
function findCrossings(edges: readonly Edge[], index: Flatbush): Cell[] {
  const found: Cell[] = [];
  for (const [i, p] of edges.entries()) {
    const { a, b } = p;
    const [west, east] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
    const [south, north] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])];
    for (const j of index.search(west, south, east, north, (other) => other > i)) {
      const q = edges[j] as Edge;
      const isEnd = (at: Cell, { a: from, b: to }: Ends): boolean =>
        cellKey(at) === cellKey(from) || cellKey(at) === cellKey(to);
      found.push(...meetings(p, q).filter((at) => !isEnd(at, p) || !isEnd(at, q)));
    }
  }
  return found;
}
