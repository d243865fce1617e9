import { isMainThread, Worker } from 'node:worker_threads';
import { REACH_LIMIT_KM } from '../../src/domain/answers/reach.ts';
import type { LonLat } from '../../src/domain/records.ts';
import { flatLines } from '../../src/spatial/geometry/flat-lines.ts';
import type { FlatPoints } from '../../src/spatial/geometry/flat-lines.ts';
import { reachKernel } from '../../src/spatial/geometry/reach-kernel.ts';
import type { Bbox } from '../../src/domain/view.ts';
import { random, randomLine } from '../../src/spatial/testing/model.ts';
import type { CountryRun } from './country.ts';
import { timesMs } from './measure.ts';

/** Eastern China, where most villages are: 6.9 million km² for 600,000 villages. */
const EAST: Bbox = [97, 21, 129, 45];
const EAST_VILLAGES = 600_000;
const SEED = 20260101;

/** The box around the middle of the east that has the same density with this number of villages. */
function boxFor(count: number): Bbox {
  const [west, south, east, north] = EAST;
  const half = Math.sqrt(count / EAST_VILLAGES) / 2;
  const [lon, lat] = [(west + east) / 2, (south + north) / 2];
  return [
    lon - (east - west) * half,
    lat - (north - south) * half,
    lon + (east - west) * half,
    lat + (north - south) * half,
  ];
}

/** Villages near axes and elsewhere, in realistic proportions: half of them follow the lines. */
function scatterVillages(
  next: () => number,
  count: number,
  lines: readonly LonLat[][],
  box: Bbox,
): FlatPoints {
  const [west, south, east, north] = box;
  const points = {
    lon: new Float64Array(count),
    lat: new Float64Array(count),
    errorRadiusM: new Float64Array(count),
  };
  for (let i = 0; i < count; i++) {
    const line = lines[Math.floor(next() * lines.length)] as LonLat[];
    const [lon, lat] = line[Math.floor(next() * line.length)] as LonLat;
    const follows = next() < 0.5;
    const [x, y] = [next(), next()];
    points.lon[i] = follows ? lon + (x - 0.5) * 0.6 : west + x * (east - west);
    points.lat[i] = follows ? lat + (y - 0.5) * 0.6 : south + y * (north - south);
    points.errorRadiusM[i] = next() < 0.1 ? 4000 * next() : 0;
  }
  return points;
}

if (isMainThread) {
  // The engine of the page runs in a worker, so this does too; the process is separate because memory is measured by process.
  // `--import tsx` has no effect in a worker.
  const start = `import('tsx/esm/api').then(({ register }) => register() && import('${import.meta.url}'))`;
  const worker = new Worker(start, { eval: true, argv: process.argv.slice(2) });
  worker.on('error', (error) => {
    throw error;
  });
} else {
  const result: CountryRun = { ...measured(), peakMB: process.resourceUsage().maxRSS / 1024 };
  process.stdout.write(JSON.stringify(result));
}

/** Times `reach` on a country of the size that the command line asks for. */
function measured(): Omit<CountryRun, 'peakMB'> {
  const [villages = 0, axes = 0, runs = 0] = process.argv.slice(2).map(Number);
  const next = random(SEED);
  const box = boxFor(villages);
  const lines = Array.from({ length: axes }, () => randomLine(next, box));
  const points = scatterVillages(next, villages, lines, box);
  const network = lines.map((line) => ({ lines: [line], startKm: [0] }));
  let pairs = 0;
  const times = timesMs(
    () => {
      pairs = reachKernel(points, flatLines(network), REACH_LIMIT_KM * 1000).near.site.length;
    },
    runs,
    1,
  );
  return { timesMs: times, pairs };
}
