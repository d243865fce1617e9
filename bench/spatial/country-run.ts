import { REACH_LIMIT_KM } from '../../src/domain/measures/reach.ts';
import type { LonLat } from '../../src/domain/records.ts';
import { flatLines } from '../../src/spatial/operations/flat-lines.ts';
import type { FlatPoints } from '../../src/spatial/operations/flat-lines.ts';
import { reachKernel } from '../../src/spatial/operations/reach-kernel.ts';
import type { Box } from '../../src/spatial/test-model.ts';
import { random, randomLine } from '../../src/spatial/test-model.ts';
import type { CountryRun } from './country.ts';
import { timesMs } from './measure.ts';

/** The east of China, where its villages are: 6.9 million km². */
const COUNTRY: Box = [97, 21, 129, 45];
const SEED = 20260101;

/** Villages in towns of about twenty, scattered around axes and elsewhere, as they lie: half follow the lines. */
function villagesOf(next: () => number, count: number, lines: readonly LonLat[][]): FlatPoints {
  const [west, south, east, north] = COUNTRY;
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

const [villages = 0, axes = 0, runs = 0] = process.argv.slice(2).map(Number);
const next = random(SEED);
const lines = Array.from({ length: axes }, () => randomLine(next, COUNTRY));
const points = villagesOf(next, villages, lines);
const network = lines.map((line) => ({ lines: [line], startKm: [0] }));
let pairs = 0;
const times = timesMs(
  () => {
    pairs = reachKernel(points, flatLines(network), REACH_LIMIT_KM * 1000).near.site.length;
  },
  runs,
  1,
);
const result: CountryRun = { timesMs: times, peakMB: process.resourceUsage().maxRSS / 1024, pairs };
process.stdout.write(JSON.stringify(result));
