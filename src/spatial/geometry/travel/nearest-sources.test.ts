import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LonLat } from '../../../domain/records.ts';
import { nearestSources } from './nearest-sources.ts';
import { DEFAULT_SPEEDS } from './speeds.ts';
import { travelSurface } from './surface.ts';
import { placeAt, plain, testGround } from './testing/ground.ts';
import { timeAt, travelTimes } from './times.ts';

const picture = plain(40, 30).map((row, y) => (y === 15 ? `${'r'.repeat(12)}${row.slice(12)}` : row));
const surface = travelSurface(
  testGround(picture, [
    {
      class: 'primary',
      line: [
        [3, 4],
        [20.5, 22.5],
        [37, 25],
      ],
    },
    {
      class: 'trunk',
      line: [
        [5, 27],
        [36, 3],
      ],
    },
  ]),
  DEFAULT_SPEEDS,
);
const place = fc
  .tuple(fc.double({ min: 2.1, max: 37, noNaN: true }), fc.double({ min: 2.1, max: 27, noNaN: true }))
  .map(([x, y]): LonLat => placeAt(x, y));

it('names the sources that are nearest when each is searched from alone, with their times', () => {
  fc.assert(
    fc.property(
      fc.array(place, { minLength: 1, maxLength: 7 }),
      fc.array(place, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 4 }),
      (sources, places, k) => {
        const alone = sources.map((of) => travelTimes(surface, [of]));
        nearestSources(surface, sources, places, k).forEach((found, i) => {
          const each = alone.map((field) => timeAt(field, places[i] as LonLat));
          const wanted = each.map((of) => of?.seconds ?? Infinity).toSorted((a, b) => a - b);
          expect(found.map(({ seconds }) => seconds)).toEqual(wanted.slice(0, k));
          for (const { source, ...one } of found) expect(one.seconds).toBe(each[source]?.seconds);
          for (const { roadM, offRoadM, source } of found) {
            // Ways of the same time may differ; none is shorter than the straight line or longer than twice the other.
            const other = each[source];
            expect(roadM + offRoadM).toBeLessThan(2 * ((other?.roadM ?? 0) + (other?.offRoadM ?? 0)) + 1);
          }
        });
      },
    ),
    { numRuns: 60 },
  );
});

it('refuses an invalid number', () => {
  expect(() => nearestSources(surface, [placeAt(5, 5)], [], 0)).toThrow(/0 sources/);
});
