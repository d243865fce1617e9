import { describe, expect, it } from 'vitest';
import type { SiteChoice } from '../domain/own-sites.ts';
import { placeAt } from './geometry/travel/testing/ground.ts';
import { travelTimes } from './geometry/travel/times.ts';
import type { SpatialModel } from './model.ts';
import { OwnPointSets, withOwnSites } from './own-sites.ts';
import { travelCatchments } from './questions/travel-catchments.ts';
import { travelEquity } from './questions/travel-equity.ts';
import { pointsAlong, travelGaps } from './questions/travel-gaps.ts';
import { timesFrom } from './questions/travel-sites.ts';
import { testPoints as set } from './testing/own-points.ts';
import {
  A,
  B,
  field,
  ISLAND,
  model as travelModel,
  NORTH,
  ROADSIDE,
  surface,
} from './testing/travel-model.ts';

const BOTH = { facilities: 'f', places: 'p' };
/** On the road, near the towns without a programme. */
const EAST = placeAt(39.5, 12.5);

describe('own points by travel time', () => {
  const own = (sites: SiteChoice): SpatialModel => {
    const sets = new OwnPointSets();
    sets.give('facilities', set('f', [A, B]));
    sets.give('places', set('p', [ROADSIDE, NORTH, ISLAND, EAST]));
    return withOwnSites(travelModel, sites, sets);
  };

  it('are reached as the towns at the same places are', () => {
    const central = travelCatchments(travelModel, field, { farthest: 9 });
    const found = travelCatchments(own({ facilities: 'f' }), field, { farthest: 9 });
    const seconds = (of: typeof found) => of.farthest.first.map(({ code, seconds: s }) => [code, s]);
    expect(seconds(found)).toEqual(seconds(central));
    expect(found.farthest.first.map(({ town }) => town)).toEqual(
      central.farthest.first.map(({ town }) => (town === 'town-a' ? 'own-f:1' : 'own-f:2')),
    );
  });

  it('take the time of the village at their place, and one that is not reached is told', () => {
    const { farthest, unreached, of } = travelCatchments(own(BOTH), field, { farthest: 9 });
    const villages = travelCatchments(travelModel, field, { farthest: 9 }).farthest.first;
    const secondsOf = (code: string) => villages.find((each) => each.code === code)!.seconds;
    const found = new Map(farthest.first.map(({ code, seconds }) => [code, seconds]));
    expect(found.get('own-p:1')).toBe(secondsOf('roadside'));
    expect(found.get('own-p:2')).toBe(secondsOf('north'));
    expect(found.has('own-p:3')).toBe(false);
    expect([unreached, of]).toEqual([1, 4]);
  });

  it('gains of one more facility are the same looked at from the candidates as from the places', () => {
    const along = travelTimes(surface, pointsAlong(travelModel.axes));
    let gained = 0;
    for (const minutes of [15, 30, 60, 120]) {
      const found = travelGaps(own({ places: 'p' }), along, field, { minutes });
      // The same places as towns with one committee each, for which the search starts at the places.
      const asTowns = {
        ...travelModel,
        sites: [
          ...travelModel.sites
            .filter(({ kind }) => kind === 'town')
            .map((site) => ({ ...site, committees: 0 })),
          ...own({ places: 'p' })
            .sites.filter(({ kind }) => kind === 'village')
            .map((site) => ({ ...site, kind: 'town' as const, name: '某街道' })),
        ],
      };
      const { cover } = travelGaps(asTowns, along, field, { minutes });
      expect(found.cover, `${minutes} min`).toEqual(cover);
      expect(found.of).toEqual({ villages: 4, towns: 0, committees: 0 });
      gained += found.cover.steps.length;
    }
    expect(gained).toBeGreaterThan(0);
  });

  it('equity is of the places, each of weight 1', () => {
    const { villages, towns } = travelEquity(own(BOTH), timesFrom(own(BOTH), field), { by: 'county' });
    expect([villages.all.n, villages.all.weight, villages.all.unreached]).toEqual([4, 4, 1]);
    expect(towns.all.n).toBe(0);
  });
});
