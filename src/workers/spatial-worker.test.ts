import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { FromWorker, ToWorker } from '../channel/messages.ts';
import { CHECKS } from '../dataset/base/checks.ts';
import type { Addresses } from '../dataset/base/files.ts';

/** The scope of a worker: what is sent to it is heard, what it says is kept. */
const scope = Object.assign(new EventTarget(), {
  said: [] as FromWorker[],
  postMessage(message: FromWorker): void {
    scope.said.push(message);
  },
});
const ADDRESSES = Object.fromEntries(Object.keys(CHECKS).map((file) => [file, file])) as unknown as Addresses;
const geodata = (file: string): string =>
  readFileSync(join(import.meta.dirname, '../../geodata', file), 'utf8');

beforeAll(async () => {
  vi.stubGlobal('self', scope);
  vi.stubGlobal('fetch', async (name: string) =>
    name === 'missing' ? new Response('', { status: 404 }) : new Response(geodata(name)),
  );
  await import('./spatial-worker.ts');
});
afterAll(() => vi.unstubAllGlobals());

const send = (message: ToWorker): FromWorker[] => {
  scope.said.length = 0;
  scope.dispatchEvent(new MessageEvent('message', { data: message }));
  return [...scope.said];
};
const load = async (addresses: Partial<Addresses>): Promise<FromWorker | undefined> => {
  send({ type: 'load', source: { addresses: { ...ADDRESSES, ...addresses }, changes: [], revision: 0 } });
  await vi.waitFor(() => expect(scope.said).toHaveLength(1), { timeout: 60_000 });
  return scope.said[0];
};
const ask = (id: number, question: string, args: object): FromWorker[] =>
  send({ type: 'ask', id, question, args });

it('distinguishes a file that cannot be fetched from one that cannot be used', async () => {
  expect(await load({ 'axes.geojson': 'missing' })).toEqual({
    type: 'not-loaded',
    detail: 'axes.geojson: 404',
  });
  expect(await load({ 'axes.geojson': 'catalogue.json' })).toMatchObject({
    type: 'unusable',
    detail: expect.stringMatching(/^axes[.]geojson: features/),
  });
});

it('reports that it begins, then answers, refuses or fails, with the revision', async () => {
  expect(ask(1, 'nearest', {})).toMatchObject([
    { type: 'begun', id: 1 },
    { type: 'failed', id: 1 },
  ]);
  expect(await load({})).toEqual({ type: 'loaded' });
  const near = { lonLat: [119.8, 28.9], count: 1 };
  const [, done] = ask(2, 'nearest', near);
  expect(done).toMatchObject({ type: 'done', id: 2, value: { towns: [{}] }, revision: 0 });
  expect(ask(3, 'nearest', { lonLat: [2, 48], count: 1 })).toMatchObject([
    { type: 'begun', id: 3 },
    { type: 'refused', id: 3, detail: expect.stringContaining('2, 48') },
  ]);
  expect(ask(4, 'nearest', {})).toMatchObject([
    { type: 'begun', id: 4 },
    { type: 'failed', id: 4 },
  ]);
  const code = (done as { value: { towns: { code: string }[] } }).value.towns[0]!.code;
  const remove = { kind: 'remove', note: '', of: 'town', id: code } as const;
  expect(send({ type: 'step', step: { shared: 0, changes: [remove], revision: 5 } })).toEqual([]);
  const [, other] = ask(5, 'nearest', near);
  expect(other).toMatchObject({ type: 'done', revision: 5 });
  expect((other as { value: { towns: { code: string }[] } }).value.towns[0]!.code).not.toBe(code);
  // The same change cannot be made twice.
  expect(send({ type: 'step', step: { shared: 1, changes: [remove], revision: 6 } })).toMatchObject([
    { type: 'unusable', detail: expect.stringContaining(code) },
  ]);
});

it('fetches the code of a cross-check before it answers, and not for other questions', async () => {
  const lonLat = [119.8, 28.9];
  expect([...ask(5, 'crossCheckNearest', { lonLat, count: 1 })]).toEqual([{ type: 'begun', id: 5 }]);
  await vi.waitFor(() => expect(scope.said).toHaveLength(2), { timeout: 60_000 });
  expect(scope.said[1]).toMatchObject({ type: 'done', id: 5, value: { nearest: [expect.any(String)] } });
  expect(ask(6, 'crossCheckNearest', { lonLat: [2, 48], count: 1 })).toMatchObject([
    { type: 'begun' },
    { type: 'refused', detail: expect.stringContaining('2, 48') },
  ]);
  const corridor = { widthKm: 5, region: '330922', placesOf: '330922', step: 0 };
  expect(ask(7, 'crossCheckCorridor', corridor)).toMatchObject([
    { type: 'begun' },
    { type: 'done', value: { of: expect.any(Number) } },
  ]);
});
