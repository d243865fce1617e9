import { expose } from 'comlink';
import { describe, expect, it } from 'vitest';
import { PrintClient } from './client.ts';
import type { Preview, PrintApi } from './protocol.ts';
import { parseSpec } from './spec/spec.ts';

const spec = parseSpec({ version: 1, region: { kind: 'province' } });
const answer = { fitScale: 1 } as Preview;

/** A worker on the other end of a channel; `end` is what a browser does when one dies. */
function fakeWorker(api: Partial<PrintApi>): { worker: Worker; end(): void; port: MessagePort } {
  const { port1, port2 } = new MessageChannel();
  expose(api, port2);
  const worker = Object.assign(port1, { terminate: () => port1.close() }) as unknown as Worker;
  return { worker, port: port2, end: () => port1.dispatchEvent(new Event('error')) };
}

describe('PrintClient', () => {
  it('starts its worker with the first question, and another after one has ended half-way', async () => {
    const made: ReturnType<typeof fakeWorker>[] = [];
    const client = new PrintClient(() => {
      const isFirst = made.length === 0;
      const next = fakeWorker({
        preview: () =>
          isFirst ? new Promise(() => undefined) : Promise.resolve({ state: 'done' as const, value: answer }),
      });
      made.push(next);
      return next.worker;
    });
    expect(made).toHaveLength(0);
    const first = client.preview(spec);
    made[0]?.end();
    expect(await first).toEqual({ state: 'failed', failure: { kind: 'crashed' } });
    expect(await client.preview(spec)).toEqual({ state: 'done', value: answer });
    expect(made).toHaveLength(2);
    for (const { port } of made) port.close();
  });

  it('tells a fault of the worker as a failure, and each sheet of an atlas as it is done', async () => {
    const { worker, port } = fakeWorker({
      preview: () => Promise.reject(new Error('no memory')),
      atlas: async (_wish, onSheet) => {
        onSheet({ done: 1, of: 2, name: 'a' });
        return { state: 'void' };
      },
    });
    const client = new PrintClient(() => worker);
    expect(await client.preview(spec)).toEqual({
      state: 'failed',
      failure: { kind: 'fault', detail: 'no memory' },
    });
    const seen: number[] = [];
    const ended = await client.atlas({ spec, by: 'county' }, ({ done }) => seen.push(done));
    expect(ended).toEqual({ state: 'void' });
    await expect.poll(() => seen).toEqual([1]);
    port.close();
    worker.terminate();
  });
});
