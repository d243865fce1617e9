import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Result } from '../result.ts';
import { atMost, besides, median } from '../result.ts';
import { RUNS } from './measure.ts';

/** What `country-run.ts` prints. */
export interface CountryRun {
  timesMs: number[];
  peakMB: number;
  pairs: number;
}

/** One run in the worker of a separate process, so that its memory can be measured. */
function run(villages: number, axes: number): CountryRun {
  const script = join(import.meta.dirname, 'country-run.ts');
  const done = spawnSync(
    process.execPath,
    ['--import', 'tsx', script, String(villages), String(axes), String(RUNS)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (done.status !== 0) throw new Error(`country of ${villages} villages: exit ${done.status}`);
  const found = JSON.parse(done.stdout) as CountryRun;
  console.log(`country ${villages} × ${axes}: ${Math.round(median(found.timesMs))} ms, ${found.pairs} pairs`);
  return found;
}

/** `reach` on a made-up country of 600,000 villages and 2,500 axes, and on a tenth of it with the same density: the peer is itself. */
export function country(): Result[] {
  const small = run(60_000, 250);
  const large = run(600_000, 2_500);
  const smallMs = median(small.timesMs);
  const largeMs = median(large.timesMs);
  const exponent = Math.log10(largeMs / smallMs);
  const work = 'reach of 600,000 villages × 2,500 axes in a worker';
  const peer = 'peer itself at 60,000 × 250, as dense';
  return [
    besides(atMost(`${work}; ${peer}`, largeMs, 5000), smallMs),
    besides(atMost(`${work}, peak memory of the process; ${peer}`, large.peakMB, 600, 'MB'), small.peakMB),
    atMost(`${work}, growth from 60,000 × 250`, Math.round(exponent * 1000) / 1000, 1.15, 'exponent'),
  ];
}
