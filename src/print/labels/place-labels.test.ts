import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoxMm, PointMm } from '../drawing.ts';
import { buildCandidates, LEADER_WIDTH_MM } from './candidates.ts';
import type { LabelRequest, Obstacle } from './labels.ts';
import { placeLabels } from './place-labels.ts';
import { asTurned, lineBox, boundingBox, turnedOverlap } from './turned-box.ts';

const frame: BoxMm = { xMm: 0, yMm: 0, widthMm: 120, heightMm: 90 };
const RADIUS_MM = 1;
const requestAt = (id: string, pointMm: PointMm, rank = 0, widthMm = 8): LabelRequest => ({
  id,
  text: id,
  rank,
  sizePt: 7,
  weight: 400,
  widthMm,
  heightMm: 2.5,
  at: { kind: 'point', pointMm, radiusMm: RADIUS_MM },
});
const symbolOf = ({ id, rank, at }: LabelRequest): Obstacle => {
  const [x, y] = at.kind === 'point' ? at.pointMm : [0, 0];
  return {
    box: asTurned({
      xMm: x - RADIUS_MM,
      yMm: y - RADIUS_MM,
      widthMm: 2 * RADIUS_MM,
      heightMm: 2 * RADIUS_MM,
    }),
    rank,
    owner: id,
  };
};
const fieldOf = (limits: { minLength?: number; maxLength: number }): fc.Arbitrary<LabelRequest[]> =>
  fc
    .array(
      fc.record({
        x: fc.integer({ min: 0, max: 120 }),
        y: fc.integer({ min: 0, max: 90 }),
        rank: fc.integer({ min: 0, max: 3 }),
        widthMm: fc.integer({ min: 4, max: 18 }),
      }),
      limits,
    )
    .map((points) => points.map(({ x, y, rank, widthMm }, i) => requestAt(`n${i}`, [x, y], rank, widthMm)));
const field = fieldOf({ maxLength: 120 });
/** So many points that some names always need leaders. */
const thick = fieldOf({ minLength: 120, maxLength: 120 });

