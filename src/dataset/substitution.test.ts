import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../domain/changes.ts';
import type { Network } from '../domain/network.ts';
import type { Status } from '../domain/records.ts';
import { applied } from './history.ts';
import { inconsistencies, network, pick, toBytes } from './testing/changes.ts';

describe('a list that replaces modelled records', () => {
  const countOf = (now: Network, county: string, status: Status): number =>
    [...now.villages.values()].filter((each) => each.county === county && each.status === status).length;
  const modelled = [...network.villages.values()].filter(({ status }) => status === 'modelled');

  it('changes only villages of its county, and of axes only their stations', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 9 }), fc.boolean(), (n, size, whole) => {
        const model = pick(modelled, n);
        const records = Array.from({ length: size }, (_, i) => ({
          ...model,
          code: `${model.town.slice(0, 9)}${900 + i}`,
          status: 'documented' as const,
        }));
        const { network: after } = applied(network, {
          kind: 'substitute',
          note: '',
          list: { of: 'village', records, extent: whole ? 'whole' : 'part' },
        });
        const others = (now: Network): string =>
          JSON.stringify([...now.villages.values()].filter(({ county }) => county !== model.county));
        expect(others(after)).toBe(others(network));
        expect(after.towns).toBe(network.towns);
        const before = countOf(network, model.county, 'modelled');
        const left = whole ? 0 : Math.max(0, before - size);
        expect(countOf(after, model.county, 'modelled')).toBe(left);
        expect(countOf(after, model.county, 'documented')).toBe(
          countOf(network, model.county, 'documented') + size,
        );
        for (const [id, axis] of after.axes) {
          const { stations, villages, ...rest } = axis;
          void stations;
          expect(villages.every((code) => after.villages.has(code))).toBe(true);
          expect(rest).toEqual(expect.objectContaining({ id, towns: network.axes.get(id)?.towns }));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('of axes leaves every place with an axis', () => {
    const axis = [...network.axes.values()].find(({ status }) => status === 'modelled');
    if (!axis) throw new Error('no modelled axis');
    const listed = {
      ...axis,
      id: 'axis-of-the-list',
      status: 'documented' as const,
      towns: [],
      villages: [],
    };
    listed.stations = axis.stations.filter(({ kind }) => kind === 'seat');
    const { network: after } = applied(network, {
      kind: 'substitute',
      note: '',
      list: { of: 'axis', records: [listed], extent: 'whole' },
    });
    expect(after.axes.has(axis.id)).toBe(false);
    for (const { axis: id } of [...after.towns.values(), ...after.villages.values()])
      expect(after.axes.has(id)).toBe(true);
    expect([...after.towns.values()].filter((town) => town.axis === listed.id).length).toBe(
      axis.towns.length,
    );
  });

  it.each(['town', 'village'] as const)('detaches a %s from its former axis if it moves to another', (of) => {
    const [from, to] = [...network.axes.values()].filter(
      ({ towns, villages }) => towns.length > 1 && villages.length > 1,
    );
    const map = of === 'town' ? 'towns' : 'villages';
    // Two of one axis: both leave it in one change of the axis.
    const codes = from![map].slice(0, 2);
    const records = codes.map((code) => ({
      ...network[map].get(code)!,
      axis: to!.id,
      status: 'documented' as const,
    }));
    const change = { kind: 'substitute', note: '', list: { of, records, extent: 'part' } } as Change;
    const { network: moved, inverse } = applied(network, change);
    expect(inconsistencies(moved)).toEqual([]);
    expect(moved.axes.get(from!.id)![map]).toEqual(from![map].slice(2));
    expect(moved.axes.get(to!.id)).toBe(to);
    expect(toBytes(applied(moved, inverse).network)).toEqual(toBytes(network));
    // Once attached, every place of the network is a station of its axis, and of no other.
    const attached = codes.reduce(
      (now, code) =>
        applied(now, { kind: 'attach', note: '', axis: to!.id, station: { kind: of, code, km: 1 } }).network,
      moved,
    );
    expect(inconsistencies(attached)).toEqual([]);
    for (const { code, axis } of [...attached.towns.values(), ...attached.villages.values()])
      expect(attached.axes.get(axis)!.stations.some((station) => station.code === code)).toBe(true);
  });

  it('is refused if it refers to an axis or a station that is not there', () => {
    const town = { ...pick(network.towns.values(), 0), status: 'documented' as const, axis: 'axis-x' };
    const axis = pick(network.axes.values(), 0);
    const stations = [...axis.stations, { kind: 'town' as const, code: '330000000', km: 1 }];
    const substitute = (list: Extract<Change, { kind: 'substitute' }>['list']) => () =>
      applied(network, { kind: 'substitute', note: '', list });
    expect(substitute({ of: 'town', records: [town], extent: 'part' })).toThrow(/axis-x: .* no such axis/);
    expect(
      substitute({ of: 'axis', records: [{ ...axis, stations, status: 'documented' }], extent: 'part' }),
    ).toThrow(/330000000: .* no such town/);
  });
});
