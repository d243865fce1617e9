import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientWith, FakeWorker, now, PLACES, readState, tile } from './testing/fake-worker.ts';
import type { Refusal } from '../domain/refusal.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('WorkerChannel', () => {
  it('starts no worker before the first question, then loads and asks', async () => {
    const { client, made } = clientWith();
    expect(made).toHaveLength(0);
    const asked = client.ask('prepare', PLACES);
    await now();
    expect(made[0]?.last).toMatchObject({ question: 'prepare', args: PLACES });
    made[0]?.done(null);
    expect(await asked.outcome).toEqual({ state: 'done', value: null });
  });

  it('cancels an older question of the same kind, and never gives its answer', async () => {
    const { client, made } = clientWith();
    const first = client.ask('prepare', PLACES);
    await now();
    const second = client.ask('prepare', PLACES);
    const third = client.ask('prepare', PLACES);
    expect(await first.outcome).toEqual({ state: 'void' });
    expect(await second.outcome).toEqual({ state: 'void' });
    made[0]?.done('stale');
    await now();
    // The second was never sent.
    expect(made[0]?.heard).toHaveLength(2);
    made[0]?.done('fresh');
    expect(await third.outcome).toEqual({ state: 'done', value: 'fresh' });
  });

  it('keeps questions of other kinds, and asks for tiles before slow questions', async () => {
    const { client, made } = clientWith();
    const order = [
      client.ask('prepare', PLACES, { kind: 'a' }),
      client.ask('prepare', PLACES, { kind: 'b' }),
      client.ask('tile', tile(0), { kind: '0' }),
      client.ask('tile', tile(1), { kind: '1' }),
    ];
    for (const _ of order) {
      await now();
      made[0]?.done(made[0].last.question);
    }
    expect(made[0]?.heard.map(({ question }) => question)).toEqual(['tile', 'tile', 'prepare', 'prepare']);
    for (const asked of order) expect(await asked.outcome).toMatchObject({ state: 'done' });
  });

  it('cancels a question', async () => {
    const { client, made } = clientWith();
    const current = client.ask('tile', tile(0), { kind: '0' });
    const queued = client.ask('tile', tile(1), { kind: '1' });
    await now();
    queued.cancel();
    current.cancel();
    expect(await queued.outcome).toEqual({ state: 'void' });
    expect(await current.outcome).toEqual({ state: 'void' });
    made[0]?.done('late');
    await now();
    expect(made[0]?.heard).toHaveLength(1);
  });

  it('starts a new worker after a crash and repeats the question once', async () => {
    const { client, made } = clientWith();
    const asked = client.ask('prepare', PLACES);
    await now();
    made[0]?.crash();
    await now();
    expect(made[0]?.ended).toBe(true);
    expect(made[1]?.last).toMatchObject({ question: 'prepare' });
    made[1]?.done('after all');
    expect(await asked.outcome).toEqual({ state: 'done', value: 'after all' });
  });

  it('starts a new worker after a message that cannot be read', async () => {
    const { client, made } = clientWith();
    const asked = client.ask('prepare', PLACES);
    await now();
    made[0]?.dispatchEvent(new Event('messageerror'));
    await now();
    made[1]?.done('legible');
    expect(await asked.outcome).toEqual({ state: 'done', value: 'legible' });
  });

  it('ignores messages of a worker that it has ended', async () => {
    const { client, made } = clientWith();
    client.ask('prepare', PLACES);
    await now();
    made[0]?.crash();
    await now();
    made[0]?.crash();
    made[0]?.tell({ type: 'not-loaded', detail: 'axes: 404' });
    await now();
    expect(made).toHaveLength(2);
    expect(made[1]?.ended).toBe(false);
  });

  it('does not repeat a cancelled question', async () => {
    const { client, made } = clientWith();
    const asked = client.ask('prepare', PLACES, { kind: 'given up' });
    await now();
    asked.cancel();
    made[0]?.crash();
    const other = client.ask('prepare', PLACES, { kind: 'wanted' });
    await now();
    expect(made[1]?.heard).toHaveLength(1);
    made[1]?.done('wanted');
    expect(await other.outcome).toEqual({ state: 'done', value: 'wanted' });
  });

  it('sends stored data to a worker before the first question, and to each new worker again', async () => {
    const { client, made } = clientWith();
    client.give('ground', new Uint8Array(3));
    const asked = client.ask('prepare', {});
    await now();
    expect(made[0]?.order).toEqual(['load', 'ground 3', 'ask']);
    client.give('ground', new Uint8Array(4));
    expect(made[0]?.order.at(-1)).toBe('ground 4');
    made[0]?.crash();
    await now();
    expect(made[1]?.order).toEqual(['load', 'ground 4', 'ask']);
    made[1]?.done(null);
    expect(await asked.outcome).toEqual({ state: 'done', value: null });
  });

  it('reports a question that crashes the worker twice, and continues with the next', async () => {
    const { client, made } = clientWith();
    const asked = client.ask('prepare', PLACES, { kind: 'bad' });
    const other = client.ask('prepare', PLACES, { kind: 'good' });
    await now();
    made[0]?.crash();
    await now();
    made[1]?.crash();
    expect(await asked.outcome).toEqual({ state: 'failed', failure: { kind: 'crashed' } });
    await now();
    made[2]?.done('fine');
    expect(await other.outcome).toMatchObject({ state: 'done' });
  });

  it('detects a worker that ended without a message', async () => {
    const { client, made } = clientWith(new FakeWorker({ type: 'loaded' }, false));
    const asked = client.ask('prepare', PLACES);
    await vi.advanceTimersByTimeAsync(4_900);
    expect(made).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(made).toHaveLength(2);
    made[1]?.done('alive');
    expect(await asked.outcome).toEqual({ state: 'done', value: 'alive' });
  });

  it('reports a question that exceeds its time limit, ends the worker and asks a new one the next question', async () => {
    const { client, made } = clientWith();
    const asked = client.ask('prepare', PLACES, { limitMs: 3_000, kind: 'slow' });
    const other = client.ask('prepare', PLACES, { kind: 'next' });
    await vi.advanceTimersByTimeAsync(2_900);
    expect(await readState(asked)).toBe('open');
    await vi.advanceTimersByTimeAsync(200);
    expect(await asked.outcome).toEqual({ state: 'failed', failure: { kind: 'too-long', limitS: 3 } });
    expect(made[0]?.ended).toBe(true);
    made[1]?.done('quick');
    expect(await other.outcome).toMatchObject({ state: 'done' });
  });

  it('limits every question, and ends no worker that answered in time', async () => {
    const { client, made } = clientWith();
    const quick = client.ask('prepare', PLACES, { kind: 'quick' });
    await now();
    made[0]?.done('in time');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(await quick.outcome).toMatchObject({ state: 'done' });
    expect(made[0]?.ended).toBe(false);
    const slow = client.ask('prepare', PLACES, { kind: 'slow' });
    await vi.advanceTimersByTimeAsync(20_100);
    expect(await slow.outcome).toEqual({ state: 'failed', failure: { kind: 'too-long', limitS: 20 } });
  });

  it('reports which file could not be fetched, and tries again with the next question', async () => {
    const { client, made } = clientWith(new FakeWorker({ type: 'not-loaded', detail: 'axes: 404' }));
    const asked = client.ask('prepare', PLACES);
    expect(await asked.outcome).toEqual({ state: 'failed', failure: { kind: 'files', detail: 'axes: 404' } });
    const again = client.ask('prepare', PLACES);
    await now();
    made[1]?.done('there');
    expect(await again.outcome).toMatchObject({ state: 'done' });
  });

  it('reports which data cannot be used', async () => {
    const { client } = clientWith(
      new FakeWorker({ type: 'unusable', detail: 'axis-1: a line needs two points' }),
    );
    expect(await client.ask('prepare', PLACES).outcome).toEqual({
      state: 'failed',
      failure: { kind: 'data', detail: 'axis-1: a line needs two points' },
    });
  });

  it('stops when the worker crashes twice while loading, or does not finish', async () => {
    const crashing = clientWith(...Array.from({ length: 3 }, () => new FakeWorker('crash')));
    expect(await crashing.client.ask('prepare', PLACES).outcome).toEqual({
      state: 'failed',
      failure: { kind: 'crashed' },
    });
    // The failed load does not count against the next question, which may also crash once.
    const again = crashing.client.ask('prepare', PLACES);
    await now();
    crashing.made[3]?.done('there');
    expect(await again.outcome).toMatchObject({ state: 'done' });
    const hanging = clientWith(new FakeWorker('silence')).client.ask('prepare', PLACES);
    await vi.advanceTimersByTimeAsync(60_100);
    expect(await hanging.outcome).toMatchObject({ state: 'failed', failure: { kind: 'too-long' } });
  });

  it('counts crashes while loading anew after a successful load', async () => {
    const loads = [new FakeWorker('crash'), new FakeWorker(), new FakeWorker('crash'), new FakeWorker()];
    const { client, made } = clientWith(...loads);
    const first = client.ask('prepare', PLACES, { kind: 'first' });
    await now();
    made[1]?.done('loaded');
    expect(await first.outcome).toMatchObject({ state: 'done' });
    const second = client.ask('prepare', PLACES, { kind: 'second' });
    await now();
    made[1]?.crash();
    await now();
    made[3]?.done('loaded again');
    expect(await second.outcome).toEqual({ state: 'done', value: 'loaded again' });
  });

  it('passes on refusals and failures of the engine', async () => {
    const { client, made } = clientWith();
    const refused = client.ask('prepare', PLACES);
    await now();
    made[0]?.tell({ type: 'refused', id: made[0].last.id, detail: 'width 0 km', revision: 0 });
    expect(await refused.outcome).toEqual({
      state: 'failed',
      failure: { kind: 'refused', detail: 'width 0 km' },
    });
    const worded = client.ask('prepare', PLACES);
    await now();
    const refusal: Refusal = { code: 'outside-china', lonLat: [2, 48] };
    made[0]?.tell({ type: 'refused', id: made[0].last.id, detail: '2, 48', refusal, revision: 0 });
    expect(await worded.outcome).toMatchObject({ failure: { kind: 'refused', refusal } });
    const failed = client.ask('prepare', PLACES);
    await now();
    made[0]?.tell({ type: 'failed', id: made[0].last.id, detail: 'x is undefined', revision: 0 });
    expect(await failed.outcome).toMatchObject({ failure: { kind: 'fault' } });
  });

  it('ends the worker and every open question when it is closed', async () => {
    const { client, made } = clientWith();
    const asked = client.ask('prepare', PLACES);
    await now();
    client.close();
    expect(await asked.outcome).toEqual({ state: 'void' });
    expect(made[0]?.ended).toBe(true);
  });

  it('reports the progress of a question, and tells the worker when it is cancelled', async () => {
    const { client, made } = clientWith();
    const seen: number[] = [];
    const asked = client.ask('prepare', PLACES, { onProgress: (value) => seen.push(value) });
    await now();
    const { id } = made[0]!.last;
    made[0]?.tell({ type: 'progress', id, value: 1 });
    asked.cancel();
    made[0]?.tell({ type: 'progress', id, value: 2 });
    expect(seen).toEqual([1]);
    expect(made[0]?.told.at(-1)).toEqual({ type: 'cancel', id });
  });

  it('does not limit a question without a time limit', async () => {
    const { client, made } = clientWith();
    const asked = client.ask('prepare', PLACES, { limitMs: Infinity });
    await vi.advanceTimersByTimeAsync(600_000);
    made[0]?.done('at last');
    expect(await asked.outcome).toEqual({ state: 'done', value: 'at last' });
  });
});
