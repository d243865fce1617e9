import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import type { Site, SpatialModel } from '../model.ts';
import { randomModel, realModel, testAxis, testModel, testSite } from '../testing/model.ts';
import { coverageAt } from '../../domain/answers/coverage.ts';
import { sureCount } from '../../domain/answers/doubt.ts';
import { coverageTable } from './coverage-table.ts';
import { geodesicM } from '../geometry/geodesic-m.ts';
import { gaps } from './gaps.ts';
import { reach } from './reach.ts';
import { buildSpreads } from '../geometry/spread.ts';

const real = realModel();
const realReach = reach(real);

/** The model with a town made a central one. */
const withTown = (model: SpatialModel, code: string): SpatialModel => ({
  ...model,
  sites: model.sites.map((site): Site =>
    site.code === code ? { ...site, programme: { status: 'user', axis: '' } } : site,
  ),
});
/** The model with a line from `from` to `to` more. */
const withSpur = (model: SpatialModel, from: LonLat, to: LonLat): SpatialModel => ({
  ...model,
  axes: [...model.axes, testAxis('spur', [[from, to]])],
});

/** Committees within `radiusM` of a central town and their mean distance to one, by trying every pair on the ellipsoid. */
function served(model: SpatialModel, radiusM: number, holds: (site: Site) => boolean = () => true) {
  const central = model.sites.filter(({ kind, programme }) => kind === 'town' && programme);
  let [covered, of, sum] = [0, 0, 0];
  for (const town of model.sites) {
    if (town.kind !== 'town' || town.committees === 0 || !holds(town)) continue;
    const distances = central.map((other) => geodesicM(town.lonLat, other.lonLat));
    const surely = central.map((other, i) => (distances[i] ?? 0) + other.errorRadiusM + town.errorRadiusM);
    of += town.committees;
    sum += town.committees * Math.min(...distances);
    if (Math.min(...surely) <= radiusM) covered += town.committees;
  }
  return { covered, of, meanKm: sum / of / 1000 };
}

