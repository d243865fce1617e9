import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CorridorAreas } from '../../domain/answers/corridor.ts';
import type { Coverage } from '../../domain/answers/coverage.ts';
import { coverageAt } from '../../domain/answers/coverage.ts';
import type { CorridorCheck, TurfCounty } from '../../domain/answers/cross-check.ts';
import { COUNTED, judgeCorridor, judgeNearest } from '../../domain/answers/cross-check.ts';
import type { Reach } from '../../domain/answers/reach.ts';
import type { LonLat } from '../../domain/records.ts';
import type { SpatialModel } from '../model.ts';
import { random, randomLine, realModel, testAxis, testModel, testSite } from '../testing/model.ts';
import { corridorAreas } from './corridor-areas.ts';
import { coverageTable } from './coverage-table.ts';
import { crossChecker } from './turf-cross-check.ts';
import { nearestTowns } from './nearest-towns.ts';
import { reach } from './reach.ts';

interface CorridorArgs {
  widthKm: number;
  region?: string;
  axes?: readonly string[];
}

/** All steps of a corridor by Turf, as the page asks for them. */
function byTurf(
  model: SpatialModel,
  distances: Reach,
  args: CorridorArgs,
): { found: TurfCounty[]; steps: number } {
  const checker = crossChecker();
  const found: TurfCounty[] = [];
  let steps = 1;
  for (let step = 0; step < steps; step++) {
    const answer = checker.corridor(
      model,
      distances,
      { ...args, ...(args.region === undefined ? {} : { placesOf: args.region }) },
      step,
    );
    steps = answer.of;
    if (answer.county) found.push(answer.county);
  }
  return { found, steps };
}

const ours = (
  model: SpatialModel,
  distances: Reach,
  args: CorridorArgs,
): { areas: CorridorAreas; coverage: Coverage } => ({
  areas: corridorAreas(model, args),
  coverage: coverageAt(coverageTable(model, distances, args), args.widthKm),
});

const reaches = new Map<SpatialModel, Reach>();

function check(model: SpatialModel, args: CorridorArgs): CorridorCheck {
  const distances = reaches.get(model) ?? reach(model);
  reaches.set(model, distances);
  const { areas, coverage } = ours(model, distances, args);
  return judgeCorridor(areas, coverage, byTurf(model, distances, args).found);
}

const real = realModel();
const JINHUA = '330700';

