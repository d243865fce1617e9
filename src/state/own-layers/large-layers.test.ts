import { describe, expect, it, vi } from 'vitest';
import { SameThreadWorker } from '../../channel/testing/same-thread.ts';
import type { Addresses } from '../../dataset/base/files.ts';
import type { LargeLayer } from '../../domain/own-layer.ts';
import { LayerClient, type LayerQuestions } from '../../exchange/layers/client.ts';
import { LayerService } from '../../exchange/layers/service.ts';
import { storeContent } from '../../exchange/stored.ts';
import { readMade } from '../../exchange/testing/read.ts';
import { createAtlasState } from '../atlas-state.ts';
import { startOwnLayers } from './own-layers.ts';
import { openRow } from '../run-time-layers.ts';
import { openRowDetails } from './rows.ts';

/** The default limit of `vi.waitFor`, one second, is too short for a busy machine. */
const PATIENCE = { timeout: 60_000 };

const ROWS = 6000;
const CSV = [
  '名称,类别,经度,纬度',
  ...Array.from({ length: ROWS }, (_, i) => `点${i},${i % 3 === 0 ? '校' : '院'},${119 + i / 10_000},29`),
].join('\n');

/** A page with the worker of large layers running in this thread. */
function page() {
  const made: SameThreadWorker<LayerQuestions>[] = [];
  const client = new LayerClient(() => {
    const layers = new LayerService();
    const worker = new SameThreadWorker<LayerQuestions>({
      load: () => Promise.resolve(),
      step: () => undefined,
      give: (id, value) => layers.give(id, value as never),
      answer: (question, args, { signal }) => layers.answer(question, args, signal),
    });
    made.push(worker);
    return worker;
  }, {} as Addresses);
  const state = createAtlasState();
  const put = vi.fn<() => Promise<void>>(async () => {});
  const store = { put, remove: async () => {} };
  const own = startOwnLayers(state, store, [], client, 0);
  state.ownLayers.value = own;
  return { state, store, own, client, made };
}

async function largeLayer({ client }: Pick<ReturnType<typeof page>, 'client'>): Promise<LargeLayer> {
  const { contents } = await readMade('a.csv', CSV);
  const content = storeContent(contents[0]!);
  if (content.kind !== 'stored-sheet') throw new Error('not stored');
  const at = { content: content.blob, key: '1' };
  const opened = await client.ask('open', at, 'open');
  if (opened.state !== 'done') throw new Error(JSON.stringify(opened));
  const { positions, columns } = opened.value;
  const reading = { datum: { kind: 'wgs84' }, swapped: false } as const;
  const built = await client.ask('build', { ...at, positions, reading }, 'build');
  if (built.state !== 'done') throw new Error(JSON.stringify(built));
  return {
    id: 'own-c0ffee',
    file: { name: 'a.csv', sha256: 'c0ffee', modified: null },
    part: null,
    columns,
    packed: built.value,
    settings: { name: '点', style: { by: 'one', colour: 0 }, label: 0, filter: null },
  };
}

describe('large layers of a page', () => {
  it('are drawn from the answers of their worker, again with each setting, and end the worker with the last of them', async () => {
    const { state, store, own, client, made } = page();
    const layer = await largeLayer({ client });
    own.add([layer]);
    const drawn = () => state.runTimeLayers.value[0];
    // Listed before the worker has answered, so that link and switches find it.
    expect(drawn()).toMatchObject({ id: layer.id, features: [], tiled: { version: 0, shownCount: 0 } });
    await vi.waitFor(
      () => expect(drawn()?.tiled).toMatchObject({ shownCount: ROWS, kinds: ['0:point'] }),
      PATIENCE,
    );
    const first = drawn()?.tiled?.version ?? 0;
    own.change(layer.id, { name: '点位' });
    expect(drawn()).toMatchObject({ name: '点位', classes: [{ text: '点位' }], tiled: { version: first } });
    own.change(layer.id, {
      style: { by: 'category', column: 1 },
      filter: { column: 1, test: 'is', value: '校' },
    });
    await vi.waitFor(() => expect(drawn()?.tiled?.version).toBeGreaterThan(first), PATIENCE);
    expect(drawn()).toMatchObject({
      classes: [{ text: '院' }, { text: '校' }],
      tiled: { shownCount: ROWS / 3, kinds: ['1:point'] },
    });
    const tile = await own.large.cutTile(layer.id, { z: 8, x: 212, y: 106 }, new AbortController().signal);
    expect(tile.byteLength).toBeGreaterThan(1000);
    expect(store.put).toHaveBeenCalledWith('layers', expect.objectContaining({ layer: expect.anything() }));
    expect(made[0]?.ended).toBe(false);
    own.remove(layer.id);
    expect([state.runTimeLayers.value, made[0]?.ended]).toEqual([[], true]);
  });

  it('give the values of an open row', async () => {
    const { state, own, client } = page();
    const layer = await largeLayer({ client });
    own.add([layer]);
    openRow(state, { layer: layer.id, row: 4000 });
    expect(openRowDetails(state)).toBeNull();
    await vi.waitFor(() => expect(openRowDetails(state)).not.toBeNull(), PATIENCE);
    expect(openRowDetails(state)).toMatchObject({ title: '点4000', lonLat: [119.4, 29] });
    // The same object, so that the pop-up is not created again.
    expect(openRowDetails(state)).toBe(openRowDetails(state));
    openRow(state, { layer: layer.id, row: 4001 });
    expect(openRowDetails(state)).toBeNull();
    await vi.waitFor(() => expect(openRowDetails(state)?.title).toBe('点4001'), PATIENCE);
  });

  it('report the layers for which the worker failed', async () => {
    const { own, client } = page();
    const layer = await largeLayer({ client });
    own.add([{ ...layer, packed: { ...layer.packed, blob: new Blob(['damaged']) } }]);
    await vi.waitFor(() => expect([...own.large.failed.value]).toEqual([layer.id]), PATIENCE);
    own.remove(layer.id);
    expect(own.large.failed.value.size).toBe(0);
  });
});
