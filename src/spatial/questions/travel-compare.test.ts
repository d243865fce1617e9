import { describe, expect, it } from 'vitest';
import { sureCount } from '../../domain/answers/doubt.ts';
import { buildSpreads } from '../geometry/spread.ts';
import { placeAt } from '../geometry/travel/testing/ground.ts';
import { timeAt, travelTimes } from '../geometry/travel/times.ts';
import { testModel, testSite } from '../testing/model.ts';
import { A, B, field, ISLAND, model, surface } from '../testing/travel-model.ts';
import { fieldFor, travelCompare, withTownAt } from './travel-compare.ts';

describe('travelCompare', () => {
  const moved = withTownAt(model, 'town-b', placeAt(40.5, 12.5));

  it('moves a town in the field with the result of a new search', () => {
    const by = fieldFor(moved, field, model);
    const anew = travelTimes(surface, [A, placeAt(40.5, 12.5)]);
    expect(by.seconds).toEqual(anew.seconds);
    expect(by.source).toEqual(anew.source);
    const fewer = { ...model, sites: model.sites.filter(({ code }) => code !== 'town-a') };
    expect(fieldFor(fewer, field, model).seconds).toEqual(travelTimes(surface, [B]).seconds);
  });

  it('finds the places that gain and those that lose', () => {
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
    const { spreads, spreadOf } = buildSpreads(model);
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

  it('gives shares, but no interval, where a town is reached from some positions in one network only', () => {
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

  it('refuses an unknown town, and a place outside the ground', () => {
    expect(() => withTownAt(model, 'town-c', A)).toThrow('no central town town-c');
    expect(() => fieldFor(withTownAt(model, 'town-b', [119, 28]), field, model)).toThrow('119, 28');
  });
});
