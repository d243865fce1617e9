import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Coverage } from '../../domain/answers/coverage.ts';
import { coverageAt, coverageCurve } from '../../domain/answers/coverage.ts';
import { sureCount } from '../../domain/answers/doubt.ts';
import type { LonLat } from '../../domain/records.ts';
import type { SpatialModel } from '../model.ts';
import { oracleTo } from '../testing/oracle.ts';
import { randomModel, realModel, testAxis, testModel, testSite } from '../testing/model.ts';
import { coverageTable } from './coverage-table.ts';
import { reach } from './reach.ts';
import { buildSpreads } from '../geometry/spread.ts';

const at: LonLat = [120, 29];
/** North of the west end of a line that runs east: one thousandth of a degree is 110.84 m here. */
const north = (degrees: number): LonLat => [120.01, 29 + degrees];
const line: LonLat[] = [at, [120.05, 29]];
const M_PER_DEGREE = 110_840;

describe('coverageTable', () => {
  it('separates certain from uncertain by the error circle', () => {
    const sites = [
      testSite('a', north(0.01), { programme: { status: 'modelled', axis: 'x' }, errorRadiusM: 500 }),
      testSite('b', north(0.02)),
      testSite('c', north(0.03), { kind: 'town', committees: 7 }),
      testSite('d', north(0.02), {
        kind: 'town',
        committees: 5,
        programme: { status: 'documented', axis: 'x' },
      }),
    ];
    const model = testModel([testAxis('x', [line])], sites);
    const table = coverageTable(model, reach(model));
    const aM = 0.01 * M_PER_DEGREE;
    expect(coverageAt(table, (aM - 510) / 1000).villages).toEqual(sureCount(0));
    expect(coverageAt(table, (aM - 490) / 1000).villages).toMatchObject({ certain: 0, uncertain: 1 });
    expect(coverageAt(table, (aM + 510) / 1000).villages).toEqual(sureCount(1));
    const wide = coverageAt(table, 3);
    expect(wide.keyVillages).toMatchObject({ modelled: { certain: 1 }, documented: { certain: 0 } });
    expect(wide.committees).toEqual(sureCount(5));
    expect(coverageAt(table, 30)).toMatchObject({ towns: { certain: 2 }, committees: { certain: 12 } });
    expect(table.of).toMatchObject({
      villages: 2,
      towns: 2,
      committees: 12,
      centralTowns: { documented: 1 },
    });
  });

  it('says the same up to its limit whether or not the reach goes farther: real network, and random ones', () => {
    const same = (model: SpatialModel, limitKm: number, shares: readonly number[]): void => {
      const [short, long] = [reach(model, limitKm), reach(model)];
      for (const axes of [undefined, [model.axes[0]!.id], model.axes.slice(0, 3).map(({ id }) => id)]) {
        const args = axes ? { axes } : {};
        const [shortTable, longTable] = [coverageTable(model, short, args), coverageTable(model, long, args)];
        for (const share of shares)
          expect(coverageAt(shortTable, share * limitKm)).toEqual(coverageAt(longTable, share * limitKm));
        expect(() => coverageAt(shortTable, limitKm + 0.01)).toThrow(RangeError);
      }
    };
    for (const limitKm of [0, 5]) same(realModel(), limitKm, [0.4, 1]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 29, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 3 }),
        (seed, limitKm, shares) => same(randomModel(seed, 60, 6), limitKm, [...shares, 1]),
      ),
      { numRuns: 10 },
    );
  }, 60_000);

  it('refuses unknown ids', () => {
    const model = randomModel(1, 20, 2);
    const found = reach(model);
    expect(() => coverageTable(model, found, { axes: ['axis-9'] })).toThrow('no axis axis-9 in the network');
    expect(() => coverageTable(model, found, { axes: [] })).toThrow('no axis is named');
    expect(() => coverageTable(model, found, { region: '999999' })).toThrow(
      'no county, prefecture or province',
    );
    expect(() => coverageTable(randomModel(1, 21, 2), found)).toThrow('reach of 20 sites, network of 21');
    const table = coverageTable(model, found);
    for (const km of [-0.1, NaN, 30.1]) expect(() => coverageAt(table, km)).toThrow(RangeError);
    for (const step of [0, -1, NaN, 31]) expect(() => coverageCurve(table, step)).toThrow(RangeError);
  });
});

