import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { distanceM } from '../../domain/distance.ts';
import type { LonLat } from '../../domain/records.ts';
import type { CellValue } from '../content.ts';
import { carryDown } from '../table/carry.ts';
import { buildTable } from '../table/table.ts';
import { realIndex } from '../testing/list-tools.ts';
import { sheetWith } from '../testing/sheet.ts';
import { findRoles, rolesFor } from './columns.ts';
import { countyFinder } from './county-at.ts';
import { guessPositions, type ListPositions, placePositions } from './positions.ts';
import { readListRows } from './rows.ts';

const index = realIndex();
const countyAt = countyFinder(index.network.counties.values());
/** Villages of 武义 with a known position and a name that is unique in the county. */
const villages = (index.byCounty.village.get('330723') ?? [])
  .flatMap(({ code, name, county }) => {
    const at = index.positions.get(code);
    return at && countyAt(at.lonLat) === county ? [{ code, name, at: at.lonLat }] : [];
  })
  .filter(({ name }, _, all) => all.filter((each) => each.name === name).length === 1)
  .slice(0, 12);

/** A list of these villages with coordinates as `write` gives them, read as in the page. */
function read(
  headings: readonly string[],
  write: (at: LonLat, i: number) => CellValue[],
): ListPositions & { of: readonly (LonLat | undefined)[] } {
  const rows = villages.map(({ name, at }, i) => ['武义县', name, ...write(at, i)]);
  const table = carryDown(buildTable(sheetWith([['县（市、区）', '村名', ...headings], ...rows])));
  const found = readListRows(table, 'village', rolesFor('village', table, findRoles(table, index)), index);
  const guess = guessPositions(found, index, countyAt);
  if (!guess) throw new Error('no coordinates were found');
  const placed = placePositions(guess, null, found, countyAt);
  return { ...placed, of: villages.map((_, i) => placed.lonLats.get(i)) };
}

/** Degrees, minutes and seconds, to a hundredth of a second: 0.3 m. */
function dms(degrees: number): string {
  const hundredths = Math.round(degrees * 360_000);
  const [d, rest] = [Math.floor(hundredths / 360_000), hundredths % 360_000];
  return `${d}°${Math.floor(rest / 6000)}′${((rest % 6000) / 100).toFixed(2)}″`;
}
const moved = (crs: typeof gcoord.GCJ02 | typeof gcoord.BD09) => (at: LonLat) =>
  gcoord.transform<LonLat>(at, gcoord.WGS84, crs);
const LON_LAT = ['经度', '纬度'];

describe('coordinates of a list', () => {
  it('has enough villages to read', () => expect(villages).toHaveLength(12));

  it.each<[string, readonly string[], (at: LonLat) => CellValue[], string, boolean]>([
    ['decimal degrees', LON_LAT, (at) => [...at], 'wgs84', false],
    ['degrees, minutes and seconds', LON_LAT, ([lon, lat]) => [dms(lon), dms(lat)], 'wgs84', false],
    ['latitude under the heading of longitude', LON_LAT, ([lon, lat]) => [lat, lon], 'wgs84', true],
    ['both in one cell', ['经纬度'], ([lon, lat]) => [`${lon}, ${lat}`], 'wgs84', false],
    ['both in one cell, latitude first', ['坐标'], ([lon, lat]) => [`${lat}, ${lon}`], 'wgs84', true],
    [
      'latitude first, in words',
      ['坐标'],
      ([lon, lat]) => [`北纬${dms(lat)}，东经${dms(lon)}`],
      'wgs84',
      false,
    ],
    ['GCJ-02', LON_LAT, (at) => [...moved(gcoord.GCJ02)(at)], 'gcj02', false],
    ['BD-09', LON_LAT, (at) => [...moved(gcoord.BD09)(at)], 'bd09', false],
  ])('in %s are found where the places are', (_, headings, write, datum, swapped) => {
    const { reading, of, outside } = read(headings, write);
    expect(reading).toMatchObject({ datum: { kind: datum }, swapped });
    expect(outside).toBe(0);
    // Five decimals of the result and a hundredth of a second of the cells: under 2 m.
    for (const [i, { at }] of villages.entries()) expect(distanceM(of[i] as LonLat, at)).toBeLessThan(2);
  });

  it('in two datums: those in the datum of the majority are used, the others are counted and not used', () => {
    const { of, outside, reading } = read(LON_LAT, ([lon, lat], i) =>
      // Eastings and northings of a grid in metres, which no datum of degrees can hold.
      i % 4 === 3 ? [40_500_000 + Math.round((lon - 120) * 97_000), Math.round(lat * 110_800)] : [lon, lat],
    );
    expect(reading.datum.kind).toBe('wgs84');
    expect(outside).toBe(3);
    for (const [i, { at }] of villages.entries()) {
      if (i % 4 === 3) expect(of[i]).toBeUndefined();
      else expect(distanceM(of[i] as LonLat, at)).toBeLessThan(2);
    }
  });

  it('of which a few have latitude first: all except these few are used', () => {
    const { of, outside } = read(LON_LAT, ([lon, lat], i) => (i < 2 ? [lat, lon] : [lon, lat]));
    expect(outside).toBe(2);
    expect(of.slice(0, 2)).toEqual([undefined, undefined]);
    expect(of.slice(2).every((at) => at !== undefined)).toBe(true);
  });

  it('that are empty, words or outside the county are not used', () => {
    const { of, outside } = read(LON_LAT, ([lon, lat], i) =>
      i === 0 ? [null, null] : i === 1 ? ['约119度', '不详'] : i === 2 ? [lon + 1, lat] : [lon, lat],
    );
    expect(of.slice(0, 3)).toEqual([undefined, undefined, undefined]);
    expect(outside).toBe(1);
  });
});
