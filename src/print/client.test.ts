import { describe, expect, it } from 'vitest';
import type { WorkerLike } from '../channel/channel.ts';
import type { ToWorker } from '../channel/messages.ts';
import type { Scope, Service } from '../channel/serve.ts';
import { serve } from '../channel/serve.ts';
import type { Addresses } from '../dataset/base/files.ts';
import { PrintClient } from './client.ts';
import type { Preview, PrintQuestions } from './protocol.ts';
import { parseSpec } from './spec/spec.ts';

const spec = parseSpec({ version: 1, region: { kind: 'province' } });
const preview = { fitScale: 1 } as Preview;

/** A stand-in for the worker that runs in the same thread and answers through the same message channel. */
function workerWith(answer: Service<PrintQuestions>['answer'], given: unknown[] = []): WorkerLike {
  const outside = new EventTarget();
  const scope: Scope = Object.assign(new EventTarget(), {
    postMessage: (data: unknown) =>
      queueMicrotask(() => outside.dispatchEvent(new MessageEvent('message', { data }))),
  });
  const give = (name: string, value: unknown): void => void given.push([name, value]);
  serve<PrintQuestions>(scope, { load: async () => undefined, step: () => undefined, give, answer });
  return Object.assign(outside, {
    postMessage: (data: ToWorker) =>
      queueMicrotask(() => scope.dispatchEvent(new MessageEvent('message', { data }))),
    terminate: () => undefined,
  });
}
const clientOf = (worker: WorkerLike): PrintClient => new PrintClient(() => worker, {} as Addresses);

describe('PrintClient', () => {
  it('returns what the worker made, why it could not make it, or the error it failed with', async () => {
    const worker = workerWith((question) => {
      if (question === 'preview') return { state: 'done', value: preview } as never;
      if (question === 'file') return { state: 'failed', failure: { kind: 'empty-region' } } as never;
      throw new Error('no memory');
    });
    const client = clientOf(worker);
    expect(await client.preview(spec)).toEqual({ state: 'done', value: preview });
    expect(await client.file(spec, 'pdf', 300)).toEqual({
      state: 'failed',
      failure: { kind: 'empty-region' },
    });
    expect(await client.book({ spec, by: 'county' }, () => undefined)).toEqual({
      state: 'failed',
      failure: { kind: 'fault', detail: 'no memory' },
    });
  });

  it('reports each finished sheet of a book, cancels the book, and passes the basemap file to the worker', async () => {
    const given: unknown[] = [];
    const worker = workerWith(async (_question, _args, { signal, onProgress }) => {
      (onProgress as (value: object) => void)({ done: 1, of: 2, name: 'a' });
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw signal.reason;
    }, given);
    const client = clientOf(worker);
    const file = new File([], 'a.pmtiles');
    client.keepBasemap(file);
    const seen: number[] = [];
    const ended = client.book({ spec, by: 'county' }, ({ done }) => {
      seen.push(done);
      client.cancel();
    });
    expect(await ended).toEqual({ state: 'void' });
    expect(seen).toEqual([1]);
    expect(given).toEqual([['basemap', file]]);
  });
});
