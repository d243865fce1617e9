import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { CorridorAreas } from '../domain/answers/corridor.ts';
import type { Coverage } from '../domain/answers/coverage.ts';
import { sureCount } from '../domain/answers/doubt.ts';
import type { Counted, TurfCounty, TurfNearest } from '../domain/answers/cross-check.ts';
import type { NearestTowns } from '../domain/answers/nearest-towns.ts';
import type { Outcome, SpatialClient } from '../spatial/client.ts';
import type { CorridorShown, NearestPointsShown, NearestShown, PointsShown } from './cross-checks.ts';
import { crossChecks } from './cross-checks.ts';

interface Question {
  name: string;
  args: Record<string, unknown>;
  isCancelled: boolean;
  end(outcome: Outcome<unknown>): void;
}

function start() {
  const asked: Question[] = [];
  const ask = (name: string, args: Record<string, unknown>) => {
    let resolve: Question['end'] = () => undefined;
    const promise = new Promise<Outcome<unknown>>((end) => (resolve = end));
    const question: Question = { name, args, isCancelled: false, end: resolve };
    asked.push(question);
    const cancel = (): void => {
      question.isCancelled = true;
      resolve({ state: 'void' });
    };
    return { outcome: promise, cancel };
  };
  const corridor = signal<CorridorShown | null>(corridorShown(10));
  const nearest = signal<NearestShown | null>(null);
  const points = signal<PointsShown | null>(null);
  const nearestPoints = signal<NearestPointsShown | null>(null);
  const checks = crossChecks({ ask } as unknown as Pick<SpatialClient, 'ask'>, {
    corridor,
    nearest,
    points,
    nearestPoints,
  });
  return { asked, corridor, nearest, points, nearestPoints, checks };
}
const pass = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const counts = (n: number): Record<Counted, number> => ({
  keyVillages: n,
  centralTowns: n,
  villages: n,
  towns: n,
  committees: n,
});

function corridorShown(areaKm2: number): CorridorShown {
  const shown = { expected: 2 };
  return {
    areas: {
      areaKm2,
      widthKm: 5,
      errorPct: 0.1,
      counties: [{ code: '330723', name: '', areaKm2, shareOfRegion: 1 }],
    } as unknown as CorridorAreas,
    coverage: {
      allKeyVillages: shown,
      allCentralTowns: shown,
      villages: shown,
      towns: shown,
      committees: { ...sureCount(2) },
    } as unknown as Coverage,
    args: { widthKm: 5, placesOf: '330723' },
  };
}
const county = (areaKm2: number, places: TurfCounty['places'] = []): TurfCounty => ({
  code: '330723',
  areaKm2,
  errorKm2: 0.05,
  counts: counts(2),
  doubtful: { ours: counts(0), turf: counts(0) },
  places,
});
const done = (value: unknown): Outcome<unknown> => ({ state: 'done', value });

