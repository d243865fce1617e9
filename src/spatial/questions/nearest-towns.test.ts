import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import { randomModel, realModel, testAxis, testModel, testSite } from '../testing/model.ts';
import { geodesicM } from '../geometry/geodesic-m.ts';
import { nearestAll } from './nearest-all.ts';
import { nearestTowns } from './nearest-towns.ts';
import { buildSpreads } from '../geometry/spread.ts';

const { WGS84 } = geodesic.Geodesic;
const K = 3;
const model = realModel();
const central = model.sites.filter(({ kind, programme }) => kind === 'town' && programme);
const zhejiang = fc.tuple(
  fc.double({ min: 118, max: 123, noNaN: true }),
  fc.double({ min: 27, max: 31.4, noNaN: true }),
) as fc.Arbitrary<LonLat>;

describe('nearestTowns', () => {
  it('equals comparing all central towns', () => {
    fc.assert(
      fc.property(zhejiang, fc.integer({ min: 1, max: 10 }), (at, k) => {
        const metres = central.map(({ lonLat }) => geodesicM(at, lonLat)).sort((a, b) => a - b);
        const { towns } = nearestTowns(model, at, k);
        expect(towns.map((town) => town.distanceM)).toEqual(metres.slice(0, k));
      }),
    );
  });

  it('gives bearing, county and crossings of water', () => {
    const town = central.find(({ island }) => !island);
    const [lon, lat] = town!.lonLat;
    const { county, towns } = nearestTowns(model, [lon, lat - 0.001], 1);
    expect(towns[0]).toMatchObject({ code: town!.code, island: false, sameCounty: county === town!.county });
    expect(towns[0]!.bearingDeg).toBeCloseTo(0, 6);
    expect(nearestTowns(model, [122.2, 30], 1).towns[0]!.island).toBe(true);
  });

  it('gives all towns where there are fewer than asked for, and refuses an invalid number', () => {
    const few = randomModel(3, 20, 2);
    expect(nearestTowns(few, [120, 29], 50).towns).toHaveLength(2);
    for (const k of [0, -1, 2.5, NaN, 101])
      expect(() => nearestTowns(model, [120, 29], k)).toThrow(RangeError);
    expect(() => nearestTowns(model, [NaN, 29], 1)).toThrow(/no position in China/);
    const empty = testModel(
      [
        testAxis('a', [
          [
            [120, 29],
            [120, 29.1],
          ],
        ]),
      ],
      [],
    );
    expect(() => nearestTowns(empty, [120, 29], 1)).toThrow('no central town');
    expect(() => nearestAll(empty, 1)).toThrow('no central town');
  });
});

