import { describe, expect, it } from 'vitest';
import type { LonLat, Precision, Status } from '../../../domain/records.ts';
import type { CountyLocator } from '../county-at.ts';
import { arrangeVillages } from './arrange-villages.ts';

const COUNTY = '330723';
const AXIS = 'axis-053';
const TOWN = '330723102000';
const TOWN_AT: LonLat = [119.9, 28.9];
const SPOT: LonLat = [119.95, 28.95];

type Village = Parameters<typeof arrangeVillages>[1]['villages'][number];
const village = (
  n: number,
  status: Status,
  more: { precision?: Precision; unlisted?: true } = {},
): Village => ({
  code: `330723102${200 + n}`,
  town: TOWN,
  axis: AXIS,
  status,
  precision: 'town',
  lonLat: SPOT,
  ...more,
});
const arrange = (...villages: Village[]): Village[] =>
  arrangeVillages(
    { id: AXIS, county: COUNTY, seat: [119.8, 28.8] },
    { towns: [TOWN_AT], seats: [], villages },
    new Set([AXIS]),
    { land: { countyAt: () => COUNTY } as unknown as CountyLocator, townAt: new Map([[TOWN, TOWN_AT]]) },
  );

describe('villages of an axis', () => {
  it('that the reader drew stay where they are, like those that are modelled; documented ones are arranged beside their town', () => {
    const moved = arrange(village(1, 'documented'), village(2, 'modelled'), village(3, 'user'));
    expect(moved.filter(({ lonLat }) => lonLat === SPOT).map(({ status }) => status)).toEqual([
      'user',
      'modelled',
    ]);
  });

  it('are taken documented ones first by code, then those of no division list, then drawn ones by code, then modelled ones as they stand', () => {
    const villages = [
      village(9, 'modelled'),
      village(8, 'user'),
      village(7, 'documented', { unlisted: true }),
      village(6, 'documented'),
      village(5, 'modelled'),
      village(4, 'user', { precision: 'village' }),
      village(3, 'documented'),
    ];
    expect(arrange(...villages).map(({ code }) => Number(code.slice(-1)))).toEqual([3, 6, 7, 4, 8, 9, 5]);
  });
});
