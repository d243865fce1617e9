import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFaces } from './faces.ts';
import { type Cell, doubleArea, insideRing, type Ring } from './grid.ts';
import { type Edge, meetings, nodeEdges } from './noding.ts';

const edgesOf = (rings: readonly Ring[]): Edge[] =>
  rings.flatMap((ring, owner) => ring.slice(1).map((b, i) => ({ a: ring[i] as Cell, b, owners: [owner] })));
const box = (x: number, y: number, width: number, height = width): Ring => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
  [x, y],
];
/** Area of every face by the shapes that cover it, pieces inside faces taken off. */
function areasByOwners(rings: readonly Ring[]): Map<string, number> {
  const faces = findFaces(nodeEdges(edgesOf(rings)));
  const areas = new Map<string, number>();
  for (const [half, face] of faces.faceOf.entries()) {
    const { a, b } = faces.edges[half >> 1] as Edge;
    const [from, to] = (half & 1) === 0 ? [a, b] : [b, a];
    const key = (faces.owners[face] ?? []).join('+');
    areas.set(key, (areas.get(key) ?? 0) + (from[0] * to[1] - to[0] * from[1]) / 2);
  }
  areas.delete('');
  return areas;
}

/** Where edges meet other than at the ends of both. */
function strayMeetings(edges: readonly Edge[]): Cell[] {
  const ends = ({ a, b }: Edge): string[] => [a.join(), b.join()];
  return edges.flatMap((p, i) =>
    edges
      .slice(i + 1)
      .flatMap((q) => meetings(p, q).filter((at) => ![p, q].every((edge) => ends(edge).includes(at.join())))),
  );
}

const triangle = (a: Cell, b: Cell, c: Cell): Ring => [a, b, c, a];
const cellWithin = (max: number): fc.Arbitrary<Cell> =>
  fc.tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max }));
const makeTriangles = (corner: fc.Arbitrary<Cell>): fc.Arbitrary<Ring[]> =>
  fc.array(
    fc.tuple(corner, corner, corner).map(([a, b, c]) => triangle(a, b, c)),
    { minLength: 1, maxLength: 6 },
  );
const cell = cellWithin(60);
const triangles = makeTriangles(cell);
/** Triangles so wide that rounding, which moves edges by at most a cell, changes little of a face. */
const wideTriangles = makeTriangles(cellWithin(600));

