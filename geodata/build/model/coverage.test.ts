import { describe, expect, it } from 'vitest';
import { type Candidate, type CoverageProblem, solveCoverage } from './coverage.ts';
import { coverageBound } from './coverage-bound.ts';

/** Linear congruential numbers (Numerical Recipes), so that the cases are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let n = seed; ;) yield (n = (n * 1664525 + 1013904223) % 4294967296) / 4294967296;
}

function problem(seed: number, total: number): CoverageProblem {
  const random = numbers(seed);
  const next = (): number => random.next().value;
  const candidates = Array.from({ length: 12 }, (_, j): Candidate => ({
    code: `33010${j % 3}${100 + j}000`,
    county: `33010${j % 3}`,
    lonLat: [120 + next() * 0.6, 29 + next() * 0.6],
    earlier: next() < 0.3,
    bonus: Math.floor(next() * 20),
    priority: j % 3 === 0,
  }));
  const demand = Array.from({ length: 60 }, () => ({
    lonLat: [120 + next() * 0.6, 29 + next() * 0.6] as [number, number],
    committees: 1 + Math.floor(next() * 9),
  }));
  const counties = ['330100', '330101', '330102'];
  return {
    candidates,
    demand,
    counties,
    fixed: new Set(),
    total,
    newInPriority: 1,
    radiusM: 10_000,
  };
}

describe('solveCoverage', () => {
  it('meets the quotas and stays below the linear bound, within 5 % of it', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const given = problem(seed, 5);
      const { chosen, objective } = solveCoverage(given);
      expect(chosen).toHaveLength(5);
      for (const county of given.counties) expect(chosen.some((code) => code.startsWith(county))).toBe(true);
      const bound = await coverageBound(given);
      expect(objective).toBeLessThanOrEqual(bound + 1e-6);
      expect(objective).toBeGreaterThan(bound * 0.95);
    }
  });

  it('keeps what is fixed', () => {
    const given = problem(7, 4);
    const fixed = given.candidates[4]!.code;
    expect(solveCoverage({ ...given, fixed: new Set([fixed]) }).chosen).toContain(fixed);
  });

  it('does not depend on the order of candidates and demand', () => {
    const given = problem(9, 5);
    const shuffled = {
      ...given,
      candidates: given.candidates.toReversed(),
      demand: given.demand.toReversed(),
    };
    expect(solveCoverage(shuffled)).toEqual(solveCoverage(given));
  });

  it('says which county has no candidate', () => {
    const given = problem(11, 5);
    expect(() => solveCoverage({ ...given, counties: [...given.counties, '330199'] })).toThrow(/330199/);
  });
});
