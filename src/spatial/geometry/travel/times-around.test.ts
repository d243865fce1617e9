import { expect, it } from 'vitest';
import { DEFAULT_SPEEDS } from '../../../domain/travel-speeds.ts';
import type { LonLat } from '../../../domain/records.ts';
import { realFiles } from '../../testing/model.ts';
import { travelSurface, type TravelSurface } from './surface.ts';
import { placeAt, plain, testGround } from './testing/ground.ts';
import { realGround } from './testing/real-ground.ts';
import { timeAt, travelTimes } from './times.ts';
import { timesAround } from './times-around.ts';

/** Compares the times and lengths with those of a search of the whole ground that knows nothing of the places. */
function expectSame(surface: TravelSurface, from: LonLat, places: readonly LonLat[]): void {
  const whole = travelTimes(surface, [from]);
  const expected = places.map((place) => timeAt(whole, place));
  const found = timesAround(
    surface,
    from,
    Infinity,
    (field) => places.map((place) => timeAt(field, place)),
    places,
  );
  expect(found).toEqual(expected);
}

it('finds the same ways to given places as a search of the whole province, for near and for remote places', () => {
  const surface = travelSurface(realGround(), DEFAULT_SPEEDS);
  const { counties, gazetteer } = realFiles();
  // The search from Tonglu and Dongyang has to look for the last places far longer than for the others.
  for (const name of ['桐庐县', '东阳市', '岱山县']) {
    const seat = counties.features.find(({ properties }) => properties.name === name)?.properties;
    if (!seat) throw new Error(`no county ${name}`);
    const places = gazetteer.towns.flatMap(({ code, lon, lat }): LonLat[] =>
      lon === undefined || lat === undefined || code.slice(0, 6) !== seat.code ? [] : [[lon, lat]],
    );
    expect(places.length).toBeGreaterThan(5);
    expectSame(surface, [seat.seat.lon, seat.seat.lat], places);
  }
});

it('chooses the same way among many that take the same time, and finds that there is no way to an island', () => {
  const sea = ' '.repeat(5);
  const picture = plain(160, 100).map((row) => row + sea + '.'.repeat(6));
  const ground = testGround(picture, [
    {
      class: 'primary',
      line: [
        [10, 10],
        [150, 10],
      ],
    },
  ]);
  const surface = travelSurface(ground, DEFAULT_SPEEDS);
  const places = [
    [150.5, 90.5],
    [80.5, 50.5],
    [12.5, 95.5],
    [5.5, 5.5],
    [168.5, 50.5],
  ].map(([x = 0, y = 0]) => placeAt(x, y));
  const from = placeAt(12.5, 12.5);
  expectSame(surface, from, places);
  expectSame(surface, from, places.slice(0, 1));
  expect(timesAround(surface, from, Infinity, (field) => timeAt(field, placeAt(168.5, 50.5)), places)).toBe(
    undefined,
  );
});
