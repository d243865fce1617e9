import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoxMm, PointMm } from '../drawing.ts';
import { clipLine, clipPolygon, simplified } from './generalise.ts';

const box: BoxMm = { xMm: 0, yMm: 0, widthMm: 100, heightMm: 60 };
const point = fc.tuple(
  fc.integer({ min: -50, max: 150 }),
  fc.integer({ min: -50, max: 110 }),
) as fc.Arbitrary<PointMm>;
const line = fc.array(point, { minLength: 2, maxLength: 30 });
const isInside = ([x, y]: PointMm): boolean => x >= -1e-6 && x <= 100 + 1e-6 && y >= -1e-6 && y <= 60 + 1e-6;
const areaMm2 = (ring: readonly PointMm[]): number =>
  ring.reduce((sum, [x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length] as PointMm;
    return sum + (x1 * y2 - x2 * y1) / 2;
  }, 0);
const toSegment = ([x, y]: PointMm, [x1, y1]: PointMm, [x2, y2]: PointMm): number => {
  const squared = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const t =
    squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / squared));
  return Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1));
};

describe('simplified', () => {
  it('keeps the ends, adds no points, and deviates by no more than the tolerance', () => {
    fc.assert(
      fc.property(line, fc.double({ min: 0.01, max: 20, noNaN: true }), (points, toleranceMm) => {
        const simple = simplified(points, toleranceMm);
        expect(simple[0]).toBe(points[0]);
        expect(simple.at(-1)).toBe(points.at(-1));
        for (const each of simple) expect(points).toContain(each);
        for (const each of points) {
          const distance = Math.min(
            ...simple.slice(1).map((end, i) => toSegment(each, simple[i] as PointMm, end)),
          );
          expect(distance).toBeLessThanOrEqual(toleranceMm + 1e-9);
        }
      }),
    );
  });

  it('removes the inner points of a straight line', () => {
    expect(
      simplified(
        [
          [0, 0],
          [5, 0.001],
          [10, 0],
        ],
        0.1,
      ),
    ).toEqual([
      [0, 0],
      [10, 0],
    ]);
  });
});

describe('clipLine', () => {
  it('keeps exactly the parts of a line that are inside', () => {
    fc.assert(
      fc.property(line, (points) => {
        const parts = clipLine(points, box);
        for (const part of parts) for (const each of part) expect(isInside(each)).toBe(true);
        if (points.every(isInside)) expect(parts.flat().length).toBeGreaterThanOrEqual(1);
        // Midpoints of segments that are inside the box lie on one of the parts.
        for (let i = 1; i < points.length; i++) {
          const [a, b] = [points[i - 1] as PointMm, points[i] as PointMm];
          const middle: PointMm = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
          if (a[0] === b[0] && a[1] === b[1]) continue;
          if (middle[0] <= 0.01 || middle[0] >= 99.99 || middle[1] <= 0.01 || middle[1] >= 59.99) continue;
          const nearest = Math.min(
            ...parts.flatMap((part) =>
              part.slice(1).map((end, k) => toSegment(middle, part[k] as PointMm, end)),
            ),
          );
          expect(nearest).toBeLessThan(1e-6);
        }
      }),
    );
  });
});

describe('clipPolygon', () => {
  it('keeps a polygon inside the box, and cuts a rectangle to the box', () => {
    const ring: PointMm[] = [
      [10, 10],
      [30, 10],
      [20, 40],
    ];
    expect(clipPolygon([ring], box)).toEqual([ring]);
    fc.assert(
      fc.property(point, point, ([x1, y1], [x2, y2]) => {
        const [w, e, n, s] = [Math.min(x1, x2), Math.max(x1, x2), Math.min(y1, y2), Math.max(y1, y2)];
        const rings = clipPolygon(
          [
            [
              [w, n],
              [e, n],
              [e, s],
              [w, s],
            ],
          ],
          box,
        );
        const wanted =
          Math.max(0, Math.min(e, 100) - Math.max(w, 0)) * Math.max(0, Math.min(s, 60) - Math.max(n, 0));
        expect(rings.reduce((sum, each) => sum + areaMm2(each), 0)).toBeCloseTo(wanted, 6);
        for (const each of rings.flat()) expect(isInside(each)).toBe(true);
      }),
    );
  });
});
