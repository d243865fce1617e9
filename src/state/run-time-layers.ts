import { batch } from '@preact/signals';
import {
  LAYER_GROUPS,
  type LayerRef,
  type LayerGroup,
  type RowRef,
  type RunTimeLayer,
} from '../domain/run-time-layer.ts';
import type { PageState } from './page-state.ts';

/** Replaces the layers of a group (own or scenario), in the order of the legend. Link and switches no longer mention a layer that is removed. */
export function setLayers(state: PageState, group: LayerGroup, layers: readonly RunTimeLayer[]): void {
  const before = state.runTimeLayers.peek();
  const isThere = (id: string): boolean => layers.some((layer) => layer.id === id);
  const gone = before.filter((layer) => layer.group === group && !isThere(layer.id)).map(({ id }) => id);
  batch(() => {
    const others = before.filter((layer) => layer.group !== group);
    state.runTimeLayers.value = LAYER_GROUPS.flatMap((each) =>
      each === group ? layers : others.filter((layer) => layer.group === each),
    );
    if (gone.length === 0) return;
    state.linkedLayers.value = state.linkedLayers.peek()?.filter(({ id }) => !gone.includes(id)) ?? null;
    state.hidden.value = new Set([...state.hidden.peek()].filter((id) => !gone.includes(id)));
  });
}

/** Layers that are on the map. */
export const shownLayers = (state: PageState): RunTimeLayer[] =>
  state.runTimeLayers.value.filter(({ id }) => !state.hidden.value.has(id));

/** The layers in a link: those on the map, and those of an earlier link that are not on this device, so that the link can be passed on. */
export const layersOfLink = (state: PageState): LayerRef[] => [
  ...shownLayers(state).map(({ id, name }) => ({ id, name })),
  ...state.absentLayers.value,
];

/**
 * Shows exactly the layers that a link names; a link that names none (`null`) changes nothing.
 * @param subjects ids of the subjects that the link hides
 */
export function applyLinkedLayers(
  state: PageState,
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

/** Names of layers that the link names and this device does not have; empty while that is not known. */
export const missingLayers = (state: PageState): string[] =>
  state.layersRead.value ? state.absentLayers.value.map(({ name }) => name) : [];

/** Removes the layers of the link that are not on this device. */
export const forgetAbsentLayers = (state: PageState): void => {
  const absent = state.absentLayers.peek();
  state.linkedLayers.value = state.linkedLayers.peek()?.filter((layer) => !absent.includes(layer)) ?? null;
};

/** Opens a row of a run-time layer, or closes it. */
export function openRow(state: Pick<PageState, 'openRow'>, ref: RowRef | null): void {
  const before = state.openRow.peek();
  if (before?.layer !== ref?.layer || before?.row !== ref?.row) state.openRow.value = ref;
}
