import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ModelFiles } from '../spatial/model.ts';
import type { FileAddresses, FromWorker, ToWorker } from '../spatial/protocol.ts';
import { realFiles } from '../spatial/testing/model.ts';

/** The scope of a worker: what is sent to it is heard, what it says is kept. */
const scope = Object.assign(new EventTarget(), {
  said: [] as FromWorker[],
  postMessage(message: FromWorker): void {
    scope.said.push(message);
  },
});
let files: ModelFiles;
const ADDRESSES = Object.fromEntries(
  [
    'axes',
    'towns',
    'villages',
    'counties',
    'prefectures',
    'province',
    'gazetteer',
    'shores',
    'lakes',
    'catalogue',
  ].map((name) => [name, name]),
) as unknown as FileAddresses;

beforeAll(async () => {
  files = realFiles();
  vi.stubGlobal('self', scope);
  vi.stubGlobal('fetch', async (name: string) =>
    name === 'missing'
      ? new Response('', { status: 404 })
      : Response.json(name === 'catalogue' ? { dataDate: files.dataDate } : files[name as keyof ModelFiles]),
  );
  await import('./spatial-worker.ts');
});
afterAll(() => vi.unstubAllGlobals());

const send = (message: ToWorker): FromWorker[] => {
  scope.said.length = 0;
  scope.dispatchEvent(new MessageEvent('message', { data: message }));
  return scope.said;
};
const load = async (addresses: Partial<FileAddresses>): Promise<FromWorker | undefined> => {
  send({ type: 'load', files: { ...ADDRESSES, ...addresses } });
  await vi.waitFor(() => expect(scope.said).toHaveLength(1), { timeout: 10_000 });
  return scope.said[0];
};

it('tells a file that does not come from one that cannot be used', async () => {
  expect(await load({ axes: 'missing' })).toEqual({ type: 'not-loaded', detail: 'missing: 404' });
  expect(await load({ axes: 'catalogue' })).toMatchObject({
    type: 'unusable',
    detail: expect.stringMatching(/^axes: /),
  });
});

it('says that it begins, then answers, refuses or fails', async () => {
  const ask = (id: number, args: object): FromWorker[] => [
    ...send({ type: 'ask', id, operation: 'nearest', args } as unknown as ToWorker),
  ];
  expect(ask(1, {})).toMatchObject([
    { type: 'begun', id: 1 },
    { type: 'failed', id: 1 },
  ]);
  expect(await load({})).toEqual({ type: 'loaded' });
  expect(ask(2, { lonLat: [119.8, 28.9], count: 1 })).toMatchObject([
    { type: 'begun', id: 2 },
    { type: 'done', id: 2, value: { towns: [{}] } },
  ]);
  expect(ask(3, { lonLat: [2, 48], count: 1 })).toMatchObject([
    { type: 'begun', id: 3 },
    { type: 'refused', id: 3, detail: expect.stringContaining('2, 48') },
  ]);
  expect(ask(4, {})).toMatchObject([
    { type: 'begun', id: 4 },
    { type: 'failed', id: 4 },
  ]);
});