describe('gaps on the real network', () => {
  it('finds exactly the places outside the coverage, in every kind of region', () => {
    for (const region of ['330000', '331100', '330922', '330105', '330783'])
      for (const widthKm of [0.5, 5, 12, 30]) {
        const { beyond, of } = gaps(real, realReach, { widthKm, region });
        const inside = coverageAt(coverageTable(real, realReach, { region }), widthKm);
        for (const what of ['villages', 'towns', 'committees'] as const) {
          expect(beyond[what].uncertain).toBe(inside[what].uncertain);
          expect(beyond[what].expected).toBeCloseTo(of[what] - inside[what].expected, 6);
          // A half is rounded up on both sides.
          expect(Math.abs(beyond[what].low - (of[what] - inside[what].high))).toBeLessThanOrEqual(1);
          expect(Math.abs(beyond[what].high - (of[what] - inside[what].low))).toBeLessThanOrEqual(1);
          expect(beyond[what].certain).toBe(of[what] - inside[what].certain - inside[what].uncertain);
        }
      }
  });

  it('states the gain that a new coverage computation confirms, for a town in a prefecture and a county', () => {
    for (const region of ['331100', '330723', '330922']) {
      const holds = (site: Site): boolean => site.prefecture === region || site.county === region;
      const { cover, median } = gaps(real, realReach, { widthKm: 5, region });
      const now = served(real, 10_000, holds);
      expect(cover.covered).toBe(now.covered);
      expect(cover.of).toBe(now.of);
      expect(median.meanKm).toBeCloseTo(now.meanKm, 4);
      expect(cover.steps[0]?.gain).toBeGreaterThan(0);
      for (const { code, gain } of cover.steps.slice(0, 2))
        expect(served(withTown(real, code), 10_000, holds).covered - now.covered).toBe(gain);
      for (const { code, meanKm, gainKm = NaN } of median.steps.slice(0, 2)) {
        const then = served(withTown(real, code), 10_000, holds);
        expect(meanKm).toBeCloseTo(then.meanKm, 4);
        expect(gainKm).toBeCloseTo(now.meanKm - then.meanKm, 4);
      }
    }
  });

  it('states the gain that a new coverage computation confirms, for a spur', () => {
    for (const region of ['330000', '331100', '330922']) {
      const { spurs } = gaps(real, realReach, { widthKm: 5, region });
      const now = coverageAt(coverageTable(real, realReach, { region }), 5).committees.certain;
      const [best] = spurs;
      expect(best?.gain).toBeGreaterThan(0);
      if (!best) continue;
      const longer = withSpur(real, best.from, best.lonLat);
      const then = coverageAt(coverageTable(longer, reach(longer), { region }), 5).committees.certain;
      expect(then - now).toBe(best.gain);
      expect(best.lengthKm * 1000).toBeCloseTo(geodesicM(best.from, best.lonLat), 0);
    }
  });

  it('finds the best town of all in a county', () => {
    const region = '330127';
    const holds = ({ county }: Site): boolean => county === region;
    const now = served(real, 10_000, holds);
    const { cover, median } = gaps(real, realReach, { widthKm: 5, region });
    const towns = real.sites.filter(
      (site) => site.kind === 'town' && holds(site) && site.name.endsWith('镇'),
    );
    const [cover0 = NaN, median0 = NaN] = [cover.steps[0]?.gain, median.steps[0]?.meanKm];
    for (const { code, lonLat } of towns) {
      if (
        geodesicM(lonLat, real.axes.find(({ county }) => county === region)?.lines[0]?.[0] as LonLat) < 3000
      )
        continue;
      const then = served(withTown(real, code), 10_000, holds);
      expect(then.covered - now.covered).toBeLessThanOrEqual(cover0);
      expect(then.meanKm).toBeGreaterThanOrEqual(median0 - 1e-4);
    }
  });

  it('ranks by committees, marks islands and uses the detour factors of their counties', () => {
    const { places } = gaps(real, realReach, { widthKm: 5 });
    for (const [i, place] of places.entries())
      expect(place.committees).toBeLessThanOrEqual(places[i - 1]?.committees ?? Infinity);
    expect(places.find(({ county }) => county === '330922')?.island).toBe(true);
    expect(places.find(({ county }) => county === '330703')?.island).toBe(false);
    // Half the width is the same as twice the distance, in the counties where the factor is two.
    const inMountains = { widthKm: 6, region: '331126', detour: { mountain: 2 } };
    const { beyond, detour } = gaps(real, realReach, inMountains);
    expect(beyond).toEqual(gaps(real, realReach, { widthKm: 3, region: '331126' }).beyond);
    expect(detour).toEqual({ plain: 1, mountain: 2, island: 1 });
  });

  it('gives for every place beyond reach its distance, its nearest axis, and whether it is on the programme', () => {
    const { places } = gaps(real, realReach, { widthKm: 4, region: '331100', detour: { mountain: 1.5 } });
    const at = new Map(real.sites.map((site, i) => [site.code, i]));
    const isMountain = (county: string): boolean =>
      real.counties.find(({ code }) => code === county)?.terrain === 'mountain';
    expect(new Set(places.map(({ programme }) => programme)).size).toBe(2);
    for (const {
      code,
      county,
      programme,
      axis,
      distanceM: metres,
      doubtful,
      probability,
      certain,
    } of places) {
      const i = at.get(code)!;
      expect(programme).toBe(real.sites[i]!.programme !== undefined);
      expect(axis).toBe(realReach.axisIds[realReach.nearest[i]!]);
      const factor = isMountain(county) ? 1.5 : 1;
      if (certain) expect(probability).toBe(1);
      if (!doubtful) {
        expect(metres).toBeCloseTo(realReach.distanceM[i]! * factor, 6);
        continue;
      }
      const { spread } = realReach;
      const first = buildSpreads(real).spreadOf[i]! * spread.positions;
      const of = spread.nearestM.slice(first, first + spread.positions).map((m) => m * factor);
      expect(metres).toBeCloseTo(of.reduce((sum, m) => sum + m, 0) / of.length, 6);
      if (!certain) expect(probability).toBe(of.filter((m) => m > 4000).length / of.length);
    }
  });

  it('divides the committees of a town among its located villages', () => {
    const { places } = gaps(real, realReach, { widthKm: 0.01 });
    let several = 0;
    for (const town of real.sites) {
      const villages = real.sites.filter((s) => s.kind === 'village' && s.rural && s.town === town.code);
      const shared = places.filter((place) => villages.some(({ code }) => code === place.code));
      // Only towns of which every village is beyond reach can be added up.
      if (town.committees === 0 || shared.length < 2 || shared.length < villages.length) continue;
      several++;
      expect(shared.reduce((sum, { committees }) => sum + committees, 0)).toBeCloseTo(town.committees, 6);
      if (several > 20) break;
    }
    expect(several).toBeGreaterThan(10);
    for (const { rural, kind, committees } of places)
      if (kind === 'village' && !rural) expect(committees).toBe(0);
  });
});

