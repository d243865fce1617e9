import { groupBy } from '../../../src/domain/group-by.ts';
import type { SeedTitle } from '../seeds/types.ts';

/**
 * Weight of the prior of a title, as a number of documented places. One is the smallest that gives a title held by no documented place a
 * probability above zero (Laplace).
 */
const PRIOR_CASES = 1;

/** A place that the programme has chosen, or could have chosen. */
export interface Titled {
  code: string;
  county: string;
  /** Kinds of title that it holds, without repetition. */
  titles: readonly string[];
}

/** How much more often documented places hold a title than the other places of the same counties. */
export interface TitleWeight {
  title: string;
  /** Places that hold it. */
  holders: number;
  /** Documented places that hold it; and the number expected if the documented places of each county had been drawn at random. */
  observed: number;
  expected: number;
  /** Observed divided by expected, shrunk towards the ratio of all titles together. */
  ratio: number;
  /** Natural logarithm of the ratio, not below 0. */
  weight: number;
}

/** The evidence that titles give for places. */
export interface Evidence {
  /** Sum of the weights of the titles of a place; 0 where it holds none with a weight. */
  scoreOf(code: string): number;
  isTitled(code: string): boolean;
}

/** No evidence: places are chosen by position alone. */
export const NO_EVIDENCE: Evidence = { scoreOf: () => 0, isTitled: () => false };

/**
 * Weights of titles, estimated from the documented places. Expected numbers are taken county by county (indirect
 * standardisation), since the rules choose within a county and some lists are of one county only. The ratio of a title is
 * the mean of its posterior where the number observed is Poisson and its ratio has a gamma prior with the mean of all titles
 * together (Clayton & Kaldor 1987, Biometrics 43): (observed + 1) / (expected + 1 / mean). No weight is below 0: a list says
 * who holds a title, and that documented places hold it less often than others in two or three counties says nothing against
 * a place elsewhere.
 */
export function titleWeights(
  pool: readonly Titled[],
  documented: ReadonlySet<string>,
): Map<string, TitleWeight> {
  const chances = new Map<string, number>();
  for (const members of groupBy(pool, ({ county }) => county).values()) {
    const share = members.filter(({ code }) => documented.has(code)).length / members.length;
    for (const { code } of members) chances.set(code, share);
  }
  const holding = groupBy(
    pool.flatMap(({ code, titles }) => titles.map((title) => ({ code, title }))),
    ({ title }) => title,
  );
  const counts = [...holding]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, holders]) => ({
      title,
      holders: holders.length,
      observed: holders.filter(({ code }) => documented.has(code)).length,
      expected: holders.reduce((sum, { code }) => sum + (chances.get(code) as number), 0),
    }));
  const total = (of: 'observed' | 'expected'): number => counts.reduce((sum, count) => sum + count[of], 0);
  const mean = (total('observed') + PRIOR_CASES) / (total('expected') + PRIOR_CASES);
  return new Map(
    counts.map((count) => {
      const ratio = (count.observed + PRIOR_CASES) / (count.expected + PRIOR_CASES / mean);
      return [count.title, { ...count, ratio, weight: Math.max(0, Math.log(ratio)) }];
    }),
  );
}

/** The evidence of titles, with weights estimated from the documented places. */
export function computeEvidence(pool: readonly Titled[], documented: ReadonlySet<string>): Evidence {
  const weights = titleWeights(pool, documented);
  const titled = new Map(pool.filter(({ titles }) => titles.length > 0).map((place) => [place.code, place]));
  return {
    isTitled: (code) => titled.has(code),
    scoreOf: (code) =>
      (titled.get(code)?.titles ?? []).reduce(
        (sum, title) => sum + (weights.get(title) as TitleWeight).weight,
        0,
      ),
  };
}

/** Kinds of title by the code of the place that holds them, without repetition and in order. */
export function groupTitles(titles: readonly SeedTitle[]): Map<string, string[]> {
  const kinds = new Map<string, Set<string>>();
  for (const { code, title } of titles)
    if (code !== undefined) kinds.set(code, (kinds.get(code) ?? new Set()).add(title));
  return new Map([...kinds].map(([code, held]) => [code, [...held].toSorted()]));
}
