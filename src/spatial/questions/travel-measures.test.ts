import { describe, expect, it } from 'vitest';
import { sureCount } from '../../domain/measures/doubt.ts';
import type { LonLat } from '../../domain/records.ts';
import { MOST_SEA_M } from '../../domain/travel.ts';
import { DEFAULT_SPEEDS } from '../../domain/travel-speeds.ts';
import type { Site, SpatialModel } from '../model.ts';
import { testAxis, testModel, testSite } from '../testing/model.ts';
import { allocationLines } from '../geometry/travel/allocation-lines.ts';
import { cellsWithin } from '../geometry/travel/cells-within.ts';
import { travelSurface } from '../geometry/travel/surface.ts';
import { placeAt, testGround } from '../geometry/travel/testing/ground.ts';
import { timeAt, travelTimes } from '../geometry/travel/times.ts';
import { spreadsOf } from '../geometry/spread.ts';
import { travelAll } from './travel-all.ts';
import { timesAround } from './travel-around.ts';
import { travelCatchments } from './travel-catchments.ts';
import { fieldFor, travelCompare, withTownAt } from './travel-compare.ts';
import { travelEquity } from './travel-equity.ts';
import { pointsAlong, travelGaps } from './travel-gaps.ts';
import { travelNearest } from './travel-nearest.ts';
import { seatsIn, seatTimes, travelSeatAt, travelSeats, travelToSeats } from './travel-seats.ts';
import { timesFrom } from './travel-sites.ts';

/**
 * 60 × 24 cells: a primary road along row 12 from column 4 to 40, the sea from column 46 on with an island, no ferry. Town A stands at the
 * western end of the road, B on foot north of its middle. A village at the road is nearer to B by straight line and reaches A first.
 */
const rows = Array.from({ length: 24 }, (_, row) =>
  Array.from({ length: 60 }, (__, column) =>
    column < 46 || (column > 51 && column < 56 && row > 8 && row < 16) ? '.' : 's',
  ).join(''),
);
const ground = testGround(rows, [
  {
    class: 'primary',
    line: [
      [4.5, 12.5],
      [40.5, 12.5],
    ],
  },
]);
const surface = travelSurface(ground, DEFAULT_SPEEDS);
const [A, B, ROADSIDE, NORTH, ISLAND, UNSURE] = [
  placeAt(4.5, 12.5),
  placeAt(20.5, 4.5),
  placeAt(18.5, 12.5),
  placeAt(22.5, 4.5),
  placeAt(53.5, 12.5),
  placeAt(30.5, 12.5),
];
const town = (code: string, lonLat: LonLat, given: Partial<Site> = {}): Site =>
  testSite(code, lonLat, { kind: 'town', town: code, committees: 10, ...given });
const central = { programme: { status: 'documented', axis: 'axis-1' } } as const;
const bare = testModel(
  [testAxis('axis-1', [[A, placeAt(12.5, 12.5)]])],
  [
    town('town-a', A, central),
    town('town-b', B, central),
    town('town-c', placeAt(40.5, 12.5), { name: '丙镇', committees: 7 }),
    town('town-d', placeAt(40.5, 6.5), { name: '丁镇', committees: 4 }),
    testSite('roadside', ROADSIDE),
    testSite('north', NORTH),
    testSite('island', ISLAND),
    testSite('unsure', UNSURE, { errorRadiusM: 6000 }),
  ],
);
const model: SpatialModel = { ...bare, counties: bare.counties.map((county) => ({ ...county, seat: A })) };
const field = travelTimes(surface, [A, B]);
const fromAxes = travelTimes(surface, pointsAlong(model.axes));