describe('gaps on random networks', () => {
  it('states gains that a new coverage computation confirms', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        (seed, widthKm, none) => {
          const drawn = randomModel(seed, 120, 3, [119, 28, 120, 29]);
          // One town in three is a central one, or none is.
          const model: SpatialModel = {
            ...drawn,
            sites: drawn.sites.map((site, i): Site => {
              const { programme, ...rest } = site;
              if (site.kind !== 'town' || !programme) return site;
              const error = { errorRadiusM: i % 20 === 0 ? (seed % 7) * 100 : 0 };
              return none || i % 30 > 0 ? { ...rest, ...error } : { ...rest, ...error, programme };
            }),
          };
          const found = gaps(model, reach(model), { widthKm });
          const now = served(model, 10_000);
          expect(found.cover.covered).toBe(now.covered);
          for (const { code, gain } of found.cover.steps)
            expect(served(withTown(model, code), 10_000).covered - now.covered).toBe(gain);
          for (const { code, meanKm } of found.median.steps)
            expect(meanKm / served(withTown(model, code), 10_000).meanKm).toBeCloseTo(1, 3);
          expect(found.median.meanKm === undefined).toBe(none);
          const before = coverageAt(coverageTable(model, reach(model)), widthKm).committees.certain;
          for (const { from, lonLat, gain } of found.spurs) {
            const longer = withSpur(model, from, lonLat);
            const after = coverageAt(coverageTable(longer, reach(longer)), widthKm).committees.certain;
            expect(after - before).toBe(gain);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('gaps at the limits of their arguments', () => {
  const model = testModel(
    [
      testAxis('axis', [
        [
          [120, 29],
          [120.1, 29],
        ],
      ]),
    ],
    [testSite('330101001001', [120.05, 29.3])],
  );
  const found = reach(model);

  it('do not contain a place exactly at the width', () => {
    for (const [distanceM5, beyond] of [
      [5000, 0],
      [5000.001, 1],
    ] as const) {
      const at = { ...found, distanceM: Float64Array.of(distanceM5) };
      expect(gaps(model, at, { widthKm: 5 }).beyond.villages).toEqual(sureCount(beyond));
    }
  });

  it('refuse an invalid width', () => {
    for (const widthKm of [0, -1, NaN, 201, Infinity]) {
      expect(() => gaps(model, found, { widthKm })).toThrow(RangeError);
      expect(() => gaps(model, found, { widthKm: 5, townRadiusKm: widthKm })).toThrow(`${widthKm} km`);
    }
  });

  it('refuse an unknown region, an empty network, a factor below one and the reach of another network', () => {
    expect(() => gaps(model, found, { widthKm: 5, region: '999999' })).toThrow('999999');
    expect(() => gaps({ ...model, axes: [] }, found, { widthKm: 5 })).toThrow('empty');
    expect(() => gaps(model, found, { widthKm: 5, detour: { mountain: 0.5 } })).toThrow('mountain');
    expect(() => gaps(real, found, { widthKm: 5 })).toThrow('reach of 1 sites');
  });

  it('are computed without towns', () => {
    const { cover, median, spurs, beyond } = gaps(model, found, { widthKm: 5 });
    expect([cover.steps, median.steps, spurs]).toEqual([[], [], []]);
    expect(beyond.villages).toEqual(sureCount(1));
  });
});
