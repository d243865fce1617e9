import { expect, it } from 'vitest';
import { keepFarthest } from './keep-farthest.ts';

it('keeps the vertices that are too far from the simplified line, and no others', () => {
  const heights = [0, 0.5, 4, 0.4, 0, -3, 0];
  const keep = Uint8Array.of(1, 0, 0, 0, 0, 0, 1);
  const spans: [number, number][] = [[0, 6]];
  const awayOf = (i: number, from: number, to: number): number => {
    const base = heights[from]! + ((heights[to]! - heights[from]!) * (i - from)) / (to - from);
    return Math.abs(heights[i]! - base);
  };
  keepFarthest(keep, spans, (from, to) => {
    let [at, most] = [-1, 2];
    for (let i = from + 1; i < to; i++) if (awayOf(i, from, to) > most) [at, most] = [i, awayOf(i, from, to)];
    return at;
  });
  // Vertices 2 and 5 are 4 and then 4 from the line; 1 is then 1.5 from it, 3 and 4 are 1.27 and 0.67.
  expect([...keep]).toEqual([1, 0, 1, 0, 0, 1, 1]);
  expect(spans).toEqual([]);
});
