import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Site, SpatialModel } from '../model.ts';
import { randomModel, realModel, testModel, testSite } from '../testing/model.ts';
import { geodesicM } from '../geometry/geodesic-m.ts';
import type { EquityBy } from '../../domain/answers/equity.ts';
import { equity } from './equity.ts';

const real = realModel();
const GROUPINGS: readonly EquityBy[] = ['county', 'prefecture', 'terrain'];

/** Km to the nearest central town of each committee of each town, by trying every pair on the ellipsoid. */
function perCommittee({ sites }: SpatialModel, holds: (site: Site) => boolean): number[] {
  const central = sites.filter(({ kind, programme }) => kind === 'town' && programme);
  return sites
    .filter((site) => site.kind === 'town' && holds(site))
    .flatMap(({ lonLat, committees }) => {
      const km = Math.min(...central.map((town) => geodesicM(lonLat, town.lonLat))) / 1000;
      return Array.from({ length: committees }, () => km);
    })
    .toSorted((a, b) => a - b);
}

/** What the top tenth holds over what the bottom four tenths hold, each of `n` sorted values counted ten times. */
function computePalma(sorted: readonly number[]): number {
  const sum = (from: number, to: number): number =>
    sorted.reduce(
      (all, x, i) => all + x * Math.max(0, Math.min(to, 10 * i + 10) - Math.max(from, 10 * i)),
      0,
    );
  const n = sorted.length;
  return sum(9 * n, 10 * n) / sum(0, 4 * n);
}

describe('equity of the real network', () => {
  it('agrees with every committee counted on its own', () => {
    const { groups } = equity(real, { by: 'prefecture' });
    for (const { code, towns } of groups) {
      const km = perCommittee(real, ({ prefecture }) => prefecture === code);
      const total = km.reduce((a, b) => a + b, 0);
      const mean = total / km.length;
      expect(towns.weight).toBe(km.length);
      expect(towns.meanKm).toBeCloseTo(mean, 4);
      expect(towns.medianKm).toBeCloseTo(
        (km[Math.ceil(km.length / 2) - 1]! + km[Math.floor(km.length / 2)]!) / 2,
        4,
      );
      expect(towns.within5Km).toBe(km.filter((x) => x <= 5).length / km.length);
      expect(towns.within10Km).toBe(km.filter((x) => x <= 10).length / km.length);
      expect(towns.within20Km).toBe(km.filter((x) => x <= 20).length / km.length);
      let differences = 0;
      km.forEach((x, i) => (differences += x * (2 * i - km.length + 1)));
      expect(towns.gini).toBeCloseTo(differences / (km.length * total), 6);
      const theil = km.reduce((sum, x) => sum + (x === 0 ? 0 : (x / mean) * Math.log(x / mean)), 0);
      expect(towns.theil).toBeCloseTo(theil / km.length, 6);
      expect(towns.palma).toBeCloseTo(computePalma(km), 4);
    }
  });

  it('has the same total however it is grouped, and Theil indices that add up', () => {
    const results = GROUPINGS.map((by) => equity(real, { by }));
    for (const { towns, villages, groups } of results) {
      expect(towns.all.meanKm).toBeCloseTo(results[0]?.towns.all.meanKm ?? NaN, 9);
      expect(towns.all.gini).toBeCloseTo(results[0]?.towns.all.gini ?? NaN, 9);
      for (const { theil } of [towns, villages])
        expect(theil?.total).toBeCloseTo((theil?.between ?? NaN) + (theil?.within ?? NaN), 9);
      expect(groups.reduce((sum, group) => sum + group.towns.weight, 0)).toBe(towns.all.weight);
      expect(groups.reduce((sum, group) => sum + group.villages.n, 0)).toBe(villages.all.n);
    }
    expect(results[0]?.groups).toHaveLength(90);
    expect(results[2]?.groups.map(({ code, island }) => [code, island])).toEqual([
      ['mountain', false],
      ['island', true],
      ['plain', false],
    ]);
  });

  it('marks groups that are too small and spreads villages known only to their town', () => {
    const { groups, villages } = equity(real, { by: 'county' });
    const group = new Map(groups.map((each) => [each.code, each]));
    expect(group.get('330921')?.island).toBe(true);
    expect(group.get('330212')?.villages.tooFew).toBe(false);
    expect(group.get('330108')?.towns).toEqual({ n: 0, weight: 0, doubtful: 0, tooFew: true });
    const rural = real.sites.filter((site) => site.kind === 'village' && site.rural);
    expect(villages.all.n).toBe(rural.length);
    expect(villages.all.doubtful).toBe(rural.filter(({ errorRadiusM }) => errorRadiusM > 0).length);
    expect(villages.all.weight).toBe(rural.length);
    const [low = NaN, high = NaN] = villages.all.interval?.within10Km ?? [];
    expect(villages.all.within10Km).toBeGreaterThan(low);
    expect(villages.all.within10Km).toBeLessThan(high);
    expect(high - low).toBeLessThan(0.1);
    const sure = groups.filter(({ villages: of }) => of.doubtful === 0);
    expect(sure.length).toBeGreaterThan(0);
    for (const { villages: of } of sure) expect(of.interval).toBeUndefined();
  });

  it('lengthens distances by the factor of the county, and leaves inequality within such a county as it is', () => {
    const straight = equity(real, { by: 'terrain' });
    const round = equity(real, { by: 'terrain', detour: { mountain: 1.5 } });
    const [mountain, , plain] = straight.groups;
    const [longer, , same] = round.groups;
    expect(longer?.towns.meanKm).toBeCloseTo((mountain?.towns.meanKm ?? NaN) * 1.5, 9);
    expect(longer?.towns.gini).toBeCloseTo(mountain?.towns.gini ?? NaN, 9);
    expect(same).toEqual(plain);
    expect(round.detour).toEqual({ plain: 1, mountain: 1.5, island: 1 });
  });

  it('uses the factor of each terrain for its own counties, and that of the plain for an unknown county', () => {
    const straight = equity(real, { by: 'terrain' }).groups;
    const factors = { plain: 1.2, mountain: 1.5, island: 2 };
    const round = equity(real, { by: 'terrain', detour: factors }).groups;
    for (const [i, { code, towns }] of round.entries())
      expect(towns.meanKm).toBeCloseTo(
        (straight[i]?.towns.meanKm ?? NaN) * factors[code as keyof typeof factors],
        9,
      );
    const lost: SpatialModel = { ...real, counties: [] };
    expect(equity(lost, { by: 'prefecture', detour: { plain: 1.5 } }).towns.all.meanKm).toBeCloseTo(
      (equity(lost, { by: 'prefecture' }).towns.all.meanKm ?? NaN) * 1.5,
      9,
    );
  });
});

