import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { flavourCssProperties } from '../styles/flavour-css.ts';
import { FLAVOURS } from '../styles/flavours/index.ts';
import { mapSwitches } from '../styles/subject.ts';
import { SUBJECTS } from '../styles/subjects/index.ts';
import '../styles/fonts/fonts.css';
import '../styles/page/page.css';
import { NoWebGL2Error } from './map/errors.ts';
import { fontsLoaded } from './map/fonts.ts';
import { GROUND_URLS } from './dataset/base/addresses.ts';
import { languageFor, LANGUAGES, localeOf } from './i18n/index.ts';
import type { MapController } from './map/map-controller.ts';
import {
  askNearest,
  clearSelection,
  noteMapFault,
  resolves,
  select,
  setHover,
  setView,
} from './state/actions.ts';
import { type CameraMove, createAtlasState } from './state/atlas-state.ts';
import { findPlace } from './state/places.ts';
import { syncLink } from './state/link-sync.ts';
import { checkLinks } from './state/resolve.ts';
import { startLoading } from './state/loading.ts';
import { ownKeys } from './state/own-keys.ts';
import { hasStoredLists } from './state/lists/stored-lists.ts';
import { openRow } from './state/run-time-layers.ts';
import { isRecordRef } from './state/selection.ts';
import { storePreferences } from './state/preferences.ts';
import { App } from './ui/app.tsx';
import type { LaterParts } from './ui/atlas.ts';
import { finishTyping } from './ui/focus.ts';
import { watchFreeArea } from './ui/free-area.ts';
import { pageTitle } from './ui/page-title.ts';
import { PHONE_QUERY } from './ui/phone.ts';
import AxisWorker from './workers/axis-worker.ts?worker';
import ExchangeWorker from './workers/exchange-worker.ts?worker';
import LayerWorker from './workers/layer-worker.ts?worker';
import PrintWorker from './workers/print-worker.ts?worker';
import SpatialWorker from './workers/spatial-worker.ts?worker';

const startLayerWorker = (): Worker => new LayerWorker({ name: 'layers' });
const state = createAtlasState(mapSwitches(SUBJECTS), LANGUAGES);
/** Limit of waiting for the first picture of the map before the panel is rendered, ms. */
const MAP_FIRST_MS = 2000;
/** Limit of waiting for the fonts of the panel, ms. */
const TEXT_FONTS_MS = 400;
/** Limit of waiting for the map's code before the page is rendered, ms: the map's graphics context is created faster before the first paint. */
const MAP_CODE_MS = 400;
/** The map once its code is loaded. */
let mapController: MapController | null = null;
/** Parts of the panel that come when the map rests. */
const laterParts = signal<LaterParts | null>(null);
/** Height of the map that the drawer covers on a phone, px. */
const coveredPx = signal(0);
/** Whether the map was idle once: what would delay its first picture waits for this. */
const mapRests = signal(false);
/** Part of the window's height that the table of a layer takes (own-files.css). */
const TABLE_SHARE = 0.42;
/** Zoom at which the villages around a place are visible. */
const PLACE_ZOOM = 12;

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const narrow = matchMedia(PHONE_QUERY);
const prefersLessMotion = matchMedia('(prefers-reduced-motion: reduce)');
const followSystem = (): void => {
  state.systemFlavour.value = prefersDark.matches ? 'dark' : 'light';
};
const followLanguages = (): void => {
  state.systemLanguage.value = languageFor(navigator.languages);
};
const followWidth = (): void => {
  state.narrow.value = narrow.matches;
};
followSystem();
followLanguages();
followWidth();
narrow.addEventListener('change', followWidth);
prefersDark.addEventListener('change', followSystem);
window.addEventListener('languagechange', followLanguages);
storePreferences(state, () => localStorage);
// Leaving a field by Back takes over the typed value, as leaving it in any other way does.
window.addEventListener('popstate', finishTyping, true);
syncLink(state, window, { title: () => pageTitle(state) });
state.listsPending.value = hasStoredLists();
checkLinks(state);

