import { flatLines } from '../../src/spatial/geometry/flat-lines.ts';
import { reachKernel } from '../../src/spatial/geometry/reach-kernel.ts';
import { nearestAll } from '../../src/spatial/questions/nearest-all.ts';
import { testAxis, testModel, testSite } from '../../src/spatial/testing/model.ts';
import type { Country } from './country.ts';
import { pointAt } from './country.ts';

/** Rows of the three questions, in the form that the SQL files give. */
export interface Answers {
  coverage: number[][];
  reach: number[][];
  nearest: number[][];
}

export interface EngineAnswers extends Answers {
  seconds: Record<keyof Answers, number>;
  /** Number of pairs of each axis so near 5 km, and so near 10 km, that either side may be correct. */
  onEdge: [within5Km: number, within10Km: number][];
  /** Number of points so near the end of a class of whole kilometres that either class may be correct, by the class below the end. */
  onStep: number[];
}

/** Number of points per block, so that memory does not grow with their number. */
const BLOCK = 1_000_000;
const LIMIT_M = 10_000;
/**
 * Pairs this close to a limit may be on either side, as a share of the limit. PostGIS 3.3 measures some pairs of point and line 0.1 % too long
 * (docs/scale.md).
 */
const BAND_SHARE = 0.0011;
const SAMPLE = 100;
const K = 3;

/** The same three questions, computed by the engine block by block. */
export function engineAnswers(country: Country, points: number): EngineAnswers {
  const start = performance.now();
  const lines = flatLines(country.axes.map((line) => ({ lines: [line], startKm: [0] })));
  const within: [number, number][] = country.axes.map(() => [0, 0]);
  const onEdge: [number, number][] = country.axes.map(() => [0, 0]);
  const classes = Array.from(
    { length: LIMIT_M / 1000 + 1 },
    (_, km) => [km, 0, 0] as [number, number, number],
  );
  const onStep = classes.map(() => 0);
  for (let first = 0; first < points; first += BLOCK) {
    const count = Math.min(BLOCK, points - first);
    const flat = {
      lon: new Float64Array(count),
      lat: new Float64Array(count),
      errorRadiusM: new Float64Array(count),
    };
    for (let i = 0; i < count; i++)
      [flat.lon[i], flat.lat[i]] = pointAt(first + i, country.seed) as [number, number];
    const { near } = reachKernel(flat, lines, LIMIT_M * (1 + BAND_SHARE));
    const nearest = new Float64Array(count).fill(Infinity);
    for (let axis = 0; axis + 1 < near.start.length; axis++)
      for (let at = near.start[axis] as number; at < (near.start[axis + 1] as number); at++) {
        const [site, m] = [near.site[at] as number, near.distanceM[at] as number];
        const [counts, edges] = [within[axis] as [number, number], onEdge[axis] as [number, number]];
        if (m <= LIMIT_M / 2) counts[0]++;
        if (m <= LIMIT_M) counts[1]++;
        if (Math.abs(m - LIMIT_M / 2) <= (LIMIT_M / 2) * BAND_SHARE) edges[0]++;
        if (Math.abs(m - LIMIT_M) <= LIMIT_M * BAND_SHARE) edges[1]++;
        if (m < (nearest[site] as number)) nearest[site] = m;
      }
    for (const m of nearest) {
      if (m > LIMIT_M * (1 + BAND_SHARE)) continue;
      const step = Math.round(m / 1000);
      if (step > 0 && Math.abs(m - step * 1000) <= step * 1000 * BAND_SHARE)
        onStep[step - 1] = (onStep[step - 1] ?? 0) + 1;
      if (m > LIMIT_M) continue;
      const row = classes[Math.floor(m / 1000)] as [number, number, number];
      row[1]++;
      row[2] += m;
    }
  }
  const reached = performance.now();
  const nearest = nearestOfSample(country, points);
  const end = performance.now();
  return {
    coverage: within.flatMap((counts, n) => (counts[1] > 0 ? [[n, ...counts]] : [])),
    reach: classes.filter(([, count]) => count > 0),
    nearest,
    onEdge,
    onStep,
    // Coverage and reach are one computation of the engine.
    seconds: { coverage: (reached - start) / 1000, reach: 0, nearest: (end - reached) / 1000 },
  };
}

function nearestOfSample({ towns, axes, seed }: Country, points: number): number[][] {
  const numbers = Array.from({ length: Math.ceil(points / SAMPLE) }, (_, i) => i * SAMPLE);
  const model = testModel(
    [testAxis('axis-0', [axes[0] ?? []])],
    [
      ...towns.map((at, n) =>
        testSite(`town-${n}`, at, {
          kind: 'town',
          town: `town-${n}`,
          programme: { status: 'documented', axis: 'axis-0' },
        }),
      ),
      ...numbers.map((n) => testSite(`point-${n}`, pointAt(n, seed))),
    ],
  );
  const table = nearestAll(model, K);
  return numbers.flatMap((n, v) =>
    Array.from({ length: K }, (_, i) => {
      const at = v * K + i;
      const code = table.towns[table.town[at] as number]?.code ?? '';
      return [n, Number(code.replace('town-', '')), table.distanceM[at] as number];
    }),
  );
}