describe('travelNearest', () => {
  it('puts the town first that is reached first, beside its place by straight line, with the way to it', () => {
    const { towns } = travelNearest(model, surface, ROADSIDE, 2);
    expect(towns.map(({ code, straightRank }) => [code, straightRank])).toEqual([
      ['town-a', 2],
      ['town-b', 1],
    ]);
    const [first] = towns;
    expect(first!.seconds).toBeCloseTo(timeAt(field, ROADSIDE)!.seconds, 5);
    expect(first!.roadM).toBeGreaterThan(5000);
    expect(first!.line[0]).toEqual(ROADSIDE);
    expect(first!.line.at(-1)).toEqual(A);
  });

  it('tells of no town over open sea', () => {
    expect(travelNearest(model, surface, ISLAND, 2).towns).toEqual([]);
  });

  it('refuses a position off the ground, and a count that is none', () => {
    expect(() => travelNearest(model, surface, [121.9, 28.5], 1)).toThrow('121.9, 28.5 lies outside');
    expect(() => travelNearest(model, surface, A, 0)).toThrow('0 is no whole number');
  });
});

describe('timesAround', () => {
  it('finds what a search of the whole finds within the limit, and leaves nothing behind for the next', () => {
    const limitS = 1500;
    const whole = travelTimes(surface, [B], { limitS });
    for (let round = 0; round < 2; round++)
      timesAround(surface, B, limitS, (near) => {
        for (const { lonLat } of model.sites) expect(timeAt(near, lonLat)).toEqual(timeAt(whole, lonLat));
      });
    timesAround(surface, A, 60, (near) => expect(timeAt(near, B)).toBeUndefined());
  });
});

describe('travelCatchments', () => {
  it('counts and lists the villages whose two towns differ, and what reaches none', () => {
    const found = travelCatchments(model, field, { farthest: 2 });
    expect(found).toMatchObject({ of: 4, towns: 2, unreached: 1 });
    expect(found.differ.map(({ code, town: by, straightTown }) => [code, by, straightTown])).toContainEqual([
      'roadside',
      'town-a',
      'town-b',
    ]);
    expect(found.differing).toBe(found.differ.length);
    expect(found.farthest.first.map(({ code }) => code)).not.toContain('island');
    for (const { certain, doubtful } of found.farthest.first)
      expect(doubtful === undefined || (!certain && doubtful.lowS <= doubtful.highS)).toBe(true);
    expect(found.farthest.first[0]!.seconds).toBeGreaterThanOrEqual(found.farthest.first[1]!.seconds);
  });
});

describe('travelGaps', () => {
  const gaps = travelGaps(model, fromAxes, field, { minutes: 15 });

  it('finds what needs longer than the limit, for sure or perhaps, and what is not reached at all', () => {
    const byCode = new Map(gaps.places.map((place) => [place.code, place]));
    expect(byCode.has('roadside')).toBe(false);
    expect(byCode.get('north')).toMatchObject({ certain: true });
    expect(byCode.get('unsure')).toMatchObject({ certain: false });
    expect(byCode.get('island')!.way).toBeUndefined();
    expect(gaps.beyond.villages).toMatchObject({ certain: 2, uncertain: 1 });
    const { probability = NaN } = byCode.get('unsure') ?? {};
    expect(probability).toBeGreaterThan(0);
    expect(probability).toBeLessThan(1);
    expect(gaps.beyond.villages.expected).toBeCloseTo(2 + probability, 9);
    for (const { way } of gaps.places) expect(way?.seconds ?? Infinity).toBeGreaterThan(0);
  });

  it('gains what a search from each candidate gives', () => {
    const served = model.sites.filter(({ kind, lonLat }) => {
      const way = timeAt(field, lonLat);
      return kind === 'town' && way && way.seconds <= 900;
    });
    expect(gaps.cover.covered).toBe(served.reduce((sum, { committees }) => sum + committees, 0));
    expect(gaps.cover.of).toBe(31);
    for (const { code, gain } of gaps.cover.steps) {
      const candidate = model.sites.find((site) => site.code === code)!;
      const around = travelTimes(surface, [candidate.lonLat], { limitS: 900 });
      const newly = model.sites.filter(
        (site) => site.kind === 'town' && !served.includes(site) && timeAt(around, site.lonLat),
      );
      expect(gain, code).toBe(newly.reduce((sum, { committees }) => sum + committees, 0));
    }
    expect(gaps.cover.steps.map(({ code }) => code)).toContain('town-c');
  });
});

