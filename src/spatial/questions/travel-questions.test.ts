import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/records.ts';
import { A, B, field, ground, ISLAND, model, ROADSIDE, surface } from '../testing/travel-model.ts';
import { allocationLines } from '../geometry/travel/allocation-lines.ts';
import { cellsWithin } from '../geometry/travel/cells-within.ts';
import { placeAt } from '../geometry/travel/testing/ground.ts';
import { timeAt, travelTimes } from '../geometry/travel/times.ts';
import { timesAround } from '../geometry/travel/times-around.ts';
import { travelCatchments } from './travel-catchments.ts';
import { travelEquity } from './travel-equity.ts';
import { pointsAlong, travelGaps } from './travel-gaps.ts';
import { travelNearest } from './travel-nearest.ts';
import { timesFrom } from './travel-sites.ts';

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
