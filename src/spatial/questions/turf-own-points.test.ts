import { describe, expect, it } from 'vitest';
import {
  judgeNearestPoints,
  judgePoints,
  type NearestPointsCheck,
  type PointsCheck,
  type TurfVillage,
} from '../../domain/answers/cross-check-points.ts';
import { countWithin } from '../../domain/answers/own-points.ts';
import type { LonLat } from '../../domain/records.ts';
import { createEngine } from '../engine.ts';
import { random, realModel, testAxis, testModel, testSite } from '../testing/model.ts';

const real = realModel();
const engine = createEngine(real);
await engine.load('crossCheckPoints');

/** Points in a box, degrees: some of them in the sea and in other provinces. */
function scatter(seed: number, n: number, [west, south, east, north] = [118, 27, 123, 31.5]): LonLat[] {
  const next = random(seed);
  return Array.from({ length: n }, () => [
    west! + next() * (east! - west!),
    south! + next() * (north! - south!),
  ]);
}
const flat = (points: readonly LonLat[]): Float64Array => Float64Array.from(points.flat());

/** All steps by Turf, as the page asks for them. */
function insideByTurf(points: readonly LonLat[], widthKm: number, of = engine) {
  const inside = new Set<number>();
  let errorPct = NaN;
  for (let step = 0, steps = 1; step < steps; step++) {
    const answer = of.answer('crossCheckPoints', { points: flat(points), widthKm, step });
    ({ of: steps, errorPct } = answer);
    for (const point of answer.inside) inside.add(point);
  }
  return { inside, errorPct };
}

function checkPoints(
  points: readonly LonLat[],
  widthKm: number,
  wrong: (distanceM: Float64Array) => Float64Array = (right) => right,
  of = engine,
): PointsCheck {
  const found = of.answer('reach', { points });
  const distanceM = wrong(found.distanceM.slice());
  const within = countWithin(distanceM, widthKm * 1000);
  return judgePoints(
    { widthKm, within, lonLats: points, found: { ...found, distanceM } },
    insideByTurf(points, widthKm, of),
  );
}

