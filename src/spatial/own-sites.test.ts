import { distance } from '@turf/distance';
import { featureCollection, lineString, point } from '@turf/helpers';
import { nearestPoint } from '@turf/nearest-point';
import { pointToLineDistance } from '@turf/point-to-line-distance';
import { describe, expect, it } from 'vitest';
import { coverageAt } from '../domain/answers/coverage.ts';
import { judgeCorridor, judgeNearest, type TurfCounty } from '../domain/answers/cross-check.ts';
import { MOST_POINTS, ownCode, readOwnCode } from '../domain/own-sites.ts';
import type { LonLat } from '../domain/records.ts';
import { createEngine, type Engine } from './engine.ts';
import { centralTowns } from './geometry/central-towns.ts';
import { pieces } from './geometry/metric.ts';
import { TURF_WIDTH_PCT } from './geometry/turf-corridor.ts';
import { random, randomModel, realModel } from './testing/model.ts';
import { testPoints as set } from './testing/own-points.ts';

function scatter(seed: number, n: number, [west, south, east, north] = [118.5, 28, 121.5, 30.5]): LonLat[] {
  const next = random(seed);
  return Array.from({ length: n }, () => [
    west! + next() * (east! - west!),
    south! + next() * (north! - south!),
  ]);
}

/** The distance from a position to the nearest of some points, by Turf on its sphere, metres. */
const turfNearestM = (at: LonLat, points: readonly LonLat[]): number =>
  nearestPoint(at, featureCollection(points.map((each) => point([...each])))).properties.distanceToPoint *
  1000;

/** Greatest difference of Turf's distance, on its sphere, from ours, metres. */
const boundM = (metres: number): number => (metres * TURF_WIDTH_PCT) / 100 + 0.5;

function engineWith(
  model: Parameters<typeof createEngine>[0],
  facilities: LonLat[],
  places: LonLat[],
): Engine {
  const engine = createEngine(model);
  engine.giveOwnPoints('facilities', set('f', facilities));
  engine.giveOwnPoints('places', set('p', places));
  return engine;
}

const BOTH = { facilities: 'f', places: 'p' };

