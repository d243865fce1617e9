import type { AtlasState } from '../atlas-state.ts';
import { deviceStore, type StoredRecord } from '../device-store.ts';
import type { OwnLayers } from './own-layers.ts';

let starting: Promise<OwnLayers> | null = null;

/** The own layers of the page; their code comes with the first. Rejects where it does not load. */
export function wantOwnLayers(state: AtlasState, stored?: readonly StoredRecord[]): Promise<OwnLayers> {
  starting ??= Promise.all([import('./own-layers.ts'), stored ?? readStored()]).then(
    ([{ startOwnLayers }, records]) => {
      state.ownLayers.value = startOwnLayers(state, deviceStore, records);
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

/** Takes up the layers that the device keeps, where it keeps any. */
export async function takeUpKeptLayers(state: AtlasState): Promise<void> {
  const stored = await readStored();
  if (stored.length > 0) await wantOwnLayers(state, stored).catch(() => undefined);
  state.layersRead.value = true;
}

const readStored = (): Promise<StoredRecord[]> => deviceStore.all('layers').catch(() => []);
