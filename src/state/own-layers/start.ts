import { PAGE_ADDRESSES } from '../../dataset/base/addresses.ts';
import type { AtlasState } from '../atlas-state.ts';
import { deviceStore, type StoredRecord } from '../device-store.ts';
import type { OwnLayers } from './own-layers.ts';

let starting: Promise<OwnLayers> | null = null;

/**
 * The own layers of the page; their code is loaded with the first one. Rejects if it cannot be loaded.
 * @param makeWorker starts the worker of large layers
 */
export function loadOwnLayers(
  state: AtlasState,
  makeWorker: () => Worker,
  stored?: readonly StoredRecord[],
): Promise<OwnLayers> {
  starting ??= Promise.all([import('./own-layers.ts'), stored ?? readStored()]).then(
    ([{ LayerClient, startOwnLayers }, records]) => {
      const client = new LayerClient(makeWorker, PAGE_ADDRESSES);
      state.ownLayers.value = startOwnLayers(state, deviceStore, records, client);
      state.layersRead.value = true;
      return state.ownLayers.value;
    },
    (error: unknown) => {
      starting = null;
      throw error;
    },
  );
  return starting;
}

/** Restores the layers that the device stores, if there are any. */
export async function restoreOwnLayers(state: AtlasState, makeWorker: () => Worker): Promise<void> {
  const stored = await readStored();
  if (stored.length > 0) await loadOwnLayers(state, makeWorker, stored).catch(() => undefined);
  state.layersRead.value = true;
}

const readStored = (): Promise<StoredRecord[]> => deviceStore.all('layers').catch(() => []);
