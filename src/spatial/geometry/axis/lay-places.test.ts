import { describe, expect, it } from 'vitest';
import { realNetworkNow } from '../../../dataset/testing/network.ts';
import type { LonLat } from '../../../domain/records.ts';
import type { AxisLine } from './line.ts';
import { layPlaces } from './lay-places.ts';
import { axisTools } from './testing/lay-all.ts';

const network = realNetworkNow();
const { ground, townAt } = axisTools(network);
const county = network.counties.get('330723')!;
const SEAT: LonLat = [county.seat.lon, county.seat.lat];
const TONGQIN = '330723102000';
const LIUCHENG = '330723100000';
const ONE = '330723102201';
const TWO = '330723102202';
const PLACE = townAt.get(TONGQIN)!;

type Village = [code: string, lonLat: LonLat, precision?: 'village' | 'town'];

const lay = (towns: readonly [code: string, lonLat: LonLat][], villages: readonly Village[] = []): AxisLine =>
  layPlaces(
    ground,
    {
      county: county.geometry,
      seat: { kind: 'seat', code: county.code, lonLat: SEAT },
      towns: towns.map(([code, lonLat]) => ({ kind: 'town', code, lonLat })),
      villages: villages.map(([code, lonLat, precision = 'village']) => ({
        code,
        town: TONGQIN,
        status: 'documented',
        precision,
        lonLat,
      })),
      followed: { roads: new Set(), rivers: [] },
    },
    townAt,
  );
const stationsOf = ({ stations }: AxisLine): [code: string, km: number][] =>
  stations.map(({ code, km }) => [code, km]);
const ofOne = lay([[TONGQIN, PLACE]]);

describe('an axis without a place that a line could lead to has no line, and its places are stations at the seat', () => {
  it.each<[string, [string, LonLat][], Village[], string[]]>([
    ['no places', [], [], []],
    ['a village known only to its town', [], [[ONE, PLACE, 'town']], [ONE]],
    ['a town at the seat', [[TONGQIN, SEAT]], [], [TONGQIN]],
    // oxfmt-ignore
    ['villages at the seat', [], [[ONE, SEAT], [TWO, SEAT]], [ONE, TWO]],
    [
      'a town and a village at the seat, and one known only to that town',
      [[TONGQIN, SEAT]],
      // oxfmt-ignore
      [[ONE, SEAT], [TWO, PLACE, 'town']],
      [TONGQIN, TWO, ONE],
    ],
  ])('%s', (_, towns, villages, codes) => {
    const line = lay(towns, villages);
    expect(stationsOf(line)).toEqual([county.code, ...codes].map((code) => [code, 0]));
    expect(line).toMatchObject({
      geometry: { type: 'MultiLineString', coordinates: [] },
      lengthKm: 0,
      named: [],
      course: [],
    });
  });
});

describe('places at one spot', () => {
  const km = ofOne.stations.at(-1)!.km;

  // oxfmt-ignore
  it.each<[string, [string, LonLat][], Village[], string[]]>([
    ['two towns', [[TONGQIN, PLACE], [LIUCHENG, PLACE]], [], [TONGQIN, LIUCHENG]],
    ['a town and two villages', [[TONGQIN, PLACE]], [[ONE, PLACE], [TWO, PLACE]], [TONGQIN, ONE, TWO]],
  ])('have the line of one of them, and are stations at one place of it: %s', (_, towns, villages, codes) => {
    const line = lay(towns, villages);
    expect(ofOne.lengthKm).toBeGreaterThan(10);
    expect(line.geometry).toEqual(ofOne.geometry);
    expect(stationsOf(line)).toEqual([[county.code, 0], ...codes.map((code) => [code, km])]);
    // A line to a village that a source names is documented, whatever other places are on it.
    expect(line.named).toEqual([true]);
  });

  it('are laid when they are villages without a town', () => {
    // oxfmt-ignore
    const line = lay([], [[ONE, PLACE], [TWO, PLACE]]);
    expect(line.lengthKm).toBeGreaterThan(10);
    const [seat, one, two] = stationsOf(line);
    expect([seat, one?.[0], two]).toEqual([[county.code, 0], ONE, [TWO, one?.[1]]]);
  });

  it('at the seat leave the line to the others as it is', () => {
    // oxfmt-ignore
    const line = lay([[TONGQIN, PLACE], [LIUCHENG, SEAT]]);
    expect(line.geometry).toEqual(ofOne.geometry);
    expect(stationsOf(line)).toEqual([
      [county.code, 0],
      [LIUCHENG, 0],
      [TONGQIN, km],
    ]);
  });
});
