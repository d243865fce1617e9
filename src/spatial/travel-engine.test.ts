import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { beforeAll, describe, expect, it } from 'vitest';
import { MOST_SEA_M } from '../domain/travel.ts';
import { DEFAULT_SPEEDS } from '../domain/travel-speeds.ts';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { centralTowns } from './geometry/central-towns.ts';
import { decodeTravelGround } from './geometry/travel/ground.ts';
import { travelSurface } from './geometry/travel/surface.ts';
import { timeAt, travelTimes } from './geometry/travel/times.ts';
import type { TileLayer } from './protocol.ts';
import { realNetworkNow } from '../dataset/testing/network.ts';
import { realEngine } from './testing/engine.ts';
import { realModel } from './testing/model.ts';

const model = realModel();
const packed = readFileSync(join(import.meta.dirname, '../../geodata/travel/ground.bin'));
const { towns } = centralTowns(model);
const WUYI = '330723';
let engine: Engine;

beforeAll(() => {
  engine = realEngine();
  engine.giveTravelGround(packed);
});

/** Layers of a tile with the minutes of their features. */
function minutesIn(of: TileLayer, at: { z: number; x: number; y: number }): (number | undefined)[] {
  const { layers } = new VectorTile(new PbfReader(engine.answer('tile', { of, at })));
  const layer = layers[of.layer];
  return Array.from(
    { length: layer?.length ?? 0 },
    (_, i) => layer?.feature(i).properties['minutes'] as never,
  );
}

