import { describe, expect, it } from 'vitest';
import { lineMiddle } from './middle.ts';

const line = (...coordinates: number[][]) => ({ type: 'LineString' as const, coordinates });

describe('lineMiddle', () => {
  it('is half-way by length, not by number of vertices', () => {
    const { at } = lineMiddle(line([120, 0], [120, 1], [120, 1.1], [120, 2]));
    expect(at[0]).toBe(120);
    expect(at[1]).toBeCloseTo(1);
  });

  it('is on the longest part of a branched line', () => {
    const { at } = lineMiddle({
      type: 'MultiLineString',
      coordinates: [line([0, 0], [0.1, 0]).coordinates, line([5, 0], [7, 0]).coordinates],
    });
    expect(at).toEqual([6, 0]);
  });

  it.each([
    ['flat', [1, 0.2]],
    ['steep', [0.2, 1]],
    ['rising', [1, 1]],
    ['falling', [1, -1]],
    ['rising', [-1, -1]],
  ] as const)('classifies as %s a line that goes to %j', (course, to) => {
    expect(lineMiddle(line([0, 0], [...to])).course).toBe(course);
  });

  it('is the point of a line of zero length', () => {
    expect(lineMiddle(line([1, 2], [1, 2]))).toEqual({ at: [1, 2], course: 'flat' });
  });
});
