import { describe, expect, it } from 'vitest';
import { featureId, featureRef } from './feature-id.ts';
import { featureStates, stateChanges } from './feature-states.ts';
import { networkSource } from './sources.ts';
import { mapNetwork } from './testing/network.ts';

const network = mapNetwork();
const JINYUN = 331122;
const WUYI_AXIS = featureId('axis', 'axis-330723');
const JINYUN_AXIS = featureId('axis', 'axis-331122');
const SEAT = 2_000_000;

describe('featureStates', () => {
  it('is empty without selection and hover', () => {
    expect(featureStates(network, null, null).size).toBe(0);
  });

  it('selects an axis with its name and dims all records except its towns and villages', () => {
    const table = featureStates(network, { kind: 'axis', id: 'axis-330723' }, null);
    const states = table.get('network')!;
    expect(states.get(WUYI_AXIS)).toEqual({ selected: true });
    expect(table.get('labels')!.get(WUYI_AXIS)).toEqual({ selected: true });
    expect(states.has(330723101000)).toBe(false);
    expect(states.has(330723101201)).toBe(false);
    expect(states.get(JINYUN_AXIS)).toEqual({ dim: true });
    expect(states.get(331122101000)).toEqual({ dim: true });
    expect(table.get('divisions')!.has(330723 + SEAT)).toBe(false);
    expect(table.get('divisions')!.get(JINYUN + SEAT)).toEqual({ dim: true });
  });

  it('distinguishes axes of one county by id', () => {
    const wuyi = network.axes.get('axis-330723')!;
    const second = { ...wuyi, id: 'user-二号轴', name: '二号轴' };
    const two = { ...network, axes: new Map([...network.axes, [second.id, second]]) };
    const number = featureId('axis', second.id);
    const states = featureStates(two, { kind: 'axis', id: second.id }, null).get('network')!;
    expect(states.get(number)).toEqual({ selected: true });
    expect(states.get(WUYI_AXIS)).toEqual({ dim: true });
    expect(featureRef('axis', number)).toEqual({ kind: 'axis', id: second.id });
    const ids = networkSource(two, null).features.flatMap(({ id, properties }) =>
      properties.kind === 'axis' ? [id] : [],
    );
    expect(new Set(ids)).toEqual(new Set([WUYI_AXIS, JINYUN_AXIS, number]));
    const cluster = { ...network.clusters.get('panan-juxi')!, county: '330723' };
    const ofCluster = featureStates(
      { ...two, clusters: new Map([[cluster.id, cluster]]) },
      { kind: 'cluster', id: cluster.id },
      null,
    ).get('network')!;
    expect([WUYI_AXIS, number, JINYUN_AXIS].map((id) => ofCluster.get(id)?.dim)).toEqual([
      undefined,
      undefined,
      true,
    ]);
  });

  it('does not dim the axis of a selected town', () => {
    const states = featureStates(network, { kind: 'town', id: '330723102000' }, null).get('network')!;
    expect(states.get(330723102000)).toEqual({ selected: true });
    expect(states.has(WUYI_AXIS)).toBe(false);
    expect(states.get(JINYUN_AXIS)).toEqual({ dim: true });
  });

  it('selects the area of a county and does not dim its records', () => {
    const table = featureStates(network, { kind: 'county', id: '331122' }, null);
    expect(table.get('counties')!.get(JINYUN)).toEqual({ selected: true });
    expect(table.get('network')!.has(JINYUN_AXIS)).toBe(false);
    expect(table.get('network')!.get(WUYI_AXIS)).toEqual({ dim: true });
  });

  it('adds hover to a dimmed feature', () => {
    const table = featureStates(
      network,
      { kind: 'axis', id: 'axis-330723' },
      { kind: 'town', id: '331122101000' },
    );
    expect(table.get('network')!.get(331122101000)).toEqual({ dim: true, hover: true });
  });

  it('does not dim the members of a cluster', () => {
    const cluster = {
      ...network.clusters.get('panan-juxi')!,
      members: [{ name: '丽水村', role: 'core' as const, code: '331122101201' }],
    };
    const table = featureStates(
      { ...network, clusters: new Map([[cluster.id, cluster]]) },
      { kind: 'cluster', id: cluster.id },
      null,
    );
    expect(table.get('network')!.has(331122101201)).toBe(false);
    expect(table.get('network')!.get(330723101201)).toEqual({ dim: true });
  });
});

describe('stateChanges', () => {
  it('changes only what differs, and clears features without state', () => {
    const before = featureStates(network, null, { kind: 'town', id: '331122101000' });
    const after = featureStates(network, null, { kind: 'town', id: '330723101000' });
    const changes = stateChanges(before, after).filter(({ source }) => source === 'network');
    expect(changes).toEqual([
      { source: 'network', id: 331122101000, state: { hover: false, selected: false, dim: false } },
      { source: 'network', id: 330723101000, state: { hover: true, selected: false, dim: false } },
    ]);
    expect(stateChanges(after, after)).toEqual([]);
  });
});
