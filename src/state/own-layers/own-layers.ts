import { batch, computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { isLarge, type OwnLayer, type OwnSettings } from '../../domain/own-layer.ts';
import { LayerClient } from '../../exchange/layers/client.ts';
import type { PageState } from '../page-state.ts';
import type { DeviceStore, StoredRecord } from '../device-store.ts';
import { setLayers } from '../run-time-layers.ts';
import { type LargeLayers, startLargeLayers } from './large-layers.ts';
import { presentLayer } from '../../exchange/layers/present.ts';

export { LayerClient };

/** A layer as the device stores it. */
export interface StoredLayer extends StoredRecord {
  version: 1;
  layer: OwnLayer;
  /** Position among the layers, 0 on top. */
  order: number;
  shown: boolean;
}

/** The reader's own layers of a page. */
export interface OwnLayers {
  /** In the order of the legend: the first is drawn on top. */
  layers: ReadonlySignal<readonly OwnLayer[]>;
  /** Ids of layers that the device could not store: they last until the page is closed. */
  notStored: ReadonlySignal<ReadonlySet<string>>;
  /** Layers whose rows a worker holds. */
  large: LargeLayers;
  client: LayerClient;
  /** Adds layers on top, or replaces those with the same ids, and shows them. */
  add(layers: readonly OwnLayer[]): void;
  change(id: string, change: Partial<OwnSettings>): void;
  /** @param by 1 moves it down in the legend, below the next; -1 up */
  move(id: string, by: 1 | -1): void;
  remove(id: string): void;
}

/** Delay of writing, ms: typing must not write a layer with many rows for every letter. */
const SETTLE_MS = 400;

/**
 * Restores the layers that the device stores and stores every change of them.
 * @param stored the records of the store; those of another form are not changed
 * @param client the client of the worker of large layers
 */
export function startOwnLayers(
  state: PageState,
  store: Pick<DeviceStore, 'put' | 'remove'>,
  stored: readonly StoredRecord[],
  client: LayerClient,
  settleMs = SETTLE_MS,
): OwnLayers {
  const known = stored.filter(isStoredLayer).toSorted((a, b) => a.order - b.order);
  const layers = signal<readonly OwnLayer[]>(known.map(({ layer }) => layer));
  const large = startLargeLayers(client, layers, state.openRow);
  const presented = computed(() =>
    layers.value.map((layer) => (isLarge(layer) ? large.present(layer) : presentLayer(layer))),
  );
  const linked = state.linkedLayers.peek();
  const isHidden = ({ id, shown }: StoredLayer): boolean =>
    linked ? !linked.some((layer) => layer.id === id) : !shown;
  batch(() => {
    state.hidden.value = new Set([...state.hidden.peek(), ...known.filter(isHidden).map(({ id }) => id)]);
    setLayers(state, 'own', presented.value);
  });
  effect(() => setLayers(state, 'own', presented.value));

  const { notStored, forget } = keepWritten(state, store, layers, known, settleMs);

  return {
    layers,
    notStored,
    large,
    client,
    add(added) {
      const isAdded = ({ id }: Pick<OwnLayer, 'id'>): boolean => added.some((layer) => layer.id === id);
      batch(() => {
        const before = layers.peek();
        const isThere = ({ id }: OwnLayer): boolean => before.some((layer) => layer.id === id);
        layers.value = [
          ...added.filter((layer) => !isThere(layer)),
          ...before.map((layer) => added.find(({ id }) => id === layer.id) ?? layer),
        ];
        state.hidden.value = new Set([...state.hidden.peek()].filter((id) => !isAdded({ id })));
      });
    },
    change(id, change) {
      layers.value = layers
        .peek()
        .map((layer) => (layer.id === id ? { ...layer, settings: { ...layer.settings, ...change } } : layer));
    },
    move(id, by) {
      const list = [...layers.peek()];
      const from = list.findIndex((layer) => layer.id === id);
      const to = from + by;
      const [moved, other] = [list[from], list[to]];
      if (!moved || !other) return;
      list[from] = other;
      list[to] = moved;
      layers.value = list;
    },
    remove(id) {
      forget(id);
      layers.value = layers.peek().filter((layer) => layer.id !== id);
      // If the device refuses, nothing was stored either.
      store.remove('layers', id).catch(() => undefined);
    },
  };
}

/**
 * Writes layers to the device whenever their content, order or visibility has changed.
 * @param known what the device holds
 * @returns ids of layers that the device could not store, and a function to be called for a layer that is removed
 */
function keepWritten(
  state: PageState,
  store: Pick<DeviceStore, 'put'>,
  layers: ReadonlySignal<readonly OwnLayer[]>,
  known: readonly StoredLayer[],
  settleMs: number,
): { notStored: ReadonlySignal<ReadonlySet<string>>; forget: (id: string) => void } {
  const notStored = signal<ReadonlySet<string>>(new Set());
  const noteStored = (id: string, isStored: boolean): void => {
    if (notStored.peek().has(id) !== isStored) return;
    const next = new Set(notStored.peek());
    if (!next.delete(id)) next.add(id);
    notStored.value = next;
  };
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** What was last written of each layer: content, position, visibility. */
  const written = new Map<string, readonly unknown[]>(
    known.map(({ id, layer, shown }, order) => [id, [layer, order, shown]]),
  );
  const write = (id: string): void => {
    waiting.delete(id);
    const order = layers.peek().findIndex((layer) => layer.id === id);
    const layer = layers.peek()[order];
    if (!layer) return;
    const shown = !state.hidden.peek().has(id);
    written.set(id, [layer, order, shown]);
    const record: StoredLayer = { id, version: 1, layer, order, shown };
    store.put('layers', record).then(
      () => noteStored(id, true),
      () => noteStored(id, false),
    );
  };
  effect(() => {
    const { value: hidden } = state.hidden;
    for (const [order, layer] of layers.value.entries()) {
      const now = [layer, order, !hidden.has(layer.id)];
      clearTimeout(waiting.get(layer.id));
      if (written.get(layer.id)?.every((each, i) => each === now[i])) continue;
      // A new layer is written at once: only changes of its settings are delayed.
      if (!written.has(layer.id)) write(layer.id);
      else
        waiting.set(
          layer.id,
          setTimeout(() => write(layer.id), settleMs),
        );
    }
  });

  // Writes changes that are still delayed when the page is closed or reloaded.
  globalThis.addEventListener?.('pagehide', () => {
    for (const [id, timer] of waiting) {
      clearTimeout(timer);
      write(id);
    }
  });

  const forget = (id: string): void => {
    clearTimeout(waiting.get(id));
    waiting.delete(id);
    written.delete(id);
    noteStored(id, true);
  };
  return { notStored, forget };
}

/** Whether a record was written by this program. */
function isStoredLayer(record: StoredRecord): record is StoredLayer {
  const { version, layer, order } = record as Partial<StoredLayer>;
  if (version !== 1 || typeof order !== 'number' || layer?.id !== record.id) return false;
  return isLarge(layer) ? layer.packed.blob instanceof Blob : Array.isArray(layer.rows);
}
