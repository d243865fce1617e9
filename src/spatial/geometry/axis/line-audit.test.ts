import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../../domain/records.ts';
import { geodesicM } from '../geodesic-m.ts';
import { alongLine, measureDetour, heightAt, lowestPassM, findRidges } from './line-audit.ts';

describe('ridgesOf', () => {
  it('counts a top before which the line rises and after which it falls by the given height', () => {
    expect(findRidges([50, 400, 90], 300)).toEqual([{ before: 0, top: 1, after: 2 }]);
    expect(findRidges([50, 340, 90], 300)).toEqual([]);
    expect(findRidges([50, 500, 250], 300)).toEqual([]);
  });

  it('takes small dips as part of one ridge, and finds the lows on both sides', () => {
    const heights = [200, 100, 300, 250, 600, 500, 550, 200, 150, 180];
    expect(findRidges(heights, 300)).toEqual([{ before: 1, top: 4, after: 8 }]);
  });

  it('finds one ridge for each hill, none for a line that only rises, and the same in reverse', () => {
    expect(findRidges([0, 400, 0, 400, 0], 300)).toHaveLength(2);
    expect(findRidges([0, 200, 400, 600], 300)).toEqual([]);
    expect(findRidges([600, 400, 200, 0], 300)).toEqual([]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 1 }), (heights) => {
        const ridges = findRidges(heights, 300);
        expect(findRidges(heights.toReversed(), 300)).toHaveLength(ridges.length);
        for (const { before, top, after } of ridges) {
          expect(heights[top]! - heights[before]!).toBeGreaterThanOrEqual(300);
          expect(heights[top]! - heights[after]!).toBeGreaterThanOrEqual(300);
          expect(Math.max(...heights.slice(before, after + 1))).toBe(heights[top]);
        }
      }),
    );
  });
});

describe('heightAt', () => {
  const grid = {
    width: 3,
    height: 2,
    bounds: [0, 0, 3, 2] as const,
    metres: Float32Array.of(0, 100, 200, 50, 150, 250),
  };

  it('is the cell’s height at its centre, and interpolated between cells', () => {
    expect(heightAt(grid, [0.5, 1.5])).toBe(0);
    expect(heightAt(grid, [2.5, 0.5])).toBe(250);
    expect(heightAt(grid, [1, 1])).toBe(75);
  });

  it('is that of the outermost cells beyond their centres', () => {
    expect(heightAt(grid, [0, 2])).toBe(0);
  });
});

it('gives points along a line at most a step apart, the vertices among them', () => {
  const line: LonLat[] = [
    [120, 29],
    [120.01, 29],
    [120.01, 29.005],
  ];
  const places = alongLine(line, 200);
  for (const vertex of line) expect(places.some(({ at }) => geodesicM(at, vertex) < 0.01)).toBe(true);
  for (const [i, { alongM }] of places.entries())
    if (i > 0) expect(alongM - places[i - 1]!.alongM).toBeLessThanOrEqual(200.1);
});

it('compares a line with the straight lines between its stations', () => {
  const line: LonLat[] = [
    [120, 29],
    [120.1, 29.1],
    [120.2, 29],
  ];
  const bent = measureDetour([line], []);
  expect(bent.laidM / bent.straightM).toBeGreaterThan(1.4);
  const stopped = measureDetour([line], [[120.1, 29.1]]);
  expect(stopped.laidM).toBeCloseTo(stopped.straightM, 6);
});

describe('lowestPassM', () => {
  // A wall of 800 m across the middle with a gap of 200 m in its eastern end.
  const [width, height] = [21, 21];
  const metres = Float32Array.from({ length: width * height }, (_, i) => {
    const [column, row] = [i % width, Math.floor(i / width)];
    if (row !== 10) return 50;
    return column === 18 ? 200 : 800;
  });
  const heights = { width, height, bounds: [120, 28, 121, 29] as const, metres };
  const [a, b]: [LonLat, LonLat] = [
    [120.5, 28.9],
    [120.5, 28.1],
  ];

  it('finds the gap of a wall, and the wall where the gap is closed', () => {
    expect(lowestPassM(heights, a, b, () => true)).toBe(200);
    expect(lowestPassM(heights, a, b, (cell) => metres[cell] !== 200)).toBe(800);
  });

  it('is infinite where there is no way, and the same from the other side', () => {
    expect(lowestPassM(heights, a, b, (cell) => Math.floor(cell / width) !== 10)).toBe(Infinity);
    expect(lowestPassM(heights, b, a, () => true)).toBe(200);
  });
});
