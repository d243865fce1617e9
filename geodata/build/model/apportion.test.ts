import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from './apportion.ts';

describe('apportion', () => {
  it('gives every seat, the least share to all, and within one seat of the exact share', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 30 }),
        fc.nat(400),
        fc.infiniteStream(fc.nat(500)),
        (keys, extra, stream) => {
          const weights = new Map(keys.map((key) => [key, stream.next().value as number]));
          const shares = apportion(weights, keys.length + extra, 1);
          expect([...shares.values()].reduce((a, b) => a + b, 0)).toBe(keys.length + extra);
          const sum = [...weights.values()].reduce((a, b) => a + b, 0);
          for (const [key, share] of shares) {
            expect(share).toBeGreaterThanOrEqual(1);
            if (sum > 0) expect(Math.abs(share - 1 - (extra * weights.get(key)!) / sum)).toBeLessThan(1);
          }
        },
      ),
    );
  });

  it('follows Hamilton: the largest remainder gets the last seat', () => {
    expect(
      apportion(
        new Map([
          ['a', 5],
          ['b', 3],
          ['c', 2],
        ]),
        4,
        0,
      ),
    ).toEqual(
      new Map([
        ['a', 2],
        ['b', 1],
        ['c', 1],
      ]),
    );
  });

  it('does not depend on the order of the keys', () => {
    const rows: [string, number][] = [
      ['x', 7],
      ['a', 7],
      ['m', 7],
    ];
    expect(apportion(new Map(rows), 4, 1).get('a')).toBe(2);
    expect(apportion(new Map(rows.toReversed()), 4, 1).get('a')).toBe(2);
  });

  it('shares equally where all weights are zero', () => {
    const weights = new Map([
      ['a', 0],
      ['b', 0],
    ]);
    expect([...apportion(weights, 7, 1).values()]).toEqual([4, 3]);
  });

  it('refuses too few seats', () => {
    expect(() =>
      apportion(
        new Map([
          ['a', 1],
          ['b', 1],
        ]),
        1,
        1,
      ),
    ).toThrow(/cannot give 1/);
  });
});
