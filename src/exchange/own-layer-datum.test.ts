import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { realNetworkNow } from '../dataset/testing/network.ts';
import type { LonLat } from '../domain/records.ts';
import { guessReading, type OpenedLayer } from './own-layer.ts';
import { buildPlaceNames } from './place-names.ts';

const network = realNetworkNow();
const places = buildPlaceNames(network, null);
const POSITIONS = { kind: 'two', first: 1, second: 2 } as const;

/** A table of places with the county or town that each names. */
const tableOf = (rows: readonly (readonly [name: string, lonLat: LonLat])[]): OpenedLayer => ({
  file: { name: 'a.csv' } as OpenedLayer['file'],
  part: null,
  columns: ['所在地', '经度', '纬度'],
  rowCount: rows.length,
  rows: rows.map(([name, lonLat], i) => ({ number: i + 1, values: [name, ...lonLat] })),
  geometries: null,
  positions: POSITIONS,
  named: null,
});

/** Places 150 m from county borders, on both sides, so that a shift of half a kilometre changes the county; found between county seats. */
const nearBorders = [...network.counties.values()].flatMap(({ seat, neighbours }) =>
  neighbours.flatMap((code): { at: LonLat; county: string }[] => {
    const other = network.counties.get(code)?.seat;
    if (!other) return [];
    const between = (t: number): LonLat => [
      seat.lon + t * (other.lon - seat.lon),
      seat.lat + t * (other.lat - seat.lat),
    ];
    const first = places.countyAt(between(0));
    let [from, to] = [0, 1];
    while (to - from > 1e-6) {
      const middle = (from + to) / 2;
      if (places.countyAt(between(middle)) === first) from = middle;
      else to = middle;
    }
    const stepT = 0.0015 / Math.hypot(other.lon - seat.lon, other.lat - seat.lat);
    return [from - stepT, to + stepT].flatMap((t) => {
      const at = between(t);
      const county = places.countyAt(at);
      return county === undefined ? [] : [{ at, county }];
    });
  }),
);
const nameOf = (code: string): string => network.counties.get(code)?.name ?? '';
const inGcj = (at: LonLat): LonLat => gcoord.transform<LonLat>([...at], gcoord.WGS84, gcoord.GCJ02) as LonLat;

describe('the datum of an own layer', () => {
  it('is determined by the counties that rows name, near borders, where a shift of half a kilometre changes the county', () => {
    expect(nearBorders.length).toBeGreaterThan(200);
    const of = (shift: (at: LonLat) => LonLat) =>
      guessReading(
        tableOf(nearBorders.map(({ at, county }) => [nameOf(county), shift(at)])),
        POSITIONS,
        places,
      );
    for (const [kind, found] of [
      ['wgs84', of((at) => at)],
      ['gcj02', of(inGcj)],
    ] as const) {
      expect(found.choices[0]?.datum.kind).toBe(kind);
      expect(found.isSure, kind).toBe(true);
    }
    const swapped = of(([lon, lat]) => [lat, lon] as LonLat);
    expect(swapped.choices[0]).toMatchObject({ datum: { kind: 'wgs84' }, swapped: true });
  });

  it('is also determined by the towns that rows name', () => {
    const towns = [...network.towns.values()].filter(({ name }) => places.countyNamed(name) !== undefined);
    const found = guessReading(tableOf(towns.map(({ name, lonLat }) => [name, lonLat])), POSITIONS, places);
    expect(towns.length).toBeGreaterThan(100);
    expect(found.choices[0]!.inside).toBeGreaterThan(0.95 * towns.length);
    // A grid of another zone puts none of them there.
    expect(found.choices.every(({ datum }) => ['wgs84', 'gcj02', 'bd09'].includes(datum.kind))).toBe(true);
  });

  it('is asked for if rows name no place: WGS 84, GCJ-02 and BD-09 are then equally likely', () => {
    for (const name of ['', '无此地', '甲诊所']) {
      const found = guessReading(tableOf(nearBorders.map(({ at }) => [name, at])), POSITIONS, places);
      expect(found.isSure).toBe(false);
      expect(found.choices.slice(0, 3).map(({ datum }) => datum.kind)).toEqual(['wgs84', 'gcj02', 'bd09']);
    }
  });

  it('ignores a name that several counties have', () => {
    expect(places.countyNamed('武义县')).toBe('330723');
    expect(places.countyNamed(' 武 义 ')).toBe('330723');
    expect(places.countyNamed('浙江省')).toBeUndefined();
    expect(places.countyNamed('')).toBeUndefined();
    expect(
      buildPlaceNames(network, {
        towns: [
          { name: '重名镇', code: '330723999' },
          { name: '重名镇', code: '330702999' },
        ],
        villages: [],
      } as never).countyNamed('重名镇'),
    ).toBeUndefined();
  });
});