describe('placeLabels', () => {
  it('has no overlapping names, covers no symbol of the same or a higher rank, and stays inside the frame', () => {
    fc.assert(
      fc.property(field, (requests) => {
        const { placed, unplaced } = placeLabels(requests, requests.map(symbolOf), frame);
        expect([...placed.map(({ id }) => id), ...unplaced].toSorted()).toEqual(
          requests.map(({ id }) => id).toSorted(),
        );
        const rankOf = new Map(requests.map(({ id, rank }) => [id, rank]));
        placed.forEach((one, i) => {
          const { xMm, widthMm } = boundingBox(one.box);
          expect(xMm).toBeGreaterThanOrEqual(0);
          expect(xMm + widthMm).toBeLessThanOrEqual(120);
          // GAP is 0.4 of the height of the names, here 1 mm at each end.
          const roomy = { ...one.box, widthMm: one.box.widthMm + 1.99 };
          expect(placed.slice(i + 1).filter((other) => turnedOverlap(roomy, other.box))).toEqual([]);
          for (const symbol of requests.map(symbolOf))
            if (symbol.owner !== one.id && symbol.rank <= (rankOf.get(one.id) ?? 0))
              expect(turnedOverlap(one.box, symbol.box)).toBe(false);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same result for any order of the requests', () => {
    fc.assert(
      fc.property(field, (requests) => {
        const places = (list: readonly LabelRequest[]): string =>
          JSON.stringify(
            placeLabels(list, requests.map(symbolOf), frame).placed.toSorted((a, b) =>
              a.id < b.id ? -1 : 1,
            ),
          );
        expect(places(requests.toReversed())).toBe(places(requests));
      }),
      { numRuns: 30 },
    );
  });

  it('never drops a name of a higher rank for lower ones', () => {
    fc.assert(
      fc.property(field, (requests) => {
        const symbols = requests.map(symbolOf);
        const top = requests.filter(({ rank }) => rank === 0);
        const alone = placeLabels(top, symbols, frame).placed.length;
        const ids = new Set(top.map(({ id }) => id));
        const together = placeLabels(requests, symbols, frame).placed.filter(({ id }) => ids.has(id)).length;
        expect(together).toBeGreaterThanOrEqual(alone);
      }),
      { numRuns: 40 },
    );
  });

  it('moves a name if that frees the only position of another', () => {
    const left = requestAt('a', [50, 50]);
    // The only candidate of b is the best one of a.
    const [best] = buildCandidates(left);
    const b: LabelRequest = {
      ...requestAt('b', [0, 0]),
      rank: 0,
      at: { kind: 'area', pointMm: best!.box.middle },
    };
    expect(placeLabels([left, b], [symbolOf(left)], frame).unplaced).toEqual([]);
  });
});

describe('placeLabels beside lines', () => {
  const [from, to]: PointMm[] = [
    [20, 20],
    [100, 70],
  ];
  const axis: Obstacle = { box: lineBox(from!, to!, 1), rank: 1, isLine: true };
  const along = (t: number): PointMm => [20 + 80 * t, 20 + 50 * t];

  it('places names of stations beside an oblique axis, not over it', () => {
    const requests = [0, 0.3, 0.6, 1].map((t) => requestAt(`v${t}`, along(t), 2));
    const { placed } = placeLabels(requests, [axis, ...requests.map(symbolOf)], frame);
    expect(placed).toHaveLength(4);
    for (const { box } of placed) expect(turnedOverlap(box, axis.box)).toBe(false);
  });

  it('connects a distant name to its symbol by a leader that covers no other name', () => {
    const request = requestAt('far', [60, 45]);
    const wall = asTurned({ xMm: 49, yMm: 40, widthMm: 22, heightMm: 10 });
    const { placed } = placeLabels(
      [request],
      [{ box: wall, rank: 0, isLine: true }, symbolOf(request)],
      frame,
    );
    const [start, end] = placed[0]!.leader!;
    expect(Math.hypot(start[0] - 60, start[1] - 45)).toBeCloseTo(RADIUS_MM, 6);
    const { xMm, yMm, widthMm, heightMm } = boundingBox(placed[0]!.box);
    const gapMm = Math.hypot(
      Math.max(xMm - end[0], 0, end[0] - xMm - widthMm),
      Math.max(yMm - end[1], 0, end[1] - yMm - heightMm),
    );
    expect(gapMm).toBeCloseTo(0.2, 6);
  });

  it('lets no leader cross a name or another leader, even with dense points', () => {
    let led = 0;
    fc.assert(
      fc.property(thick, (requests) => {
        const { placed } = placeLabels(requests, requests.map(symbolOf), frame);
        for (const { id, leader } of placed) {
          if (!leader) continue;
          led++;
          const line = lineBox(...leader, LEADER_WIDTH_MM);
          for (const other of placed) {
            if (other.id === id) continue;
            expect(turnedOverlap(line, other.box)).toBe(false);
            if (other.leader)
              expect(turnedOverlap(line, lineBox(...other.leader, LEADER_WIDTH_MM))).toBe(false);
          }
        }
      }),
      { numRuns: 15, endOnFailure: true },
    );
    expect(led).toBeGreaterThan(30);
  });
});

describe('buildCandidates', () => {
  it('places names along lines, never upside down', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), (angle) => {
        const lineMm: PointMm[] = [
          [60, 45],
          [60 + 40 * Math.cos(angle), 45 + 40 * Math.sin(angle)],
        ];
        for (const { box } of buildCandidates({
          ...requestAt('line', [0, 0]),
          at: { kind: 'line', linesMm: [lineMm], offsetMm: 1 },
        }))
          expect(Math.abs(box.rotateDeg)).toBeLessThanOrEqual(90 + 1e-9);
      }),
    );
  });

  it('prefers the first of several lines that is long enough for the name', () => {
    const lineAt = (yMm: number, lengthMm: number): PointMm[] => [
      [10, yMm],
      [10 + lengthMm, yMm],
    ];
    const rowsOf = (lengthsMm: [number, number]): number[] =>
      buildCandidates({
        ...requestAt('line', [0, 0]),
        at: { kind: 'line', linesMm: [lineAt(20, lengthsMm[0]), lineAt(60, lengthsMm[1])], offsetMm: 1 },
      }).map(({ box }) => (box.middle[1] < 40 ? 20 : 60));
    expect(rowsOf([30, 50])).toEqual(rowsOf([30, 50]).toSorted((a, b) => a - b));
    expect(rowsOf([30, 50])[0]).toBe(20);
    expect(rowsOf([2, 50])[0]).toBe(60);
  });
});

describe('names along a line', () => {
  it('lie beside it, from one end to the other', () => {
    const step = fc.tuple(
      fc.double({ min: 3, max: 9, noNaN: true }),
      fc.double({ min: 0, max: 0.5, noNaN: true }),
    );
    const width = fc.double({ min: 5, max: 12, noNaN: true });
    fc.assert(
      fc.property(fc.array(step, { minLength: 8, maxLength: 12 }), width, (steps, widthMm) => {
        const line: PointMm[] = [[0, 0]];
        for (const [dx, dy] of steps) {
          const [x, y] = line.at(-1) as PointMm;
          line.push([x + dx, y + dy]);
        }
        const at: LabelRequest['at'] = { kind: 'line', linesMm: [line], offsetMm: 1 };
        const found = buildCandidates({ ...requestAt('x', [0, 0], 0, widthMm), at });
        // Twelve positions on both sides: along a nearly straight line none is left out, and none is turned.
        expect(found).toHaveLength(24);
        for (const { box } of found) expect(Math.abs(box.rotateDeg)).toBeLessThan(15);
        expect(Math.max(...found.map(({ box }) => box.middle[0]))).toBeGreaterThan(
          (line.at(-1) as PointMm)[0] - 8,
        );
      }),
    );
  });
});
