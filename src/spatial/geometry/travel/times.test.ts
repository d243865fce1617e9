import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LonLat } from '../../../domain/records.ts';
import { distanceM } from '../../../domain/distance.ts';
import { DEFAULT_SPEEDS, type TravelSpeeds } from './speeds.ts';
import { travelSurface, type TravelSurface } from './surface.ts';
import { placeAt, plain, type TestRoad, testGround } from './testing/ground.ts';
import { moveSource, timeAt, type TravelField, travelTimes } from './times.ts';

const SIZE = 24;
const coordinate = fc.double({ min: 2.1, max: SIZE - 2.1, noNaN: true });
const place = fc.tuple(coordinate, coordinate);
const road: fc.Arbitrary<TestRoad> = fc.record({
  class: fc.constantFrom('trunk', 'primary', 'construction', 'ferry'),
  line: fc.array(place, { minLength: 2, maxLength: 4 }),
});
/** A ground with water and hills, its roads chained so that some meet. */
const surface = fc
  .record({
    cells: fc.array(fc.constantFrom('.', '.', '.', '.', 'r', 'l', 's'), {
      minLength: SIZE * SIZE,
      maxLength: SIZE * SIZE,
    }),
    roads: fc.array(road, { maxLength: 5 }),
    slope: fc.integer({ min: 0, max: 200 }),
  })
  .map(({ cells, roads, slope }) => {
    const picture = Array.from({ length: SIZE }, (_, row) =>
      cells.slice(row * SIZE, (row + 1) * SIZE).join(''),
    );
    const chained = roads.map((of, i) => {
      const before = roads[i - 1]?.line.at(-1);
      return before && i % 2 === 1 ? { ...of, line: [before, ...of.line] } : of;
    });
    return { picture, roads: chained, slope };
  });
type Made = typeof surface extends fc.Arbitrary<infer T> ? T : never;
const made = ({ picture, roads, slope }: Made, speeds: Partial<TravelSpeeds> = {}): TravelSurface =>
  travelSurface(
    testGround(picture, roads, (x, y) => ((x * 7 + y * 3) % 5) * slope),
    { ...DEFAULT_SPEEDS, ...speeds },
  );
const at = ([x, y]: readonly [number, number]): LonLat => placeAt(x, y);
const expectSame = (one: TravelField, other: TravelField): void => {
  for (const key of ['ticks', 'source', 'previous', 'seconds'] as const) expect(one[key]).toEqual(other[key]);
};

