import type { FileFailure } from '../data/failure.ts';
import { loadGazetteer, loadNetwork, loadStories } from '../data/load.ts';
import type { AtlasState } from './atlas-state.ts';
import { notify, resolves } from './actions.ts';
import type { Selection } from './selection.ts';

/** Fills the state with the network as it arrives. Never rejects for a bad file: each is listed in `failures`. */
export async function startLoading(state: AtlasState): Promise<void> {
  const network = await loadNetwork({
    onProgress: (done, total, file) => {
      state.progress.value = { done, total, file };
    },
    onGeometry: (geometry) => {
      state.network.value = geometry;
    },
    onFailure: (failure) => fail(state, failure),
  });
  state.network.value = { ...network, stories: state.network.peek()?.stories ?? [] };
  state.loadState.value = 'ready';
  const selection = state.selection.peek();
  if (selection && !resolves(network, selection) && !isMissing(state, selection.kind))
    notify(state, { kind: 'unknown-record', id: selection.id });
  if (selection?.kind === 'place') await wantGazetteer(state);
}

/** The file of geodata/ that holds the records of a kind. */
const FILE_OF = {
  axis: 'axes.geojson',
  town: 'towns.geojson',
  village: 'villages.geojson',
  county: 'counties.geojson',
  cluster: 'clusters.json',
  place: 'gazetteer.json',
} as const satisfies Record<Selection['kind'], FileFailure['file']>;

/** Whether the records of a kind are unknown because their file cannot be used. */
export const isMissing = (state: AtlasState, kind: Selection['kind']): boolean =>
  state.failures.value.some(({ file }) => file === FILE_OF[kind]);

function fail(state: AtlasState, failure: FileFailure): void {
  state.failures.value = [...state.failures.peek().filter(({ file }) => file !== failure.file), failure];
}

const asked = new WeakMap<AtlasState, Set<'stories' | 'gazetteer'>>();

/** True the first time a file is asked for on a page. */
function firstAsk(state: AtlasState, file: 'stories' | 'gazetteer'): boolean {
  const files = asked.get(state) ?? new Set();
  asked.set(state, files);
  const first = !files.has(file);
  files.add(file);
  return first;
}

/** Loads the stories unless they have been asked for already. */
export async function wantStories(state: AtlasState): Promise<void> {
  if (!firstAsk(state, 'stories')) return;
  const result = await loadStories();
  const network = state.network.peek();
  if (!result.ok) fail(state, result.failure);
  else if (network)
    state.network.value = { ...network, stories: result.value.toSorted((a, b) => a.order - b.order) };
}

/** Loads the list of all towns and located villages, for search, unless it has been asked for already. */
export async function wantGazetteer(state: AtlasState): Promise<void> {
  if (!firstAsk(state, 'gazetteer')) return;
  const result = await loadGazetteer();
  if (result.ok) state.gazetteer.value = result.value;
  else fail(state, result.failure);
}
