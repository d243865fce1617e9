import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PointMm } from '../drawing.ts';
import { lettersAlong } from './spread-letters.ts';
import { turnedOverlap } from './turned-box.ts';

const SIZE_MM = 2.3;
const width = (): number => SIZE_MM;
const request = { centreMm: 20, stepMm: 6, offsetMm: 0, sizeMm: SIZE_MM };

describe('letters along a course', () => {
  it('run from left to right, whatever the direction of the line', () => {
    const course: PointMm[] = [
      [0, 10],
      [40, 14],
    ];
    for (const points of [course, course.toReversed()]) {
      const letters = lettersAlong(points, '钱塘江', request, width)!;
      expect(letters.map(({ letter }) => letter).join('')).toBe('钱塘江');
      const xs = letters.map(({ box }) => box.middle[0]);
      expect(xs).toEqual(xs.toSorted((a, b) => a - b));
      for (const { box } of letters) expect(Math.abs(box.rotateDeg)).toBeLessThan(10);
    }
  });

  it('run from top to bottom and upright on a steep line', () => {
    const letters = lettersAlong(
      [
        [10, 40],
        [11, 0],
      ],
      '瓯江',
      request,
      width,
    )!;
    expect(letters[0]!.box.middle[1]).toBeLessThan(letters[1]!.box.middle[1]);
    for (const { box } of letters) expect(Math.abs(box.rotateDeg)).toBeLessThan(10);
  });

  it('are not set on a line that is too short or bends too sharply', () => {
    expect(
      lettersAlong(
        [
          [0, 0],
          [8, 0],
        ],
        '钱塘江',
        { ...request, centreMm: 4 },
        width,
      ),
    ).toBeNull();
    const hairpin: PointMm[] = [
      [0, 0],
      [20, 0],
      [20, 1],
      [0, 1],
    ];
    expect(lettersAlong(hairpin, '曹娥江', request, width)).toBeNull();
  });

  it('are not set where a bend would make them overlap', () => {
    const arc = (radiusMm: number): PointMm[] =>
      Array.from({ length: 91 }, (_, k): PointMm => {
        const angle = Math.PI + (k / 90) * Math.PI;
        return [radiusMm * Math.cos(angle), radiusMm * Math.sin(angle)];
      });
    const lengthMm = Math.PI * 9;
    const on = (offsetMm: number) =>
      lettersAlong(arc(9), '曹娥江', { centreMm: lengthMm / 2, stepMm: 3, offsetMm, sizeMm: SIZE_MM }, width);
    // On the inner side of the arc they have two thirds of the space.
    expect([on(-3) === null, on(3) === null]).toEqual([false, true]);
  });

  it('never overlap and keep their distance from any line', () => {
    const places = fc.array(
      fc.tuple(fc.double({ min: 0, max: 120, noNaN: true }), fc.double({ min: 0, max: 120, noNaN: true })),
      { minLength: 2, maxLength: 12 },
    );
    fc.assert(
      fc.property(
        places,
        fc.double({ min: 0, max: 60, noNaN: true }),
        fc.double({ min: 2.5, max: 8, noNaN: true }),
        (points, centreMm, stepMm) => {
          const letters = lettersAlong(
            points,
            '新安江',
            { ...request, centreMm, stepMm, offsetMm: 2 },
            width,
          );
          if (!letters) return;
          expect(letters).toHaveLength(3);
          for (const [i, { box }] of letters.slice(1).entries())
            expect(turnedOverlap(letters[i]!.box, box)).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});
