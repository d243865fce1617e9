import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Coverage } from '../../domain/measures/coverage.ts';
import { coverageAt, coverageCurve } from '../../domain/measures/coverage.ts';
import type { LonLat } from '../../domain/records.ts';
import { randomModel, realModel, testAxis, testModel, testSite } from '../test-model.ts';
import { coverageTable } from './coverage-table.ts';
import { reach } from './reach.ts';

const at: LonLat = [120, 29];
/** North of the west end of a line that runs east: one thousandth of a degree is 110.84 m here. */
const north = (degrees: number): LonLat => [120.01, 29 + degrees];
const line: LonLat[] = [at, [120.05, 29]];
const M_PER_DEGREE = 110_840;

describe('coverageTable', () => {
  it('parts certain from uncertain by the error circle', () => {
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
    expect(coverageAt(table, (aM - 510) / 1000).villages).toEqual({ certain: 0, uncertain: 0 });
    expect(coverageAt(table, (aM - 490) / 1000).villages).toEqual({ certain: 0, uncertain: 1 });
    expect(coverageAt(table, (aM + 510) / 1000).villages).toEqual({ certain: 1, uncertain: 0 });
    const wide = coverageAt(table, 3);
    expect(wide.keyVillages).toMatchObject({ modelled: { certain: 1 }, documented: { certain: 0 } });
    expect(wide.committees).toEqual({ certain: 5, uncertain: 0 });
    expect(coverageAt(table, 30)).toMatchObject({ towns: { certain: 2 }, committees: { certain: 12 } });
    expect(table.of).toMatchObject({
      villages: 2,
      towns: 2,
      committees: 12,
      centralTowns: { documented: 1 },
    });
  });

  it('refuses what it does not know', () => {
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
  it('gives the same by curve and by lookup, and never falls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.constantFrom(0.25, 0.5, 1, 7), (seed, stepKm) => {
        const model = randomModel(seed, 60, 3);
        const table = coverageTable(model, reach(model));
        const { widthKm, villages, committees } = coverageCurve(table, stepKm);
        widthKm.forEach((km, i) => {
          const one: Coverage = coverageAt(table, km);
          expect([villages.certain[i], villages.uncertain[i]]).toEqual([
            one.villages.certain,
            one.villages.uncertain,
          ]);
          expect(committees.certain[i]).toBe(one.committees.certain);
          if (i > 0) expect(villages.certain[i]).toBeGreaterThanOrEqual(villages.certain[i - 1] as number);
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

  it('is the same for all axes named and for none named', () => {
    const named = coverageTable(model, found, { axes: found.axisIds });
    expect(coverageAt(named, 30)).toEqual(coverageAt(coverageTable(model, found), 30));
  });
});