describe('cross-check of the own points within the width', () => {
  it('agrees on the real network at 5 km', () => {
    const judged = checkPoints(scatter(5, 3000), 5);
    expect(judged.agrees, JSON.stringify(judged)).toBe(true);
    expect(judged.count.turf).toBeGreaterThan(200);
  });

  it.each([1, 20])('agrees on the axes of 金华 at %d km', async (widthKm) => {
    const of = createEngine({ ...real, axes: real.axes.filter(({ prefecture }) => prefecture === '330700') });
    await of.load('crossCheckPoints');
    const points = scatter(widthKm, 3000, [119, 28.4, 120.8, 29.8]);
    const judged = checkPoints(points, widthKm, (right) => right, of);
    expect(judged.agrees, JSON.stringify(judged)).toBe(true);
    expect(judged.count.turf).toBeGreaterThan(50);
    expect(judged.count.oursError + judged.count.turfError).toBeLessThan(0.02 * judged.count.ours + 3);
    expect(judged.points.length).toBeLessThan(30);
  });

  it('finds one point whose distance is wrong, with its place', () => {
    const points = scatter(7, 400, [119.6, 28.7, 120.1, 29.1]);
    const { distanceM } = engine.answer('reach', { points });
    const index = distanceM.findIndex((m) => m < 4000);
    const judged = checkPoints(points, 5, (right) => right.with(index, 5200));
    expect(judged.agrees).toBe(false);
    expect(judged.points[0]).toEqual({
      point: index,
      lonLat: points[index],
      ours: false,
      turf: true,
      beyondM: 200,
      isFault: true,
    });
  });

  it('finds a wrong number, and a point without a distance', () => {
    const points = scatter(8, 300, [119.6, 28.7, 120.1, 29.1]);
    const found = engine.answer('reach', { points });
    const turf = insideByTurf(points, 5);
    const within = countWithin(found.distanceM, 5000);
    const judged = (n: number, distanceM = found.distanceM) =>
      judgePoints(
        { widthKm: 5, within: n, lonLats: points, found: { ...found, distanceM } },
        { ...turf, errorPct: 0.5 },
      );
    expect(judged(within).agrees).toBe(true);
    const more = Math.ceil(judged(within).count.oursError + judged(within).count.turfError) + 1;
    expect(judged(within + more).count.agrees).toBe(false);
    expect(judged(within + more).agrees).toBe(false);
    const shortened = judged(within, found.distanceM.slice(0, 299));
    expect(shortened.points.map(({ point, isFault }) => [point, isFault])).toContainEqual([299, true]);
    expect(shortened.agrees).toBe(false);
  });

  it('says of a point near the edge that the two disagree, not that one is wrong', () => {
    const line: LonLat[] = [
      [120, 29],
      [120.5, 29],
    ];
    const model = testModel([testAxis('a', [line])], [testSite('v', [120, 29])]);
    const of = createEngine(model);
    return of.load('crossCheckPoints')!.then(() => {
      // Turf's corridor is 16 m narrower than ours on the way north at 5 km.
      const points = [4900, 4990, 5100].map((m): LonLat => [120.25, 29.00023 + m / 110_850]);
      const judged = checkPoints(points, 5, (right) => right, of);
      expect(judged.points).toMatchObject([{ point: 1, ours: true, turf: false, isFault: false }]);
      expect(judged.agrees).toBe(true);
    });
  });

  it('has a step for each axis with a point near it, and one that finds nothing where there is none', () => {
    const ask = (points: LonLat[]) =>
      engine.answer('crossCheckPoints', { points: flat(points), widthKm: 5, step: 0 });
    expect(ask([[74, 40]])).toEqual({ of: 1, inside: new Int32Array(), errorPct: 0.5 });
    expect(ask(scatter(9, 20, [119.7, 28.8, 119.9, 29])).of).toBeLessThan(10);
  });

  it('refuses a width that is none, a point outside China and a step that does not exist', () => {
    const ask = (points: LonLat[], widthKm: number, step = 0) =>
      engine.answer('crossCheckPoints', { points: flat(points), widthKm, step });
    expect(() => ask([[120, 29]], 0)).toThrow(RangeError);
    expect(() => ask([[2, 48]], 5)).toThrow('point 0: 2, 48');
    expect(() => ask([[120, 29]], 5, 1e6)).toThrow('step 1000000');
    expect(() => ask([[120, 29]], 5, -1)).toThrow('step -1');
  });
});

const asked = (points: LonLat[], region?: string) => ({
  points,
  of: 'villages' as const,
  ...(region === undefined ? {} : { region }),
});
type Found = ReturnType<typeof nearestOf>;
const nearestOf = (points: LonLat[], region?: string) =>
  engine.answer('nearestPoints', asked(points, region));

function villagesByTurf(points: LonLat[], found: Found, region?: string) {
  const listed = found.places.map(({ code }, i) => ({ code, point: found.nearest[i]! }));
  const villages: TurfVillage[] = [];
  let errorPct = NaN;
  let steps = 1;
  for (let step = 0; step < steps; step++) {
    const answer = engine.answer('crossCheckNearestPoints', {
      points: flat(points),
      listed,
      step,
      ...(region === undefined ? {} : { region }),
    });
    ({ of: steps, errorPct } = answer);
    villages.push(...answer.villages);
  }
  return { villages, errorPct, steps };
}

