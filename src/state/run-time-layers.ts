import { batch } from '@preact/signals';
import type { LayerRef, RunTimeLayer } from '../domain/run-time-layer.ts';
import type { AtlasState } from './atlas-state.ts';

/** Puts a layer in the place of the one with its id, or on top of the others. What the link says of it holds. */
export function putLayer(state: AtlasState, layer: RunTimeLayer): void {
  const layers = state.runTimeLayers.peek();
  const isThere = layers.some(({ id }) => id === layer.id);
  state.runTimeLayers.value = isThere
    ? layers.map((each) => (each.id === layer.id ? layer : each))
    : [layer, ...layers];
}

export function removeLayer(state: AtlasState, id: string): void {
  batch(() => {
    state.runTimeLayers.value = state.runTimeLayers.peek().filter((layer) => layer.id !== id);
    state.linkedLayers.value = state.linkedLayers.peek()?.filter((layer) => layer.id !== id) ?? null;
    state.hidden.value = new Set([...state.hidden.peek()].filter((each) => each !== id));
  });
}

/** Layers that are on the map. */
export const shownLayers = (state: AtlasState): RunTimeLayer[] =>
  state.runTimeLayers.value.filter(({ id }) => !state.hidden.value.has(id));

/** What a link says of layers: those on the map, and those that an earlier link named and that are not here, so that it can be handed on. */
export const layersOfLink = (state: AtlasState): LayerRef[] => [
  ...shownLayers(state).map(({ id, name }) => ({ id, name })),
  ...state.absentLayers.value,
];

/**
 * Shows of the layers those that a link names, and no others; a link that names none (`null`) leaves them as they are.
 * @param subjects ids of the subjects that the link hides
 */
export function applyLinkedLayers(
  state: AtlasState,
  subjects: ReadonlySet<string>,
  linked: readonly LayerRef[] | null,
): void {
  const isHidden = (id: string): boolean =>
    linked ? !linked.some((layer) => layer.id === id) : state.hidden.peek().has(id);
  const layers = state.runTimeLayers.peek().map(({ id }) => id);
  batch(() => {
    state.linkedLayers.value = linked;
    state.hidden.value = new Set([...subjects, ...layers.filter(isHidden)]);
  });
}

/** Names of layers that the link names and this device lacks; empty while that is not known. */
export const missingLayers = (state: AtlasState): string[] =>
  state.layersRead.value ? state.absentLayers.value.map(({ name }) => name) : [];

/** Forgets the layers of the link that are not here. */
export const forgetAbsentLayers = (state: AtlasState): void => {
  const absent = state.absentLayers.peek();
  state.linkedLayers.value = state.linkedLayers.peek()?.filter((layer) => !absent.includes(layer)) ?? null;
};
