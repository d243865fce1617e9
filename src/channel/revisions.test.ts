import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Dataset } from '../dataset/dataset.ts';
import { createDataset } from '../dataset/dataset.ts';
import { undone, withChanges } from '../dataset/history.ts';
import { realNetworkNow } from '../dataset/testing/network.ts';
import { clientWith, FILES, now, PLACES, readState, tile } from './testing/fake-worker.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a channel of a dataset that changes', () => {
  const base = createDataset(realNetworkNow());
  const [one, two] = [...base.network.towns.keys()];
  const without = (dataset: Dataset, id = ''): Dataset =>
    withChanges(dataset, [{ kind: 'remove', note: '', of: 'town', id }]);

  it('sends addresses and all changes to a new worker, and only later changes to a running one', async () => {
    const { client, made } = clientWith();
    const first = without(base, one);
    client.setDataset(first);
    client.ask('prepare', PLACES);
    await now();
    const changes = first.made.map(({ change }) => change);
    expect(made[0]?.told[0]).toEqual({
      type: 'load',
      source: { addresses: FILES, changes, revision: 1 },
    });
    const second = without(first, two);
    client.setDataset(second);
    expect(made[0]?.told.at(-1)).toEqual({
      type: 'step',
      step: { shared: 1, changes: [second.made[1]?.change], revision: 2 },
    });
    client.setDataset(undone(second));
    expect(made[0]?.told.at(-1)).toEqual({ type: 'step', step: { shared: 1, changes: [], revision: 3 } });
    made[0]?.crash();
    await now();
    expect(made[1]?.told[0]).toMatchObject({ source: { changes, revision: 3 } });
  });

  it('drops an answer of an older revision and asks again, once for each revision', async () => {
    const { client, made } = clientWith();
    client.setDataset(base);
    const asked = client.ask('prepare', PLACES);
    const next = client.ask('tile', tile(1));
    await now();
    made[0]?.done('tile', 0);
    expect(await next.outcome).toEqual({ state: 'done', value: 'tile' });
    await now();
    client.setDataset(without(base, one));
    expect(made[0]?.order.slice(-2)).toEqual(['cancel', 'step']);
    made[0]?.done('of before', 0);
    expect(await readState(asked)).toBe('open');
    expect(made[0]?.heard).toHaveLength(3);
    made[0]?.done('of now');
    expect(await asked.outcome).toEqual({ state: 'done', value: 'of now' });
    // A question that failed for the older revision is asked again as well.
    const failing = client.ask('prepare', PLACES);
    await now();
    const { id } = made[0]!.last;
    client.setDataset(without(without(base, one), two));
    made[0]?.tell({ type: 'refused', id, detail: 'no town', revision: 1 });
    made[0]?.done('fine');
    expect(await failing.outcome).toEqual({ state: 'done', value: 'fine' });
  });

  it('fails the running question and those that wait if the worker cannot apply a change, and loads again for the next', async () => {
    const { client, made } = clientWith();
    client.setDataset(base);
    const running = client.ask('prepare', PLACES);
    const queued = client.ask('tile', tile(1));
    await now();
    client.setDataset(without(base, one));
    made[0]?.tell({ type: 'unusable', detail: 'no town' });
    const failed = { state: 'failed', failure: { kind: 'data', detail: 'no town' } };
    expect([await readState(running), await readState(queued)]).toEqual([failed, failed]);
    expect(made[0]?.ended).toBe(true);
    const next = client.ask('prepare', PLACES);
    await now();
    made[1]?.done('fine');
    expect(await next.outcome).toEqual({ state: 'done', value: 'fine' });
  });
});