describe('travelEquity', () => {
  it('spreads minutes over committees, with what reaches none apart', () => {
    const { towns, villages } = travelEquity(model, timesFrom(model, field), { by: 'county' });
    const minutes = ['town-c', 'town-d'].map(
      (code) => timeAt(field, model.sites.find((site) => site.code === code)!.lonLat)!.seconds / 60,
    );
    expect(towns.all).toMatchObject({ n: 4, weight: 31, unreached: 0, tooFew: true });
    expect(towns.all.meanMin).toBeCloseTo((minutes[0]! * 7 + minutes[1]! * 4) / 31, 9);
    expect(towns.all.within![0]).toBeCloseTo((20 + (minutes[0]! <= 15 ? 7 : 0)) / 31, 9);
    expect(villages.all).toMatchObject({ n: 4, weight: 4, doubtful: 1 });
    expect(villages.all.unreached).toBeGreaterThanOrEqual(1);
    expect(villages.all.unreached).toBeLessThan(2);
    expect(villages.all.within!.every((share, i, all) => i === 0 || share >= all[i - 1]!)).toBe(true);
  });
});

describe('travelAll and travelSeats', () => {
  it('give every place its town and its seat', () => {
    const all = travelAll(model, field);
    const of = (code: string): number => all.codes.indexOf(code);
    expect(all.towns[all.town[of('roadside')]!]!.code).toBe('town-a');
    expect(all.seconds[of('roadside')]).toBe(timeAt(field, ROADSIDE)!.seconds);
    expect([all.town[of('island')], all.seconds[of('island')]]).toEqual([-1, Infinity]);
    const seats = travelSeats(model, seatTimes(model, surface));
    expect(seats.codes).toEqual(all.codes);
    expect(seats.seconds[of('north')]).toBe(timeAt(travelTimes(surface, [A]), NORTH)!.seconds);
    expect(seats.seconds[of('island')]).toBe(Infinity);
    expect(() => seatTimes(bare, surface)).toThrow('county 330101 has no seat');
  });
});

