import { bbox } from '@turf/bbox';
import Flatbush from 'flatbush';
import { presimplify } from 'topojson-simplify';
import type { Topology } from 'topojson-specification';
import { nearestShare } from '../../../src/domain/segments.ts';
import { keepFarthest } from '../../../src/domain/keep-farthest.ts';
import { type Cell, CELL_M, eastM, insideRing, isRing, turn } from './grid.ts';
import { meetings } from './noding.ts';

export interface Generalisation {
  /** A vertex is left out where its effective area (the triangle with its neighbours; Visvalingam and Whyatt 1993) is below this, m². */
  triangleM2: number;
  /** A vertex that is left out lies at most this far from the simplified line, metres. */
  shiftM: number;
}

/** An arc, and which of its vertices are kept. */
interface Line {
  all: readonly Cell[];
  keep: Uint8Array;
}
/** A segment of the simplified line: the vertices between `from` and `to` are left out. */
interface Span {
  line: Line;
  from: number;
  to: number;
}

const triangleM2 = ([a, b, c]: [Cell, Cell, Cell]): number =>
  (Math.abs(turn(a, b, c)) / 2) * CELL_M * eastM(b[1]);

/** Distance in metres of p from the piece a → b. */
function awayM(p: Cell, a: Cell, b: Cell): number {
  const east = eastM(p[1]);
  const [dx, dy] = [(b[0] - a[0]) * east, (b[1] - a[1]) * CELL_M];
  const [px, py] = [(p[0] - a[0]) * east, (p[1] - a[1]) * CELL_M];
  const t = nearestShare(-px, -py, dx, dy);
  return Math.hypot(px - t * dx, py - t * dy);
}

function* spansOf(line: Line): Generator<Span> {
  let from = 0;
  for (let to = 1; to < line.all.length; to++)
    if (line.keep[to] === 1) {
      yield { line, from, to };
      from = to;
    }
}

function farthest({ line: { all }, from, to }: Span): { at: number; m: number } {
  let best = { at: -1, m: 0 };
  for (let i = from + 1; i < to; i++) {
    const m = awayM(all[i] as Cell, all[from] as Cell, all[to] as Cell);
    if (m > best.m || best.at === -1) best = { at: i, m };
  }
  return best;
}

/** Puts vertices back until none that is left out lies farther than `shiftM` from its line. */
function bound(line: Line, shiftM: number): void {
  const spans = [...spansOf(line)].map(({ from, to }): [number, number] => [from, to]);
  keepFarthest(line.keep, spans, (from, to) => {
    const { at, m } = farthest({ line, from, to });
    return m > shiftM ? at : -1;
  });
}

/** A ring that is one arc keeps at least a triangle. */
function keepTriangle(line: Line): void {
  const { all, keep } = line;
  if (!isRing(all)) return;
  for (let kept = keep.reduce((sum, flag) => sum + flag, 0); kept < 4; kept++) {
    const best = [...spansOf(line)]
      .map((span) => farthest(span))
      .reduce((p, q) => (q.at !== -1 && (p.at === -1 || q.m > p.m) ? q : p));
    if (best.at === -1) return;
    keep[best.at] = 1;
  }
}

type Box = [west: number, south: number, east: number, north: number];
function computeBox(cells: readonly Cell[]): Box {
  const [west, south, east, north] = bbox({ type: 'MultiPoint', coordinates: cells.map((at) => [...at]) });
  return [west, south, east, north];
}

function buildIndex(boxes: readonly Box[]): Flatbush {
  const index = new Flatbush(boxes.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  return index;
}

const same = (p: Cell, q: Cell): boolean => p[0] === q[0] && p[1] === q[1];

/** Pairs of segments that cross, touch elsewhere than at a common end, or overlap. */
function tangled(spans: readonly Span[]): Span[] {
  const edges = spans.map(({ line: { all }, from, to }) => ({ a: all[from] as Cell, b: all[to] as Cell }));
  const boxes = edges.map(({ a, b }) => computeBox([a, b]));
  const index = buildIndex(boxes);
  return edges.flatMap((p, i) =>
    index
      .search(...(boxes[i] as Box), (other) => other > i)
      .filter((j) => {
        const q = edges[j] as (typeof edges)[number];
        const shared = [p.a, p.b].filter((cell) => same(cell, q.a) || same(cell, q.b));
        return shared.length > 1 || meetings(p, q).some((at) => !shared.some((cell) => same(cell, at)));
      })
      .flatMap((j) => [spans[i] as Span, spans[j] as Span]),
  );
}

/**
 * Segments between which and the original line a vertex of another line lies, for example an islet in a bay: the island would change sides.
 */
function passing(spans: readonly Span[]): Span[] {
  const ends = spans.map(({ line: { all }, from }) => all[from] as Cell);
  const index = buildIndex(ends.map((end) => computeBox([end])));
  return spans.filter(({ line, from, to }) => {
    if (to - from < 2) return false;
    const cut = line.all.slice(from, to + 1);
    const ring = [...cut, cut[0] as Cell];
    return index
      .search(...computeBox(cut))
      .some((i) => !cut.some((cell) => same(cell, ends[i] as Cell)) && insideRing(ends[i] as Cell, ring));
  });
}

/**
 * Puts back a vertex of every segment that crosses, touches or changes sides with something that the original did not. Returns how many
 * were put back.
 */
function untangle(lines: readonly Line[]): number {
  const spans = lines.flatMap((line) => [...spansOf(line)]);
  let restored = 0;
  for (const span of [...tangled(spans), ...passing(spans)]) {
    const { at } = farthest(span);
    if (at === -1) continue;
    span.line.keep[at] = 1;
    restored++;
  }
  return restored;
}

/** Effective area of every vertex, m²; Infinity at the ends. topojson-simplify changes what it is given, so give it a copy. */
function weights(arc: readonly Cell[]): number[] {
  const copy: Topology<Record<string, never>> = {
    type: 'Topology',
    objects: {},
    arcs: [arc.map(([x, y]) => [x, y])],
  };
  const weighed = presimplify(copy, (triangle) => triangleM2(triangle as unknown as [Cell, Cell, Cell]));
  return (weighed.arcs[0] ?? []).map(([, , weight]) => weight ?? Infinity);
}

/**
 * Simplifies the arcs of a topology over grid cells. Neighbours keep sharing each edge exactly, no line crosses, touches or changes sides
 * with a line where the original did not, and no vertex is moved.
 * @param ruleOf how far an arc may be simplified, by its index and vertices
 */
export function generalise<T extends Topology>(
  topology: T,
  ruleOf: (arc: number, line: readonly Cell[]) => Generalisation,
): T {
  const lines = topology.arcs.map((arc, i): Line => {
    const all = arc.map(([x = NaN, y = NaN]): Cell => [x, y]);
    const rule = ruleOf(i, all);
    const line = {
      all,
      keep: Uint8Array.from(weights(all), (weight) => (weight >= rule.triangleM2 ? 1 : 0)),
    };
    line.keep[0] = 1;
    line.keep[all.length - 1] = 1;
    keepTriangle(line);
    bound(line, rule.shiftM);
    return line;
  });
  while (untangle(lines) > 0);
  const arcs = lines.map(({ all, keep }) => all.filter((_, i) => keep[i] === 1).map(([x, y]) => [x, y]));
  return { ...topology, arcs };
}
