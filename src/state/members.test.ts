import { describe, expect, it } from 'vitest';
import type { Status } from '../domain/records.ts';
import { countNetwork, findLeftOut, findMembers, refsOf } from './members.ts';
import { testNetwork } from './testing/network.ts';

const network = testNetwork();

describe('what passes a filter', () => {
  it('is limited to a division for every kind of record', () => {
    const members = findMembers(network, { county: '330723' });
    expect([...members.axisIds]).toEqual(['axis-330723']);
    expect([...members.townCodes]).toEqual(['330723101000', '330723102000']);
    expect([...members.villageCodes]).toEqual(['330723101201']);
    expect([...members.countyCodes]).toEqual(['330723']);
    expect([...findMembers(network, { prefecture: '330700' }).clusterIds]).toEqual(['panan-juxi']);
  });

  it('is limited to a track for towns only', () => {
    const members = findMembers(network, { track: 'industry' });
    expect([...members.townCodes]).toEqual(['330723101000']);
    expect(members.axisIds.size).toBe(2);
    expect(members.villageCodes.size).toBe(2);
  });
});

describe('countNetwork', () => {
  it('counts documented, modelled and uncertain positions separately', () => {
    expect(countNetwork(network, null)).toMatchObject({
      axes: { total: 2, documented: 1, modelled: 1 },
      towns: { total: 3, documented: 1, modelled: 2 },
      villages: { total: 2, documented: 1, modelled: 1 },
      uncertainVillages: 1,
      tracks: { industry: { total: 1 }, unknown: { total: 2, modelled: 2 } },
      counties: 5,
      priorityCounties: 2,
      clusters: 1,
    });
  });

  it('counts only what passes the filter', () => {
    const counts = countNetwork(network, findMembers(network, { documentedOnly: true }));
    expect(counts.axes).toEqual({ total: 1, documented: 1, modelled: 0, user: 0 });
    expect(counts.towns.total).toBe(1);
    expect(counts.uncertainVillages).toBe(0);
  });

  it('counts records drawn by the reader separately, and lets them pass if only documented records are asked for', () => {
    const put = <T extends { status: Status }>(records: ReadonlyMap<string, T>): Map<string, T> =>
      new Map([...records].map(([id, record], i) => [id, i === 1 ? { ...record, status: 'user' } : record]));
    const drawn = {
      ...network,
      axes: put(network.axes),
      towns: put(network.towns),
      villages: put(network.villages),
    };
    expect(countNetwork(drawn, null)).toMatchObject({
      axes: { total: 2, documented: 1, modelled: 0, user: 1 },
      towns: { total: 3, documented: 1, modelled: 1, user: 1 },
      villages: { total: 2, documented: 1, modelled: 0, user: 1 },
    });
    expect(findMembers(drawn, { documentedOnly: true }).townCodes.size).toBe(2);
  });

  it('leaves out an axis without a passing line', () => {
    const [axis] = network.axes.values();
    const lines = { ...axis!, lineStatus: ['modelled' as const] };
    const bare = { ...network, axes: new Map([[axis!.id, lines]]) };
    const only = { documentedOnly: true };
    expect(findMembers(bare, only).axisIds.size).toBe(0);
    expect(findLeftOut(bare, only, refsOf(bare, 'axis'))).toEqual(['modelled']);
    expect(findMembers(bare, {}).axisIds.size).toBe(1);
  });
});