describe('own points in place of central towns and villages, held against Turf', () => {
  const facilities = scatter(1, 40);
  const places = scatter(2, 400);
  const model = randomModel(3, 300, 6);
  const engine = engineWith(model, facilities, places);
  const lonLatOf = new Map(places.map((at, i) => [ownCode('own-p', i), at]));
  const facilityAt = new Map(facilities.map((at, i) => [ownCode('own-f', i), at]));

  it('catchments: every place counts to the facility that Turf finds nearest, and the farthest are those of Turf', () => {
    const found = engine.answer('catchments', { sites: BOTH, farthest: 400 });
    const counted = new Map(found.areas.map(({ town, villages }) => [town, villages.certain]));
    expect([...counted.keys()].toSorted()).toEqual([...facilityAt.keys()].toSorted());
    const least = new Map([...facilityAt.keys()].map((code) => [code, 0]));
    const most = new Map(least);
    for (const at of places) {
      const nearestM = turfNearestM(at, facilities);
      // Facilities that are as near within the error of the sphere may each have it.
      const near = [...facilityAt].filter(
        ([, to]) => distance(at, to, { units: 'meters' }) <= nearestM + 2 * boundM(nearestM),
      );
      for (const [code] of near) most.set(code, most.get(code)! + 1);
      if (near.length === 1) least.set(near[0]![0], least.get(near[0]![0])! + 1);
    }
    for (const [code, count] of counted) {
      expect(count, code).toBeGreaterThanOrEqual(least.get(code)!);
      expect(count, code).toBeLessThanOrEqual(most.get(code)!);
    }
    expect([...counted.values()].reduce((sum, n) => sum + n, 0)).toBe(places.length);
    for (const far of found.farthest.first) {
      const byTurf = turfNearestM(lonLatOf.get(far.code)!, facilities);
      expect(Math.abs(far.distanceM - byTurf), far.code).toBeLessThanOrEqual(boundM(byTurf));
    }
    expect(found.farthest.first).toHaveLength(places.length);
  });

  it('villages keep their doubtful positions where only facilities are own points', () => {
    const found = engine.answer('catchments', { sites: { facilities: 'f' }, farthest: 300 });
    for (const far of found.farthest.first) {
      const site = model.sites.find(({ code }) => code === far.code)!;
      expect(far.certain).toBe(site.errorRadiusM === 0);
      if (!far.certain) continue;
      const byTurf = turfNearestM(site.lonLat, facilities);
      expect(Math.abs(far.distanceM - byTurf)).toBeLessThanOrEqual(boundM(byTurf));
    }
    expect(found.farthest.first.some(({ certain }) => !certain)).toBe(true);
  });

  it('coverage and gaps: the places inside a corridor and those beyond it are those of Turf', () => {
    const widthKm = 12;
    const axisM = places.map((at) =>
      Math.min(
        ...model.axes.flatMap(({ lines }) =>
          // Turf bends long edges; in pieces of 5 km its feet are those of the geodesic.
          lines.map((line) =>
            pointToLineDistance([...at], lineString(pieces(line, 5000).map((each) => [...each])), {
              units: 'meters',
            }),
          ),
        ),
      ),
    );
    const isUnsure = (m: number): boolean => Math.abs(m - widthKm * 1000) <= boundM(m);
    const inside = axisM.filter((m) => m <= widthKm * 1000 && !isUnsure(m)).length;
    const unsure = axisM.filter(isUnsure).length;
    const { villages, allKeyVillages, of } = coverageAt(engine.answer('table', { sites: BOTH }), widthKm);
    expect(of.villages).toBe(places.length);
    expect(allKeyVillages.expected).toBe(0);
    expect(villages.certain).toBe(villages.high);
    expect(villages.certain).toBeGreaterThanOrEqual(inside);
    expect(villages.certain).toBeLessThanOrEqual(inside + unsure);
    expect(inside).toBeGreaterThan(10);

    const gaps = engine.answer('gaps', { sites: BOTH, widthKm });
    expect(gaps.of).toEqual({ villages: places.length, towns: 0, committees: 0 });
    expect(gaps.beyond.villages.certain).toBe(places.length - villages.certain);
    expect(gaps.places.map(({ committees, certain }) => [committees, certain])).toEqual(
      gaps.places.map(() => [1, true]),
    );
    for (const { code, distanceM } of gaps.places) {
      const byTurf = axisM[readOwnCode(code)!.row]!;
      expect(Math.abs(distanceM - byTurf), code).toBeLessThanOrEqual(boundM(byTurf));
    }
  });

  it('gaps: what one more facility would bring is counted in own places, by the radius that Turf measures', () => {
    const { cover } = engine.answer('gaps', { sites: BOTH, widthKm: 5 });
    const radiusM = cover.radiusKm * 1000;
    const beyond = places.filter((at) => turfNearestM(at, facilities) > radiusM + boundM(radiusM));
    const unsure = places.filter((at) => Math.abs(turfNearestM(at, facilities) - radiusM) <= boundM(radiusM));
    expect(cover.of).toBe(places.length);
    expect(Math.abs(cover.of - cover.covered - beyond.length)).toBeLessThanOrEqual(unsure.length);
    expect(cover.steps.length).toBeGreaterThan(0);
    for (const step of cover.steps) {
      const within = (m: number): number =>
        [...beyond, ...unsure].filter((at) => distance(at, step.lonLat, { units: 'meters' }) <= m).length;
      expect(step.gain).toBeLessThanOrEqual(within(radiusM + boundM(radiusM)));
      expect(step.gain).toBeGreaterThanOrEqual(within(radiusM - boundM(radiusM)) - unsure.length);
    }
  });

  it('equity: shares and mean of the distances are those of Turf', () => {
    const { villages, towns, centralTowns: counted } = engine.answer('equity', { sites: BOTH, by: 'county' });
    const km = places.map((at) => turfNearestM(at, facilities) / 1000);
    const meanKm = km.reduce((sum, each) => sum + each, 0) / km.length;
    expect(villages.all.n).toBe(places.length);
    expect(towns.all.n).toBe(0);
    expect(counted).toEqual({ documented: 0, modelled: 0, user: facilities.length });
    expect(Math.abs(villages.all.meanKm! - meanKm)).toBeLessThanOrEqual(boundM(meanKm * 1000) / 1000);
    const share = (limitKm: number): number => km.filter((each) => each <= limitKm).length / km.length;
    expect(villages.all.within10Km).toBeGreaterThanOrEqual(share(10 - boundM(10_000) / 1000));
    expect(villages.all.within10Km).toBeLessThanOrEqual(share(10 + boundM(10_000) / 1000));
  });

  it('nearest: the cross-check by Turf agrees, and is of the own points', async () => {
    const lonLat: LonLat = [120, 29.2];
    const args = { sites: BOTH, lonLat, count: 3 };
    await engine.load('crossCheckNearest');
    const found = engine.answer('nearest', args);
    const judged = judgeNearest(found, engine.answer('crossCheckNearest', args));
    expect(judged.agrees, JSON.stringify(judged)).toBe(true);
    expect(found.towns.every(({ code, axis }) => facilityAt.has(code) && axis === undefined)).toBe(true);
    expect(found.towns).toHaveLength(3);
  });

  it('corridor: the cross-check by Turf counts the own places as we do', async () => {
    const region = '330723';
    const own = engineWith(realModel(), facilities, scatter(5, 300, [119.4, 28.6, 120.1, 29.1]));
    const args = { sites: { places: 'p' }, region, widthKm: 5 };
    await own.load('crossCheckCorridor');
    const coverage = coverageAt(own.answer('table', args), args.widthKm);
    expect(coverage.of.villages).toBe(own.answer('ownSites', args).places?.inRegion);
    expect(coverage.of.villages).toBeGreaterThan(50);
    expect(coverage.villages.certain).toBeGreaterThan(5);
    const found: TurfCounty[] = [];
    for (let step = 0, of = 1; step < of; step++) {
      const answer = own.answer('crossCheckCorridor', { ...args, placesOf: region, step });
      ({ of } = answer);
      if (answer.county) found.push(answer.county);
    }
    const judged = judgeCorridor(own.answer('corridor', args), coverage, found);
    expect(judged.agrees, JSON.stringify(judged)).toBe(true);
    expect(judged.counts.villages.turf).toBeGreaterThan(5);
    expect(judged.counts.keyVillages.turf).toBe(0);
  });
});

