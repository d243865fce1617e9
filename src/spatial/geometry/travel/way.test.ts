import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceM } from '../../../domain/distance.ts';
import { DEFAULT_SPEEDS } from './speeds.ts';
import { travelSurface } from './surface.ts';
import { placeAt, plain, testGround } from './testing/ground.ts';
import { timeAt, travelTimes } from './times.ts';
import { type Way, wayBetween } from './way.ts';

/** Two arms of land with a strait between, a bridge in the west and a ferry in the east. */
const strait = ['.', '.', '.', '.', '.', 's', 's', 's', '.', '.', '.', '.', '.'].map((of) => of.repeat(60));
const bridge = {
  class: 'trunk',
  name: '跨海大桥',
  line: [
    [4.5, 3.5],
    [4.5, 9.5],
  ],
} as const;
const ferry = {
  class: 'ferry',
  name: '轮渡',
  line: [
    [20.5, 4.5],
    [20.5, 8.5],
  ],
} as const;

const kinds = (way: Way | undefined): string[] => way?.parts.map(({ kind }) => kind) ?? [];
const lineOf = (way: Way): [number, number][] => way.parts.flatMap(({ lonLats }) => lonLats);

describe('wayBetween', () => {
  it('takes the bridge, and another way where the bridge is removed', () => {
    const [from, to] = [placeAt(10.5, 3.5), placeAt(10.5, 9.5)];
    const withBridge = wayBetween(
      travelSurface(testGround(strait, [bridge, ferry]), DEFAULT_SPEEDS),
      from,
      to,
    );
    expect(kinds(withBridge)).toEqual(['land', 'trunk', 'land']);
    expect(withBridge?.parts[1]?.name).toBe('跨海大桥');
    const byFerry = wayBetween(travelSurface(testGround(strait, [ferry]), DEFAULT_SPEEDS), from, to);
    expect(kinds(byFerry)).toContain('ferry');
    expect(byFerry?.seconds).toBeGreaterThan(withBridge?.seconds as number);
    const bySea = wayBetween(travelSurface(testGround(strait), DEFAULT_SPEEDS), from, to);
    expect(kinds(bySea)).toContain('sea');
    const closed = travelSurface(testGround(strait), { ...DEFAULT_SPEEDS, seaKmh: 0 });
    expect(wayBetween(closed, from, to)).toBeUndefined();
    expect(timeAt(travelTimes(closed, [from]), to)).toBeUndefined();
  });

  it('cannot leave a bridge over the sea', () => {
    const on = travelSurface(testGround(strait, [bridge]), { ...DEFAULT_SPEEDS, seaKmh: 0 });
    expect(timeAt(travelTimes(on, [placeAt(4.5, 3.5)]), placeAt(10.5, 6.5))).toBeUndefined();
  });

  it('enters a motorway only by a ramp', () => {
    const motorway = {
      class: 'motorway',
      ref: 'G25',
      line: [
        [3.5, 5.5],
        [80.5, 5.5],
      ],
    } as const;
    const road = {
      class: 'primary',
      line: [
        [3.5, 5.6],
        [6, 5.6],
      ],
    } as const;
    const ramp = {
      class: 'ramp',
      line: [
        [3.5, 5.6],
        [3.5, 5.5],
      ],
    } as const;
    const [from, to] = [placeAt(30.5, 5.5), placeAt(60.5, 5.5)];
    const closed = travelSurface(testGround(plain(90, 11), [motorway, road, ramp]), DEFAULT_SPEEDS);
    expect(kinds(wayBetween(closed, from, to))).toEqual(['land']);
    const far = wayBetween(closed, placeAt(3.5, 8.5), placeAt(80.5, 5.5));
    expect(kinds(far)).toEqual(['land']);
    const east = {
      class: 'ramp',
      line: [
        [80.5, 5.6],
        [80.5, 5.5],
      ],
    } as const;
    const exit = {
      class: 'primary',
      line: [
        [80.5, 5.6],
        [79, 5.6],
      ],
    } as const;
    const open = travelSurface(testGround(plain(90, 11), [motorway, road, ramp, east, exit]), DEFAULT_SPEEDS);
    const way = wayBetween(open, placeAt(3.5, 8.5), placeAt(80.5, 5.7));
    expect(kinds(way)).toEqual(['land', 'ramp', 'motorway', 'ramp', 'land']);
    expect(way?.parts[2]).toMatchObject({ ref: 'G25' });
  });

  it('prefers a road with a factor, and gives its unchanged time', () => {
    const north = {
      class: 'primary',
      ref: 'G637',
      line: [
        [3.5, 4.5],
        [40.5, 4.5],
      ],
    } as const;
    const south = {
      class: 'primary',
      ref: 'S222',
      line: [
        [3.5, 8.5],
        [40.5, 8.5],
      ],
    } as const;
    const on = travelSurface(testGround(plain(45, 13), [north, south]), DEFAULT_SPEEDS);
    const ends = [placeAt(3.5, 6.2), placeAt(40.5, 6.2)] as const;
    const by = (way: Way | undefined): string[] => way?.parts.flatMap(({ ref }) => ref ?? []) ?? [];
    expect(by(wayBetween(on, ...ends))).toEqual(['G637']);
    const drawn = wayBetween(on, ...ends, { prefer: [{ names: ['S222'], factor: 0.5 }] });
    expect(by(drawn)).toEqual(['S222']);
    const road = drawn?.parts.find(({ ref }) => ref === 'S222');
    expect(road?.seconds).toBeCloseTo(((road?.lengthM ?? 0) * 3.6) / 45, 0);
    expect(() => wayBetween(on, ...ends, { prefer: [{ names: ['S222'], factor: 0 }] })).toThrow(
      /factor of 0/,
    );
  });

  it('has the time of the field, a line of its length, and parts that join', () => {
    const place = fc.tuple(
      fc.double({ min: 3, max: 57, noNaN: true }),
      fc.double({ min: 2.5, max: 10.5, noNaN: true }),
    );
    const bend = {
      class: 'primary',
      line: [
        [3.5, 2.5],
        [20, 4.2],
        [22, 9.5],
        [57, 9.9],
      ],
    } as const;
    const on = travelSurface(testGround(strait, [bridge, ferry, bend]), DEFAULT_SPEEDS);
    fc.assert(
      fc.property(place, place, (a, b) => {
        const [from, to] = [placeAt(...a), placeAt(...b)];
        const way = wayBetween(on, from, to);
        const field = timeAt(travelTimes(on, [from]), to);
        expect(way?.seconds).toBeCloseTo(field?.seconds as number, 6);
        const line = lineOf(way as Way);
        const lengthM = line
          .slice(1)
          .reduce((sum, at, i) => sum + distanceM(line[i] as [number, number], at), 0);
        expect(lengthM).toBeCloseTo(way?.lengthM as number, -1);
        expect([line[0], line.at(-1)]).toEqual([from, to]);
        way?.parts
          .slice(1)
          .forEach(({ lonLats }, i) => expect(lonLats[0]).toEqual(way.parts[i]?.lonLats.at(-1)));
        const roadM = way?.parts.reduce(
          (sum, { kind, lengthM: m }) => (kind === 'primary' || kind === 'trunk' ? sum + m : sum),
          0,
        );
        expect(field?.roadM).toBeCloseTo(roadM as number, 3);
      }),
      { numRuns: 60 },
    );
  });
});