describe('crossChecks', () => {
  it('asks step by step, reports its progress, and compares the figures shown with those of Turf', async () => {
    const { asked, checks } = start();
    expect(checks.corridor.state.value).toEqual({ state: 'none' });
    checks.corridor.start();
    expect(checks.corridor.state.value).toEqual({ state: 'running', done: 0 });
    expect(asked[0]).toMatchObject({
      name: 'crossCheckCorridor',
      args: { widthKm: 5, placesOf: '330723', step: 0 },
    });
    asked[0]!.end(done({ of: 2 }));
    await pass();
    expect(checks.corridor.state.value).toEqual({ state: 'running', done: 1, of: 2 });
    expect(asked[1]!.args).toMatchObject({ step: 1 });
    asked[1]!.end(done({ of: 2, county: county(10.04) }));
    await pass();
    expect(checks.corridor.state.value).toMatchObject({
      state: 'ready',
      value: { agrees: true, area: { ours: 10, turf: 10.04, agrees: true } },
    });
    expect(asked).toHaveLength(2);
  });

  it('shows a difference beyond both errors as a fault, with the places on which the two disagree', async () => {
    const { asked, checks } = start();
    checks.corridor.start();
    const place = {
      code: '330723100200',
      name: '村',
      kind: 'village',
      programme: false,
      lonLat: [120, 29],
      distanceM: 5200,
      ours: 0,
      turf: 1,
      beyondM: 200,
      isFault: true,
    } as const;
    asked[0]!.end(done({ of: 1, county: county(10.5, [{ ...place, lonLat: [120, 29] }]) }));
    await pass();
    expect(checks.corridor.state.value).toMatchObject({
      state: 'ready',
      value: { agrees: false, area: { agrees: false }, places: [{ code: place.code }] },
    });
    expect(checks.disagreed.value).toEqual([{ lonLat: [120, 29], isFault: true }]);
  });

  it('can be cancelled: the question is cancelled and no result is shown', async () => {
    const { asked, checks } = start();
    checks.corridor.start();
    asked[0]!.end(done({ of: 3 }));
    await pass();
    checks.corridor.cancel();
    expect(asked[1]!.isCancelled).toBe(true);
    expect(checks.corridor.state.value).toEqual({ state: 'none' });
    await pass();
    expect(asked).toHaveLength(2);
    expect(checks.corridor.state.value).toEqual({ state: 'none' });
    // It can be started again, from the first step.
    checks.corridor.start();
    expect(asked[2]!.args).toMatchObject({ step: 0 });
  });

  it('is removed together with the figures that it checks, while it runs and afterwards', async () => {
    const { asked, checks, corridor } = start();
    checks.corridor.start();
    corridor.value = corridorShown(11);
    expect(asked[0]!.isCancelled).toBe(true);
    await pass();
    expect(checks.corridor.state.value).toEqual({ state: 'none' });
    checks.corridor.start();
    asked[1]!.end(done({ of: 1, county: county(11) }));
    await pass();
    expect(checks.corridor.state.value).toMatchObject({ state: 'ready', value: { agrees: true } });
    corridor.value = null;
    expect(checks.corridor.state.value).toEqual({ state: 'none' });
    checks.corridor.start();
    expect(checks.corridor.state.value).toEqual({ state: 'none' });
  });

  it('tells whether there are figures that can be checked: none at width 0, of another width, or where they failed', () => {
    const { asked, checks, corridor } = start();
    expect([checks.corridor.canStart.value, checks.nearest.canStart.value]).toEqual([true, false]);
    corridor.value = null;
    expect(checks.corridor.canStart.value).toBe(false);
    checks.corridor.start();
    expect(asked).toEqual([]);
    corridor.value = corridorShown(11);
    expect(checks.corridor.canStart.value).toBe(true);
  });

  it('reports a failed step, and starts again on request', async () => {
    const { asked, checks } = start();
    checks.corridor.start();
    asked[0]!.end({ state: 'failed', failure: { kind: 'crashed' } });
    await pass();
    expect(checks.corridor.state.value).toEqual({ state: 'failed', failure: { kind: 'crashed' } });
    checks.corridor.start();
    expect(checks.corridor.state.value).toEqual({ state: 'running', done: 0 });
    expect(asked).toHaveLength(2);
  });

  it("checks the nearest towns, and shows Turf's town where it differs", async () => {
    const { asked, checks, nearest } = start();
    const town = { code: 'a', name: '甲', lonLat: [120, 29], distanceM: 1000, bearingDeg: 359.95 };
    const found = { towns: [town], errorPct: 0 } as unknown as NearestTowns;
    const args = { lonLat: [120, 29] as [number, number], count: 1 };
    nearest.value = { found, args };
    checks.nearest.start();
    expect(asked[0]).toMatchObject({ name: 'crossCheckNearest', args });
    const answer: TurfNearest = {
      nearest: ['b'],
      errorPct: 0.4,
      errorDeg: 0.2,
      towns: {
        a: { name: '甲', lonLat: [120, 29], distanceM: 1002, bearingDeg: 0.05 },
        b: { name: '乙', lonLat: [121, 29], distanceM: 1001, bearingDeg: 90 },
      },
    };
    asked[0]!.end(done(answer));
    await pass();
    expect(checks.nearest.state.value).toMatchObject({
      state: 'ready',
      value: { agrees: true, rows: [{ code: 'a', turfTown: { code: 'b' } }] },
    });
    expect(checks.disagreed.value).toEqual([{ lonLat: [121, 29], isFault: false }]);
  });

  const lonLats: [number, number][] = [
    [120, 29],
    [121, 29],
    [122, 29],
  ];

  it('checks the own points within the width step by step, and shows those that are told apart', async () => {
    const { asked, checks, points } = start();
    expect(checks.points.canStart.value).toBe(false);
    const found = { distanceM: Float64Array.of(4000, 4995, 5100), errorPct: 0.01 } as PointsShown['found'];
    points.value = { within: 2, lonLats, found, args: { widthKm: 5, axes: ['a', 'b'] } };
    checks.points.start();
    const args = { widthKm: 5, axes: ['a', 'b'], points: Float64Array.from(lonLats.flat()) };
    asked[0]!.end(done({ of: 2, inside: Int32Array.of(0), errorPct: 0.5 }));
    await pass();
    expect(checks.points.state.value).toEqual({ state: 'running', done: 1, of: 2 });
    asked[1]!.end(done({ of: 2, inside: Int32Array.of(0, 2), errorPct: 0.5 }));
    await pass();
    expect(asked.map((question) => [question.name, question.args])).toEqual([
      ['crossCheckPoints', { ...args, step: 0 }],
      ['crossCheckPoints', { ...args, step: 1 }],
    ]);
    expect(checks.points.state.value).toMatchObject({
      state: 'ready',
      value: { agrees: false, count: { ours: 2, turf: 2 }, points: [{ point: 2 }, { point: 1 }] },
    });
    expect(checks.disagreed.value).toEqual([
      { lonLat: [122, 29], isFault: true },
      { lonLat: [121, 29], isFault: false },
    ]);
    points.value = null;
    expect([checks.points.state.value, checks.disagreed.value]).toEqual([{ state: 'none' }, []]);
  });

  it('checks the nearest own point of each village, which are sent with the points', async () => {
    const { asked, checks, nearestPoints } = start();
    const found = {
      places: [{ code: 'v', name: '村', errorRadiusM: 0 }],
      nearest: Int32Array.of(1),
      distanceM: Float64Array.of(1000),
      errorPct: 0.001,
    } as unknown as NearestPointsShown['found'];
    nearestPoints.value = { lonLats, found, args: { region: '330700' } };
    checks.nearestPoints.start();
    expect(asked[0]).toMatchObject({
      name: 'crossCheckNearestPoints',
      args: { region: '330700', listed: [{ code: 'v', point: 1 }], step: 0 },
    });
    const village = { code: 'v', name: '村', lonLat: [120.5, 29], point: 2, distanceM: 900, listedM: 1002 };
    asked[0]!.end(done({ of: 1, villages: [village], errorPct: 0.5 }));
    await pass();
    expect(checks.nearestPoints.state.value).toMatchObject({
      state: 'ready',
      value: { agrees: false, villages: [{ code: 'v', ours: { point: 1 }, turf: { point: 2 } }] },
    });
    expect(checks.disagreed.value).toEqual([{ lonLat: [120.5, 29], isFault: true }]);
  });
});
