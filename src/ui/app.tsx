import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { back, closePrint, openList, setDrawer } from '../state/actions.ts';
import type { AtlasState } from '../state/atlas-state.ts';
import { openRow } from '../state/run-time-layers.ts';
import { ownKeys } from '../state/own-keys.ts';
import { Announcer } from './announcer.tsx';
import { AtlasContext, useAtlas } from './atlas.ts';
import type { Atlas } from './atlas.ts';
import { Guard } from './guard.tsx';
import { MapNotice } from './notices.tsx';
import { Panel } from './panel/panel.tsx';
import { finishTyping } from './focus.ts';
import { LayerTableDock } from './own-layers/layer-tools.tsx';
import { FileDrop } from './own-files/entrance.tsx';
import { PrintOverMap } from './print/open-print.tsx';

interface Props {
  atlas: Atlas;
  /** Receives the element in which the map is drawn, once. */
  onMapContainer: (container: HTMLElement | null) => void;
}

/** The whole page. */
export function App({ atlas, onMapContainer }: Props): JSX.Element {
  return (
    <AtlasContext.Provider value={atlas}>
      <Page onMapContainer={onMapContainer} />
    </AtlasContext.Provider>
  );
}

function Page({ onMapContainer }: Pick<Props, 'onMapContainer'>): JSX.Element {
  const { state, t } = useAtlas();
  useEffect(() => {
    const onKeyDown = ownKeys((event: KeyboardEvent): void => {
      // The map handles Escape itself.
      const onMap = event.target instanceof Element && event.target.closest('.map') !== null;
      // So does a dialog.
      const inDialog = event.target instanceof Element && event.target.closest('dialog') !== null;
      if (event.key === 'Escape' && !event.defaultPrevented && !onMap && !inDialog) stepBack(state);
    });
    // On the document, since key events go to the body if the focused element was removed.
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [state]);
  return (
    <div class="page">
      {/* The first text in a page starts the loading of fonts, so it is rendered after the map, like the panel. */}
      {state.textMayCome.value && <SkipLink to=".maplibregl-canvas, .map" text={t.skipToMap} />}
      <Guard part="panel">
        <Panel />
      </Guard>
      <main class="map-area" aria-label={t.mapLabel}>
        <div class="map" ref={onMapContainer} />
        <Guard part="map" of={state.mapState.value}>
          <MapNotice />
        </Guard>
        <Guard part="files" of={state.openTable.value} onClose={() => (state.openTable.value = null)}>
          <LayerTableDock />
        </Guard>
        <PrintOverMap />
      </main>
      <Guard part="files" of={state.intake.value} onClose={() => (state.intake.value = null)}>
        <FileDrop />
      </Guard>
      <Guard part="announcer">
        <Announcer />
      </Guard>
    </div>
  );
}

/** Escape closes, in this order: the results, the print, the profile, the list, the drawer. */
function stepBack(state: AtlasState): void {
  if (state.searchOpen.peek() && (state.narrow.peek() || state.searchText.peek().trim() !== ''))
    state.searchOpen.value = false;
  else if (state.printSettings.peek()) {
    finishTyping();
    closePrint(state);
  } else if (state.openRow.peek()) openRow(state, null);
  else if (state.openTable.peek() !== null) state.openTable.value = null;
  else if (state.selection.peek()) back(state);
  else if (state.list.peek()) openList(state, null);
  else if (state.spot.peek()) state.spot.value = null;
  else if (state.narrow.peek()) setDrawer(state, 'collapsed');
}

/** Looks like a link but is a button: a real fragment would replace the state in the address bar. */
function SkipLink({ to, text }: { to: string; text: string }): JSX.Element {
  return (
    <button type="button" class="skip" onClick={() => document.querySelector<HTMLElement>(to)?.focus()}>
      {text}
    </button>
  );
}