describe('travelTimes', () => {
  it("crosses a plain at Tobler's speed for level ground", () => {
    const flat = travelSurface(testGround(plain(40, 9)), DEFAULT_SPEEDS);
    const field = travelTimes(flat, [placeAt(4.5, 4.5)]);
    const there = timeAt(field, placeAt(34.5, 4.5));
    // 6 km/h · exp(−3.5 · 0.05) = 5.04 km/h.
    const kmh = 6 * Math.exp(-0.175);
    expect(there?.seconds).toBeCloseTo(((there?.offRoadM ?? 0) * 3.6) / kmh, -1);
    expect(there?.offRoadM).toBeCloseTo(30 * 405.6, -2);
    expect(there).toMatchObject({ roadM: 0, seaM: 0, ferryM: 0, source: 0 });
  });

  it('goes straight to a place within one cell of any of the sources', () => {
    const flat = travelSurface(testGround(plain(24, 24)), DEFAULT_SPEEDS);
    const sources = [5, 8, 11, 14, 17].flatMap((x) => [6, 13].map((y) => [x + 0.2, y + 0.3] as const));
    const field = travelTimes(flat, sources.map(at));
    for (const [source, [x, y]] of sources.entries())
      for (const [dx, dy] of [
        [0.9, 0.35],
        [-0.9, -0.35],
        [-0.35, 0.9],
        [0.35, -0.9],
      ] as const) {
        const near = at([x + dx, y + dy]);
        const found = timeAt(field, near);
        expect(found?.source).toBe(source);
        // Less than by the centres of the cells.
        expect(found?.offRoadM).toBeCloseTo(distanceM(at([x, y]), near), 6);
      }
  });

  it('is the same in both directions', () => {
    fc.assert(
      fc.property(surface, place, place, (ground, a, b) => {
        const on = made(ground);
        const there = timeAt(travelTimes(on, [at(a)]), at(b));
        const back = timeAt(travelTimes(on, [at(b)]), at(a));
        expect(there?.seconds).toBe(back?.seconds);
      }),
      { numRuns: 60 },
    );
  });

  it('gives each place the least of the times from the sources alone', () => {
    fc.assert(
      fc.property(surface, fc.array(place, { minLength: 1, maxLength: 4 }), place, (ground, sources, to) => {
        const on = made(ground);
        const all = timeAt(travelTimes(on, sources.map(at)), at(to));
        const alone = sources.map((of) => timeAt(travelTimes(on, [at(of)]), at(to))?.seconds ?? Infinity);
        expect(all?.seconds ?? Infinity).toBe(Math.min(...alone));
        if (all) expect(all.seconds).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });

  it('increases no time where a class is faster or a wait is shorter', () => {
    const changes: Partial<TravelSpeeds>[] = [
      { roadKmh: { ...DEFAULT_SPEEDS.roadKmh, primary: 80 } },
      { roadKmh: { ...DEFAULT_SPEEDS.roadKmh, ferry: 50 } },
      { walkKmh: 9 },
      { riverKmh: 4 },
      { seaKmh: 20 },
      { ferryWaitS: 60 },
    ];
    fc.assert(
      fc.property(surface, place, fc.constantFrom(...changes), (ground, source, faster) => {
        const slow = travelTimes(made(ground), [at(source)]);
        const fast = travelTimes(made(ground, faster), [at(source)]);
        expect(fast.ticks.filter((ticks, node) => ticks > (slow.ticks[node] as number))).toHaveLength(0);
      }),
      { numRuns: 60 },
    );
  });

  it('counts the cells that a step crosses: no step crosses a river of edge-connected cells without its cost', () => {
    const river = plain(21, 21).map((row, y) => (y === 10 ? 'r'.repeat(21) : row));
    const on = travelSurface(testGround(river), { ...DEFAULT_SPEEDS, riverKmh: 0 });
    const field = travelTimes(on, [placeAt(10.5, 5.5)]);
    expect(timeAt(field, placeAt(10.5, 8.5))).toBeDefined();
    expect(timeAt(field, placeAt(10.5, 15.5))).toBeUndefined();
  });

  it('reaches nothing beyond its limit and the same within it', () => {
    fc.assert(
      fc.property(surface, place, fc.integer({ min: 60, max: 4000 }), (ground, source, limitS) => {
        const on = made(ground);
        const [near, all] = [travelTimes(on, [at(source)], { limitS }), travelTimes(on, [at(source)])];
        expect(near.seconds).toEqual(all.seconds.map((of) => (of <= limitS ? of : Infinity)));
      }),
      { numRuns: 30 },
    );
  });

  it('ends when the times of the wanted places are known', () => {
    fc.assert(
      fc.property(surface, place, fc.array(place, { maxLength: 4 }), (ground, source, places) => {
        const on = made(ground);
        const [few, all] = [
          travelTimes(on, [at(source)], { places: places.map(at) }),
          travelTimes(on, [at(source)]),
        ];
        for (const to of places) expect(timeAt(few, at(to))?.seconds).toBe(timeAt(all, at(to))?.seconds);
        few.seconds.forEach((of, node) => {
          if (of !== Infinity) expect(of).toBe(all.seconds[node]);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('names a source outside the ground and an invalid limit', () => {
    const on = travelSurface(testGround(plain(9, 9)), DEFAULT_SPEEDS);
    expect(() => travelTimes(on, [placeAt(4, 4), [100, 10]])).toThrow(/source 1: 100, 10/);
    expect(() => travelTimes(on, [placeAt(4, 4)], { limitS: -1 })).toThrow(/-1/);
  });
});

describe('moveSource', () => {
  it('equals a fresh run, predecessors included', () => {
    fc.assert(
      fc.property(
        surface,
        fc.array(place, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        place,
        fc.option(fc.integer({ min: 300, max: 9000 }), { nil: Infinity }),
        (ground, sources, which, to, limitS) => {
          const on = made(ground);
          const index = which % sources.length;
          const moved = moveSource(travelTimes(on, sources.map(at), { limitS }), index, at(to));
          expectSame(moved, travelTimes(on, sources.with(index, to).map(at), { limitS }));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('names a source that does not exist', () => {
    const on = travelSurface(testGround(plain(9, 9)), DEFAULT_SPEEDS);
    expect(() => moveSource(travelTimes(on, [placeAt(4, 4)]), 3, placeAt(5, 5))).toThrow(/no source 3/);
  });
});
