import { describe, expect, it } from 'vitest';
import type { Filter } from '../domain/filter.ts';
import { membersOf } from './members.ts';
import { scopeOf } from './scope.ts';
import type { Selection } from './selection.ts';
import { testNetwork } from './test-network.ts';

const network = testNetwork();
const scope = (selection: Selection | null, filter: Filter = {}) =>
  scopeOf(network, selection, filter, Object.keys(filter).length > 0 ? membersOf(network, filter) : null);

describe('scopeOf', () => {
  it('is the province with all axes where nothing narrows it', () => {
    expect(scope(null)).toEqual({ kind: 'province', id: '330000', region: '330000', axisCount: 2 });
  });

  it('is the axis that is selected, counted in its county, whatever the filter', () => {
    expect(scope({ kind: 'axis', id: 'axis-330723' }, { prefecture: '331100' })).toEqual({
      kind: 'axis',
      id: 'axis-330723',
      region: '330723',
      axes: ['axis-330723'],
      axisCount: 1,
    });
  });

  it('is a county, which may have no axis', () => {
    expect(scope({ kind: 'county', id: '330723' })).toMatchObject({ kind: 'county', axes: ['axis-330723'] });
    expect(scope({ kind: 'county', id: '330382' })).toMatchObject({ axes: [], axisCount: 0 });
  });

  it('follows the filter where a town or nothing is selected', () => {
    const ofFilter = scope({ kind: 'town', id: '330723101000' }, { prefecture: '330700' });
    expect(ofFilter).toMatchObject({ kind: 'prefecture', id: '330700', axes: ['axis-330723'] });
    expect(scope(null, { documentedOnly: true })).toMatchObject({
      kind: 'province',
      region: '330000',
      axes: ['axis-330723'],
    });
  });
});