describe('nodeEdges', () => {
  it('leaves no edges that meet other than at their ends', () => {
    fc.assert(
      fc.property(fc.oneof(triangles, wideTriangles), (rings) => {
        expect(strayMeetings(nodeEdges(edgesOf(rings)))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  // Cases that the test above found: rounding each crossing separately moves edges over vertices near them, and does not end.
  it.each([
    [
      [
        triangle([564, 516], [205, 222], [103, 138]),
        triangle([504, 461], [0, 0], [318, 336]),
        triangle([0, 0], [250, 40], [205, 451]),
      ],
    ],
    // A triangle so narrow that its sides are nowhere a cell apart, crossed by a line; and several of them from one vertex.
    [[triangle([0, 0], [300, 1], [600, 1]), triangle([0, 1], [600, 0], [300, 200])]],
    [
      [
        triangle([0, 0], [599, 600], [600, 599]),
        triangle([1, 0], [600, 600], [300, 301]),
        triangle([0, 1], [598, 600], [299, 300]),
      ],
    ],
  ])('ends for edges that run within a cell of vertices: %#', (rings) => {
    const edges = nodeEdges(edgesOf(rings));
    expect(edges.length).toBeGreaterThan(0);
    expect(strayMeetings(edges)).toEqual([]);
  });

  it('moves no edge by more than a cell', () => {
    fc.assert(
      fc.property(wideTriangles, (rings) => {
        const before = edgesOf(rings);
        for (const { a, b } of nodeEdges(before))
          for (const at of [a, b, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const])
            expect(nearest(at, before)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });

  it('removes a spike and keeps one edge where two shapes meet', () => {
    const spiked: Ring = [
      [0, 0],
      [4, 0],
      [9, 0],
      [4, 0],
      [4, 4],
      [0, 0],
    ];
    const edges = nodeEdges(
      edgesOf([
        spiked,
        [
          [4, 0],
          [8, 0],
          [4, 4],
          [4, 0],
        ],
      ]),
    );
    expect(edges).toHaveLength(5);
    expect(edges.find(({ a, b }) => a.join() === '4,0' && b.join() === '4,4')?.owners).toEqual([0, 1]);
  });
});

describe('findFaces', () => {
  it('finds which shapes cover each face, overlaps and islands in lakes included', () => {
    const areas = areasByOwners([box(0, 0, 10), box(6, 0, 10), box(2, 2, 2), box(100, 0, 5), box(101, 1, 1)]);
    expect(Object.fromEntries(areas)).toEqual({ 0: 56, 1: 60, '0+1': 40, '0+2': 4, 3: 24, '3+4': 1 });
  });

  it('gives every shape its whole area, whatever overlaps it', () => {
    const boxes = fc.array(
      fc
        .tuple(cell, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }))
        .map(([[x, y], width, height]) => box(x, y, width, height)),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(boxes, (rings) => {
        const areas = [...areasByOwners(rings)];
        for (const [owner, ring] of rings.entries()) {
          const covered = areas.filter(([key]) => key.split('+').includes(String(owner)));
          expect(covered.reduce((sum, [, area]) => sum + area, 0)).toBe(doubleArea(ring) / 2);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('agrees with point in polygon', () => {
    fc.assert(
      fc.property(wideTriangles, (rings) => {
        const faces = findFaces(nodeEdges(edgesOf(rings)));
        for (const [half, face] of faces.faceOf.entries()) {
          if (face === 0) continue;
          const { a, b } = faces.edges[half >> 1] as Edge;
          const side = (half & 1) === 0 ? 1 : -1;
          const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
          // Rounding moves an edge by up to a cell: both ways must agree only for points that are away from
          // the edges before and after rounding.
          const step = (side * (DRIFT_CELLS + 2)) / length;
          const point = [
            (a[0] + b[0]) / 2 - (b[1] - a[1]) * step,
            (a[1] + b[1]) / 2 + (b[0] - a[0]) * step,
          ] as const;
          if (!surelyIn(point, face, faces) || nearest(point, edgesOf(rings)) < DRIFT_CELLS) continue;
          const owners = rings.flatMap((ring, i) => (insideRing(point, ring) ? [i] : []));
          expect(faces.owners[face]).toEqual(owners);
        }
      }),
      { numRuns: 100 },
    );
  });
});

type Point = readonly [number, number];

/** Largest distance by which noding moves an edge, cells. */
const DRIFT_CELLS = 1;

/** Cells from a point to the nearest edge. */
const nearest = ([x, y]: Point, edges: readonly Edge[]): number =>
  Math.min(
    ...edges.map(({ a, b }) => {
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
      const length2 = dx * dx + dy * dy;
      const along = length2 === 0 ? 0 : ((x - a[0]) * dx + (y - a[1]) * dy) / length2;
      const t = Math.min(1, Math.max(0, along));
      return Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy);
    }),
  );

/** Whether a point lies in a face and well away from every edge. */
function surelyIn(point: Point, face: number, { edges, faceOf }: ReturnType<typeof findFaces>): boolean {
  if (nearest(point, edges) < 1.5) return false;
  const [x, y] = point;
  const ahead = edges.filter(
    ({ a, b }, i) =>
      (faceOf[2 * i] === face) !== (faceOf[2 * i + 1] === face) &&
      a[1] > y !== b[1] > y &&
      x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0],
  );
  return ahead.length % 2 === 1;
}