describe('own points', () => {
  const model = realModel();
  const { towns } = centralTowns(model);
  const engine = engineWith(
    model,
    towns.map(({ lonLat }) => lonLat),
    [
      [120, 29],
      [119.8, 28.9],
      // Two of one row, and one in another province.
      [120.1, 29.1],
      [116.4, 39.9],
    ],
  );

  it('at the places of the central towns give what the central towns give', () => {
    const sites = { facilities: 'f' };
    const own = engine.answer('catchments', { sites, farthest: 20 });
    const central = engine.answer('catchments', { farthest: 20 });
    expect(own.areas.map(({ areaKm2, villages }) => [areaKm2, villages])).toEqual(
      central.areas.map(({ areaKm2, villages }) => [areaKm2, villages]),
    );
    const far = ({ farthest }: typeof own) => farthest.first.map(({ code, distanceM }) => [code, distanceM]);
    expect(far(own)).toEqual(far(central));
    const { median } = engine.answer('gaps', { sites, widthKm: 5 });
    expect(median.meanKm).toBeCloseTo(engine.answer('gaps', { widthKm: 5 }).median.meanKm!, 9);
  });

  it('are told by layer and row, places outside the province are left out, facilities are not', () => {
    expect(engine.answer('ownSites', { sites: BOTH })).toEqual({
      facilities: { all: towns.length, inRegion: towns.length },
      places: { inProvince: 3, inRegion: 3 },
    });
    expect(engine.answer('ownSites', { sites: { places: 'p' }, region: '330723' }).places?.inRegion).toBe(1);
    const { codes } = engine.answer('reach', { sites: { places: 'p' } });
    expect(codes?.slice(-3)).toEqual(['own-p:1', 'own-p:2', 'own-p:3']);
    expect(readOwnCode('own-p:3')).toEqual({ layer: 'own-p', row: 2 });
    expect(readOwnCode(ownCode('own-3f8a-1', 0, 2))).toEqual({ layer: 'own-3f8a-1', row: 0 });
    expect(readOwnCode('330723100200')).toBeNull();
  });

  it('of one row have codes of their own', () => {
    const twice = createEngine(model);
    twice.giveOwnPoints(
      'facilities',
      set(
        'f',
        [
          [120, 29],
          [121, 29],
          [120, 30],
        ],
        [4, 4, 5],
      ),
    );
    const { areas } = twice.answer('catchments', { sites: { facilities: 'f' }, farthest: 1 });
    expect(areas.map(({ town }) => town)).toEqual(['own-f:5', 'own-f:5.2', 'own-f:6']);
  });

  it.each([
    [[], 'none are given'],
    [[[2, 48]], 'own-x:1: 2, 48 is no position in China'],
    [
      Array.from({ length: MOST_POINTS.facilities + 1 }, () => [120, 29]),
      `at most ${MOST_POINTS.facilities}`,
    ],
  ] as [LonLat[], string][])('that cannot be asked with are refused', (at, message) => {
    const other = createEngine(model);
    other.giveOwnPoints('facilities', set('x', at));
    const ask = (key: string) => () =>
      other.answer('catchments', { sites: { facilities: key }, farthest: 1 });
    expect(ask('x')).toThrow(message);
    expect(ask('y')).toThrow('own points y are not here as facilities');
    expect(ask('y')).toThrow(RangeError);
  });
});

