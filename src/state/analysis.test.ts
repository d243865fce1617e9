import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildShores } from '../domain/over-water.ts';
import { withChanges } from '../dataset/history.ts';
import { startAnalysis } from './analysis.ts';
import { createAtlasState } from './atlas-state.ts';
import { giveNetwork } from './testing/network.ts';
import { fakeClient } from './testing/spatial-client.ts';

const CRASHED = { kind: 'crashed' } as const;
const areas = (areaKm2: number) => ({ areaKm2 });

/** An analysis of the whole test network at 5 km whose first questions have been asked. */
async function start() {
  const state = createAtlasState();
  const fake = fakeClient();
  giveNetwork(state);
  state.widthKm.value = 5;
  const analysis = startAnalysis(state, fake.client);
  await pass();
  return { state, analysis, ...fake };
}
const pass = (ms = 0): Promise<void> => vi.advanceTimersByTimeAsync(ms).then(() => undefined);
/** Longer than the debounce of the width. */
const REST_MS = 500;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('startAnalysis', () => {
  it('asks for the table and the corridor of the scope, and shows the answers', async () => {
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
    expect(last('corridor tiles').args).toEqual({ of: { layer: 'corridor', widthKm: 5, outline: 'land' } });
    last('corridor tiles').done(null);
    await pass();
    expect(analysis.versions.corridor.value).not.toBeNull();
    expect(analysis.drawing.value).toBeNull();
  });

  it('passes a change of the dataset to the client, and asks everything shown again', async () => {
    const { state, analysis, asked, last, revisions } = await start();
    state.answerLayers.value = new Set(['catchments', 'places']);
    await pass();
    const layers = ['corridor', 'catchments', 'places'] as const;
    for (const kind of ['corridor', ...layers.map((layer) => `${layer} tiles`)]) last(kind).done(areas(10));
    await pass();
    const drawn = (): boolean[] => layers.map((layer) => analysis.versions[layer].value !== null);
    expect([analysis.areas.value, drawn()]).toMatchObject([{ value: { current: true } }, [true, true, true]]);
    const before = asked.length;
    const dataset = state.dataset.value!;
    const remove = { kind: 'remove', note: '', of: 'village', id: '331122101201' } as const;
    state.dataset.value = withChanges(dataset, [remove]);
    // The scope is the same, since it has as many axes and towns as before.
    expect([analysis.areas.value, drawn()]).toEqual([{ state: 'waiting' }, [false, false, false]]);
    await pass(REST_MS);
    expect(drawn()).toEqual([false, false, false]);
    expect(revisions).toEqual([0, 1]);
    const again = asked.slice(before).map(({ kind }) => kind);
    expect(again).toEqual(expect.arrayContaining(['table', 'corridor']));
    last('corridor').done(areas(11));
    for (const layer of layers) last(`${layer} tiles`).done(null);
    await pass();
    expect(analysis.areas.value).toMatchObject({ value: { figures: areas(11), current: true } });
    expect(drawn()).toEqual([true, true, true]);
    // Another width keeps figures and outline until the new ones are there.
    state.widthKm.value = 6;
    expect(analysis.areas.value).toMatchObject({ value: { figures: areas(11), current: false } });
    expect(drawn()).toEqual([true, true, true]);
  });

  it('asks for each width after the answer for the one before, and marks figures of another width', async () => {
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

  it('draws the pieces while the width is dragged if the last drawing was fast, and not after a slow one', async () => {
    const { state, analysis, asked, last } = await start();
    const pieces = (): number => asked.filter(({ kind }) => kind === 'corridor pieces').length;
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
    expect(pieces()).toBe(0);
    await pass(REST_MS);
    await drawn('corridor tiles', 20);
    await move(7);
    expect(pieces()).toBe(1);
    await move(8);
    const version = analysis.versions.corridor.value;
    await drawn('corridor pieces', 300);
    expect(analysis.versions.corridor.value).toBeGreaterThan(version ?? Infinity);
    // The width that was queued behind the slow one is not drawn either.
    await move(9);
    expect(pieces()).toBe(1);
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

  it('removes the corridor at width 0, and ignores late answers', async () => {
    const { state, analysis, last } = await start();
    state.widthKm.value = 0;
    last('corridor').done(areas(10));
    await pass(REST_MS);
    expect(analysis.areas.value).toEqual({ state: 'none' });
    expect(analysis.versions.corridor.value).toBeNull();
  });

  it('reports a crash of the worker, and asks again on request', async () => {
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

  it('reports when the land cannot be cut out, keeps its figures, and tries again on request', async () => {
    const { analysis, last } = await start();
    last('corridor').done(areas(10));
    await pass();
    last('corridor tiles').fail({ kind: 'fault', detail: 'no ring' });
    await pass();
    expect(analysis.drawing.value).toEqual({ kind: 'fault', detail: 'no ring' });
    expect(analysis.areas.value).toMatchObject({ value: { figures: areas(10), current: true } });
    analysis.retry();
    // No longer reported while it is tried again.
    expect(analysis.drawing.value).toBeNull();
    await pass(REST_MS);
    last('corridor').done(areas(10));
    await pass();
    last('corridor tiles').done(null);
    await pass();
    expect(analysis.drawing.value).toBeNull();
  });

  it('reports when a tile cannot be computed', async () => {
    const { state, analysis, last } = await start();
    state.answerLayers.value = new Set(['places']);
    await pass();
    last('places tiles').done(null);
    await pass();
    const version = analysis.versions.places.value ?? -1;
    const tile = analysis.cut({ source: 'places', version, z: 1, x: 0, y: 0 }, new AbortController().signal);
    last('tile 1').fail(CRASHED);
    await expect(tile).rejects.toThrow('places 1/0/0: crashed');
    expect(analysis.drawing.value).toEqual(CRASHED);
    analysis.retry();
    expect(analysis.drawing.value).toBeNull();
    last('places tiles').done(null);
    await pass();
    expect(analysis.versions.places.value).toBeGreaterThan(version);
  });

  it('asks for a county without an axis as for any other, since axes of its neighbours serve it', async () => {
    const { state, analysis, last } = await start();
    state.selection.value = { kind: 'county', id: '330382' };
    state.answerLayers.value = new Set(['gaps', 'catchments']);
    await pass(REST_MS);
    expect(analysis.scope.value).toMatchObject({ kind: 'county', ownAxisCount: 0 });
    const region = '330382';
    expect(last('table').args).toEqual({ region });
    expect(last('gaps').args).toEqual({ widthKm: 5, region });
    expect(last('catchments').args).toEqual({ farthest: 3, region });
    // The corridor that was being computed is finished first.
    last('corridor').done(areas(10));
    await pass();
    expect(last('corridor').args).toEqual({ widthKm: 5, region });
    expect(last('corridor tiles').args).toMatchObject({ of: { widthKm: 5, region } });
  });

  it('asks every question for the records that pass the filter, of an axis too', async () => {
    const { state, last } = await start();
    state.filter.value = { documentedOnly: true };
    state.selection.value = { kind: 'axis', id: 'axis-330723' };
    state.answerLayers.value = new Set(['gaps', 'catchments', 'places', 'nearest']);
    state.point.value = [120, 29];
    last('corridor').done(areas(10));
    await pass(REST_MS);
    const set = { records: { documentedOnly: true }, axes: ['axis-330723'] };
    expect(last('table').args).toEqual({ ...set, region: '330723' });
    expect(last('corridor').args).toEqual({ ...set, widthKm: 5 });
    expect(last('corridor tiles').args).toMatchObject({ of: { ...set, widthKm: 5 } });
    expect(last('gaps').args).toEqual({ ...set, widthKm: 5, region: '330723' });
    const { records } = set;
    for (const kind of ['catchments', 'nearest']) expect(last(kind).args).toMatchObject({ records });
  });

  it('gives the water that a ray to a town crosses, once the shores are loaded', async () => {
    const { state, analysis, last } = await start();
    state.answerLayers.value = new Set(['nearest']);
    state.point.value = [120, 29];
    await pass(0);
    last('nearest').done({ towns: [{ lonLat: [120.5, 29], distanceM: 48_700 }] });
    await pass(0);
    const rays = () => analysis.drawnAnswers.value.nearest?.rays;
    expect(rays()).toEqual([{ to: [120.5, 29], distanceM: 48_700 }]);
    state.shores.value = buildShores({
      perDegree: 10,
      land: [[[1190, 280, 12, 0, 0, 20, -12, 0]]],
      inland: [],
    });
    const crossing = rays()?.[0]?.crossing;
    expect([Math.round((crossing?.seaM ?? 0) / 1000), crossing?.inlandM]).toEqual([29, 0]);
  });

  it('asks nothing if the filter leaves no axis and no town, or leaves out the selected axis', async () => {
    const { state, analysis, asked } = await start();
    state.answerLayers.value = new Set(['gaps', 'catchments', 'nearest']);
    state.point.value = [120, 29];
    await pass(REST_MS);
    const before = asked.length;
    state.filter.value = { documentedOnly: true, batch: '2' };
    await pass(REST_MS);
    state.selection.value = { kind: 'axis', id: 'axis-331122' };
    state.filter.value = { documentedOnly: true };
    await pass(REST_MS);
    expect(analysis.scope.value).toMatchObject({ leftOut: 'modelled' });
    expect(asked.slice(before).map(({ kind }) => kind)).toEqual([]);
    for (const answer of ['areas', 'coverage', 'gaps', 'catchments', 'nearest'] as const)
      expect(analysis[answer].value).toEqual({ state: 'none' });
  });
});
