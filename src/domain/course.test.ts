import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { coursePieces, courseShares } from './course.ts';
import { distanceM } from './distance.ts';
import { COURSE_KINDS } from './records.ts';
import type { CoursePart, LonLat } from './records.ts';

const line: LonLat[] = [
  [122, 30],
  [122.1, 30],
  [122.2, 30],
  [122.3, 30.1],
  [122.4, 30.1],
];

describe('coursePieces', () => {
  it('cuts a line where it leaves the land and returns; ferry and sea are one piece', () => {
    const course: CoursePart[] = [
      { kind: 'trunk', to: 1 },
      { kind: 'ferry', to: 2 },
      { kind: 'sea', to: 3 },
      { kind: 'land', to: 4 },
    ];
    expect(coursePieces(line, course)).toEqual([
      expect.objectContaining({ points: line.slice(0, 2), overSea: false }),
      expect.objectContaining({ points: line.slice(1, 4), overSea: true }),
      expect.objectContaining({ points: line.slice(3), overSea: false }),
    ]);
  });

  it('gives one piece on land without a course', () => {
    expect(coursePieces(line)).toEqual([{ points: line, overSea: false }]);
  });
});

/** A line of up to 12 vertices with a course that covers it. */
const laid = fc
  .array(
    fc.tuple(
      fc.double({ min: 119, max: 122, noNaN: true }),
      fc.double({ min: 28, max: 30, noNaN: true }),
      fc.constantFrom(...COURSE_KINDS),
    ),
    { minLength: 2, maxLength: 12 },
  )
  .map((rows) => ({
    line: rows.map(([lon, lat]): Position => [lon, lat]),
    course: rows.slice(1).map(([, , kind], i): CoursePart => ({ kind, to: i + 1 })),
  }));

it('covers the whole line, in pieces and in shares', () => {
  fc.assert(
    fc.property(laid, ({ line: points, course }) => {
      const pieces = coursePieces(points, course);
      expect(pieces.flatMap((piece, i) => piece.points.slice(i === 0 ? 0 : 1))).toEqual(points);
      for (const [i, piece] of pieces.entries())
        if (i > 0) expect(piece.overSea).not.toBe(pieces[i - 1]!.overSea);
      const shares = courseShares({
        geometry: { type: 'LineString', coordinates: points },
        course: [course],
      });
      const lengthKm = points.reduce(
        (sum, at, i) => (i === 0 ? 0 : sum + distanceM(points[i - 1] as LonLat, at as LonLat) / 1000),
        0,
      );
      expect(shares.reduce((sum, { km }) => sum + km, 0)).toBeCloseTo(lengthKm, 6);
    }),
  );
});

it('sums each kind over main line and branches, with each name once', () => {
  const shares = courseShares({
    geometry: { type: 'MultiLineString', coordinates: [line, line.slice(0, 2)] },
    course: [
      [
        { kind: 'primary', to: 1, name: 'S222' },
        { kind: 'valley', to: 3, name: '松阴溪' },
        { kind: 'primary', to: 4, name: 'S222' },
      ],
      [{ kind: 'primary', to: 1 }],
    ],
  });
  expect(shares.map(({ kind, names }) => [kind, names])).toEqual([
    ['primary', ['S222']],
    ['valley', ['松阴溪']],
  ]);
  expect(shares[0]!.km).toBeCloseTo(3 * (distanceM(line[0]!, line[1]!) / 1000), 1);
});
