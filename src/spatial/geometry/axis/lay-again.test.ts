import { describe, expect, it } from 'vitest';
import { applied } from '../../../dataset/history.ts';
import { realNetworkNow } from '../../../dataset/testing/network.ts';
import type { PatchEntry } from '../../../domain/changes.ts';
import { reasonAgainstAxis } from '../../../domain/filter.ts';
import type { AxisShape, Network, VillagePoint } from '../../../domain/network.ts';
import { STATUSES, type Status } from '../../../domain/records.ts';
import { layAgain } from './lay-again.ts';
import { axisTools, layAll } from './testing/lay-all.ts';

/** Villages that are known only to their town stand at one stop with one chainage: their order among themselves says nothing. */
function comparable({ stations, villages, ...axis }: AxisShape): unknown {
  return {
    ...axis,
    stations: stations.toSorted(
      (a, b) =>
        (a.branchFromKm ?? a.km) - (b.branchFromKm ?? b.km) || a.km - b.km || (a.code < b.code ? -1 : 1),
    ),
    villages: villages.toSorted(),
  };
}

it('lays axes again in the code of the page exactly as the pipeline laid them', () => {
  const network = realNetworkNow();
  // Every third: `synthetic.test.ts` lays all 87, and the pipeline lays with the same function.
  const ids = [...network.axes.keys()].toSorted().filter((_, i) => i % 3 === 0);
  expect(ids).toHaveLength(29);
  const laid = layAll(network, ids, axisTools(network));
  // Lines, chainages, what lines follow and their status: to the last digit of the committed files.
  for (const id of ids)
    expect(comparable(laid.axes.get(id) as AxisShape), id).toEqual(
      comparable(network.axes.get(id) as AxisShape),
    );
  for (const [code, village] of network.villages) expect(laid.villages.get(code), code).toEqual(village);
});

describe('the status of an axis that is laid again', () => {
  const network = realNetworkNow();
  const tools = axisTools(network);
  const lay = (before: Network, id: string): { axis: AxisShape; villages: VillagePoint[] } =>
    layAgain(before, id, new Set([id]), tools);
  const withEntries = (entries: readonly PatchEntry[]): Network =>
    applied(network, { kind: 'patch', entries, note: '' }).network;
  const branched = [...network.axes.values()].find(
    ({ lineStatus }) => lineStatus.includes('documented') && lineStatus.includes('modelled'),
  )!;
  const places = (ofStatus: Status): PatchEntry[] =>
    [
      ...[...network.towns.values()]
        .filter(({ axis, status }) => axis === branched.id && status === ofStatus)
        .map((record) => ({ of: 'town' as const, id: record.code, record: { ...record, status: 'user' } })),
      ...[...network.villages.values()]
        .filter(({ axis, status }) => axis === branched.id && status === ofStatus)
        .map((record) => ({
          of: 'village' as const,
          id: record.code,
          record: { ...record, status: 'user' },
        })),
    ] as PatchEntry[];

  it.each(STATUSES)('is that of every line of it where nothing else is said: %s', (status) => {
    const drawn = { ...branched, status, lineStatus: [] };
    const { axis } = lay(withEntries([{ of: 'axis', id: branched.id, record: drawn }]), branched.id);
    expect(axis.status).toBe(status);
    expect(axis.lineStatus[0]).toBe(status);
    expect(axis.lineStatus).toHaveLength(branched.lineStatus.length);
    expect(new Set(axis.lineStatus)).toEqual(
      new Set(status === 'documented' ? ['documented', 'modelled'] : [status]),
    );
    expect(reasonAgainstAxis({ documentedOnly: true }, axis)).toBe(
      { documented: null, modelled: 'modelled', user: null }[status],
    );
  });

  it('is that of the reader on lines of a documented axis to places that the reader drew', () => {
    const { axis } = lay(withEntries(places('modelled')), branched.id);
    expect(axis.geometry).toEqual(branched.geometry);
    expect(axis.lineStatus).toContain('user');
    expect(axis.lineStatus.map((status) => (status === 'user' ? 'modelled' : status))).toEqual(
      branched.lineStatus,
    );
  });
});
