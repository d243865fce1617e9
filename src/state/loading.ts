import { batch, computed, effect } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { FileFailure } from '../dataset/base/failure.ts';
import { PAGE_ADDRESSES } from '../dataset/base/addresses.ts';
import type { BaseFiles, FileName } from '../dataset/base/files.ts';
import { loadDataset, loadFile } from '../dataset/base/load.ts';
import type { Lazy } from '../dataset/base/load.ts';
import { fetchJson } from '../dataset/base/read.ts';
import { createDataset } from '../dataset/dataset.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { AtlasState, LoadState } from './atlas-state.ts';
import type { Selection } from './selection.ts';

/**
 * Puts the network into the state as its files arrive. Never rejects for a bad file: each is listed in `failures`.
 * @param firstFrame settles when the map draws its first frame: counties and what panels tell are read from then on, or when the map does not come
 */
export async function startLoading(state: AtlasState, firstFrame: Promise<void>): Promise<void> {
  const source = { addresses: PAGE_ADDRESSES, changes: [], revision: 0 };
  const dataset = await loadDataset(source, fetchJson, {
    onProgress: (done, total, file) => {
      state.progress.value = { done, total, file };
    },
    stages: {
      first: (first) => {
        arrived(state, createDataset(first), 'first');
        return Promise.race([firstFrame, whenTrue(state.mapWasFirst)]);
      },
      geometry: (geometry) => arrived(state, createDataset(geometry), 'geometry'),
    },
    onFailure: (failure) => fail(state, failure),
  });
  arrived(state, dataset, 'ready');
}

/** Settles when counties, prefectures and their names are read or cannot be used, or after `limitMs`. */
export async function geometryRead(state: AtlasState, limitMs: number): Promise<void> {
  const isRead = computed(() => ['geometry', 'ready'].includes(state.loadState.value));
  await Promise.race([whenTrue(isRead), new Promise((resolve) => setTimeout(resolve, limitMs))]);
}

/** Puts the base files that have been read into the dataset. No change is possible before all are loaded, so the revision stays the same. */
function arrived(state: AtlasState, dataset: Dataset, loaded: LoadState): void {
  batch(() => {
    state.dataset.value = dataset;
    state.loadState.value = loaded;
  });
}

/** A file that is loaded when a part of the page that needs it is opened. */
const ask = <File extends FileName>(file: File): Promise<Lazy<BaseFiles[File]>> =>
  loadFile(file, PAGE_ADDRESSES, fetchJson);

const whenTrue = (flag: ReadonlySignal<boolean>): Promise<void> =>
  new Promise((resolve) => {
    const stop = effect(() => {
      if (!flag.value) return;
      resolve();
      queueMicrotask(() => stop());
    });
  });

/** The files of geodata/ that contain the records of a kind. */
const FILES_OF = {
  axis: ['axes.geojson'],
  town: ['towns.geojson'],
  village: ['villages.geojson'],
  county: ['counties.geojson'],
  cluster: ['clusters.json'],
  place: ['gazetteer.json', 'places.json'],
} as const satisfies Record<Selection['kind'], readonly FileFailure['file'][]>;

/** Whether the records of a kind are unknown because their file cannot be used. */
export const isMissing = (state: AtlasState, kind: Selection['kind']): boolean =>
  state.failures.value.some(({ file }) => (FILES_OF[kind] as readonly string[]).includes(file));

function fail(state: AtlasState, failure: FileFailure): void {
  state.failures.value = [...state.failures.peek().filter(({ file }) => file !== failure.file), failure];
}

type AskedFile = 'stories' | 'gazetteer' | 'titles' | 'shores' | 'travel';
const asked = new WeakMap<AtlasState, Set<AskedFile>>();

/** True the first time that a file is requested in a page. */
function firstAsk(state: AtlasState, file: AskedFile): boolean {
  const files = asked.get(state) ?? new Set();
  asked.set(state, files);
  const first = !files.has(file);
  files.add(file);
  return first;
}

/** Loads the stories unless they have been requested already. */
export async function loadStories(state: AtlasState): Promise<void> {
  if (!firstAsk(state, 'stories')) return;
  const result = await ask('stories.json');
  if (result.ok) state.stories.value = result.value.toSorted((a, b) => a.order - b.order);
  else fail(state, result.failure);
}

/**
 * Loads for search the list of all towns and located villages and the facts about places that are not in the network, unless they have been requested
 * already.
 */
export async function loadGazetteer(state: AtlasState): Promise<void> {
  if (!firstAsk(state, 'gazetteer')) return;
  const [gazetteer, places] = await Promise.all([ask('gazetteer.json'), ask('places.json')]);
  batch(() => {
    if (gazetteer.ok) state.gazetteer.value = gazetteer.value;
    else fail(state, gazetteer.failure);
    if (places.ok) state.places.value = new Map(places.value.map((place) => [place.code, place]));
    else fail(state, places.failure);
  });
}

/** Loads the titles of official lists, for profiles, unless they have been requested already. */
export async function loadTitles(state: AtlasState): Promise<void> {
  if (!firstAsk(state, 'titles')) return;
  const titles = await ask('titles.json');
  if (titles.ok)
    state.titles.value = {
      english: new Map(titles.value.kinds.map(({ of, title, titleEn }) => [`${of} ${title}`, titleEn])),
      of: new Map(titles.value.places.map((place) => [place.code, place.titles])),
    };
  else fail(state, titles.failure);
}

/** Loads the shores, which determine the straight lines that cross water, unless they have been requested already. */
export async function loadShores(state: AtlasState): Promise<void> {
  if (!firstAsk(state, 'shores')) return;
  // Its code is loaded together with its file, not at the start.
  const [shores, code] = await Promise.all([
    ask('shores.json'),
    import('../domain/over-water.ts').catch(() => null),
  ]);
  // The next profile requests it again.
  if (!code) asked.get(state)?.delete('shores');
  else if (shores.ok) state.shores.value = code.buildShores(shores.value);
  else fail(state, shores.failure);
}

/** Loads the travel times of all places at the default speeds, unless they have been requested already. */
export async function loadPlaceTravel(state: AtlasState): Promise<void> {
  if (!firstAsk(state, 'travel')) return;
  const times = await ask('travel/places.json');
  if (times.ok) state.placeTravel.value = new Map(times.value.map((place) => [place.code, place]));
  else fail(state, times.failure);
}
