import { signal } from '@preact/signals';
import type { AtlasState } from '../../state/atlas-state.ts';
import type { Atlas } from '../atlas.ts';

const noWorker = (): never => {
  throw new Error('no worker in this test');
};

/** The context of a panel without map, subjects and workers, except the given parts. */
export const testAtlas = (state: AtlasState, parts: Partial<Atlas> = {}): Atlas => ({
  state,
  subjects: [],
  colours: signal({}),
  later: signal(null),
  mapBounds: () => null,
  startPrintWorker: noWorker,
  startExchangeWorker: noWorker,
  startLayerWorker: noWorker,
  startAxisWorker: noWorker,
  ...parts,
});
