import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Weighted } from './statistics.ts';
import { gini, palma, shareWithin, theil, theilParts, weightedMean, weightedQuantile } from './statistics.ts';

const equal = (...values: number[]): Weighted[] => values.map((value) => ({ value, weight: 1 }));
/** Each unit as many times as it weighs. */
const spread = (sample: readonly Weighted[]): number[] =>
  sample.flatMap(({ value, weight }) => Array.from({ length: weight }, () => value));

const unit = fc.record({
  value: fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 1000, noNaN: true })),
  weight: fc.integer({ min: 0, max: 6 }),
});
const sample = fc.array(unit, { minLength: 1, maxLength: 20 }).filter((s) => s.some((u) => u.weight > 0));
const near = (actual: number | undefined, expected: number): void =>
  expect(Math.abs((actual ?? NaN) - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));

describe('statistics', () => {
  it('gives the values of a calculation by hand', () => {
    // Mean difference of all ordered pairs of 1..5 is 1.6; 1.6 / (2 · 3).
    expect(gini(equal(1, 2, 3, 4, 5))).toBeCloseTo(4 / 15, 12);
    near(gini(equal(0, 0, 0, 1)), 0.75);
    // One holds all: ln n.
    near(theil(equal(0, 0, 0, 7)), Math.log(4));
    near(theil(equal(1, 3)), (0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)) / 2);
    // Top one of ten over the bottom four.
    near(palma(equal(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)), 1);
    near(palma(equal(5, 5, 5, 5, 5)), 0.25);
    near(weightedQuantile(equal(1, 2, 3, 10), 0.5), 2.5);
    near(weightedQuantile(equal(9, 1, 4), 0.5), 4);
    near(shareWithin(equal(1, 5, 5.1, 9), 5), 0.5);
  });

  it('agrees with every unit counted on its own', () => {
    fc.assert(
      fc.property(sample, (given) => {
        const all = spread(given).toSorted((a, b) => a - b);
        const n = all.length;
        const total = all.reduce((a, b) => a + b, 0);
        const mean = total / n;
        near(weightedMean(given), mean);
        const middle = (all[Math.ceil(n / 2) - 1]! + all[Math.floor(n / 2)]!) / 2;
        near(weightedQuantile(given, 0.5), middle);
        near(shareWithin(given, 10), all.filter((x) => x <= 10).length / n);
        if (total === 0) return;
        let differences = 0;
        for (const a of all) for (const b of all) differences += Math.abs(a - b);
        near(gini(given), differences / (2 * n * n * mean));
        const t = all.reduce((sum, x) => sum + (x === 0 ? 0 : (x / mean) * Math.log(x / mean)), 0) / n;
        near(theil(given), t);
        // Ten copies of each, so that tenths are whole units.
        const tenfold = all.flatMap((x) => Array.from({ length: 10 }, () => x));
        const bottom = tenfold.slice(0, 4 * n).reduce((a, b) => a + b, 0);
        const top = tenfold.slice(9 * n).reduce((a, b) => a + b, 0);
        if (bottom > total / 100) near((palma(given) ?? NaN) / (top / bottom), 1);
      }),
      { numRuns: 300 },
    );
  });

  it("decomposes Theil's T into between and within groups without a remainder", () => {
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 6 }), (groups) => {
        const parts = theilParts(groups);
        near(theil(groups.flat()), (parts?.between ?? NaN) + (parts?.within ?? NaN));
        expect(parts?.between).toBeGreaterThanOrEqual(0);
        expect(parts?.within).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  it('does not change with the unit of length, nor when everything is there twice', () => {
    fc.assert(
      fc.property(sample, fc.double({ min: 0.1, max: 1000, noNaN: true }), (given, factor) => {
        for (const other of [given.map((u) => ({ ...u, value: u.value * factor })), [...given, ...given]]) {
          near(gini(other), gini(given) ?? NaN);
          near(theil(other), theil(given) ?? NaN);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives no inequality for equal values, zero included, and no value without data', () => {
    for (const same of [equal(0, 0), equal(3, 3, 3)]) {
      near(gini(same), 0);
      near(theil(same), 0);
    }
    // 0.4 · 15 in floating point is a little more than 6.
    expect(
      palma([
        { value: 0, weight: 6 },
        { value: 1, weight: 9 },
      ]),
    ).toBeUndefined();
    for (const empty of [[], [{ value: 3, weight: 0 }]])
      for (const measure of [gini, theil, palma, weightedMean]) expect(measure(empty)).toBeUndefined();
    expect(weightedQuantile([], 0.5)).toBeUndefined();
    expect(shareWithin([], 5)).toBeUndefined();
    expect(theilParts([[], []])).toBeUndefined();
    expect(theilParts([equal(0), equal(0)])).toEqual({ between: 0, within: 0 });
  });

  it('refuses invalid distances', () => {
    for (const value of [NaN, -1, Infinity])
      for (const measure of [gini, theil, palma])
        expect(() => measure(equal(1, value))).toThrow(`value ${value}`);
    expect(() => gini([{ value: 1, weight: -2 }])).toThrow('weight -2');
    expect(() => weightedQuantile(equal(1), 1.5)).toThrow('share 1.5');
  });
});