describe('nearestAll', () => {
  it('equals the result of each village asked alone', () => {
    const table = nearestAll(model, K);
    expect(table.site).toHaveLength(model.sites.filter(({ kind }) => kind === 'village').length);
    for (let v = 0; v < table.site.length; v += 10) {
      const { towns } = nearestTowns(model, model.sites[table.site[v]!]!.lonLat, K);
      towns.forEach(({ distanceM: m, bearingDeg }, i) => {
        const at = v * K + i;
        expect(Math.abs(table.distanceM[at]! - m)).toBeLessThan(0.001 + m * 1e-5);
        const turn = Math.abs(table.bearingDeg[at]! - bearingDeg);
        if (m > 100) expect(Math.min(turn, 360 - turn)).toBeLessThan(0.005);
      });
    }
  });

  /** Holds `nearestAll` of villages around one town against geodesics: within 0.001 %, and within 0.001° farther than 100 m. */
  const holdAgainstGeodesics = (town: LonLat, villages: readonly LonLat[]): void => {
    const programme = { status: 'documented', axis: 'x' } as const;
    const sites = [
      testSite('town', town, { kind: 'town', programme }),
      ...villages.map((at, i) => testSite(`village ${i}`, at)),
    ];
    const made = testModel([testAxis('x', [[town, [town[0] + 0.1, town[1]]]])], sites);
    const { site, distanceM: metres, bearingDeg } = nearestAll(made, 1);
    expect(site).toHaveLength(villages.length);
    site.forEach((s, v) => {
      const [lon, lat] = made.sites[s]!.lonLat;
      const { s12 = NaN, azi1 = NaN } = WGS84.Inverse(lat, lon, town[1], town[0]);
      expect(Math.abs(metres[v]! - s12)).toBeLessThanOrEqual(1e-4 + s12 * 1e-5);
      const turn = Math.abs(bearingDeg[v]! - azi1) % 360;
      if (s12 > 100) expect(Math.min(turn, 360 - turn)).toBeLessThan(0.001);
    });
  };

  it('is within 0.001 % and 0.001° of the geodesic at Zhejiang, and anywhere in China', () => {
    const span = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const near = fc.array(fc.tuple(span(-1.5, 1.5), span(-1.5, 1.5)), { minLength: 1, maxLength: 20 });
    const around = (lats: fc.Arbitrary<number>) => fc.tuple(fc.tuple(span(75, 134), lats), near);
    fc.assert(
      fc.property(fc.oneof(around(span(27, 31.5)), around(span(4.6, 52.4))), ([[lon, lat], offsets]) =>
        holdAgainstGeodesics(
          [lon, lat],
          offsets.map(([east, north]): LonLat => [lon + east, lat + north]),
        ),
      ),
      { numRuns: 100 },
    );
  });

  it('is within 0.001 % where its plane is not: at 44° N and 92.8 km, and on both sides of 50 km', () => {
    expect.hasAssertions();
    const circle = (town: LonLat, m: number): LonLat[] =>
      Array.from({ length: 36 }, (_, i) => {
        const { lon2 = NaN, lat2 = NaN } = WGS84.Direct(town[1], town[0], i * 10, m);
        return [lon2, lat2];
      });
    for (const lat of [29, 44, 52])
      for (const m of [49_999, 50_001, 92_800, 99_999])
        holdAgainstGeodesics([120, lat], circle([120, lat], m));
  });

  it('orders random networks as geodesics do, also far apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const made = randomModel(seed, 30, 2, [100, 20, 125, 45]);
        const towns = made.sites.filter(({ kind }) => kind === 'town');
        const { site, distanceM: metres } = nearestAll(made, 3);
        site.forEach((s, v) => {
          const sorted = towns
            .map(({ lonLat }) => geodesicM(made.sites[s]!.lonLat, lonLat))
            .sort((a, b) => a - b);
          sorted.forEach((m, i) => expect(Math.abs(metres[v * 3 + i]! / m - 1)).toBeLessThan(1e-5));
        });
      }),
      { numRuns: 50 },
    );
  });

  it('gives mean, interval and share of a village of unknown position equal to those over all its positions', () => {
    const { spreads, spreadOf } = buildSpreads(model);
    const { site, town, distanceM: pointM, ...table } = nearestAll(model, K);
    const { site: again, ...every } = nearestAll({ ...model, sites: model.sites.toReversed() }, K);
    let asked = 0;
    for (let v = 0; v < site.length; v++) {
      const positions = spreads[spreadOf[site[v]!]!]?.positions;
      const ats = Array.from({ length: K }, (_, i) => v * K + i);
      if (!positions) {
        for (const at of ats) expect([table.meanM[at], table.lowM[at]]).toEqual([pointM[at], pointM[at]]);
        continue;
      }
      if (asked++ % 20 > 0) continue;
      // As many distances as there are towns and positions, each a geodesic, sorted.
      const metres = positions.map((from) => central.map(({ lonLat }) => geodesicM(from, lonLat)));
      for (const at of ats) {
        const own = metres.map((all) => all[town[at]!]!).sort((a, b) => a - b);
        const near = (value: number, expected: number): void =>
          expect(Math.abs(value / expected - 1)).toBeLessThan(1e-4);
        near(table.meanM[at]!, own.reduce((sum, m) => sum + m, 0) / own.length);
        near(table.lowM[at]!, own[Math.floor(0.05 * own.length)]!);
        near(table.highM[at]!, own[Math.floor(0.95 * own.length)]!);
        const nearest = metres.filter((all) => all[town[at]!] === Math.min(...all)).length;
        expect(table.nearestShare[at]).toBe(nearest / positions.length);
      }
      // The order of the places changes nothing.
      const other = again.indexOf(model.sites.length - 1 - site[v]!);
      expect(every.highM[other * K]).toBe(table.highM[v * K]);
    }
    expect(asked).toBeGreaterThan(100);
  });
});
