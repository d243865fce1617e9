import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DoubtGroup } from './doubt.ts';
import { betaBinomial, countPlaces, createTally, WITHIN_TOWN } from './doubt.ts';

/** Probability of each count of independent places, by enumerating all outcomes. */
function byEnumeration(probabilities: readonly number[], weights: readonly number[]): Map<number, number> {
  const all = new Map<number, number>();
  for (let outcome = 0; outcome < 1 << probabilities.length; outcome++) {
    let [sum, share] = [0, 1];
    probabilities.forEach((p, i) => {
      const inside = (outcome >> i) & 1;
      sum += inside * (weights[i] as number);
      share *= inside ? p : 1 - p;
    });
    all.set(sum, (all.get(sum) ?? 0) + share);
  }
  return all;
}

/** Mid-P quantiles and mean of a distribution, by definition. */
function findEnds(distribution: ReadonlyMap<number, number>): { low: number; high: number; mean: number } {
  const sums = [...distribution].filter(([, p]) => p > 0).sort(([a], [b]) => a - b);
  const middle = (k: number): number =>
    sums.reduce((total, [sum, p]) => total + (sum < k ? p : sum === k ? p / 2 : 0), 0);
  const counts = sums.map(([sum]) => sum);
  return {
    low: counts.find((k) => middle(k) >= 0.05) as number,
    high: counts.findLast((k) => middle(k) <= 0.95) ?? 0,
    mean: sums.reduce((total, [sum, p]) => total + sum * p, 0),
  };
}

const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe('the interval of a count', () => {
  it('equals that of an enumeration of all outcomes of independent weighted places', () => {
    // Multiples of 1/16: so no count of ten places has a probability below 1e-15, at which the code omits it.
    const sixteenths = fc.integer({ min: 0, max: 16 }).map((n) => n / 16);
    const place = fc.record({ p: sixteenths, weight: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 10 }), (places) => {
        const tally = createTally();
        tally.clear();
        for (const { p, weight } of places) tally.add(1, p, weight);
        const distribution = byEnumeration(
          places.map(({ p }) => p),
          places.map(({ weight }) => weight),
        );
        const { low, high, mean } = findEnds(distribution);
        expect(tally.expected()).toBeCloseTo(mean, 9);
        const told = tally.interval();
        // If a cumulative probability equals a quantile up to rounding, either of two counts is correct.
        const near = [...distribution.keys()].some((k) => {
          const below = [...distribution].reduce((sum, [c, p]) => sum + (c < k ? p : c === k ? p / 2 : 0), 0);
          return Math.abs(below - 0.05) < 1e-9 || Math.abs(below - 0.95) < 1e-9;
        });
        if (!near)
          expect(told).toEqual({
            low: Math.min(low, Math.round(mean)),
            high: Math.max(high, Math.round(mean)),
          });
      }),
      { numRuns: 300 },
    );
  });

  it('of a group has the mean and variance of a beta-binomial distribution', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        probability,
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (n, p, rho) => {
          const into = new Float64Array(n + 1);
          betaBinomial(n, p, rho, into);
          const moment = (power: number): number =>
            into.reduce((sum, share, k) => sum + share * k ** power, 0);
          expect(moment(0)).toBeCloseTo(1, 9);
          expect(moment(1)).toBeCloseTo(n * p, 8);
          expect(moment(2) - moment(1) ** 2).toBeCloseTo(n * p * (1 - p) * (1 + (n - 1) * rho), 6);
        },
      ),
    );
  });

  it.each([0.02, 0.5, 0.97])(
    'of a group of 600 places is a distribution too, probability of inside %d each',
    (p) => {
      const into = new Float64Array(601);
      betaBinomial(600, p, WITHIN_TOWN, into);
      expect(into.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(into.reduce((sum, share, k) => sum + share * k, 0)).toBeCloseTo(600 * p, 6);
    },
  );

  it('is shifted by places that are certainly inside, and unchanged by those certainly outside', () => {
    const groups = Array.from({ length: 150 }, (_, i) => ({
      places: 1 + (i % 4),
      probability: ((i % 9) + 1) / 10,
      weight: 1,
    }));
    const sure = { places: 7, probability: 1, weight: 3 };
    const never = { places: 7, probability: 0, weight: 3 };
    const alone = countPlaces(0, groups);
    const more = countPlaces(0, [sure, ...groups, never]);
    expect(more.low - alone.low).toBe(21);
    expect(more.high - alone.high).toBe(21);
    expect(more.expected - alone.expected).toBeCloseTo(21, 9);
  });

  it('contains the expectation, lies between the sure bounds, and is wider for correlated places', () => {
    const group = fc.record({
      places: fc.integer({ min: 1, max: 8 }),
      probability,
      weight: fc.constant(1),
    });
    fc.assert(
      fc.property(fc.nat(50), fc.array(group, { maxLength: 30 }), (certain, groups: DoubtGroup[]) => {
        const count = countPlaces(certain, groups);
        const { expected, low, high, uncertain } = count;
        expect(count.certain).toBe(certain);
        expect(expected).toBeGreaterThanOrEqual(certain);
        expect(expected).toBeLessThanOrEqual(certain + uncertain + 1e-9);
        expect(low).toBeLessThanOrEqual(Math.round(expected));
        expect(high).toBeGreaterThanOrEqual(Math.round(expected));
        expect(low).toBeGreaterThanOrEqual(certain);
        expect(high).toBeLessThanOrEqual(certain + uncertain);
      }),
    );
    const alone = countPlaces(
      0,
      Array.from({ length: 60 }, () => ({ places: 1, probability: 0.5, weight: 1 })),
    );
    const together = countPlaces(
      0,
      Array.from({ length: 10 }, () => ({ places: 6, probability: 0.5, weight: 1 })),
    );
    expect(alone.expected).toBe(together.expected);
    expect(together.high - together.low).toBeGreaterThan(alone.high - alone.low);
    expect(WITHIN_TOWN).toBeGreaterThan(0);
  });

  it('is the number itself if no place is doubtful', () => {
    expect(countPlaces(7, [])).toEqual({ certain: 7, uncertain: 0, expected: 7, low: 7, high: 7 });
  });
});
