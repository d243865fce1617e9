import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Number of timed runs for a row, after one or more warm-up runs. */
export const RUNS = 7;

/** Duration of each of `runs` runs after `warmUps` untimed runs, ms. */
export function timesMs(run: () => unknown, runs = RUNS, warmUps = 1): number[] {
  for (let i = 0; i < warmUps; i++) run();
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
}

/**
 * Durations of two functions run alternately, ms, so that other load of the machine affects both: in each round one timed run of each, ours after an
 * untimed one. `theirs` does its own warm-up.
 */
export function byTurnsMs(
  ours: () => unknown,
  theirs: (() => number) | null,
  rounds = RUNS,
): { ours: number[]; theirs: number[] | null } {
  const found: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  for (let i = 0; i < rounds; i++) {
    found.ours.push(...timesMs(ours, 1, 1));
    if (theirs) found.theirs.push(theirs());
  }
  return theirs ? found : { ...found, theirs: null };
}

/** A full garbage collection, so that the heap contains only what is still in use. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
