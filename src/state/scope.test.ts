import { describe, expect, it } from 'vitest';
import type { Filter } from '../domain/filter.ts';
import { buildScope } from './scope.ts';
import type { Selection } from './selection.ts';
import { testNetwork } from './testing/network.ts';

const network = testNetwork();
const scope = (selection: Selection | null, filter: Filter = {}) => buildScope(network, selection, filter);

describe('the scope of the analysis', () => {
  it('is the province with all axes without a filter or selection', () => {
    expect(scope(null)).toEqual({
      kind: 'province',
      id: '330000',
      region: '330000',
      axisCount: 2,
      ownAxisCount: 2,
      townCount: 3,
    });
  });

  it('is the selected axis alone, counted in its county', () => {
    expect(scope({ kind: 'axis', id: 'axis-330723' })).toEqual({
      kind: 'axis',
      id: 'axis-330723',
      region: '330723',
      axes: ['axis-330723'],
      axisCount: 1,
      ownAxisCount: 1,
      townCount: 3,
    });
  });

  it('is a region that any axis may serve, whichever county the axis belongs to', () => {
    const wuyi = { kind: 'county', id: '330723', axisCount: 2, ownAxisCount: 1 };
    expect(scope({ kind: 'county', id: '330723' })).toMatchObject(wuyi);
    expect(scope(null, { prefecture: '330700', county: '330723' })).toMatchObject(wuyi);
    // This region has no axis of its own.
    const bare = scope({ kind: 'county', id: '330382' });
    expect(bare).toMatchObject({ kind: 'county', axisCount: 2, ownAxisCount: 0 });
    expect(bare).not.toHaveProperty('axes');
    expect(scope(null, { prefecture: '331100' })).toMatchObject({
      kind: 'prefecture',
      id: '331100',
      axisCount: 2,
      ownAxisCount: 1,
    });
  });

  it('follows the filter if a town or nothing is selected', () => {
    const ofFilter = scope({ kind: 'town', id: '330723101000' }, { prefecture: '330700' });
    expect(ofFilter).toMatchObject({ kind: 'prefecture', id: '330700' });
  });

  it.each([
    [{ documentedOnly: true }, { axisCount: 1, townCount: 1 }],
    [{ batch: '2' }, { axisCount: 1, townCount: 0 }],
    [
      { batch: '2', documentedOnly: true },
      { axisCount: 0, townCount: 0 },
    ],
    [{ track: 'industry' }, { axisCount: 2, townCount: 1 }],
  ] as const)('measures distances to the records that pass %j, in every region', (records, counts) => {
    for (const found of [
      scope(null, records),
      scope(null, { ...records, prefecture: '330700' }),
      scope({ kind: 'county', id: '330723' }, records),
    ])
      expect(found).toMatchObject({ records, ...counts });
  });

  it('states why the filter leaves out the selected record, and then has nothing to measure', () => {
    const modelled = { kind: 'axis', id: 'axis-331122' } as const;
    expect(scope(modelled, { documentedOnly: true })).toMatchObject({ leftOut: 'modelled', axisCount: 0 });
    expect(scope(modelled, { batch: '1' })).toMatchObject({ leftOut: 'batch', axisCount: 0 });
    expect(scope(modelled, { prefecture: '330700' })).toMatchObject({ leftOut: 'elsewhere' });
    expect(scope(modelled, { track: 'industry' })).not.toHaveProperty('leftOut');
    const county = { kind: 'county', id: '330723' } as const;
    expect(scope(county, { prefecture: '331100' })).toMatchObject({ leftOut: 'elsewhere' });
    expect(scope(county, { prefecture: '330700' })).not.toHaveProperty('leftOut');
  });
});
