import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../../domain/records.ts';
import { crossings } from '../crossings.ts';
import type { LaidLine } from './lay.ts';
import type { Node } from './node.ts';
import { untangled } from './untangle.ts';

/** A line through places in hundredths of a degree; `codes` are places on its vertices. */
function line(
  places: readonly [number, number][],
  codes: Record<number, string> = {},
  leaves?: LaidLine['leaves'],
): LaidLine {
  const points = places.map(([x, y]): LonLat => [120 + x / 100, 29 + y / 100]);
  const middle = Math.ceil((points.length - 1) / 2);
  return {
    points,
    course: [
      { kind: 'trunk', to: middle },
      ...(points.length > 2 ? [{ kind: 'land' as const, to: points.length - 1 }] : []),
    ],
    stations: Object.entries(codes).map(([vertex, code]) => ({
      vertex: Number(vertex),
      node: { kind: 'village', code, lonLat: points[Number(vertex)] as LonLat } satisfies Node,
    })),
    ...(leaves ? { leaves } : {}),
  };
}

/** What must hold of lines whatever is cut: places on their vertices, branches on theirs, courses to the end. */
function check(lines: readonly LaidLine[], codes: readonly string[]): void {
  expect(crossings(lines.map(({ points }) => points))).toEqual([]);
  expect(lines.flatMap(({ stations }) => stations.map(({ node }) => node.code)).toSorted()).toEqual(
    [...codes].toSorted(),
  );
  for (const [i, { points, course, stations, leaves }] of lines.entries()) {
    expect(course.at(-1)!.to).toBe(points.length - 1);
    for (const { node, vertex } of stations) expect(points[vertex]).toEqual(node.lonLat);
    if (i === 0) continue;
    expect(leaves!.line).toBeLessThan(i);
    expect(lines[leaves!.line]!.points[leaves!.vertex]).toEqual(points[0]);
  }
}

const loop: [number, number][] = [
  [0, 0],
  [4, 0],
  [4, 3],
  [2, 3],
  [2, -3],
  [8, -3],
];

describe('untangled', () => {
  it('does not change lines that do not cross', () => {
    const lines = [
      line(
        [
          [0, 0],
          [1, 0],
          [2, 0],
        ],
        { 2: 'T' },
      ),
      line(
        [
          [1, 0],
          [1, 2],
        ],
        { 1: 'V' },
        { line: 0, vertex: 1 },
      ),
    ];
    expect(untangled(lines)).toEqual(lines);
  });

  it('cuts off a loop', () => {
    const lines = untangled([line(loop, { 0: 'S', 5: 'T' })]);
    expect(lines).toHaveLength(1);
    expect(lines[0]!.points).toHaveLength(4);
    check(lines, ['S', 'T']);
  });

  it('makes a branch of a loop that passes a place or has a branch of its own', () => {
    const lines = untangled([
      line(loop, { 0: 'S', 2: 'V', 5: 'T' }),
      line(
        [
          [4, 3],
          [6, 5],
        ],
        { 1: 'W' },
        { line: 0, vertex: 2 },
      ),
    ]);
    expect(lines).toHaveLength(3);
    check(lines, ['S', 'T', 'V', 'W']);
  });

  it('lets a branch begin where it crosses an earlier line, and moves its own branches', () => {
    const lines = untangled([
      line(
        [
          [0, 0],
          [5, 0],
          [10, 0],
        ],
        { 0: 'S', 2: 'T' },
      ),
      line(
        [
          [5, 0],
          [5, 2],
          [3, 2],
          [3, -2],
          [3, -4],
        ],
        { 4: 'V' },
        { line: 0, vertex: 1 },
      ),
      line(
        [
          [3, -2],
          [1, -2],
        ],
        { 1: 'W' },
        { line: 1, vertex: 3 },
      ),
    ]);
    expect(lines[1]!.leaves).toEqual({ line: 0, vertex: 1 });
    expect(lines[1]!.points[0]).toEqual([120.03, 29]);
    check(lines, ['S', 'T', 'V', 'W']);
  });

  it('divides a branch that passes a place before it crosses', () => {
    const lines = untangled([
      line(
        [
          [0, 0],
          [5, 0],
          [10, 0],
        ],
        { 0: 'S', 2: 'T' },
      ),
      line(
        [
          [5, 0],
          [5, 2],
          [3, 2],
          [3, -2],
        ],
        { 1: 'V', 3: 'X' },
        { line: 0, vertex: 1 },
      ),
      line(
        [
          [3, -2],
          [1, -2],
        ],
        { 1: 'W' },
        { line: 1, vertex: 3 },
      ),
    ]);
    expect(lines).toHaveLength(4);
    check(lines, ['S', 'T', 'V', 'W', 'X']);
  });
});
