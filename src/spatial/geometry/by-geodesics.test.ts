import type { Bbox } from '../../domain/view.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Count } from '../../domain/answers/doubt.ts';
import type { Coverage } from '../../domain/answers/coverage.ts';
import { coverageAt } from '../../domain/answers/coverage.ts';
import type { NearestAll } from '../../domain/answers/nearest-towns.ts';
import type { Reach } from '../../domain/answers/reach.ts';
import type { Site, SpatialModel } from '../model.ts';
import { randomModel, realModel } from '../testing/model.ts';
import { oracleNearestM, oracleTo } from '../testing/oracle.ts';
import { coverageTable } from '../questions/coverage-table.ts';
import { nearestAll } from '../questions/nearest-all.ts';
import { reach } from '../questions/reach.ts';

/*
 * Reach, coverage and nearest towns against geodesics alone: every place of the real network and 1,000 random networks.
 * The distances by geodesics are worked out once for each network and all three are held against them.
 */

const NETWORKS = 1000;
const BOX: Bbox = [119, 28.4, 120.2, 29.4];
const LIMIT_M = 30_000;
const K = 3;
/** A place this close to a width may fall on either side, metres. */
const BAND_M = 1;

/** What may part two ways of measuring: 0.001 % as far as 50 km, 0.01 % beyond. Metres. */
const slackM = (m: number): number => 0.05 + m * (m < 50_000 ? 1e-5 : 1e-4);

interface Truth {
  /** Metres from each site to each axis, by axis; Infinity where no width reaches. */
  byAxisM: number[][];
  /** Metres from each site to the nearest of all axes. */
  nearestM: number[];
}

function computeTruth({ axes, sites }: SpatialModel): Truth {
  const limitOf = ({ errorRadiusM }: Site): number => LIMIT_M + errorRadiusM + 5;
  const byAxisM = axes.map(({ lines }) => {
    const oracle = oracleTo(lines);
    return sites.map((site) => oracle(site.lonLat, limitOf(site)));
  });
  const toAny = oracleTo(axes.flatMap(({ lines }) => lines));
  const nearestM = sites.map(({ lonLat }, s) => {
    const near = byAxisM.reduce((least, metres) => Math.min(least, metres[s] as number), Infinity);
    return near < Infinity ? near : toAny(lonLat);
  });
  return { byAxisM, nearestM };
}

function reachDisagreements({ sites }: SpatialModel, found: Reach, truth: Truth): string[] {
  const wrong: string[] = [];
  const { start, site, distanceM } = found.near;
  truth.byAxisM.forEach((metres, axis) => {
    const ours = new Map<number, number>();
    for (let i = start[axis] as number; i < (start[axis + 1] as number); i++)
      ours.set(site[i] as number, distanceM[i] as number);
    metres.forEach((m, s) => {
      const withinM = LIMIT_M + (sites[s] as Site).errorRadiusM;
      if (Math.abs(m - withinM) < BAND_M) return;
      const own = ours.get(s) ?? Infinity;
      if (m <= withinM ? !(Math.abs(own - m) <= slackM(m)) : own !== Infinity)
        wrong.push(`${found.axisIds[axis]}, site ${s}: ${own} m, by geodesics ${m} m`);
    });
  });
  truth.nearestM.forEach((m, s) => {
    const own = found.distanceM[s] as number;
    const toNamed = truth.byAxisM[found.nearest[s] as number]?.[s] as number;
    if (!(Math.abs(own - m) <= slackM(m)) || (toNamed < Infinity && toNamed - m > slackM(m)))
      wrong.push(`site ${s}: nearest ${own} m, by geodesics ${m} m`);
  });
  return wrong;
}

interface Kind {
  name: string;
  holds(site: Site): boolean;
  weight(site: Site): number;
  of(coverage: Coverage): Count;
}
const one = (): number => 1;
const KINDS: readonly Kind[] = [
  { name: 'villages', holds: ({ kind }) => kind === 'village', weight: one, of: ({ villages }) => villages },
  { name: 'towns', holds: ({ kind }) => kind === 'town', weight: one, of: ({ towns }) => towns },
  {
    name: 'committees',
    holds: ({ kind }) => kind === 'town',
    weight: ({ committees }) => committees,
    of: ({ committees }) => committees,
  },
  ...(['documented', 'modelled', 'user'] as const).flatMap((status): Kind[] => [
    {
      name: `${status} key villages`,
      holds: ({ kind, programme }) => kind === 'village' && programme?.status === status,
      weight: one,
      of: ({ keyVillages }) => keyVillages[status],
    },
    {
      name: `${status} central towns`,
      holds: ({ kind, programme }) => kind === 'town' && programme?.status === status,
      weight: one,
      of: ({ centralTowns }) => centralTowns[status],
    },
  ]),
];

