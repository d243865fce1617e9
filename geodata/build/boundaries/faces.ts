import Flatbush from 'flatbush';
import { type Cell, doubleArea } from './grid.ts';
import { cellKey, type Edge, symmetricDifference } from './noding.ts';

/**
 * Division of the plane by edges that meet only at their ends, as half-edges: half-edge 2i runs a → b along edge i, half-edge 2i + 1 runs
 * back, and each has its face on the left. A face is a counter-clockwise walk along half-edges; a walk around the outside of a separate
 * piece belongs to the face that the piece lies in.
 */
export interface Faces {
  edges: readonly Edge[];
  /** Face on the left of each half-edge; 0 is the unbounded face. */
  faceOf: Int32Array;
  /** The half-edge that follows, keeping the same face on the left. */
  next: Int32Array;
  /** Shapes that cover each face. */
  owners: (readonly number[])[];
  /** Cells² inside the outer walk of each face, pieces within it not taken off; 0 for the unbounded face. */
  area: number[];
}

export const twin = (half: number): number => half ^ 1;
export const startOf = (edges: readonly Edge[], half: number): Cell => {
  const { a, b } = edges[half >> 1] as Edge;
  return (half & 1) === 0 ? a : b;
};

/** Half-edges leaving each vertex in counter-clockwise order. */
function fans(edges: readonly Edge[]): Map<number, number[]> {
  const leaving = new Map<number, number[]>();
  for (let half = 0; half < edges.length * 2; half++) {
    const key = cellKey(startOf(edges, half));
    const fan = leaving.get(key);
    if (fan === undefined) leaving.set(key, [half]);
    else fan.push(half);
  }
  const direction = (half: number): Cell => {
    const [sx, sy] = startOf(edges, half);
    const [ex, ey] = startOf(edges, twin(half));
    return [ex - sx, ey - sy];
  };
  const lowerHalf = ([x, y]: Cell): number => (y > 0 || (y === 0 && x > 0) ? 0 : 1);
  for (const fan of leaving.values())
    if (fan.length > 2)
      fan.sort((g, h) => {
        const [p, q] = [direction(g), direction(h)];
        return lowerHalf(p) - lowerHalf(q) || p[1] * q[0] - p[0] * q[1];
      });
  return leaving;
}

function linkNext(edges: readonly Edge[]): Int32Array {
  const next = new Int32Array(edges.length * 2);
  for (const fan of fans(edges).values())
    for (const [i, half] of fan.entries()) next[twin(fan[(i + 1) % fan.length] as number)] = half;
  return next;
}

interface Walk {
  first: number;
  area: number;
  leftmost: Cell;
}

function walks(edges: readonly Edge[], next: Int32Array): { all: Walk[]; walkOf: Int32Array } {
  const walkOf = new Int32Array(next.length).fill(-1);
  const all: Walk[] = [];
  for (let first = 0; first < next.length; first++) {
    if (walkOf[first] !== -1) continue;
    const ring: Cell[] = [];
    let leftmost = startOf(edges, first);
    for (let half = first; walkOf[half] === -1; half = next[half] as number) {
      walkOf[half] = all.length;
      const at = startOf(edges, half);
      ring.push(at);
      if (at[0] < leftmost[0] || (at[0] === leftmost[0] && at[1] < leftmost[1])) leftmost = at;
    }
    ring.push(ring[0] as Cell);
    all.push({ first, area: doubleArea(ring) / 2, leftmost });
  }
  return { all, walkOf };
}

/** Finds the half-edge seen first when looking west from just above a vertex, facing it; undefined for open space. */
function westward(
  edges: readonly Edge[],
): (from: Cell, skip: (edge: number) => boolean) => number | undefined {
  const index = new Flatbush(Math.max(edges.length, 1));
  for (const { a, b } of edges)
    index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  if (edges.length === 0) index.add(Infinity, Infinity, -Infinity, -Infinity);
  index.finish();
  return ([x, y], skip) => {
    let best: { half: number; at: number; lean: number } | undefined;
    for (const i of index.search(-Infinity, y, x, y)) {
      const { a, b } = edges[i] as Edge;
      if (a[1] <= y === b[1] <= y || skip(i)) continue;
      const lean = (b[0] - a[0]) / (b[1] - a[1]);
      const at = a[0] + (y - a[1]) * lean;
      if (at > x || (best !== undefined && (at < best.at || (at === best.at && lean < best.lean)))) continue;
      best = { half: b[1] > a[1] ? 2 * i + 1 : 2 * i, at, lean };
    }
    return best?.half;
  };
}

/** Connected pieces of the edge graph: for every vertex the number of a vertex that represents its piece. */
function pieces(edges: readonly Edge[]): (cell: Cell) => number {
  const parent = new Map<number, number>();
  const root = (key: number): number => {
    let top = key;
    for (let up = parent.get(top); up !== undefined && up !== top; up = parent.get(top)) top = up;
    for (let at = key; at !== top;) {
      const up = parent.get(at) ?? top;
      parent.set(at, top);
      at = up;
    }
    return top;
  };
  for (const { a, b } of edges) {
    const [p, q] = [root(cellKey(a)), root(cellKey(b))];
    parent.set(p, p);
    parent.set(q, p);
  }
  return (cell) => root(cellKey(cell));
}

/**
 * Finds the faces between noded edges and the shapes that cover each, by the even–odd rule.
 * @throws Error where walks do not close, that is where edges are not noded
 */
export function findFaces(edges: readonly Edge[]): Faces {
  const next = linkNext(edges);
  const { all, walkOf } = walks(edges, next);
  const pieceOf = pieces(edges);
  const seenFrom = westward(edges);
  const faceOfWalk = new Int32Array(all.length).fill(-1);
  const area = [0];
  for (const [i, walk] of all.entries()) if (walk.area > 0) faceOfWalk[i] = area.push(walk.area) - 1;
  const outer = all
    .map((walk, i) => ({ walk, i }))
    .filter(({ walk }) => walk.area <= 0)
    .toSorted(({ walk: { leftmost: p } }, { walk: { leftmost: q } }) => p[0] - q[0] || p[1] - q[1]);
  const owners: (readonly number[] | undefined)[] = [[]];
  const across = (half: number): readonly number[] => (edges[half >> 1] as Edge).owners;
  for (const { walk, i } of outer) {
    const piece = pieceOf(walk.leftmost);
    const seen = seenFrom(walk.leftmost, (edge) => pieceOf((edges[edge] as Edge).a) === piece);
    const around = seen === undefined ? 0 : (faceOfWalk[walkOf[seen] as number] as number);
    if (around === -1) throw new Error(`face around ${walk.leftmost.join()} is not known yet`);
    faceOfWalk[i] = around;
    const known = owners[around];
    if (known === undefined) throw new Error(`shapes around ${walk.leftmost.join()} are not known yet`);
    const queue: { half: number; set: readonly number[] }[] = [{ half: walk.first, set: known }];
    const visited = new Set([i]);
    for (let item = queue.pop(); item !== undefined; item = queue.pop()) {
      let half = item.half;
      do {
        const beyond = walkOf[twin(half)] as number;
        if (!visited.has(beyond)) {
          visited.add(beyond);
          const set = symmetricDifference(item.set, across(half));
          const face = faceOfWalk[beyond] as number;
          if (face > 0) owners[face] = set;
          queue.push({ half: twin(half), set });
        }
        half = next[half] as number;
      } while (half !== item.half);
    }
  }
  const faceOf = walkOf.map((walk) => faceOfWalk[walk] as number);
  return { edges, faceOf, next, owners: owners.map((set) => set ?? []), area };
}