// Paper is light: a page printed in the dark would be white on white, since browsers leave grounds out.
const onPaper = signal(false);
const colours = computed(() => FLAVOURS[onPaper.value ? 'light' : state.flavour.value]);
const followMedium = ({ matches }: { matches: boolean }): void => {
  onPaper.value = matches;
};
matchMedia('print').addEventListener('change', followMedium);
window.addEventListener('beforeprint', () => followMedium({ matches: true }));
window.addEventListener('afterprint', () => followMedium({ matches: false }));

effect(() => {
  const flavour = colours.value;
  const { style } = document.documentElement;
  for (const [name, value] of flavourCssProperties(flavour)) style.setProperty(name, value);
  style.colorScheme = flavour.scheme;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]'))
    meta.setAttribute('content', flavour.land);
});
effect(() => {
  document.documentElement.lang = localeOf(state.language.value).tag;
});

const mapCode = import('./map/map-controller.ts');
void mapCode.then(({ startWorker }) => startWorker()).catch(() => {});
// Painting the page occupies the graphics process, and the map's context would wait for it: where the map's code comes
// soon, it goes first.
// Not awaited here: the map's code shares modules with this one, and would wait for it in turn.
const codeFirst = Promise.race([mapCode, new Promise((resolve) => setTimeout(resolve, MAP_CODE_MS))]).catch(
  () => {},
);

const mapContainer = codeFirst.then(putUp);

setTimeout(() => (state.mapWasFirst.value = true), MAP_FIRST_MS);
effect(() => {
  if (state.mapState.value !== 'loading') state.mapWasFirst.value = true;
});
effect(() => {
  if (state.mapWasFirst.value) void fontsLoaded(TEXT_FONTS_MS).then(() => (state.textMayCome.value = true));
});
void startMap();
const noMap = computed(() => ['unsupported', 'failed'].includes(state.mapState.value));
effect(() => {
  if (state.widthKm.value === null || !(mapRests.value || noMap.value) || state.analysis.peek()) return;
  void import('./state/analysis.ts').then(({ spatialClient, startAnalysis }) => {
    state.analysis.value ??= startAnalysis(
      state,
      spatialClient(() => new SpatialWorker({ name: 'spatial' })),
    );
  });
});

state.layersRead.value = false;
effect(() => {
  if ((mapRests.value || noMap.value) && !state.layersRead.peek())
    void import('./later.ts').then(({ bring }) => bring(state, laterParts, mapController, startLayerWorker));
});

async function startMap(): Promise<void> {
  try {
    const [{ MapController: Controller }, container] = await Promise.all([mapCode, mapContainer]).finally(
      // Its files are asked for beside the start of its worker.
      () => void startLoading(state),
    );
    // Until the reader moves the map its view is not theirs and stays out of the link.
    let moved = state.view.peek() !== null;
    const onMove = ownKeys(() => (moved = true));
    const listening = { passive: true, capture: true };
    container.addEventListener('pointerdown', onMove, listening);
    container.addEventListener('wheel', onMove, listening);
    container.addEventListener('keydown', onMove, listening);
    const map = new Controller({
      container,
      flavour: state.flavour.peek(),
      language: state.language.peek(),
      visible: state.visible.peek(),
      view: state.view.peek(),
      padding: { bottom: coveredPx.peek() },
      ground: GROUND_URLS,
      reducedMotion: prefersLessMotion.matches,
      events: {
        onSelect: (ref) => {
          if (ref?.kind === 'row') openRow(state, { layer: ref.layer, row: ref.row });
          else if (ref) select(state, ref, 'map');
          else clearSelection(state);
        },
        onHoverRow: (row) => (state.hoverRow.value = row),
        onCloseRow: () => openRow(state, null),
        onPoint: (lonLat) => askNearest(state, lonLat),
        onIdle: () => {
          mapRests.value = true;
        },
        onHover: (ref) => setHover(state, ref),
        onFrameMoved: (corners) =>
          void import('./state/print-frame.ts').then(({ moveSheet }) => moveSheet(state, corners)),
        onView: (view) => {
          if (moved) setView(state, view);
        },
        onLoad: () => {
          state.mapState.value = 'ready';
        },
        onContextLost: () => {
          state.mapState.value = 'lost';
        },
        onContextRestored: () => {
          state.mapState.value = 'ready';
        },
        onFault: (part, error) => {
          if (noteMapFault(state, part)) reportError(error);
        },
      },
    });
    mapController = map;
    connect(map, () => (moved = true));
  } catch (error) {
    const unsupported = error instanceof NoWebGL2Error;
    state.mapState.value = unsupported ? 'unsupported' : 'failed';
    if (!unsupported) reportError(error);
  }
}

