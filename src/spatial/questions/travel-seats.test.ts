import { describe, expect, it } from 'vitest';
import { MOST_SEA_M } from '../../domain/travel.ts';
import { buildSpreads } from '../geometry/spread.ts';
import { timeAt, travelTimes } from '../geometry/travel/times.ts';
import type { SpatialModel } from '../model.ts';
import { A, B, bare, field, model, NORTH, ROADSIDE, surface } from '../testing/travel-model.ts';
import { travelAll } from './travel-all.ts';
import { travelEquity } from './travel-equity.ts';
import { seatsIn, seatTimes, travelSeatAt, travelSeats, travelToSeats } from './travel-seats.ts';

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
    const { spreads, spreadOf } = buildSpreads(two);
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