describe('the engine with the ground of travel time', () => {
  it('gives the results of the search, for all places and for a point', () => {
    const surface = travelSurface(decodeTravelGround(packed), DEFAULT_SPEEDS);
    const field = travelTimes(
      surface,
      towns.map(({ lonLat }) => lonLat),
    );
    const all = engine.answer('travelAll', {});
    for (const [i, site] of model.sites.entries()) {
      const way = timeAt(field, site.lonLat);
      // Over open sea there is no way by road.
      const isWay = way !== undefined && way.seaM <= MOST_SEA_M;
      expect(all.seconds[i], site.name).toBe(isWay ? way.seconds : Infinity);
      if (isWay) expect(all.towns[all.town[i]!]!.code).toBe(towns[way.source]!.code);
    }
    const lonLat: [number, number] = [119.8, 28.9];
    const found = engine.answer('travelNearest', { lonLat, count: 3 }).towns;
    expect(found[0]!.seconds).toBeCloseTo(timeAt(field, lonLat)!.seconds, 6);
    expect(found.map(({ seconds }) => seconds)).toEqual(
      found.map(({ seconds }) => seconds).toSorted((a, b) => a - b),
    );
    expect(engine.answer('travelSeatsReady', { region: WUYI })).toBeNull();
    const seats = engine.answer('travelSeats', { region: WUYI });
    expect(Math.max(...seats.seconds)).toBeLessThan(5 * 3600);
    const of = engine.answer('travelEquity', { by: 'county', region: WUYI, to: 'seat' }).villages.all;
    const villages = model.sites.filter(({ county, kind }) => county === WUYI && kind === 'village');
    const { farthest, unreached } = engine.answer('travelToSeats', { region: WUYI, farthest: 1 });
    const own = villages.map(({ code }) => seats.seconds[seats.codes.indexOf(code)]!);
    expect(farthest.first[0]!.seconds).toBe(Math.max(...own));
    expect([unreached, of.unreached]).toEqual([0, 0]);
    expect(engine.answer('travelSeatAt', { lonLat }).seats[0]!.county).toBe(WUYI);
  });

  it('counts the same villages in catchments, gaps and equity', () => {
    const { of, differing, differ, unreached } = engine.answer('travelCatchments', { farthest: 3 });
    expect(of).toBe(model.sites.filter(({ kind }) => kind === 'village').length);
    expect(differ).toHaveLength(differing);
    expect(differing).toBeGreaterThan(of / 10);
    expect(unreached).toBeLessThan(of / 50);
    const [near, far] = ([15, 60] as const).map((minutes) =>
      engine.answer('travelGaps', { minutes, region: WUYI }),
    );
    expect(far!.beyond.towns.certain).toBeLessThan(near!.beyond.towns.certain);
    const divided = near!.places.filter(
      ({ probability, doubtful }) => doubtful && Math.abs(probability - 0.5) < 0.4,
    );
    expect(divided.length).toBeGreaterThan(0);
    for (const { doubtful } of divided) {
      expect(doubtful!.lowS).toBeLessThanOrEqual(15 * 60);
      expect(doubtful!.highS).toBeGreaterThan(15 * 60);
    }
    expect(far!.cover.covered).toBeGreaterThanOrEqual(near!.cover.covered);
    const { towns: spread } = engine.answer('travelEquity', { by: 'county', region: WUYI });
    expect(spread.all.within![3]! * spread.all.weight).toBeCloseTo(far!.cover.covered, 6);
    expect(spread.all.within![0]! * spread.all.weight).toBeCloseTo(near!.cover.covered, 6);
  });

  it('finds the figures of docs/data.md for the province, and prints them', () => {
    const { of, differing, unreached } = engine.answer('travelCatchments', { farthest: 1 });
    const { all } = engine.answer('travelEquity', { by: 'county' }).towns;
    const [, within30 = NaN, , within60 = NaN] = all.within ?? [];
    process.stdout.write(
      `villages ${of}, another town first ${differing} (${((100 * differing) / of).toFixed(0)} %), no town ${unreached}; ` +
        `committees within 30 min ${(100 * within30).toFixed(0)} %, within 60 ${(100 * within60).toFixed(0)} %, ` +
        `mean ${all.meanMin?.toFixed(0)}, median ${all.medianMin?.toFixed(0)} min, none ${all.unreached} of ${all.weight}\n`,
    );
    const { all: toSeat } = engine.answer('travelEquity', { by: 'county', region: WUYI, to: 'seat' }).towns;
    const { of: villages, elsewhere } = engine.answer('travelToSeats', { region: WUYI, farthest: 1 });
    process.stdout.write(
      `武义: committees within 30 min of the seat ${(100 * (toSeat.within?.[1] ?? NaN)).toFixed(0)} %, within 60 ` +
        `${(100 * (toSeat.within?.[3] ?? NaN)).toFixed(0)} %, mean ${toSeat.meanMin?.toFixed(0)}, median ${toSeat.medianMin?.toFixed(0)} min; ` +
        `villages ${villages}, another seat sooner ${elsewhere.length}\n`,
    );
    expect(differing / of).toBeGreaterThan(0.2);
    expect(within60).toBeGreaterThan(within30);
    expect(all.meanMin).toBeGreaterThan(all.medianMin!);
  });

  it('gives no longer times with greater speeds', () => {
    const [slow, fast] = [{}, { speeds: { trunk: 80, primary: 70 } }].map(
      (args) => engine.answer('travelAll', args).seconds,
    );
    expect(fast!.every((seconds, i) => seconds <= slow![i]! || seconds === slow![i])).toBe(true);
    expect(fast!.some((seconds, i) => seconds < slow![i]!)).toBe(true);
    expect(() => engine.answer('travelAll', { speeds: { walk: 0 } })).toThrow(
      'walk is 0; a number from 0.1 to 150 is wanted',
    );
  });

  it('finds the places that gain when a town is moved, equal to a comparison with a network that has it there', () => {
    const [, town] = towns;
    const lonLat: [number, number] = [town!.lonLat[0] + 0.08, town!.lonLat[1]];
    const move = engine.answer('travelMove', { town: town!.code, lonLat });
    expect(move.gain.villages.expected + move.lose.villages.expected).toBeGreaterThan(0);
    const record = { ...realNetworkNow().towns.get(town!.code)!, lonLat };
    const put = { kind: 'put', note: '', entry: { of: 'town', id: record.code, record } } as const;
    const { travel, centralTowns: changed } = engine.answer('compare', { changes: [put], travel: {} });
    expect(changed.moved).toEqual([town!.code]);
    const codes = ({ places }: typeof move): string[] => places.map(({ code }) => code).toSorted();
    // The town itself stands elsewhere for the other network only.
    expect(codes(travel!).filter((code) => code !== town!.code)).toEqual(
      codes(move).filter((code) => code !== town!.code),
    );
    expect(engine.answer('compare', { changes: [] })).not.toHaveProperty('travel');
  });

  it('cuts isochrones into tiles, longest first, and the borders of catchments by time', () => {
    const tile = { z: 7, x: 106, y: 53 };
    expect(minutesIn({ layer: 'travel', region: WUYI }, tile)).toEqual([60, 45, 30, 15]);
    expect(minutesIn({ layer: 'travel', town: towns[0]!.code }, { z: 7, x: 120, y: 53 })).toEqual([]);
    expect(minutesIn({ layer: 'catchments', byTime: true }, tile)).toHaveLength(1);
    expect(minutesIn({ layer: 'travel', region: WUYI, to: 'seat' }, tile)).toEqual([60, 45, 30, 15]);
    expect(minutesIn({ layer: 'catchments', byTime: true, to: 'seat' }, tile)).toHaveLength(1);
    expect(() => engine.answer('prepare', { of: { layer: 'travel', region: '330105' } })).toThrow(
      /no central town in|no county/,
    );
  });

  it('states what is wrong with an invalid file', () => {
    const other = createEngine(model);
    expect(() => other.answer('travelAll', {})).toThrow('before its ground is there');
    other.giveTravelGround(packed.subarray(0, 1000));
    expect(() => other.answer('travelReady', {})).toThrow(RangeError);
  });
});
