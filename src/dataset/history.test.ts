import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../domain/changes.ts';
import { createDataset } from './dataset.ts';
import type { Dataset } from './dataset.ts';
import { applied, redone, undone, withChanges } from './history.ts';
import {
  changeFor,
  differingLines,
  inconsistencies,
  network,
  pick,
  toBytes,
  villageEntry,
} from './testing/changes.ts';

const first = toBytes(network);
const choice = fc.tuple(fc.nat(1000), fc.nat(10_000), fc.nat(10_000));

describe('a change', () => {
  it('applied and then undone by its inverse gives the same bytes, and the inverse of that the change again', () => {
    fc.assert(
      fc.property(fc.array(choice, { minLength: 1, maxLength: 6 }), (choices) => {
        let now = network;
        for (const numbers of choices) {
          const before = toBytes(now);
          const { network: after, inverse } = applied(now, changeFor(now, numbers));
          const back = applied(after, inverse);
          expect(differingLines(toBytes(back.network), before)).toEqual([]);
          const again = applied(back.network, back.inverse).network;
          expect(differingLines(toBytes(again), toBytes(after))).toEqual([]);
          now = after;
        }
        expect(differingLines(toBytes(network), first)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps records that refer to each other consistent', () => {
    fc.assert(
      fc.property(fc.array(choice, { minLength: 1, maxLength: 12 }), (choices) => {
        let now = network;
        for (const numbers of choices) now = applied(now, changeFor(now, numbers)).network;
        expect(inconsistencies(now)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it.each<[string, Change, RegExp]>([
    [
      'a record that is not there',
      { kind: 'remove', note: '', of: 'village', id: '330000000001' },
      /no such village/,
    ],
    [
      'an axis that places belong to',
      { kind: 'remove', note: '', of: 'axis', id: 'axis-053' },
      /still belongs/,
    ],
    [
      'a record under the id of another',
      {
        kind: 'put',
        note: '',
        entry: {
          ...villageEntry(pick(network.villages.values(), 0)),
          id: 'x',
        } as never,
      },
      /record to put is/,
    ],
    [
      'a station that the axis has already',
      {
        kind: 'attach',
        note: '',
        axis: pick(network.villages.values(), 0).axis,
        station: {
          kind: 'village',
          code: pick(network.villages.values(), 0).code,
          km: 0,
        },
      },
      /already/,
    ],
    [
      'a listed record that is modelled',
      {
        kind: 'substitute',
        note: '',
        list: {
          of: 'town',
          extent: 'part',
          records: [{ ...pick(network.towns.values(), 0), status: 'modelled' }],
        },
      },
      /is documented, not modelled/,
    ],
  ])('refuses %s and names it', (_, change, message) => {
    expect(() => applied(network, change)).toThrow(message);
  });
});

describe('a dataset', () => {
  const run = (
    choices: readonly (readonly [number, number, number])[],
    dataset = createDataset(network),
  ): Dataset =>
    choices.reduce((now, numbers) => withChanges(now, [changeFor(now.network, numbers)]), dataset);

  it('gives the same network for any order of undo and redo with the same remaining changes', () => {
    fc.assert(
      fc.property(
        fc.array(choice, { minLength: 1, maxLength: 8 }),
        fc.array(fc.boolean(), { maxLength: 20 }),
        (choices, steps) => {
          let dataset = run(choices);
          const networks = Array.from({ length: choices.length + 1 }, (_, i) =>
            toBytes(run(choices.slice(0, i)).network),
          );
          let revision = dataset.revision;
          for (const back of steps) {
            const next = back ? undone(dataset) : redone(dataset);
            if (next !== dataset) expect(next.revision).toBe(++revision);
            dataset = next;
            expect(differingLines(toBytes(dataset.network), networks[dataset.made.length]!)).toEqual([]);
          }
          while (dataset.made.length > 0) dataset = undone(dataset);
          expect(differingLines(toBytes(dataset.network), first)).toEqual([]);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('drops undone changes when another change is made, but not when a change is refused', () => {
    const one = run([[2, 0, 5]]);
    const back = undone(one);
    expect(redone(back).made).toHaveLength(1);
    expect(() => withChanges(back, [{ kind: 'remove', note: '', of: 'town', id: 'x' }])).toThrow(
      /no such town/,
    );
    expect(back.undone).toHaveLength(1);
    expect(redone(withChanges(back, [changeFor(back.network, [0, 1, 1])])).made).toHaveLength(1);
  });

  it('takes 500 mixed changes in less than ten times their target of 50 ms, which the bench measures', () => {
    // The changes are chosen before the measurement.
    let now = network;
    const changes = Array.from({ length: 500 }, (_, i) => {
      const change = changeFor(now, [i, i * 7919, i * 104_729]);
      now = applied(now, change).network;
      return change;
    });
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      withChanges(createDataset(network), changes);
      return performance.now() - start;
    });
    // A quiet machine takes 15 ms, a busy one up to ten times as much; a change that reads the whole network takes seconds.
    expect(Math.min(...times)).toBeLessThan(500);
  });
});