describe('county seats', () => {
  /** A second county with its seat at B; “north”, beside B, belongs to the first, whose seat is at A. */
  const [county] = model.counties;
  const two: SpatialModel = {
    ...model,
    counties: [county!, { ...county!, code: '330102', name: '乙县', seat: B }],
    sites: model.sites.map((site) => (site.code === 'town-b' ? { ...site, county: '330102' } : site)),
  };
  const fromA = travelTimes(surface, [A]);
  const toSeats = seatTimes(two, surface);
  const index = (code: string): number => two.sites.findIndex((site) => site.code === code);

  it('are reached from every place of their county as a search from the seat alone says, by possible positions too', () => {
    for (const [i, site] of two.sites.entries()) {
      const own = site.county === '330102' ? travelTimes(surface, [B]) : fromA;
      const found = timeAt(own, site.lonLat);
      expect(toSeats.times[i]?.seconds, site.code).toBe(
        found && found.seaM <= MOST_SEA_M ? found.seconds : undefined,
      );
    }
    const { spreads, spreadOf } = spreadsOf(two);
    const spread = spreadOf[index('unsure')]!;
    spreads[spread]!.positions.forEach((at, i) =>
      expect(toSeats.ofSpreads[spread]![i]).toBe(timeAt(fromA, at)?.seconds ?? Infinity),
    );
    const onlyB = seatTimes(two, surface, '330102');
    expect(onlyB.times.filter(Boolean)).toHaveLength(1);
    expect(() => seatTimes(two, surface, '339999')).toThrow('339999');
  });

  it('tell which villages reach the seat of another county sooner, and which need longest to their own', () => {
    const found = travelToSeats(two, toSeats, travelTimes(surface, seatsIn(two)), { farthest: 2 });
    expect([found.of, found.unreached]).toEqual([4, 1]);
    expect(found.elsewhere.map(({ code, sooner }) => [code, sooner?.county])).toEqual([['north', '330102']]);
    expect(found.elsewhere[0]!.sooner!.seconds).toBe(timeAt(travelTimes(surface, [B]), NORTH)!.seconds);
    const seconds = (code: string): number => timeAt(fromA, two.sites[index(code)]!.lonLat)!.seconds;
    const longest = ['north', 'unsure', 'roadside'].toSorted((p, q) => seconds(q) - seconds(p)).slice(0, 2);
    expect(found.farthest.first.map(({ code }) => code)).toEqual(longest);
  });

  it('have minutes spread over committees, as times to towns have', () => {
    const { towns } = travelEquity(two, toSeats, { by: 'county' });
    const minutes = (code: string): number => toSeats.times[index(code)]!.seconds / 60;
    const mean =
      (10 * minutes('town-a') + 10 * minutes('town-b') + 7 * minutes('town-c') + 4 * minutes('town-d')) / 31;
    expect(towns.all.meanMin).toBeCloseTo(mean, 9);
  });

  it('are told from a point: that of its county, and one that is reached sooner', () => {
    const { seats } = travelSeatAt(two, surface, NORTH);
    expect(seats.map(({ county: code }) => code)).toContain('330102');
    expect(seats[0]!.seconds).toBe(timeAt(travelTimes(surface, [A, B]), NORTH)!.seconds);
    expect(seats[0]!.line.length).toBeGreaterThan(1);
    expect(() => travelSeatAt(two, surface, [119, 28])).toThrow('119, 28');
  });
});

