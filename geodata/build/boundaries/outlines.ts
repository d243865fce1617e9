import { type Faces, startOf, twin } from './faces.ts';
import { type Cell, doubleArea, insideRing, type Ring } from './grid.ts';
import { cellKey } from './noding.ts';
import type { Label } from './assign.ts';

/** Splits a closed walk (its first vertex comes again at the end) where it comes back to a vertex, so that rings touch themselves nowhere. */
function simpleRings(walk: readonly Cell[]): Ring[] {
  const rings: Ring[] = [];
  const stack: Cell[] = [];
  const depth = new Map<number, number>();
  for (const cell of walk) {
    const key = cellKey(cell);
    const at = depth.get(key);
    if (at === undefined) {
      depth.set(key, stack.push(cell) - 1);
      continue;
    }
    const loop = stack.splice(at + 1);
    for (const vertex of loop) depth.delete(cellKey(vertex));
    rings.push([cell, ...loop, cell]);
  }
  return rings;
}

/** The rings around every label: counter-clockwise outside, clockwise around holes. */
function ringsByLabel({ edges, faceOf, next }: Faces, labels: readonly Label[]): Map<Label, Ring[]> {
  const labelOf = (half: number): Label => labels[faceOf[half] as number] as Label;
  const rings = new Map<Label, Ring[]>();
  const done = new Uint8Array(faceOf.length);
  for (let first = 0; first < faceOf.length; first++) {
    const label = labelOf(first);
    if (done[first] === 1 || label === '' || label === labelOf(twin(first))) continue;
    const walk: Cell[] = [];
    let half = first;
    do {
      done[half] = 1;
      walk.push(startOf(edges, half));
      half = next[half] as number;
      while (labelOf(twin(half)) === label) half = next[twin(half)] as number;
    } while (half !== first);
    walk.push(startOf(edges, first));
    const known = rings.get(label);
    if (known === undefined) rings.set(label, simpleRings(walk));
    else known.push(...simpleRings(walk));
  }
  return rings;
}

/** A point just inside a ring: beside the middle of its first edge, 0.0001 cells inwards. */
function innerPoint(ring: Ring): [number, number] {
  const [[ax, ay], [bx, by]] = [ring[0] as Cell, ring[1] as Cell];
  const inward = (doubleArea(ring) > 0 ? 1e-4 : -1e-4) / Math.hypot(bx - ax, by - ay);
  return [(ax + bx) / 2 - (by - ay) * inward, (ay + by) / 2 + (bx - ax) * inward];
}

/**
 * Polygons of every label, each hole with the smallest outer ring around it, largest polygon first.
 * @throws Error where a hole lies in no outer ring
 */
export function outlines(faces: Faces, labels: readonly Label[]): Map<Label, Ring[][]> {
  const shapes = new Map<Label, Ring[][]>();
  for (const [label, rings] of [...ringsByLabel(faces, labels)].toSorted(([p], [q]) => (p < q ? -1 : 1))) {
    const outer = rings
      .filter((ring) => doubleArea(ring) > 0)
      .toSorted((p, q) => doubleArea(q) - doubleArea(p) || cellKey(p[0] as Cell) - cellKey(q[0] as Cell));
    const polygons = outer.map((ring) => [ring]);
    for (const hole of rings.filter((ring) => doubleArea(ring) < 0)) {
      const point = innerPoint(hole);
      const index = outer.findLastIndex(
        (ring) => doubleArea(ring) > -doubleArea(hole) && insideRing(point, ring),
      );
      if (index === -1) throw new Error(`${label}: a hole at ${String(hole[0])} lies in no ring`);
      polygons[index]?.push(hole);
    }
    shapes.set(label, polygons);
  }
  return shapes;
}
