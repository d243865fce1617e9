import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Balance, Tally } from '../../domain/answers/compare.ts';
import { sureCount } from '../../domain/answers/doubt.ts';
import type { LonLat } from '../../domain/records.ts';
import type { Site, SpatialModel } from '../model.ts';
import { randomModel, realModel, testAxis, testModel, testSite } from '../testing/model.ts';
import { compare } from './compare.ts';
import { geodesicM } from '../geometry/geodesic-m.ts';
import { nearestOnLine } from '../geometry/nearest-on-line.ts';
import { reach } from './reach.ts';
import { buildSpreads } from '../geometry/spread.ts';

const real = realModel();
const realReach = reach(real);

const nothing: Tally = {
  villages: sureCount(0),
  towns: sureCount(0),
  committees: sureCount(0),
  mostM: 0,
  villagesSumM: 0,
  committeesSumM: 0,
};
const still: Balance = { gain: nothing, lose: nothing };

const withTown = (model: SpatialModel, code: string): SpatialModel => ({
  ...model,
  sites: model.sites.map((site): Site =>
    site.code === code ? { ...site, programme: { status: 'user', axis: '' } } : site,
  ),
});

describe('compare on the real network', () => {
  it('finds nothing between a network and itself', () => {
    const found = compare(real, real, { before: realReach });
    expect(found.places).toEqual([]);
    expect(found.counties).toEqual([]);
    expect([found.total.axis, found.total.town]).toEqual([still, still]);
    expect(found.axes).toEqual({ added: [], removed: [], moved: [] });
    expect(found.centralTowns).toEqual({ added: [], removed: [], moved: [] });
    expect([found.onlyBefore, found.onlyAfter]).toEqual([[], []]);
    const villages = real.sites.filter(({ kind }) => kind === 'village').length;
    expect(villages).toBeGreaterThan(3000);
    expect(found.total.of).toEqual({ villages, towns: 1329, committees: 19426 });
  });

  it('finds the places that gain from a new central town by geodesics, and no place that loses', () => {
    const code = '330723100000';
    const after = withTown(real, code);
    const found = compare(real, after, { before: realReach, after: realReach });
    const at = real.sites.find((site) => site.code === code)?.lonLat as LonLat;
    const central = real.sites.filter(({ kind, programme }) => kind === 'town' && programme);
    const gains = new Map(found.places.map((place) => [place.code, place]));
    let [count, sumM] = [0, 0];
    for (const { code: place, lonLat, kind, committees, prefecture, errorRadiusM } of real.sites) {
      // What is known only to its town may gain from other positions than the point that stands for it.
      if (errorRadiusM > 0) continue;
      // Far away no place can gain: a third of the province is enough to try.
      if (!['330700', '331100', '330800'].includes(prefecture)) {
        expect(gains.has(place)).toBe(false);
        continue;
      }
      const was = Math.min(...central.map((town) => geodesicM(lonLat, town.lonLat)));
      const gain = was - geodesicM(lonLat, at);
      if (gain > 2) {
        count++;
        expect(-(gains.get(place)?.town?.changeM ?? NaN)).toBeCloseTo(gain, 0);
        if (kind === 'town') sumM += gain * committees;
      } else if (gain < 0) expect(gains.has(place)).toBe(false);
    }
    expect(found.places.filter(({ town }) => !town?.doubtful)).toHaveLength(count);
    expect(found.total.town.gain.committeesSumM / sumM).toBeCloseTo(1, 5);
    expect(found.total.town.lose).toEqual(nothing);
    expect(found.total.axis).toEqual(still);
    expect(found.centralTowns).toEqual({ added: [code], removed: [], moved: [] });
    expect(found.counties.map((county) => county.code)).toContain('330723');
  });

  it('gives a place of unknown position the share of its possible positions that gain', () => {
    const code = '330723100000';
    const at = real.sites.find((site) => site.code === code)?.lonLat as LonLat;
    const { places, total } = compare(real, withTown(real, code), { before: realReach, after: realReach });
    const central = real.sites.filter(({ kind, programme }) => kind === 'town' && programme);
    const { spreads, spreadOf } = buildSpreads(real);
    const doubtful = places.filter(({ town }) => town?.doubtful);
    expect(doubtful.length).toBeGreaterThan(0);
    for (const { code: place, town } of doubtful) {
      const { positions } = spreads[spreadOf[real.sites.findIndex((site) => site.code === place)] as number]!;
      const changesM = positions.map((from) => {
        const wasM = Math.min(...central.map(({ lonLat }) => geodesicM(from, lonLat)));
        return Math.min(0, geodesicM(from, at) - wasM);
      });
      const clear = changesM.filter((m) => m < -3).length / positions.length;
      const all = changesM.filter((m) => m < 0).length / positions.length;
      expect(town?.doubtful?.gains).toBeGreaterThanOrEqual(clear);
      expect(town?.doubtful?.gains).toBeLessThanOrEqual(all);
      expect(town?.doubtful?.loses).toBe(0);
      expect(town?.doubtful?.meanM).toBeCloseTo(
        changesM.reduce((sum, m) => sum + m, 0) / positions.length,
        -1,
      );
    }
    const { certain, uncertain, expected, low, high } = total.town.gain.villages;
    expect(expected).toBeGreaterThan(certain);
    expect(expected).toBeLessThan(certain + uncertain);
    expect([low <= Math.round(expected), high >= Math.round(expected)]).toEqual([true, true]);
  });

  it('exchanges gains and losses when the networks are exchanged', () => {
    const axis = real.axes.find(({ county }) => county === '330723');
    const less: SpatialModel = { ...real, axes: real.axes.filter((other) => other !== axis) };
    const there = compare(real, less, { before: realReach });
    const back = compare(less, real, { after: realReach });
    expect(there.axes.removed).toEqual([axis?.id]);
    expect(back.axes.added).toEqual([axis?.id]);
    expect(there.total.axis.lose.committees.certain).toBeGreaterThan(100);
    expect(there.total.axis.gain).toEqual(nothing);
    expect(back.total.axis.gain).toEqual(there.total.axis.lose);
    const site = real.sites.find(({ code }) => code === there.places[0]?.code);
    const lineM = (model: SpatialModel): number =>
      Math.min(
        ...model.axes.flatMap(({ lines }) =>
          lines.map((line) => nearestOnLine(site?.lonLat as LonLat, line).distanceM),
        ),
      );
    const { beforeM = NaN, afterM = NaN } = there.places[0]?.axis ?? {};
    // The oracle is good to 0.5 %.
    for (const [foundM, triedM] of [
      [beforeM, lineM(real)],
      [afterM, lineM(less)],
    ] as const)
      expect(Math.abs(foundM - triedM)).toBeLessThan(1 + triedM / 200);
  });

  it('adds up: counties to the whole', () => {
    const { counties, total } = compare(real, { ...real, axes: real.axes.slice(10) });
    for (const kind of ['villages', 'towns', 'committees'] as const)
      for (const sure of ['certain', 'uncertain'] as const)
        expect(counties.reduce((sum, { axis }) => sum + axis.lose[kind][sure], 0)).toBe(
          total.axis.lose[kind][sure],
        );
    expect(total.axis.lose.villages.uncertain).toBeGreaterThan(0);
  });
});

