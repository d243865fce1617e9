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

/** A full collection, so that the heap holds what is still in use and no more. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
