import loadHighs from 'highs';
import { type CoverageProblem, coverSets } from './coverage.ts';

/**
 * Upper bound of the coverage objective: the linear relaxation of the covering problem, solved by HiGHS (Huangfu & Hall 2018).
 * No choice of whole towns can do better.
 * @throws Error where the solver finds no optimum.
 */
export async function coverageBound(problem: CoverageProblem): Promise<number> {
  const { candidates, demand, counties, fixed, total, newInPriority } = problem;
  const coveredBy: number[][] = demand.map(() => []);
  coverSets(problem).forEach((set, j) => {
    for (const i of set) (coveredBy[i] as number[]).push(j);
  });
  const sum = (js: readonly number[]): string => js.map((j) => `x${j}`).join(' + ');
  const where = (test: (j: number) => boolean): number[] =>
    candidates.flatMap((_, j) => (test(j) ? [j] : []));
  const reachable = demand.flatMap((_, i) => ((coveredBy[i] as number[]).length > 0 ? [i] : []));
  const objective = [
    ...reachable.map((i) => `${demand[i]!.committees} y${i}`),
    ...where((j) => candidates[j]!.bonus > 0).map((j) => `${candidates[j]!.bonus} x${j}`),
  ];
  const lp = [
    'Maximize',
    ` obj: ${objective.join(' + ')}`,
    'Subject To',
    ...reachable.map((i) => ` c${i}: ${sum(coveredBy[i] as number[])} - y${i} >= 0`),
    ` total: ${sum(where(() => true))} = ${total}`,
    ` fresh: ${sum(where((j) => candidates[j]!.priority && !candidates[j]!.earlier))} >= ${newInPriority}`,
    ...counties.map((county) => ` k${county}: ${sum(where((j) => candidates[j]!.county === county))} >= 1`),
    'Bounds',
    ...candidates.map(({ code }, j) => (fixed.has(code) ? ` x${j} = 1` : ` 0 <= x${j} <= 1`)),
    ...reachable.map((i) => ` 0 <= y${i} <= 1`),
    'End',
  ].join('\n');
  const solver = await loadHighs();
  const { Status, ObjectiveValue } = solver.solve(lp, { presolve: 'on' });
  if (Status !== 'Optimal') throw new Error(`coverageBound: the solver says ${Status}`);
  return ObjectiveValue;
}