describe('travelCompare', () => {
  const moved = withTownAt(model, 'town-b', placeAt(40.5, 12.5));

  it('moves a town in the field as if all were searched anew', () => {
    const by = fieldFor(moved, field, model);
    const anew = travelTimes(surface, [A, placeAt(40.5, 12.5)]);
    expect(by.seconds).toEqual(anew.seconds);
    expect(by.source).toEqual(anew.source);
    const fewer = { ...model, sites: model.sites.filter(({ code }) => code !== 'town-a') };
    expect(fieldFor(fewer, field, model).seconds).toEqual(travelTimes(surface, [B]).seconds);
  });

  it('tells who gains and who loses', () => {
    const found = travelCompare({ model, field }, { model: moved, field: fieldFor(moved, field, model) });
    const change = new Map(found.places.map((place) => [place.code, place.afterS! - place.beforeS!]));
    expect(change.get('north')).toBeGreaterThan(0);
    expect(change.get('town-c')).toBeLessThan(0);
    expect(change.has('roadside')).toBe(false);
    expect(found.gain.committees).toEqual(sureCount(11));
    expect(found.lose.villages.certain).toBeGreaterThan(0);
    const same = travelCompare({ model, field }, { model, field });
    expect([same.places, same.gain.towns, same.lose.villages]).toEqual([[], sureCount(0), sureCount(0)]);
  });

  it('gives a place of unknown position the share of its possible positions that gain, and that lose', () => {
    const by = fieldFor(moved, field, model);
    const { places, gain, lose } = travelCompare({ model, field }, { model: moved, field: by });
    const one = places.find(({ code }) => code === 'unsure')!;
    const { spreads, spreadOf } = spreadsOf(model);
    const { positions } = spreads[spreadOf[model.sites.findIndex(({ code }) => code === 'unsure')]!]!;
    // Some lie outside the ground, and nothing changes there.
    const changes = positions.map((at) => (timeAt(by, at)?.seconds ?? 0) - (timeAt(field, at)?.seconds ?? 0));
    const share = (passes: (s: number) => boolean): number => changes.filter(passes).length / changes.length;
    const sorted = changes.toSorted((a, b) => a - b);
    expect(one.certain).toBe(false);
    expect(one.doubtful).toEqual({
      gains: share((s) => s < -1),
      loses: share((s) => s > 1),
      interval: {
        meanS: expect.closeTo(changes.reduce((sum, s) => sum + s, 0) / 64, 6),
        lowS: sorted[3],
        highS: sorted[60],
      },
    });
    expect(one.doubtful!.gains).toBeGreaterThan(0.1);
    expect(one.doubtful!.loses).toBeGreaterThan(0.1);
    for (const [{ villages }, own] of [
      [gain, one.doubtful!.gains],
      [lose, one.doubtful!.loses],
    ] as const) {
      expect(villages.uncertain).toBe(1);
      expect(villages.expected).toBeCloseTo(villages.certain + own, 9);
    }
  });

  it('tells shares, but no interval, where a town is reached from some positions on one side only', () => {
    const shore = testModel(model.axes, [
      ...model.sites.slice(0, 2),
      testSite('shore', placeAt(48, 12.5), { errorRadiusM: 5000 }),
    ]);
    const onIsland = withTownAt(shore, 'town-b', ISLAND);
    const { places } = travelCompare(
      { model: shore, field },
      { model: onIsland, field: fieldFor(onIsland, field, shore) },
    );
    const { doubtful } = places.find(({ code }) => code === 'shore')!;
    expect(doubtful!.gains).toBeGreaterThan(0);
    expect(doubtful!.interval).toBeUndefined();
  });

  it('refuses a town that there is not, and a place outside the ground', () => {
    expect(() => withTownAt(model, 'town-c', A)).toThrow('no central town town-c');
    expect(() => fieldFor(withTownAt(model, 'town-b', [119, 28]), field, model)).toThrow('119, 28');
  });
});

describe('allocationLines', () => {
  const everywhere = new Uint8Array(60 * 24).fill(1);

  it('runs between cells of different towns, once along each side', () => {
    const { coordinates } = allocationLines(field, everywhere);
    let sides = 0;
    for (let row = 0; row < 24; row++)
      for (let column = 0; column < 60; column++) {
        const own = field.source[row * 60 + column]!;
        const east = column < 59 ? field.source[row * 60 + column + 1]! : -1;
        const south = row < 23 ? field.source[(row + 1) * 60 + column]! : -1;
        if (own >= 0 && east >= 0 && east !== own) sides++;
        if (own >= 0 && south >= 0 && south !== own) sides++;
      }
    expect(sides).toBeGreaterThan(10);
    // A line has a middle for each of its sides, and its two ends.
    expect(coordinates.reduce((sum, line) => sum + line.length - 2, 0)).toBe(sides);
  });

  it('leaves out what does not count', () => {
    expect(allocationLines(field, new Uint8Array(60 * 24)).coordinates).toEqual([]);
  });
});

describe('cellsWithin', () => {
  const { grid } = ground;

  it('holds the cells whose middles lie in an area, holes left out', () => {
    const ring = (from: number, to: number): LonLat[] => [
      placeAt(from, from),
      placeAt(to, from),
      placeAt(to, to),
      placeAt(from, to),
      placeAt(from, from),
    ];
    const within = cellsWithin(grid, { type: 'Polygon', coordinates: [ring(3.2, 10.2), ring(5.6, 7.4)] });
    // Middles from 3.5 to 9.5 in both directions, without those from 6.5 to 6.5.
    expect(within.reduce((sum, one) => sum + one, 0)).toBe(7 * 7 - 1);
    expect([within[3 * 60 + 3], within[6 * 60 + 6], within[10 * 60 + 5]]).toEqual([1, 0, 0]);
  });
});
