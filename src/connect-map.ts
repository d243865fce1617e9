import { effect } from '@preact/signals';
import type { MapController } from './map/map-controller.ts';
import { resolves } from './state/actions.ts';
import type { AtlasState, CameraMove } from './state/atlas-state.ts';
import { loadLate } from './state/late-code.ts';
import { findPlace } from './state/places.ts';
import { isRecordRef } from './state/selection.ts';
import type { ReadonlySignal } from '@preact/signals';

/** Share of the window's height that the table of a layer takes (own-files.css). */
const TABLE_SHARE = 0.42;
/** Zoom at which the villages around a place are visible. */
const PLACE_ZOOM = 12;

/** Answers of the engine and run-time layers on the map: their code is loaded with the first of them. */
const laterLayers = () => import('./later-layers.ts');

/**
 * Makes the map follow the state of the page.
 * @param onMove called before the map moves on request
 * @param coveredPx height of the map that the drawer covers on a phone, px
 * @param motion media query of the reader's wish for less motion
 */
export function connectMap(
  state: AtlasState,
  map: MapController,
  onMove: () => void,
  coveredPx: ReadonlySignal<number>,
  motion: MediaQueryList,
): void {
  effect(() => map.setFlavour(state.flavour.value));
  effect(() => map.setLanguage(state.language.value));
  effect(() => map.setVisible(state.visible.value));
  let hasRows = false;
  effect(() => {
    if (hasRows || state.runTimeLayers.value.length === 0) return;
    hasRows = true;
    loadLate(state, ['legend'], async () => (await laterLayers()).connectRows(state, map), 'rows');
  });
  effect(() => map.setFilter(state.members.value));
  effect(() => {
    if (state.drawn.value) map.setNetwork(state.drawn.value);
  });
  effect(() => {
    const selection = state.selection.value;
    const network = state.network.value;
    // Selecting a record that is not in the data would dim the whole map.
    const drawn =
      selection !== null && network !== null && isRecordRef(selection) && resolves(network, selection);
    map.setSelection(drawn ? selection : null);
  });
  // After the selection, which also moves the ring.
  effect(() => map.setMark(state.mark.value));
  effect(() => map.setHover(state.hover.value));
  followCamera(state, map, onMove);
  effect(() => {
    const preview = state.printSettings.value && state.printing.value?.shown.value.preview;
    loadLate(state, ['preview'], () => map.setSheetFrame(preview ? preview.cornersLonLat : null), 'frame');
  });
  effect(() => {
    const analysis = state.analysis.value;
    // Set once and never removed.
    if (analysis)
      loadLate(
        state,
        ['analysis'],
        async () => (await laterLayers()).connectAnalysis(state, map, analysis),
        'answers',
      );
  });
  motion.addEventListener('change', ({ matches }) => map.setReducedMotion(matches));
  effect(() => {
    const tablePx = state.openTable.value === null ? 0 : TABLE_SHARE * window.innerHeight;
    map.setPadding({ bottom: coveredPx.value + tablePx });
  });
}

/** Carries out the moves that are requested of the map, each once what it needs has been loaded. */
function followCamera(state: AtlasState, map: MapController, onMove: () => void): void {
  // The map was created with the view of the link, so that move is already done.
  let done: CameraMove | null = state.camera.peek()?.to === 'view' ? state.camera.peek() : null;
  effect(() => {
    const move = state.camera.value;
    if (!move || move === done) return;
    if (move.to === 'place') {
      const place = findPlace(state.gazetteer.value, state.places.value, move.code);
      // Its file is not loaded yet, or it has no position.
      if (!place?.lonLat) return;
      done = move;
      onMove();
      const [lon, lat] = place.lonLat;
      map.setView({ lon, lat, zoom: PLACE_ZOOM });
      return;
    }
    const cluster = move.to === 'record' && move.ref.kind === 'cluster';
    if (move.to !== 'view' && (!state.network.value || (cluster && state.loadState.value !== 'ready')))
      return;
    done = move;
    onMove();
    follow(map, move);
  });
}

function follow(map: MapController, move: Exclude<CameraMove, { to: 'place' }>): void {
  switch (move.to) {
    case 'record':
      return map.zoomTo(move.ref);
    case 'prefecture':
      return map.zoomTo({ kind: 'prefecture', id: move.code });
    case 'province':
      return map.zoomTo({ kind: 'province' });
    case 'bbox':
      return map.zoomTo({ kind: 'bbox', bbox: move.bbox });
    case 'view':
      return map.setView(move.view);
    case 'point': {
      const [lon, lat] = move.lonLat;
      return map.setView({ lon, lat, zoom: move.zoom });
    }
  }
}