describe('cross-check of the nearest own point of each key village', () => {
  const points = scatter(11, 60);
  const region = '330700';
  const right = nearestOf(points, region);
  const judge = (found: Found): NearestPointsCheck =>
    judgeNearestPoints({ lonLats: points, found }, villagesByTurf(points, found, region));

  it('agrees on the real network, in several steps where there are many points', () => {
    for (const [n, steps] of [
      [60, 1],
      [4000, 3],
    ] as const) {
      const many = scatter(n, n);
      const found = nearestOf(many);
      const turf = villagesByTurf(many, found);
      expect(turf.steps).toBe(steps);
      expect(turf.villages.map(({ code }) => code)).toEqual(found.places.map(({ code }) => code));
      const judged = judgeNearestPoints({ lonLats: many, found }, turf);
      expect(judged.agrees, JSON.stringify(judged)).toBe(true);
      expect(judged.count.ours).toBeGreaterThan(500);
      expect(judged.figures.meanM.turf).toBeGreaterThan(500);
    }
  });

  it('finds a wrong distance, a wrong point and a village that is left out or too many', () => {
    expect(judge(right).agrees).toBe(true);
    const { code } = right.places[0]!;
    const firstFault = (found: Found) => {
      const judged = judge(found);
      expect(judged.agrees).toBe(false);
      return judged.villages[0];
    };
    const { lonLat } = real.sites.find((site) => site.code === code)!;
    const distanceM = right.distanceM.with(0, right.distanceM[0]! * 1.01);
    expect(firstFault({ ...right, distanceM })).toMatchObject({ code, lonLat, isFault: true });
    const other = (right.nearest[0]! + 1) % points.length;
    expect(firstFault({ ...right, nearest: right.nearest.with(0, other) })).toMatchObject({
      code,
      ours: { point: other },
      turf: { point: right.nearest[0] },
      isFault: true,
    });
    const leftOut = {
      ...right,
      places: right.places.slice(1),
      nearest: right.nearest.slice(1),
      distanceM: right.distanceM.slice(1),
    };
    expect(firstFault(leftOut)).toMatchObject({ code, isFault: true });
    expect(firstFault(leftOut)?.ours).toBeUndefined();
    expect(judge(leftOut).count).toMatchObject({ agrees: false });
    const none = { ...right, places: [], nearest: new Int32Array(), distanceM: new Float64Array() };
    expect(judge(none).villages).toHaveLength(right.places.length);
    expect(judge(none).figures.meanM).toMatchObject({ ours: NaN, agrees: false });
    const invented = {
      ...right,
      places: [{ code: 'x', name: '', errorRadiusM: 0 }, ...right.places.slice(1)],
    };
    expect(judge(invented).villages.find((village) => village.code === 'x')).toMatchObject({ isFault: true });
  });

  it('lets another point be the nearest that is as far within the error of the sphere, or at the same place', () => {
    const turf = (listedM: number, distanceM: number): { villages: TurfVillage[]; errorPct: number } => ({
      villages: [{ code: 'v', name: '村', lonLat: [120, 29], point: 1, distanceM, listedM }],
      errorPct: 0.5,
    });
    const judged = (lonLats: LonLat[], listedM: number, distanceM: number) =>
      judgeNearestPoints(
        {
          lonLats,
          found: {
            places: [{ code: 'v', name: '村' }],
            nearest: Int32Array.of(0),
            distanceM: Float64Array.of(10_000),
            errorPct: 0.001,
          },
        },
        turf(listedM, distanceM),
      );
    const apart: LonLat[] = [
      [120.1, 29],
      [120, 29.1],
    ];
    expect(judged(apart, 10_020, 9980)).toMatchObject({
      agrees: true,
      villages: [{ code: 'v', ours: { point: 0 }, turf: { point: 1, distanceM: 9980 }, isFault: false }],
    });
    expect(judged([apart[0]!, apart[0]!], 10_020, 10_020)).toMatchObject({ agrees: true, villages: [] });
    expect(judged(apart, 10_020, 9900).villages).toMatchObject([{ isFault: true }]);
  });

  it('refuses no points, an unknown region and a step that does not exist', () => {
    const ask = (at: LonLat[], step: number, of?: string) =>
      engine.answer('crossCheckNearestPoints', {
        points: flat(at),
        listed: [],
        step,
        ...(of === undefined ? {} : { region: of }),
      });
    expect(() => ask([], 0)).toThrow('no points are given');
    expect(() => ask([[120, 29]], 0, '999999')).toThrow('999999');
    expect(() => ask([[120, 29]], 1)).toThrow('step 1 of 1');
  });
});
