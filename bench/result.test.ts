import { describe, expect, it } from 'vitest';
import { compare, median, tableOf } from './result.ts';

describe('median', () => {
  it('takes the middle of an odd count and the mean of the middle two of an even one', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 2, 10, 4])).toBe(3);
  });
  it('refuses nothing', () => expect(() => median([])).toThrow(RangeError));
});

it('meets the target at the target and misses it above', () => {
  expect(compare('a', [135, 135, 900], [100, 100, 100], 1.35)).toMatchObject({
    ratio: 1.35,
    met: true,
    ours: 135,
  });
  expect(compare('a', [137], [100], 1.35)).toMatchObject({ ratio: 1.37, met: false });
});

it('sets no target where none is asked for', () => {
  expect(compare('a', [300], [100])).toMatchObject({ ratio: 3, target: null, met: null });
});

it('prints one line a work under one header', () => {
  const lines = tableOf([compare('time to idle', [200], [100], 1.5)]).split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^time to idle +200 ms +100 ms +2\.00 +≤ 1\.5 +NO$/);
});