describe('cross-check of a corridor', () => {
  it.each([
    { region: '330723', widthKm: 5 },
    { region: '330922', widthKm: 2 },
    { region: '330105', widthKm: 20 },
  ])('agrees on the real network: $region at $widthKm km', (args) => {
    const found = check(real, args);
    expect(found.agrees, JSON.stringify(found)).toBe(true);
    expect(found.area.ours).toBeGreaterThan(1);
    // The stated errors cover that of Turf's sphere, and no larger difference.
    expect(found.area.oursError + found.area.turfError).toBeLessThan(0.012 * found.area.ours + 0.3);
    for (const name of COUNTED)
      expect(found.counts[name].turfError).toBeLessThan(0.1 * found.counts[name].ours + 3);
  });

  it('agrees for one axis, wherever its corridor has land', () => {
    const of = { ...real, axes: real.axes.filter(({ county }) => county === '330723') };
    const found = check(of, { widthKm: 8 });
    expect(found.agrees, JSON.stringify(found)).toBe(true);
    expect(found.counties.length).toBeGreaterThan(1);
  });

  it('agrees for any lines: also one that is too long for one plane', () => {
    const agree = (lines: LonLat[][], widthKm: number): void => {
      const sites = Array.from({ length: 40 }, (_, i) =>
        testSite(String(i), [119 + (i % 8) * 0.4, 28 + Math.floor(i / 8) * 0.5]),
      );
      const model = testModel(
        lines.map((line, i) => testAxis(`axis-${i}`, [line])),
        sites,
      );
      const found = check(model, { widthKm });
      expect(found.agrees, JSON.stringify([lines, found])).toBe(true);
    };
    agree(
      [
        [
          [118.2, 27.5],
          [120, 29],
          [122.4, 30.8],
        ],
      ],
      5,
    );
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0.5, max: 20, noNaN: true }), (seed, widthKm) => {
        const next = random(seed);
        agree(
          [1, 2].map(() => randomLine(next, [119.5, 28.5, 121, 30])),
          widthKm,
        );
      }),
      { numRuns: 12 },
    );
  });

  describe('with a wrong figure of ours', () => {
    const args = { region: JINHUA, widthKm: 5 };
    const distances = reach(real);
    const right = ours(real, distances, args);
    const { found } = byTurf(real, distances, args);
    const grown = <T extends { areaKm2: number }>(each: T, by: number): T => ({
      ...each,
      areaKm2: each.areaKm2 * by,
    });

    it('finds an area that is 2 % off, where the right one agrees', () => {
      const { areas, coverage } = right;
      expect(judgeCorridor(areas, coverage, found).agrees).toBe(true);
      for (const by of [1.02, 0.98]) {
        const judged = judgeCorridor({ ...areas, areaKm2: areas.areaKm2 * by }, coverage, found);
        expect([judged.agrees, judged.area.agrees]).toEqual([false, false]);
      }
    });

    it('finds one county that is wrong, or missing, though the sum is right', () => {
      const { areas, coverage } = right;
      const [first, ...others] = areas.counties;
      for (const counties of [[grown(first!, 1.03), ...others], others]) {
        const judged = judgeCorridor({ ...areas, counties }, coverage, found);
        expect(judged.area.agrees).toBe(true);
        expect(judged.counties.filter(({ agrees }) => !agrees).map(({ code }) => code)).toEqual([
          first!.code,
        ]);
        expect(judged.agrees).toBe(false);
      }
    });

    it.each(['villages', 'allKeyVillages', 'allCentralTowns', 'towns', 'committees'] as const)(
      'finds a wrong count of %s',
      (name) => {
        const { areas, coverage } = right;
        const wrong = { ...coverage[name], expected: coverage[name].expected * 0.8 };
        expect(judgeCorridor(areas, { ...coverage, [name]: wrong }, found).agrees).toBe(false);
      },
    );

    it('names the village whose distance is wrong, and the map gets its place', () => {
      const index = real.sites.findIndex(
        ({ kind, county, errorRadiusM }, i) =>
          kind === 'village' &&
          county === '330723' &&
          errorRadiusM === 0 &&
          (distances.distanceM[i] as number) < 4000,
      );
      const wrong = { ...distances, distanceM: distances.distanceM.slice() };
      wrong.distanceM[index] = 5200;
      const coverage = coverageAt(coverageTable(real, wrong, args), args.widthKm);
      const judged = judgeCorridor(right.areas, coverage, byTurf(real, wrong, args).found);
      expect(judged.agrees).toBe(false);
      const { code, lonLat } = real.sites[index]!;
      expect(judged.places[0]).toMatchObject({ code, lonLat, ours: 0, turf: 1, isFault: true, beyondM: 200 });
    });

    it('says of a village near the edge that the two disagree, not that one is wrong', () => {
      const line: LonLat[] = [
        [120, 29],
        [120.5, 29],
      ];
      // Turf's kilometre is 0.3 % shorter on the way north than that of the ellipsoid: its corridor is 16 m narrower at 5 km.
      const at = (northM: number): LonLat => [120.25, 29.00023 + northM / 110_850];
      const model = testModel(
        [testAxis('a', [line])],
        [4970, 4985, 4990, 5040].map((m) => testSite(`${m}`, at(m))),
      );
      const judged = check(model, { widthKm: 5 });
      expect(judged.agrees).toBe(true);
      expect(judged.places.length).toBeGreaterThan(0);
      for (const place of judged.places) {
        expect(place).toMatchObject({ ours: 1, turf: 0, isFault: false });
        expect(place.beyondM).toBeLessThan(20);
      }
    });
  });

  it('refuses a width that is none, an unknown region and a step that does not exist', () => {
    const distances = reach(real);
    const ask = (args: CorridorArgs, step = 0) => crossChecker().corridor(real, distances, args, step);
    expect(() => ask({ widthKm: 0 })).toThrow(RangeError);
    expect(() => ask({ widthKm: 5, region: '999999' })).toThrow('999999');
    expect(() => ask({ widthKm: 5, region: '330723' }, 1e6)).toThrow('step 1000000');
    expect(() => ask({ widthKm: 5, region: '330723' }, -1)).toThrow('step -1');
  });
});

