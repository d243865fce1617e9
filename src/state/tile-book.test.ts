import { describe, expect, it } from 'vitest';
import type { Outcome, SpatialClient, TileLayer } from '../spatial/client.ts';
import { showPrepared, tileBook } from './tile-book.ts';

const AT = { z: 1, x: 0, y: 0 };
const still = new AbortController().signal;
const corridor = (widthKm: number): TileLayer => ({ layer: 'corridor', widthKm, outline: 'pieces' });

/** A client that answers each question when the test says so. */
function fakeClient() {
  const open: {
    args: unknown;
    kind: string;
    answer: (outcome: Outcome<ArrayBuffer>) => void;
    cancelled: boolean;
  }[] = [];
  const ask = ((_: string, args: unknown, { kind }: { kind: string }) => {
    const question = {
      args,
      kind,
      answer: (_outcome: Outcome<ArrayBuffer>) => undefined as void,
      cancelled: false,
    };
    const outcome = new Promise<Outcome<ArrayBuffer>>((resolve) => {
      question.answer = resolve;
    });
    open.push(question);
    return { outcome, cancel: () => void (question.cancelled = true) };
  }) as unknown as SpatialClient['ask'];
  return { client: { ask }, open };
}
const done = (bytes: number): Outcome<ArrayBuffer> => ({ state: 'done', value: new ArrayBuffer(bytes) });

describe('tileBook', () => {
  it('computes tiles of the version that is shown only', async () => {
    const { client, open } = fakeClient();
    const book = tileBook(client);
    void book.show(corridor(5));
    const version = book.versions.corridor.value ?? -1;
    const tile = book.cut({ source: 'corridor', version, ...AT }, still);
    expect(open[0]?.args).toEqual({ of: corridor(5), at: AT });
    open[0]?.answer(done(7));
    expect((await tile)?.byteLength).toBe(7);
    expect(await book.cut({ source: 'corridor', version: version + 1, ...AT }, still)).toBeNull();
    expect(await book.cut({ source: 'places', version, ...AT }, still)).toBeNull();
  });

  it('hides a layer until its new content is prepared, unless something else is shown or hidden meanwhile', async () => {
    const { client, open } = fakeClient();
    const book = tileBook(client);
    const isShown = (): boolean => book.versions.places.value !== null;
    const places = (text: string): TileLayer => ({ layer: 'places', records: { batch: text as '1' } });
    void book.show(places('1'));
    expect(isShown()).toBe(true);
    showPrepared({ client, book }, places('2'));
    expect([isShown(), open.map(({ kind, args }) => [kind, args])]).toEqual([
      false,
      [['places tiles', { of: places('2') }]],
    ]);
    open[0]!.answer(done(0));
    await Promise.resolve();
    await Promise.resolve();
    expect(isShown()).toBe(true);
    showPrepared({ client, book }, places('1'));
    book.hide('places');
    open[1]!.answer(done(0));
    await Promise.resolve();
    await Promise.resolve();
    expect(isShown()).toBe(false);
    showPrepared({ client, book }, places('1'));
    open[2]!.answer({ state: 'failed', failure: { kind: 'crashed' } });
    await Promise.resolve();
    await Promise.resolve();
    expect([isShown(), book.failure.value]).toEqual([false, { kind: 'crashed' }]);
    showPrepared({ client, book }, places('1'));
    expect(book.failure.value).toBeNull();
  });

  it('answers requests for an older version with the newest content', () => {
    const { client, open } = fakeClient();
    const book = tileBook(client);
    void book.show(corridor(5));
    const version = book.versions.corridor.value ?? -1;
    void book.show(corridor(6));
    void book.cut({ source: 'corridor', version, ...AT }, still);
    expect(open[0]?.args).toEqual({ of: corridor(6), at: AT });
  });

  it('accepts repeated requests of one tile, and cancels what the map aborts', async () => {
    const { client, open } = fakeClient();
    const book = tileBook(client);
    void book.show(corridor(5));
    const tile = { source: 'corridor', version: book.versions.corridor.value ?? -1, ...AT } as const;
    const abort = new AbortController();
    void book.cut(tile, still);
    void book.cut(tile, abort.signal);
    expect(open[0]?.kind).not.toBe(open[1]?.kind);
    abort.abort();
    expect(open.map(({ cancelled }) => cancelled)).toEqual([false, true]);
  });

  it('waits until the map has drawn the shown version or shows another', async () => {
    const book = tileBook(fakeClient().client);
    const first = book.show(corridor(5));
    const second = book.show(corridor(6));
    await first;
    book.drawn('corridor', book.versions.corridor.value ?? -1);
    await second;
    const third = book.show({ layer: 'places' });
    book.hide('places');
    await third;
    expect(book.versions.places.value).toBeNull();
  });
});
