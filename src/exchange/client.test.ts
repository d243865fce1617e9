import { describe, expect, it } from 'vitest';
import { FakeWorker } from '../channel/testing/fake-worker.ts';
import type { Addresses } from '../dataset/base/files.ts';
import { ExchangeClient } from './client.ts';

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

  it('gives each reading a worker, which ends with it', async () => {
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

  it('ends the worker of a reading that is cancelled, and starts none for one that was before', async () => {
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

  it('tells of a worker that ends twice over the same files', async () => {
    const { client, made } = clientWith();
    const reading = client.read([]);
    await settled();
    made[0]?.crash();
    await settled();
    made[1]?.crash();
    expect(await reading).toEqual({ state: 'failed', failure: { kind: 'crashed' } });
  });
});