describe('cross-check of the nearest towns', () => {
  const checker = crossChecker();
  const at = (index: number): LonLat => real.sites[index]!.lonLat;

  it('agrees on the real network: distances, bearings and ranks', () => {
    for (let i = 0; i < real.sites.length; i += 97) {
      const judged = judgeNearest(nearestTowns(real, at(i), 3), checker.nearest(real, at(i), 3));
      expect(judged.agrees, JSON.stringify(judged)).toBe(true);
      expect(judged.rows).toHaveLength(3);
    }
  });

  it('finds a wrong distance, a wrong bearing, a town left out and a town that does not exist', () => {
    const from: LonLat = [119.8, 28.9];
    const found = nearestTowns(real, from, 4);
    const turf = checker.nearest(real, from, 3);
    const [first, second, third, fourth] = found.towns;
    const judged = (towns: typeof found.towns) => judgeNearest({ ...found, towns }, turf);
    expect(judged([first!, second!, third!]).agrees).toBe(true);
    expect(judged([{ ...first!, distanceM: first!.distanceM * 1.01 }, second!, third!]).agrees).toBe(false);
    expect(judged([{ ...first!, bearingDeg: first!.bearingDeg + 1 }, second!, third!]).agrees).toBe(false);
    const leftOut = judged([second!, third!, fourth!]);
    expect(leftOut.agrees).toBe(false);
    expect(leftOut.rows[0]!.turfTown).toMatchObject({ code: first!.code, lonLat: first!.lonLat });
    expect(judged([{ ...first!, code: 'nowhere' }, second!, third!]).agrees).toBe(false);
  });

  it('finds a list that is shorter than that of Turf, or empty, with a row for each rank that is missing', () => {
    const from: LonLat = [119.8, 28.9];
    const found = nearestTowns(real, from, 3);
    const turf = checker.nearest(real, from, 3);
    for (const length of [0, 1, 2]) {
      const judged = judgeNearest({ ...found, towns: found.towns.slice(0, length) }, turf);
      expect(judged.agrees).toBe(false);
      expect(judged.rows.map(({ code, agrees }) => [code, agrees])).toEqual(
        found.towns.map(({ code }, rank) => [code, rank < length]),
      );
      const missing = judged.rows.slice(length);
      expect(missing.map(({ turfTown }) => turfTown?.code)).toEqual(turf.nearest.slice(length));
      for (const { distance, bearing } of missing) {
        expect([distance.ours, bearing.ours]).toEqual([NaN, NaN]);
        expect(distance.turf).toBeGreaterThan(0);
      }
    }
    const longer = judgeNearest(found, { ...turf, nearest: turf.nearest.slice(0, 2) });
    expect(longer.rows.map(({ agrees }) => agrees)).toEqual([true, true, false]);
    expect([longer.agrees, longer.rows[2]!.distance.agrees]).toEqual([false, false]);
  });

  it('lets two towns change places that are as far within the error of the sphere', () => {
    const from: LonLat = [120, 29];
    const central = (code: string, lonLat: LonLat) =>
      testSite(code, lonLat, { kind: 'town', programme: { status: 'documented', axis: 'a' } });
    // 10.000 km east and 9.990 km north on the ellipsoid: the sphere has the former shorter.
    const model = testModel([], [central('east', [120.10262, 29]), central('north', [120, 29.09013])]);
    const found = nearestTowns(model, from, 2);
    expect(found.towns.map(({ code }) => code)).toEqual(['north', 'east']);
    const judged = judgeNearest(found, checker.nearest(model, from, 2));
    expect(judged.rows.map(({ turfTown }) => turfTown?.code)).toEqual(['east', 'north']);
    expect(judged.agrees).toBe(true);
  });

  it('refuses a position outside China and a number of towns that is none', () => {
    expect(() => checker.nearest(real, [2, 48], 3)).toThrow('2, 48');
    expect(() => checker.nearest(real, [120, 29], 0)).toThrow(RangeError);
  });
});
