import { describe, expect, it } from 'vitest';
import { assignFaces, type Rules } from './assign.ts';
import { findFaces } from './faces.ts';
import { type Cell, doubleArea, type Ring } from './grid.ts';
import { nodeEdges } from './noding.ts';
import { outlines } from './outlines.ts';

/** Near 29° N; a square of 100 cells is about one square kilometre. */
const at = (x: number, y: number): Cell => [1_200_000 + x, 290_000 + y];
const box = (x: number, y: number, width: number, height = width): Ring => [
  at(x, y),
  at(x + width, y),
  at(x + width, y + height),
  at(x, y + height),
  at(x, y),
];
const NAMES = ['A', 'B', 'C', 'D'];
const rules: Rules = {
  claims: (owners) => owners.map((owner) => NAMES[owner] as string),
  gapKm2: 0.5,
  sliverKm2: 0.5,
  keepIsland: ({ areaKm2 }) => areaKm2 >= 0.2,
};
/** Cells² of each ring of each label, holes negative. */
function settle(shapes: readonly Ring[][], changed: Partial<Rules> = {}): Record<string, number[]> {
  const edges = shapes.flatMap((rings, owner) =>
    rings.flatMap((ring) => ring.slice(1).map((b, i) => ({ a: ring[i] as Cell, b, owners: [owner] }))),
  );
  const faces = findFaces(nodeEdges(edges));
  const labels = assignFaces(faces, { ...rules, ...changed });
  return Object.fromEntries(
    [...outlines(faces, labels)].map(([label, polygons]) => [
      label,
      polygons.flat().map((ring) => doubleArea(ring) / 2),
    ]),
  );
}

describe('assignFaces', () => {
  it('gives a strip that two shapes cover to the one with the longer common edge', () => {
    // B wraps the strip on three sides.
    expect(settle([[box(0, 0, 110, 100)], [box(100, -20, 100, 140)]])).toEqual({ A: [10_000], B: [14_000] });
  });

  it('fills a gap between neighbours and leaves a lake', () => {
    const frame = (x: number, width: number): Ring[] => [box(0, 0, 300), box(x, 100, width, 20)];
    expect(settle([frame(100, 20)])).toEqual({ A: [90_000] });
    expect(settle([[box(0, 0, 300), box(50, 50, 200)]])).toEqual({ A: [90_000, -40_000] });
  });

  it('gives a sliver to the land around it, even where that land is a sliver itself', () => {
    const shapes = [
      [box(0, 0, 300), box(20, 20, 30)],
      [box(400, 0, 200), box(20, 20, 30), box(30, 30, 10)],
      [box(30, 30, 10), box(700, 0, 200)],
    ];
    expect(settle(shapes)).toEqual({ A: [90_000], B: [40_000], C: [40_000] });
  });

  it('keeps the islands that the rule keeps', () => {
    const shapes = [[box(0, 0, 300), box(400, 0, 30), box(400, 100, 60)]];
    expect(settle(shapes)).toEqual({ A: [90_000, 3_600] });
    expect(settle(shapes, { keepIsland: () => true })).toEqual({ A: [90_000, 3_600, 900] });
  });

  it('gives the edges around an island to the rule', () => {
    const seen: number[] = [];
    const keepIsland: Rules['keepIsland'] = ({ outline }) => seen.push(outline().length) > 0;
    settle([[box(0, 0, 300), box(400, 0, 30)]], { keepIsland });
    expect(new Set(seen)).toEqual(new Set([4]));
  });
});

describe('outlines', () => {
  it('puts holes into the ring around them and an island into a lake', () => {
    const shapes = [[box(0, 0, 300), box(50, 50, 200), box(100, 100, 60)]];
    expect(settle(shapes)).toEqual({ A: [90_000, -40_000, 3_600] });
  });

  it('splits a ring that touches itself at a vertex', () => {
    const bow: Ring[] = [
      [at(0, 0), at(100, 100), at(200, 0), at(200, 200), at(100, 100), at(0, 200), at(0, 0)],
    ];
    expect(settle([bow])).toEqual({ A: [10_000, 10_000] });
  });
});