/** Counts of one set of axes at some widths against those of the metres that are true of it, site by site. */
function coverageDisagreements(
  model: SpatialModel,
  found: Reach,
  metres: readonly number[],
  axes: readonly string[] | undefined,
  widthsKm: readonly number[],
): string[] {
  const table = coverageTable(model, found, axes ? { axes } : {});
  const near = metres.flatMap((m, s) => (m < Infinity ? [{ m, site: model.sites[s] as Site }] : []));
  const byKind = KINDS.map((kind) => ({ kind, places: near.filter(({ site }) => kind.holds(site)) }));
  return widthsKm.flatMap((widthKm) => {
    const coverage = coverageAt(table, widthKm);
    return byKind.flatMap(({ kind, places }) => {
      const within = (hand: 1 | -1, limitM: number): number =>
        places.reduce(
          (sum, { m, site }) => (m + hand * site.errorRadiusM <= limitM ? sum + kind.weight(site) : sum),
          0,
        );
      const { certain, uncertain } = kind.of(coverage);
      const asked = [
        [1, certain],
        [-1, certain + uncertain],
      ] as const;
      return asked.flatMap(([hand, ours]) => {
        const [low, high] = [within(hand, widthKm * 1000 - BAND_M), within(hand, widthKm * 1000 + BAND_M)];
        return ours >= low && ours <= high
          ? []
          : [`${kind.name} within ${widthKm} km of ${axes?.join() ?? 'all'}: ${ours}, not ${low} to ${high}`];
      });
    });
  });
}

function nearestDisagreements({ sites }: SpatialModel, { k, site, distanceM }: NearestAll): string[] {
  const towns = sites.flatMap(({ kind, programme, lonLat }) =>
    kind === 'town' && programme ? [lonLat] : [],
  );
  const wrong: string[] = [];
  site.forEach((s, v) => {
    oracleNearestM((sites[s] as Site).lonLat, towns, k).forEach((m, i) => {
      const own = distanceM[v * k + i] as number;
      if (!(Math.abs(own - m) <= slackM(m)))
        wrong.push(`site ${s}, town ${i}: ${own} m, by geodesics ${m} m`);
    });
  });
  return wrong;
}

describe(`${NETWORKS} random networks`, () => {
  it('agree with geodesics in reach, coverage and nearest towns', () => {
    const asked = fc.record({
      seed: fc.integer({ min: 0, max: 2 ** 31 }),
      widthKm: fc.double({ min: 0.1, max: 29.9, noNaN: true }),
      axes: fc.subarray(['axis-0', 'axis-1', 'axis-2'], { minLength: 1 }),
    });
    fc.assert(
      fc.property(asked, ({ seed, widthKm, axes }) => {
        const model = randomModel(seed, 8, 3, BOX, 2);
        const found = reach(model);
        const truth = computeTruth(model);
        const chosen = truth.byAxisM.filter((_, axis) => axes.includes(`axis-${axis}`));
        const least = model.sites.map((_, s) => Math.min(...chosen.map((metres) => metres[s] as number)));
        expect(reachDisagreements(model, found, truth)).toEqual([]);
        expect(coverageDisagreements(model, found, least, axes, [widthKm])).toEqual([]);
        expect(coverageDisagreements(model, found, truth.nearestM, undefined, [widthKm])).toEqual([]);
        expect(nearestDisagreements(model, nearestAll(model, K))).toEqual([]);
      }),
      { numRuns: NETWORKS },
    );
  });
});

describe('the real network', () => {
  const model = realModel();
  const found = reach(model);
  let known: Truth | undefined;
  const truth = (): Truth => (known ??= computeTruth(model));
  const widthsKm = Array.from({ length: 31 }, (_, km) => km);

  it('agrees with geodesics in reach: every place and every axis', () => {
    expect(reachDisagreements(model, found, truth())).toEqual([]);
  });

  it('agrees with geodesics in coverage: every axis and all together, 0 to 30 km', () => {
    const wrong = model.axes.flatMap(({ id }, axis) =>
      coverageDisagreements(model, found, truth().byAxisM[axis] as number[], [id], widthsKm),
    );
    wrong.push(...coverageDisagreements(model, found, truth().nearestM, undefined, widthsKm));
    expect(wrong).toEqual([]);
  });

  it('agrees with geodesics in the three nearest towns of every village', () => {
    expect(nearestDisagreements(model, nearestAll(model, K))).toEqual([]);
  });
});
