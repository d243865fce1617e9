import { describe, expect, it } from 'vitest';
import { atMost, compare, faster, toRows, median, formatTable } from './result.ts';

describe('median', () => {
  it('takes the middle of an odd count and the mean of the middle two of an even one', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([1, 2, 10, 4])).toBe(3);
  });
  it('refuses an empty list', () => expect(() => median([])).toThrow(RangeError));
});

it('meets the target at the target and misses it above', () => {
  expect(compare('a', [135, 135, 900], [100, 100, 100], 1.35)).toMatchObject({
    ratio: 1.35,
    met: true,
    ours: 135,
  });
  expect(compare('a', [137], [100], 1.35)).toMatchObject({ ratio: 1.37, met: false });
});

it('has no target if none is given', () => {
  expect(compare('a', [300], [100])).toMatchObject({ ratio: 3, target: null, met: null });
});

it('prints a header and one line for each work', () => {
  const lines = formatTable([compare('time to idle', [200], [100], 1.5)]).split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^time to idle +200 ms +100 ms +2\.00 +≤ 1\.5 +NO$/);
});

it('requires ours to be a number of times as fast', () => {
  expect(faster('a', [10], [250, 200, 150], 20)).toMatchObject({
    ratio: 20,
    met: true,
    target: '≥ 20× faster',
  });
  expect(faster('a', [10], [199], 20)).toMatchObject({ met: false });
});

it('is undecided if the peer is absent', () => {
  expect(faster('a', [10], null, 1)).toMatchObject({ peer: null, ratio: null, met: null });
});

it('compares a figure with its limit in any unit', () => {
  expect(atMost('a', 0.0123456, 1)).toMatchObject({ ours: 0.0123, target: '≤ 1 ms', met: true });
  expect(atMost('a', 601, 600, 'MB')).toMatchObject({ target: '≤ 600 MB', met: false });
  expect(formatTable([atMost('growth', 1.02, 1.15, 'exponent')])).toMatch(/n\^1.02 +– +– +≤ n\^1.15 +yes/);
});

it('has exactly the columns of the table', () => {
  const [row = {}] = toRows([atMost('a', 1, 600, 'MB')]);
  expect(Object.keys(row)).toEqual(['work', 'ours', 'peer', 'ratio', 'target', 'met']);
});
