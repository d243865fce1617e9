import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Timed runs a row rests on, after one or more to warm up. */
export const RUNS = 7;

/** Milliseconds of each of `runs` runs after `warmUps` runs that do not count. */
export function timesMs(run: () => unknown, runs = RUNS, warmUps = 1): number[] {
  for (let i = 0; i < warmUps; i++) run();
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
}

/**
 * Milliseconds of two works by turns, so that whatever else the machine does falls on both: one timed run of each in a round, ours after one that does
 * not count. `theirs` does its own warming up.
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

/** A full collection, so that the heap holds what is still in use and no more. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
