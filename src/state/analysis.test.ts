import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outcome, SpatialClient, SpatialFailure } from '../spatial/client.ts';
import { startAnalysis } from './analysis.ts';
import { createAtlasState } from './atlas-state.ts';
import { testNetwork } from './test-network.ts';

interface Question {
  operation: string;
  kind: string;
  args: Record<string, unknown>;
  done(value: unknown): void;
  fail(failure: SpatialFailure): void;
}

/** A client that answers each question when it is told to; a newer question of a kind makes the older one void, as the real one does. */
function fakeClient() {
  const asked: Question[] = [];
  const ends = new Map<string, (outcome: Outcome<unknown>) => void>();
  const ask = (operation: string, args: Record<string, unknown>, { kind = operation } = {}) => {
    ends.get(kind)?.({ state: 'void' });
    let end: (outcome: Outcome<unknown>) => void = () => undefined;
    const outcome = new Promise<Outcome<unknown>>((resolve) => {
      end = resolve;
    });
    ends.set(kind, end);
    asked.push({
      operation,
      kind,
      args,
      done: (value) => end({ state: 'done', value }),
      fail: (failure) => end({ state: 'failed', failure }),
    });
    return { outcome, cancel: () => end({ state: 'void' }) };
  };
  const last = (kind: string): Question => {
    const found = asked.findLast((question) => question.kind === kind);
    if (!found) throw new Error(`nothing was asked of kind ${kind}`);
    return found;
  };
  return { client: { ask } as unknown as Pick<SpatialClient, 'ask'>, asked, last };
}

const CRASHED = { kind: 'crashed' } as const;
const areas = (areaKm2: number) => ({ areaKm2 });

