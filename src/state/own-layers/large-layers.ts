import { effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { isLarge, type LargeLayer, type OwnLayer } from '../../domain/own-layer.ts';
import type { RowRef, RunTimeLayer } from '../../domain/run-time-layer.ts';
import type { LayerClient, LayerQuestions } from '../../exchange/layers/client.ts';
import { contentNumber } from '../../exchange/layers/content-number.ts';
import { presentLarge, type Presented } from '../../exchange/layers/present.ts';

/** A row with its values from the worker. */
export type OpenedRow = LayerQuestions['row']['answer'] & { layer: string };

/** Large layers of a page, whose rows a worker holds. */
export interface LargeLayers {
  /** A large layer as it is drawn with the answers of the worker so far. */
  present(layer: LargeLayer): RunTimeLayer;
  /** Ids of layers for which the worker failed. */
  failed: ReadonlySignal<ReadonlySet<string>>;
  /** Cuts a vector tile of a layer; rejects if the worker fails. */
  cutTile(layer: string, at: { z: number; x: number; y: number }, wanted: AbortSignal): Promise<ArrayBuffer>;
  /** The values of the open row, once the worker has answered; null if none is open, or if it belongs to a small layer. */
  openedRow: ReadonlySignal<OpenedRow | null>;
}

/**
 * Sends each large layer and its settings to the worker, and requests how it is drawn.
 * @param openRow the row that is open on the map or in a table
 */
export function startLargeLayers(
  client: Pick<LayerClient, 'give' | 'ask'>,
  layers: ReadonlySignal<readonly OwnLayer[]>,
  openRow: ReadonlySignal<RowRef | null>,
): LargeLayers {
  const presented = signal<ReadonlyMap<string, Presented>>(new Map());
  const failed = signal<ReadonlySet<string>>(new Set());
  const given = new Map<string, string>();
  let lastVersion = 0;

  const presentAnew = async ({ id, packed: { blob }, settings }: LargeLayer, key: string): Promise<void> => {
    const { style, label, filter } = settings;
    client.give(id, { blob, content: contentNumber(blob), settings: { style, label, filter } });
    const outcome = await client.ask('present', { layer: id }, `present ${id}`);
    if (given.get(id) !== key || outcome.state === 'void') return;
    noteFailed(id, outcome.state === 'failed');
    if (outcome.state !== 'done') return;
    const next: Presented = { presentation: outcome.value, version: ++lastVersion };
    presented.value = new Map([...presented.peek(), [id, next]]);
  };
  const noteFailed = (id: string, isFailed: boolean): void => {
    if (failed.peek().has(id) === isFailed) return;
    const next = new Set(failed.peek());
    if (!next.delete(id)) next.add(id);
    failed.value = next;
  };
  effect(() => {
    const large = layers.value.filter(isLarge);
    for (const id of given.keys()) {
      if (large.some((layer) => layer.id === id)) continue;
      given.delete(id);
      client.give(id, null);
      noteFailed(id, false);
      presented.value = new Map([...presented.peek()].filter(([each]) => each !== id));
    }
    for (const layer of large) {
      const { style, label, filter } = layer.settings;
      const key = JSON.stringify([contentNumber(layer.packed.blob), style, label, filter]);
      if (given.get(layer.id) === key) continue;
      given.set(layer.id, key);
      void presentAnew(layer, key);
    }
  });

  const openedRow = askOpenRow(client, layers, openRow);
  const made = new WeakMap<LargeLayer, { found: Presented | null; drawn: RunTimeLayer }>();
  return {
    failed,
    openedRow,
    async cutTile(layer, at, wanted) {
      const kind = `tile ${layer} ${presented.peek().get(layer)?.version ?? 0} ${at.z}/${at.x}/${at.y}`;
      const outcome = await client.ask('tile', { layer, ...at }, kind, wanted);
      if (outcome.state === 'done') return outcome.value;
      // The answer is no longer needed.
      if (outcome.state === 'void') return new ArrayBuffer(0);
      noteFailed(layer, true);
      throw new Error(outcome.failure.kind);
    },
    present(layer) {
      const found = presented.value.get(layer.id) ?? null;
      const before = made.get(layer);
      if (before?.found === found) return before.drawn;
      const drawn = presentLarge(layer, found);
      made.set(layer, { found, drawn });
      return drawn;
    },
  };
}

/** The values of the open row, asked from the worker, if it is a row of a large layer. */
function askOpenRow(
  client: Pick<LayerClient, 'ask'>,
  layers: ReadonlySignal<readonly OwnLayer[]>,
  openRow: ReadonlySignal<RowRef | null>,
): ReadonlySignal<OpenedRow | null> {
  const openedRow = signal<OpenedRow | null>(null);
  effect(() => {
    const ref = openRow.value;
    const isOfLarge = layers.value.some((layer) => isLarge(layer) && layer.id === ref?.layer);
    const before = openedRow.peek();
    if (!ref || !isOfLarge) {
      openedRow.value = null;
      return;
    }
    if (before?.layer === ref.layer && before.row === ref.row) return;
    void client.ask('row', { ...ref }, 'open row').then((outcome) => {
      if (outcome.state === 'done' && openRow.peek() === ref)
        openedRow.value = { ...outcome.value, layer: ref.layer };
    });
  });
  return openedRow;
}