describe('a comparison of two networks with own points', () => {
  it('measures the own places, and distances to the own facilities, which no change of central towns alters', () => {
    const model = realModel();
    const gone = model.sites.find(({ kind, programme }) => kind === 'town' && programme);
    const without = {
      ...model,
      sites: model.sites.map((site) => {
        const { programme: _, ...plain } = site;
        return site === gone ? plain : site;
      }),
      axes: model.axes.slice(1),
    };
    const engine = createEngine(model, () => without);
    engine.giveOwnPoints('facilities', set('f', scatter(1, 40)));
    engine.giveOwnPoints('places', set('p', scatter(2, 400)));
    const all = engine.answer('compare', { changes: [] });
    expect(all.total.town.lose.villages.certain).toBeGreaterThan(0);
    const own = engine.answer('compare', { changes: [], sites: BOTH });
    expect(own.places.some(({ code }) => code.startsWith('own-p'))).toBe(true);
    expect(own.places.every(({ town }) => town === undefined)).toBe(true);
    expect(own.total.of.villages).toBe(engine.answer('ownSites', { sites: BOTH }).places?.inProvince);
    // The distance of an own place to the nearest axis, before and after, as Turf measures it.
    const lines = (axes: typeof model.axes) =>
      axes.flatMap(({ lines: all_ }) => all_.map((line) => lineString(line as [number, number][])));
    const place = own.places.find(({ code }) => code.startsWith('own-p'));
    const turfM = (axes: typeof model.axes): number =>
      Math.min(
        ...lines(axes).map((line) =>
          pointToLineDistance(point([...place!.lonLat]), line, { units: 'meters' }),
        ),
      );
    for (const [ours, turf] of [
      [place!.axis!.beforeM, turfM(model.axes)],
      [place!.axis!.afterM, turfM(without.axes)],
    ] as const)
      expect(Math.abs(ours - turf)).toBeLessThan(boundM(turf));
  });
});