describe('equity of random networks', () => {
  it('is never worse for one more central town, and its Theil adds up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 7 }), (seed, pick) => {
        const drawn = randomModel(seed, 80, 2);
        const model: SpatialModel = {
          ...drawn,
          sites: drawn.sites.map((site, i): Site => {
            const { programme: _, ...rest } = site;
            return i % 20 === 0 ? { ...site, county: `c${i % 3}` } : { ...rest, county: `c${i % 3}` };
          }),
        };
        const more: SpatialModel = {
          ...model,
          sites: model.sites.map((site, i): Site =>
            i === pick * 10 ? { ...site, programme: { status: 'user', axis: 'axis-0' } } : site,
          ),
        };
        const [before, after] = [equity(model, { by: 'county' }), equity(more, { by: 'county' })];
        for (const kind of ['towns', 'villages'] as const) {
          const { all, theil } = before[kind];
          expect(after[kind].all.meanKm).toBeLessThanOrEqual(all.meanKm ?? NaN);
          expect(after[kind].all.within10Km).toBeGreaterThanOrEqual(all.within10Km ?? NaN);
          expect(theil?.total).toBeCloseTo((theil?.between ?? NaN) + (theil?.within ?? NaN), 9);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('equity at the edges', () => {
  const central = testSite('330101001000', [120, 29], {
    kind: 'town',
    committees: 5,
    programme: { status: 'documented', axis: 'axis' },
  });

  it('of a network of central towns only is equal, at no distance', () => {
    const { towns, villages } = equity(testModel([], [central]), { by: 'county' });
    expect(towns.all).toEqual({
      n: 1,
      weight: 5,
      doubtful: 0,
      tooFew: true,
      within5Km: 1,
      within10Km: 1,
      within20Km: 1,
      meanKm: 0,
      medianKm: 0,
      gini: 0,
      theil: 0,
    });
    expect(towns.theil).toEqual({ total: 0, between: 0, within: 0 });
    expect(villages).toEqual({ all: { n: 0, weight: 0, doubtful: 0, tooFew: true } });
  });

  it('refuses a network without a central town, a place outside China and an invalid factor', () => {
    expect(() => equity(testModel([], []), { by: 'county' })).toThrow('no central town');
    const by = 'nonsense' as EquityBy;
    expect(() => equity(testModel([], [central]), { by })).toThrow('equity by nonsense: by county');
    const lost = testSite('330101001001', [20, 29]);
    expect(() => equity(testModel([], [central, lost]), { by: 'county' })).toThrow('330101001001');
    for (const terrain of ['plain', 'mountain', 'island'])
      for (const factor of [0, NaN, 9])
        expect(() =>
          equity(testModel([], [central]), { by: 'county', detour: { [terrain]: factor } }),
        ).toThrow(terrain);
  });

  it('marks nine towns as too few, and ten not', () => {
    const towns = (count: number): Site[] =>
      Array.from({ length: count }, (_, i) =>
        testSite(`33010100${i}000`, [120 + i / 100, 29], { kind: 'town', committees: 1 }),
      );
    const isFew = (sites: Site[]): boolean => equity(testModel([], sites), { by: 'county' }).towns.all.tooFew;
    expect([isFew([central, ...towns(8)]), isFew([central, ...towns(9)])]).toEqual([true, false]);
  });
});