describe('compare on random networks', () => {
  it('finds no place that loses by an additional town or axis', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 9 }), (seed, pick) => {
        const drawn = randomModel(seed, 100, 3, [119, 28, 121, 30]);
        const model: SpatialModel = {
          ...drawn,
          sites: drawn.sites.map((site, i): Site => {
            const { programme, ...rest } = site;
            return i % 40 === 0 && programme ? { ...rest, programme } : rest;
          }),
        };
        const fewer = { ...model, axes: model.axes.slice(1) };
        const more = withTown(model, `town-${pick * 10}`);
        const { total, places } = compare(fewer, more);
        expect([total.axis.lose, total.town.lose]).toEqual([nothing, nothing]);
        for (const { axis, town, code } of places) {
          const radiusM = model.sites.find((site) => site.code === code)?.errorRadiusM ?? NaN;
          for (const change of [axis, town])
            if (change) expect(change.certain).toBe(-change.changeM > 2 * radiusM);
        }
        expect(compare(more, more).places).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('compare at the edges', () => {
  const line: LonLat[] = [
    [120, 29],
    [120.1, 29],
  ];
  const town = testSite('330101001000', [120, 29], {
    kind: 'town',
    committees: 7,
    programme: { status: 'documented', axis: 'axis' },
  });
  const village = testSite('330101001001', [120.05, 29.05]);
  const model = testModel([testAxis('axis', [line])], [town, village]);

  it('lists what only one network has, and what lies elsewhere', () => {
    const moved: SpatialModel = {
      ...model,
      axes: [testAxis('axis', [line.toReversed()])],
      sites: [{ ...town, lonLat: [120.01, 29] }, testSite('330101001002', [120, 29.1])],
    };
    const found = compare(model, moved);
    expect(found.onlyBefore.map(({ code }) => code)).toEqual([village.code]);
    expect(found.onlyAfter.map(({ code }) => code)).toEqual(['330101001002']);
    expect(found.axes.moved).toEqual(['axis']);
    expect(found.centralTowns.moved).toEqual([town.code]);
    // The central town is its own nearest one wherever it lies, and stays on the line.
    expect(found.places).toEqual([]);
    expect(found.total.of).toEqual({ villages: 0, towns: 1, committees: 7 });
  });

  it('marks as uncertain a change smaller than the error circles', () => {
    const near = (radius: number): SpatialModel => ({
      ...model,
      sites: [town, { ...village, errorRadiusM: radius }],
    });
    const nearer: LonLat[] = [
      [120, 29.02],
      [120.1, 29.02],
    ];
    for (const [radius, certain] of [
      [0, true],
      [1000, true],
      [1200, false],
    ] as const) {
      const after = { ...near(radius), axes: [testAxis('axis', [nearer])] };
      const { axis } = compare(near(radius), after).places.find(({ kind }) => kind === 'village') ?? {};
      expect(axis?.changeM).toBeCloseTo(-geodesicM([120.05, 29], [120.05, 29.02]), 0);
      expect(axis?.certain).toBe(certain);
    }
  });

  it('marks as uncertain a change smaller than the error circles of the central towns', () => {
    const far: Site = { ...town, code: '330101009000', lonLat: [120.05, 29.2], committees: 0 };
    const change = (radius: number): boolean | undefined => {
      const after: SpatialModel = { ...model, sites: [village, { ...far, errorRadiusM: radius }] };
      return compare({ ...model, sites: [village, town] }, after).places[0]?.town?.certain;
    };
    const changeM = geodesicM(village.lonLat, far.lonLat) - geodesicM(village.lonLat, town.lonLat);
    expect([change(changeM - 1), change(changeM + 1)]).toEqual([true, false]);
  });

  it('matches places by code, even at another position, and lists the largest change first', () => {
    const other = testSite('330101001003', [120.05, 29.4], { island: true });
    const sites = [town, village, other];
    const line2 = testAxis('axis', [line.map(([lon, lat]): LonLat => [lon, lat + 0.01])]);
    const spur = testAxis('spur', [
      [
        [120.05, 29.3],
        [120.06, 29.3],
      ],
    ]);
    const before = { ...model, sites, dataDate: '2026-02-01' };
    const after: SpatialModel = { ...model, axes: [line2, spur], sites: sites.toReversed() };
    const found = compare(before, after);
    expect(found.places.map(({ code, island }) => [code, island])).toEqual([
      [other.code, true],
      [village.code, false],
      [town.code, false],
    ]);
    expect(found.places.map(({ axis }) => Math.sign(axis?.changeM ?? 0))).toEqual([-1, -1, 1]);
    expect([found.dataDate, compare(after, before).dataDate]).toEqual(['2026-02-01', '2026-02-01']);
  });

  it('refuses an empty network, one without central towns and the reach of another, naming which', () => {
    expect(() => compare({ ...model, axes: [] }, model)).toThrow('network before: the network is empty');
    expect(() => compare(model, { ...model, sites: [village] })).toThrow('network after: the network has no');
    expect(() => compare(model, model, { after: realReach })).toThrow('network after: reach of');
    const lost = { ...model, sites: [town, testSite('330101001009', [0, 0])] };
    expect(() => compare(model, lost)).toThrow('network after');
  });
});
