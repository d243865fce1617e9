import { lineString } from '@turf/helpers';
import { lineIntersect } from '@turf/line-intersect';
import { pointToLineDistance } from '@turf/point-to-line-distance';
import fc from 'fast-check';
import type { Feature, LineString, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { between, footOnLine, meetingShare, nearestShare } from '../../domain/segments.ts';

const flat = ([x = 0, y = 0]: Position): [number, number] => [x, y];

describe('footOnLine', () => {
  it('is the nearest of many positions on the line', () => {
    const number = fc.double({ min: -100, max: 100, noNaN: true });
    const line = fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(line, (vertices) => {
        const { segment, share, x, y, squared } = footOnLine(vertices, flat);
        const at = between(vertices[segment] as Position, vertices[segment + 1] as Position, share);
        expect([share >= 0, share <= 1]).toEqual([true, true]);
        expect(Math.hypot(at[0] - x, at[1] - y)).toBeLessThan(1e-9);
        expect(Math.abs(Math.sqrt(squared) - Math.hypot(x, y))).toBeLessThan(1e-9);
        for (let i = 1; i < vertices.length; i++)
          for (let k = 0; k <= 20; k++) {
            const other = between(vertices[i - 1] as Position, vertices[i] as Position, k / 20);
            expect(Math.hypot(...other)).toBeGreaterThan(Math.hypot(x, y) - 1e-9);
          }
      }),
      {
        examples: [
          [
            [
              [1, 1],
              [1, 1],
              [1, 1],
            ] as [number, number][],
          ],
        ],
      },
    );
  });

  it('is as far as Turf finds, within the error of its sphere', () => {
    const line: Position[] = [
      [120, 29],
      [120.1, 29.05],
      [120.12, 29.2],
    ];
    const at: Position = [120.05, 29.1];
    const eastKm = 111.195 * Math.cos((29.1 * Math.PI) / 180);
    const { squared } = footOnLine(line, ([lon = 0, lat = 0]) => [
      (lon - (at[0] as number)) * eastKm,
      (lat - (at[1] as number)) * 111.195,
    ]);
    const turfKm = pointToLineDistance(at, {
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates: line },
    });
    expect(Math.sqrt(squared) / turfKm).toBeCloseTo(1, 3);
  });

  it('is infinitely far on a line without a segment', () => {
    expect(footOnLine([[1, 1]], flat).squared).toBe(Infinity);
    expect(footOnLine([], flat).squared).toBe(Infinity);
  });

  it('of several equally near positions is the first', () => {
    const corner: Position[] = [
      [-1, 1],
      [0, 1],
      [1, 1],
    ];
    expect(footOnLine(corner, flat)).toMatchObject({ segment: 0, share: 1 });
  });
});

it('nearestShare is 0 where the ends are the same position', () => {
  expect(nearestShare(3, 4, 0, 0)).toBe(0);
});

describe('meetingShare', () => {
  it('is where Turf finds the crossing', () => {
    const number = fc.integer({ min: -50, max: 50 });
    const segment = fc.tuple(number, number, number, number);
    const line = ([ax, ay, bx, by]: readonly number[]): Feature<LineString> =>
      lineString([
        [ax as number, ay as number],
        [bx as number, by as number],
      ]);
    fc.assert(
      fc.property(segment, segment, ([px, py, qx, qy], [ax, ay, bx, by]) => {
        fc.pre((qx - px) * (by - ay) !== (qy - py) * (bx - ax));
        const share = meetingShare([px, py], [qx, qy], ax, ay, bx, by);
        const [found] = lineIntersect(line([px, py, qx, qy]), line([ax, ay, bx, by])).features;
        expect(share >= 0 && share <= 1).toBe(found !== undefined);
        if (!found) return;
        const at = between([px, py], [qx, qy], share);
        const [x = NaN, y = NaN] = found.geometry.coordinates;
        expect(Math.hypot(at[0] - x, at[1] - y)).toBeLessThan(1e-9);
      }),
    );
  });

  it('is none for parallel segments, and beyond 0 to 1 where the way does not reach', () => {
    expect(meetingShare([0, 0], [2, 0], 0, 0, 1, 0)).toBeNaN();
    expect(meetingShare([0, 0], [2, 0], 4, -1, 4, 1)).toBe(2);
    expect(meetingShare([0, 0], [2, 0], 1, 1, 1, 2)).toBeNaN();
  });
});
