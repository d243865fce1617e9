import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { setFlavourCss } from '../styles/flavour-css.ts';
import { FLAVOURS } from '../styles/flavours/index.ts';
import { mapSwitches } from '../styles/subject.ts';
import { SUBJECTS } from '../styles/subjects/index.ts';
import '../styles/fonts/fonts.css';
import '../styles/page/page.css';
import { connectMap } from './connect-map.ts';
import { NoWebGL2Error } from './map/errors.ts';
import { fontsLoaded } from './map/fonts.ts';
import { GROUND_URLS } from './dataset/base/addresses.ts';
import { languageFor, LANGUAGES, localeOf } from './i18n/index.ts';
import type { MapController } from './map/map-controller.ts';
import { startMapWorker } from './map/map-worker.ts';
import { askNearest, clearSelection, noteMapFault, select, setHover, setView } from './state/actions.ts';
import { createAtlasState } from './state/atlas-state.ts';
import { syncLink } from './state/link-sync.ts';
import { checkLinks } from './state/resolve.ts';
import { loadLate } from './state/late-code.ts';
import { geometryRead, startLoading } from './state/loading.ts';
import { ownKeys } from './state/own-keys.ts';
import { hasStoredLists } from './state/lists/stored-lists.ts';
import { openRow } from './state/run-time-layers.ts';
import { storePreferences } from './state/preferences.ts';
import { App } from './ui/app.tsx';
import type { LaterParts } from './ui/atlas.ts';
import { finishTyping } from './ui/focus.ts';
import { watchFreeArea } from './ui/free-area.ts';
import { pageTitle } from './ui/page-title.ts';
import AxisWorker from './workers/axis-worker.ts?worker';
import ExchangeWorker from './workers/exchange-worker.ts?worker';
import LayerWorker from './workers/layer-worker.ts?worker';
import PrintWorker from './workers/print-worker.ts?worker';
import SpatialWorker from './workers/spatial-worker.ts?worker';

const startLayerWorker = (): Worker => new LayerWorker({ name: 'layers' });
const state = createAtlasState(mapSwitches(SUBJECTS), LANGUAGES);
/** Limit of waiting for the first picture of the map before the panel is rendered, ms. */
const MAP_FIRST_MS = 2000;
/** Limit of waiting for the fonts of the panel, and for the names of the map, before the panel is rendered, ms. */
const TEXT_LIMIT_MS = 400;
/** Limit of waiting for the map's code before the page is rendered, ms: the map's graphics context is created faster before the first paint. */
const MAP_CODE_MS = 400;
/** Limit of the wait of the map's names for counties and prefectures, ms: on a slow line the names of axes and towns come first. */
const NAMES_WAIT_MS = 1000;
/** The map once its code is loaded. */
let mapController: MapController | null = null;
/** Parts of the panel that are loaded once the map has been drawn. */
const laterParts = signal<LaterParts | null>(null);
/** Height of the map that the drawer covers on a phone, px. */
const coveredPx = signal(0);
/** Whether the map has been idle once: work that would delay its first picture waits for this. */
const mapRests = signal(false);
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
/**
 * Where the panel is a drawer; `styles/page/phone.css` has the same condition. A phone in landscape is not high enough for a drawer: there the panel
 * is beside the map. The width decides, since an on-screen keyboard reduces the height.
 */
const narrow = matchMedia('(max-width: 559px), (max-width: 720px) and (min-height: 481px)');
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
// A typed value takes effect when its field is left, also by Back.
window.addEventListener('popstate', finishTyping, true);
syncLink(state, window, { title: () => pageTitle(state) });
state.listsPending.value = hasStoredLists();
checkLinks(state);

// Printed in the light flavour, since browsers omit backgrounds and light text would be invisible.
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
  setFlavourCss(document.documentElement, flavour);
  document.documentElement.style.colorScheme = flavour.scheme;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]'))
    meta.setAttribute('content', flavour.land);
});
effect(() => {
  document.documentElement.lang = localeOf(state.language.value).tag;
});

const mapWorker = startMapWorker();
const mapCode = import('./map/map-controller.ts');
// Read and checked while the map's code, the largest file, is on its way.
let firstFrameComes = (): void => {};
void startLoading(state, new Promise<void>((resolve) => (firstFrameComes = resolve)));
void mapCode.then(({ useWorker }) => useWorker(mapWorker)).catch(() => {});
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
  if (!state.mapWasFirst.value) return;
  // The map's worker computes the names while the panel is rendered, so it gets them first.
  const namesSent = geometryRead(state, TEXT_LIMIT_MS).then(
    () => new Promise((resolve) => setTimeout(resolve)),
  );
  void Promise.all([fontsLoaded(TEXT_LIMIT_MS), namesSent]).then(() => (state.textMayCome.value = true));
});
void startMap();
const noMap = computed(() => ['unsupported', 'failed'].includes(state.mapState.value));
effect(() => {
  const isAsked = state.widthKm.value !== null || state.presentTravel.value;
  if (!isAsked || !(mapRests.value || noMap.value) || state.analysis.peek()) return;
  loadLate(state, ['analysis'], async () => {
    const { spatialClient, startAnalysis } = await import('./state/analysis.ts');
    state.analysis.value ??= startAnalysis(
      state,
      spatialClient(() => new SpatialWorker({ name: 'spatial' })),
    );
  });
});

state.layersRead.value = false;
effect(() => {
  if ((mapRests.value || noMap.value) && !state.layersRead.peek())
    loadLate(state, ['basemap', 'stories', 'programme'], async () =>
      (await import('./later.ts')).bring(state, laterParts, mapController, startLayerWorker),
    );
});

async function startMap(): Promise<void> {
  try {
    const [{ MapController: Controller }, container] = await Promise.all([mapCode, mapContainer]);
    // The link has no view until the reader moves the map.
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
          loadLate(state, ['preview'], async () =>
            (await import('./state/print-frame.ts')).moveSheet(state, corners),
          ),
        // A move that still waits for its file is no longer wanted.
        onReaderMoves: () => (state.camera.value = null),
        onView: (view) => {
          if (moved) setView(state, view);
        },
        onFirstFrame: () => firstFrameComes(),
        onLoad: () => {
          state.mapState.value = 'ready';
          return geometryRead(state, NAMES_WAIT_MS);
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
    connectMap(state, map, () => (moved = true), coveredPx, prefersLessMotion);
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
      loadLate(
        state,
        ['files'],
        () =>
          import('./ui/lists/restore-lists.ts')
            .then(({ restoreLists }) => restoreLists(atlas))
            .finally(() => (state.listsPending.value = false)),
        'lists',
      );
  });
  return new Promise((resolve) => {
    render(<App atlas={atlas} onMapContainer={(element) => element && resolve(element)} />, root);
    watchFreeArea((bottomPx) => (coveredPx.value = bottomPx));
  });
}