describe('coverage of random networks', () => {
  it('gives the same by curve and by lookup, and never decreases', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.constantFrom(0.25, 0.5, 1, 7), (seed, stepKm) => {
        const model = randomModel(seed, 60, 3);
        const table = coverageTable(model, reach(model));
        const { widthKm, villages, committees } = coverageCurve(table, stepKm);
        widthKm.forEach((km, i) => {
          const one: Coverage = coverageAt(table, km);
          for (const key of ['certain', 'uncertain', 'expected', 'low', 'high'] as const)
            expect(villages[key][i]).toBe(one.villages[key]);
          expect(committees.certain[i]).toBe(one.committees.certain);
          for (const key of ['certain', 'expected', 'low', 'high'] as const)
            if (i > 0)
              expect(villages[key][i]).toBeGreaterThanOrEqual((villages[key][i - 1] as number) - 1e-9);
          const { certain, uncertain, expected, low, high } = one.villages;
          expect(expected).toBeGreaterThanOrEqual(certain);
          expect(expected).toBeLessThanOrEqual(certain + uncertain + 1e-9);
          expect([low <= Math.round(expected), high >= Math.round(expected)]).toEqual([true, true]);
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('coverage of the real network', () => {
  const model = realModel();
  const found = reach(model);

  it('adds up over the counties', () => {
    const whole = coverageAt(coverageTable(model, found), 10);
    const parts = model.counties.map(({ code }) =>
      coverageAt(coverageTable(model, found, { region: code }), 10),
    );
    const sum = (of: (each: Coverage) => number): number =>
      parts.reduce((total, each) => total + of(each), 0);
    expect(sum(({ villages }) => villages.certain)).toBe(whole.villages.certain);
    expect(sum(({ towns }) => towns.certain)).toBe(whole.towns.certain);
    expect(sum(({ of }) => of.committees)).toBe(whole.of.committees);
    expect(whole.of.keyVillages.documented + whole.of.keyVillages.modelled).toBe(581);
  });

  it('expects the numbers that geodesics from every possible position give, for all axes and for two', () => {
    const { spreads, spreadOf } = buildSpreads(model);
    const county = '330723';
    const two = model.axes.filter((axis) => axis.county.startsWith('3307')).slice(0, 2);
    for (const axes of [model.axes, two]) {
      const toAxes = oracleTo(axes.flatMap(({ lines }) => lines));
      const table = coverageTable(model, found, { region: county, axes: axes.map(({ id }) => id) });
      const villages = model.sites.flatMap((site, i) =>
        site.county === county && site.kind === 'village' ? [{ site, spread: spreadOf[i] as number }] : [],
      );
      for (const widthKm of [2, 5, 9]) {
        const within = (m: number, slackM = 0): number => (m <= widthKm * 1000 + slackM ? 1 : 0);
        const sum = (slackM: number): number =>
          villages.reduce((total, { site, spread }) => {
            const m = toAxes(site.lonLat);
            if (within(m + site.errorRadiusM) || !within(m - site.errorRadiusM))
              return total + within(m + site.errorRadiusM);
            const { positions } = spreads[spread]!;
            return (
              total +
              positions.reduce((count, from) => count + within(toAxes(from), slackM), 0) / positions.length
            );
          }, 0);
        const { expected } = coverageAt(table, widthKm).villages;
        expect(expected).toBeGreaterThanOrEqual(sum(-5) - 1e-9);
        expect(expected).toBeLessThanOrEqual(sum(5) + 1e-9);
      }
    }
  });

  it('gives all statuses together, and for a whole no more than the sum of its parts', () => {
    const { keyVillages, allKeyVillages, of } = coverageAt(coverageTable(model, found), 5);
    const { documented, modelled, user } = keyVillages;
    for (const key of ['certain', 'uncertain'] as const)
      expect(allKeyVillages[key]).toBe(documented[key] + modelled[key] + user[key]);
    expect(allKeyVillages.expected).toBeCloseTo(documented.expected + modelled.expected + user.expected, 9);
    expect(allKeyVillages.low).toBeGreaterThanOrEqual(documented.low + modelled.low + user.low);
    expect(of.allKeyVillages).toBe(581);
  });

  it('is the same for all axes given and for none given', () => {
    const named = coverageTable(model, found, { axes: found.axisIds });
    expect(coverageAt(named, 30)).toEqual(coverageAt(coverageTable(model, found), 30));
  });
});
