import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostExtreme } from './extremes.ts';

describe('mostExtreme', () => {
  it('takes the items with the largest values, and counts further ones equal to the last', () => {
    fc.assert(
      fc.property(
        // Few values, so that many are equal.
        fc.array(fc.integer({ min: -5, max: 5 })),
        fc.integer({ min: 0, max: 12 }),
        (values, count) => {
          const items = values.map((value, i) => ({ value, i }));
          const { first, tied } = mostExtreme(items, count, ({ value }) => value);
          expect(first).toHaveLength(Math.min(count, values.length));
          const taken = new Set(first);
          const left = items.filter((item) => !taken.has(item));
          const least = Math.min(...first.map(({ value }) => value));
          for (const { value } of left) if (count > 0) expect(value).toBeLessThanOrEqual(least);
          expect(tied).toBe(left.filter(({ value }) => count > 0 && value === least).length);
          first.slice(1).forEach((item, k) => {
            const before = first[k]!;
            expect(before.value > item.value || (before.value === item.value && before.i < item.i)).toBe(
              true,
            );
          });
        },
      ),
    );
  });

  it('takes the smallest if the value is negated', () => {
    expect(mostExtreme([3, 1, 2, 1], 1, (n) => -n)).toEqual({ first: [1], tied: 1 });
  });
});