/** An analysis of the whole test network at 5 km, its first questions asked. */
async function start() {
  const state = createAtlasState();
  const fake = fakeClient();
  state.network.value = testNetwork();
  state.widthKm.value = 5;
  const analysis = startAnalysis(state, fake.client);
  await pass();
  return { state, analysis, ...fake };
}
const pass = (ms = 0): Promise<void> => vi.advanceTimersByTimeAsync(ms).then(() => undefined);
/** Longer than a hand rests before its width counts. */
const REST_MS = 500;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('startAnalysis', () => {
  it('asks for the table and the corridor of the scope, and shows what comes', async () => {
    const { analysis, last } = await start();
    expect(last('table').args).toEqual({ region: '330000' });
    expect(last('corridor').args).toEqual({ widthKm: 5 });
    expect(analysis.areas.value).toEqual({ state: 'waiting' });
    last('corridor').done(areas(10));
    await pass();
    expect(analysis.areas.value).toEqual({
      state: 'ready',
      value: { figures: areas(10), current: true },
    });
    expect(last('corridor tiles').args).toEqual({ of: { layer: 'corridor', widthKm: 5, draft: false } });
    last('corridor tiles').done(null);
    await pass();
    expect(analysis.versions.corridor.value).not.toBeNull();
    expect(analysis.drawing.value).toBeNull();
  });

  it('follows a hand: each width is measured when the one before is, and figures of another width are marked', async () => {
    const { state, analysis, last } = await start();
    last('corridor').done(areas(10));
    await pass();
    state.widthKm.value = 6;
    expect(analysis.areas.value).toMatchObject({ value: { figures: areas(10), current: false } });
    await pass();
    const older = last('corridor');
    state.widthKm.value = 7;
    await pass();
    older.done(areas(66));
    await pass();
    expect(analysis.areas.value).toMatchObject({ value: { figures: areas(66), current: false } });
    expect(last('corridor').args).toEqual({ widthKm: 7 });
    last('corridor').done(areas(77));
    await pass();
    expect(analysis.areas.value).toMatchObject({ value: { figures: areas(77), current: true } });
  });

  it('draws drafts under a hand once a drawing was quick, and none after one that was not', async () => {
    const { state, analysis, asked, last } = await start();
    const drafts = (): number => asked.filter(({ kind }) => kind === 'draft').length;
    const move = async (widthKm: number): Promise<void> => {
      state.widthKm.value = widthKm;
      await pass();
    };
    const drawn = async (kind: string, afterMs: number): Promise<void> => {
      last(kind).done(null);
      await pass(afterMs);
      analysis.drawn('corridor', analysis.versions.corridor.value ?? -1);
      await pass();
    };
    await move(6);
    expect(drafts()).toBe(0);
    await pass(REST_MS);
    await drawn('corridor tiles', 20);
    await move(7);
    expect(drafts()).toBe(1);
    await move(8);
    const version = analysis.versions.corridor.value;
    await drawn('draft', 300);
    expect(analysis.versions.corridor.value).toBeGreaterThan(version ?? Infinity);
    // The one that waited behind the slow one is not drawn either.
    await move(9);
    expect(drafts()).toBe(1);
  });

  it('never shows figures of other axes', async () => {
    const { state, analysis, last } = await start();
    const older = last('corridor');
    const [axis] = [...state.network.value!.axes.keys()];
    state.selection.value = { kind: 'axis', id: axis! };
    await pass();
    older.done(areas(10));
    await pass();
    expect(analysis.areas.value).toEqual({ state: 'waiting' });
    last('corridor').done(areas(3));
    await pass();
    expect(analysis.areas.value).toMatchObject({ value: { figures: areas(3), current: true } });
  });

  it('takes the corridor away at width 0, and lets no late answer bring it back', async () => {
    const { state, analysis, last } = await start();
    state.widthKm.value = 0;
    last('corridor').done(areas(10));
    await pass(REST_MS);
    expect(analysis.areas.value).toEqual({ state: 'none' });
    expect(analysis.versions.corridor.value).toBeNull();
  });

  it('tells that the worker died, and asks again when told to', async () => {
    const { analysis, last } = await start();
    last('table').fail(CRASHED);
    last('corridor').fail(CRASHED);
    await pass();
    expect(analysis.coverage.value).toEqual({ state: 'failed', failure: CRASHED });
    expect(analysis.areas.value).toEqual({ state: 'failed', failure: CRASHED });
    analysis.retry();
    await pass(REST_MS);
    expect(analysis.coverage.value).toEqual({ state: 'waiting' });
    last('corridor').done(areas(10));
    await pass();
    expect(analysis.areas.value).toMatchObject({ state: 'ready' });
  });

  it('tells when the land cannot be cut out, keeps its figures, and tries again when told to', async () => {
    const { analysis, last } = await start();
    last('corridor').done(areas(10));
    await pass();
    last('corridor tiles').fail({ kind: 'fault', detail: 'no ring' });
    await pass();
    expect(analysis.drawing.value).toEqual({ kind: 'fault', detail: 'no ring' });
    expect(analysis.areas.value).toMatchObject({ value: { figures: areas(10), current: true } });
    analysis.retry();
    await pass(REST_MS);
    last('corridor').done(areas(10));
    await pass();
    last('corridor tiles').done(null);
    await pass();
    expect(analysis.drawing.value).toBeNull();
  });

  it('tells when a tile cannot be cut', async () => {
    const { state, analysis, last } = await start();
    state.overlays.value = new Set(['places']);
    await pass();
    const version = analysis.versions.places.value ?? -1;
    const tile = analysis.cut({ source: 'places', version, z: 1, x: 0, y: 0 }, new AbortController().signal);
    last('tile 1').fail(CRASHED);
    await expect(tile).rejects.toThrow('places 1/0/0: crashed');
    expect(analysis.drawing.value).toEqual(CRASHED);
    analysis.retry();
    expect(analysis.drawing.value).toBeNull();
    expect(analysis.versions.places.value).toBeGreaterThan(version);
  });

  it('asks nothing for a county without an axis', async () => {
    const { state, analysis, asked } = await start();
    const before = asked.length;
    const axes = [...state.network.value!.axes.values()];
    const bare = [...state.network.value!.counties.keys()].find((code) =>
      axes.every(({ county }) => county !== code),
    );
    state.selection.value = { kind: 'county', id: bare ?? '' };
    await pass(REST_MS);
    expect(analysis.scope.value).toMatchObject({ kind: 'county', axisCount: 0 });
    expect(asked).toHaveLength(before);
    expect(analysis.areas.value).toEqual({ state: 'none' });
  });
});
