import type { LonLat } from '../../../src/domain/records.ts';
import { geodesicM } from '../../../src/spatial/geometry/geodesic-m.ts';

/** Village committees with the same position. */
export interface Demand {
  lonLat: LonLat;
  committees: number;
}

export interface Candidate {
  code: string;
  county: string;
  lonLat: LonLat;
  /** An earlier official list names it as a central town, so it is not one of the new ones. */
  earlier: boolean;
  /** Evidence besides coverage, expressed in village committees. */
  bonus: number;
  /** In one of the mountain and island counties. */
  priority: boolean;
}

export interface CoverageProblem {
  demand: readonly Demand[];
  candidates: readonly Candidate[];
  /** Counties that must have at least one town. */
  counties: readonly string[];
  /** Codes that are chosen before the search begins. */
  fixed: ReadonlySet<string>;
  total: number;
  /** Least number of chosen towns that are in priority counties and not on an earlier list. */
  newInPriority: number;
  radiusM: number;
}

export interface CoverageSolution {
  chosen: string[];
  /** Committees within the radius of a chosen town. */
  covered: number;
  /** All committees of the demand. */
  committees: number;
  /** Covered committees plus the bonuses of the chosen towns. */
  objective: number;
}

/** For each candidate, the indices of the demand within the radius. */
export function coverSets({ demand, candidates, radiusM }: CoverageProblem): number[][] {
  const reachDegrees = (radiusM / 110_000) * 1.2;
  return candidates.map(({ lonLat }) =>
    demand.flatMap(({ lonLat: at }, i) =>
      Math.abs(at[1] - lonLat[1]) < reachDegrees &&
      Math.abs(at[0] - lonLat[0]) < reachDegrees &&
      geodesicM(lonLat, at) <= radiusM
        ? [i]
        : [],
    ),
  );
}

/** Counts how many chosen towns cover each demand point, and computes what adding or removing a candidate changes. */
class Cover {
  readonly chosen = new Set<number>();
  readonly #times: number[];
  readonly #problem: CoverageProblem;
  readonly #sets: number[][];
  constructor(problem: CoverageProblem, sets: number[][]) {
    this.#problem = problem;
    this.#sets = sets;
    this.#times = problem.demand.map(() => 0);
  }

  #bonus(j: number): number {
    return (this.#problem.candidates[j] as Candidate).bonus;
  }

  /** The increase of the objective when `j` is added. */
  gain(j: number): number {
    let gain = this.#bonus(j);
    for (const i of this.#sets[j] as number[])
      if (this.#times[i] === 0) gain += (this.#problem.demand[i] as Demand).committees;
    return gain;
  }

  add(j: number): void {
    this.chosen.add(j);
    for (const i of this.#sets[j] as number[]) (this.#times[i] as number)++;
  }

  remove(j: number): void {
    this.chosen.delete(j);
    for (const i of this.#sets[j] as number[]) (this.#times[i] as number)--;
  }

  solution(): CoverageSolution {
    const { candidates, demand } = this.#problem;
    let covered = 0;
    let committees = 0;
    demand.forEach((at, i) => {
      committees += at.committees;
      if ((this.#times[i] as number) > 0) covered += at.committees;
    });
    const chosen = [...this.chosen].map((j) => (candidates[j] as Candidate).code).toSorted();
    let objective = covered;
    for (const j of this.chosen) objective += this.#bonus(j);
    return { chosen, covered, committees, objective };
  }
}

/**
 * Maximal covering location problem (Church & ReVelle 1974) under the programme's quotas: greedy choice, then exchanges of one town for
 * another while one improves the objective. Ties go to the smaller code, so the result depends only on the problem.
 * @throws RangeError where a county has no candidate or the quotas cannot be met
 */
export function solveCoverage(problem: CoverageProblem): CoverageSolution {
  const { candidates, total, newInPriority, fixed } = problem;
  const order = candidates
    .map((_, j) => j)
    .toSorted((a, b) => (candidates[a]!.code < candidates[b]!.code ? -1 : 1));
  const cover = new Cover(problem, coverSets(problem));
  const isNew = (j: number): boolean => candidates[j]!.priority && !candidates[j]!.earlier;
  const perCounty = (county: string): number =>
    [...cover.chosen].filter((j) => candidates[j]!.county === county).length;
  const newCount = (): number => [...cover.chosen].filter(isNew).length;

  const addBest = (eligible: (j: number) => boolean, what: string): void => {
    let best = -1;
    let bestGain = -1;
    for (const j of order) {
      if (cover.chosen.has(j) || !eligible(j)) continue;
      const gain = cover.gain(j);
      if (gain > bestGain) [best, bestGain] = [j, gain];
    }
    if (best < 0) throw new RangeError(`solveCoverage: no candidate left for ${what}`);
    cover.add(best);
  };

  for (const j of order) if (fixed.has(candidates[j]!.code)) cover.add(j);
  if (cover.chosen.size !== fixed.size)
    throw new RangeError('solveCoverage: a fixed town is not among the candidates');
  const missing = new Set(problem.counties.filter((county) => perCounty(county) === 0));
  while (missing.size > 0) {
    addBest((j) => missing.has(candidates[j]!.county), `counties ${[...missing].join(' ')}`);
    for (const county of missing) if (perCounty(county) > 0) missing.delete(county);
  }
  while (newCount() < newInPriority) addBest(isNew, 'new towns of the mountain and island counties');
  while (cover.chosen.size < total) addBest(() => true, 'the remaining towns');
  if (cover.chosen.size > total)
    throw new RangeError(`solveCoverage: quotas alone need ${cover.chosen.size} towns`);

  const allowed = (out: number, into: number): boolean =>
    (candidates[out]!.county === candidates[into]!.county || perCounty(candidates[out]!.county) > 1) &&
    (isNew(into) || !isNew(out) || newCount() > newInPriority);
  for (let improved = true; improved;) {
    improved = false;
    for (const out of order) {
      if (!cover.chosen.has(out) || fixed.has(candidates[out]!.code)) continue;
      let best = out;
      const admissible = new Set(order.filter((j) => !cover.chosen.has(j) && allowed(out, j)));
      cover.remove(out);
      let bestGain = cover.gain(out);
      for (const j of admissible) {
        const gain = cover.gain(j);
        if (gain > bestGain) [best, bestGain] = [j, gain];
      }
      cover.add(best);
      if (best !== out) improved = true;
    }
  }
  return cover.solution();
}