/** Renders the page. Resolves to the element of the map. */
function putUp(): Promise<HTMLElement> {
  const atlas = {
    state,
    subjects: SUBJECTS,
    mapBounds: () => mapController?.bounds() ?? null,
    startPrintWorker: () => new PrintWorker({ name: 'print' }),
    startExchangeWorker: () => new ExchangeWorker({ name: 'exchange' }),
    startLayerWorker,
    startAxisWorker: () => new AxisWorker({ name: 'axes' }),
    later: laterParts,
    colours: computed((): Record<string, string> => ({ ...colours.value })),
  };
  const root = document.getElementById('app');
  if (!root) throw new Error('index.html has no #app');
  effect(() => {
    if (state.loadState.value === 'ready' && state.listsPending.peek())
      void import('./ui/lists/restore-lists.ts')
        .then(({ restoreLists }) => restoreLists(atlas))
        .finally(() => (state.listsPending.value = false));
  });
  return new Promise((resolve) => {
    render(<App atlas={atlas} onMapContainer={(element) => element && resolve(element)} />, root);
    watchFreeArea((bottomPx) => (coveredPx.value = bottomPx));
  });
}

/** Answers of the engine and layers of run time on the map: their code comes with the first of them. */
const laterLayers = () => import('./later-layers.ts');

/** Keeps the map in step with the state. */
function connect(map: MapController, onMove: () => void): void {
  effect(() => map.setFlavour(state.flavour.value));
  effect(() => map.setLanguage(state.language.value));
  effect(() => map.setVisible(state.visible.value));
  let hasRows = false;
  effect(() => {
    if (hasRows || state.runTimeLayers.value.length === 0) return;
    hasRows = true;
    laterLayers()
      .then(({ connectRows }) => connectRows(state, map))
      .catch(reportError);
  });
  effect(() => map.setFilter(state.members.value));
  effect(() => {
    if (state.drawn.value) map.setNetwork(state.drawn.value);
  });
  effect(() => {
    const selection = state.selection.value;
    const network = state.network.value;
    // A record that is not in the data would dim the whole map for nothing.
    const drawn =
      selection !== null && network !== null && isRecordRef(selection) && resolves(network, selection);
    map.setSelection(drawn ? selection : null);
  });
  // After the selection, which moves the ring too.
  effect(() => map.setMark(state.mark.value));
  effect(() => map.setHover(state.hover.value));
  // The view the map was made with is the first move already.
  let done: CameraMove | null = state.camera.peek()?.to === 'view' ? state.camera.peek() : null;
  effect(() => {
    const move = state.camera.value;
    if (!move || move === done) return;
    if (move.to === 'place') {
      const place = findPlace(state.gazetteer.value, state.places.value, move.code);
      // Its file is still to come, or there is nothing to go to.
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
  effect(() => {
    const preview = state.printSettings.value && state.printing.value?.shown.value.preview;
    void map.setSheetFrame(preview ? preview.cornersLonLat : null);
  });
  effect(() => {
    const analysis = state.analysis.value;
    // It comes once and stays.
    if (analysis)
      laterLayers()
        .then(({ connectAnalysis }) => connectAnalysis(state, map, analysis))
        .catch(reportError);
  });
  prefersLessMotion.addEventListener('change', ({ matches }) => map.setReducedMotion(matches));
  effect(() => {
    const tablePx = state.openTable.value === null ? 0 : TABLE_SHARE * window.innerHeight;
    map.setPadding({ bottom: coveredPx.value + tablePx });
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
