import { describe, expect, it, vi } from 'vitest';
import { FakeWorker } from '../channel/testing/fake-worker.ts';
import type { Addresses } from '../dataset/base/files.ts';
import { ExchangeClient, type InputFile, type WriteOrder } from './client.ts';

const ADDRESSES = {} as Addresses;
const RESULT = { contents: [], faults: [] };
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('the client of the exchange', () => {
  const clientWith = (): { client: ExchangeClient; made: FakeWorker[] } => {
    const made: FakeWorker[] = [];
    const make = (): FakeWorker => {
      const worker = new FakeWorker();
      made.push(worker);
      return worker;
    };
    return { client: new ExchangeClient(make, ADDRESSES), made };
  };

  it('reads in a worker that ends with the reading', async () => {
    const { client, made } = clientWith();
    const file = new File(['a,b'], 'list.csv', { lastModified: 5 });
    const told: number[] = [];
    const one = client.read([file], { onProgress: (part) => told.push(part) });
    const other = client.read([{ name: 'pasted', blob: new Blob(['x']), lastModified: null }]);
    await settled();
    expect(made).toHaveLength(2);
    expect(made[0]?.last.args).toEqual({ files: [{ name: 'list.csv', blob: file, lastModified: 5 }] });
    made[0]?.tell({ type: 'progress', id: made[0].last.id, value: 0.5 });
    made[0]?.done(RESULT);
    expect(await one).toEqual({ state: 'done', value: RESULT });
    expect(told).toEqual([0.5]);
    expect(made[0]?.ended).toBe(true);
    expect(made[1]?.ended).toBe(false);
    made[1]?.done(RESULT);
    expect(await other).toEqual({ state: 'done', value: RESULT });
  });

  it('ends the worker of a reading that is cancelled, and starts none for a reading that was cancelled before it began', async () => {
    const { client, made } = clientWith();
    const abort = new AbortController();
    const reading = client.read([], { signal: abort.signal });
    await settled();
    abort.abort();
    expect(await reading).toEqual({ state: 'void' });
    expect(made[0]?.ended).toBe(true);
    expect(await client.read([], { signal: abort.signal })).toEqual({ state: 'void' });
    expect(made).toHaveLength(1);
  });

  it('writes in a worker that ends with the writing, or at once if that is cancelled', async () => {
    const { client, made } = clientWith();
    const order = { format: 'csv' } as WriteOrder;
    const told: number[] = [];
    const one = client.write(order, { onProgress: (part) => told.push(part) });
    await settled();
    expect(made[0]?.last).toMatchObject({ question: 'write', args: order });
    made[0]?.tell({ type: 'progress', id: made[0].last.id, value: 0.25 });
    made[0]?.done({ rowCount: 3 });
    expect(await one).toEqual({ state: 'done', value: { rowCount: 3 } });
    expect([told, made[0]?.ended]).toEqual([[0.25], true]);
    const abort = new AbortController();
    const other = client.write(order, { signal: abort.signal });
    await settled();
    abort.abort();
    expect(await other).toEqual({ state: 'void' });
    expect(made[1]?.ended).toBe(true);
  });

  it('reports the file over which a worker crashes twice, and reads the others', async () => {
    const { client, made } = clientWith();
    const file = (name: string): InputFile => ({ name, blob: new Blob(['x']), lastModified: null });
    const reading = client.read([file('bad.csv'), file('good.csv')]);
    const endOf = async (n: number): Promise<void> => {
      await settled();
      made[n]?.crash();
    };
    // The worker ends twice while both files are read, then twice while the first is read alone.
    for (let n = 0; n < 4; n++) await endOf(n);
    await settled();
    made[4]?.done({ contents: ['good'], faults: [] });
    expect(await reading).toEqual({
      state: 'done',
      value: {
        contents: ['good'],
        faults: [{ code: 'damaged', level: 'error', file: 'bad.csv', details: { format: '' } }],
      },
    });
  });

  it('ends a worker that does not finish, after a time that depends on the size of the file', async () => {
    vi.useFakeTimers();
    try {
      const { client, made } = clientWith();
      const reading = client.read([{ name: 'a.parquet', blob: new Blob(['PAR1']), lastModified: null }]);
      await vi.advanceTimersByTimeAsync(34_000);
      expect(made[0]?.ended).toBe(false);
      await vi.advanceTimersByTimeAsync(2000);
      expect(made[0]?.ended).toBe(true);
      expect(await reading).toMatchObject({
        value: { faults: [{ code: 'limit', file: 'a.parquet', details: { limit: 'seconds', most: 35 } }] },
      });
    } finally {
      vi.useRealTimers();
    }
  });
});
