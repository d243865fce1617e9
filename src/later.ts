import type { Signal } from '@preact/signals';
import { withKey } from './domain/basemap-address.ts';
import { ORIGINS_META } from './domain/site-origins.ts';
import { basemapWords, programmeWords, settingsWords, siteWords } from './i18n/index.ts';
import type { MapController } from './map/map-controller.ts';
import type { AtlasState } from './state/atlas-state.ts';
import { type BasemapTools, type Basemaps, startBasemaps } from './state/basemaps/basemaps.ts';
import { deviceStore } from './state/device-store.ts';
import { loadLate } from './state/late-code.ts';
import { type AbsentSites, dropAbsentSites } from './state/absent-sites.ts';
import { restoreOwnLayers } from './state/own-layers/start.ts';
import type { LaterParts } from './ui/atlas.ts';
import { BasemapSection } from './ui/basemap/basemap-section.tsx';
import { Programme } from './ui/panel/programme.tsx';
import { Stories } from './ui/panel/stories.tsx';

/** What the start of the page does not need: parts of the panel, and what the device stores. Called once, when the map has been drawn. */
export async function bring(
  state: AtlasState,
  parts: Signal<LaterParts | null>,
  map: MapController | null,
  startLayerWorker: () => Worker,
): Promise<void> {
  if (state.basemaps.peek()) return;
  await programmeWords.load();
  parts.value = { Programme, Stories, BasemapSection };
  await restoreOwnLayers(state, startLayerWorker);
  const [stored] = await Promise.all([
    deviceStore.all('basemaps').catch(() => []),
    basemapWords.load(),
    settingsWords.load(),
  ]);
  const page = document.baseURI;
  const allowed = (document.querySelector(`meta[name="${ORIGINS_META}"]`)?.getAttribute('content') ?? '')
    .split(' ')
    .filter((origin) => origin !== '');
  const basemaps = startBasemaps(
    state,
    deviceStore,
    stored,
    { page, allowed },
    tools(() => basemaps.site),
  );
  state.basemaps.value = basemaps;
  // After what can fail: another try of this function would begin it twice.
  dropAbsentSites(state, (absent) => absentSitesText(state, absent));
  // Not a part of this function, whose next try would begin with what is done.
  if (map) loadLate(state, ['basemap'], () => showChosen(state, basemaps, map));
}

/** Draws the basemap on the map; its code is loaded with the first one that is chosen. */
async function showChosen(state: AtlasState, basemaps: Basemaps, map: MapController): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = basemaps.chosen.subscribe((chosen) => {
      if (!chosen) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
  const { showBasemap } = await import('./basemap-view.ts');
  showBasemap(state, basemaps, map);
}

/** Says that layers which questions were asked with are not there. */
async function absentSitesText(state: AtlasState, absent: readonly AbsentSites[]): Promise<string> {
  await siteWords.load();
  const { removed, missing } = siteWords.in(state.language.peek());
  return absent.map(({ role, name, wasHere }) => (wasHere ? removed : missing)[role](name)).join(' ');
}

/** Functions for the settings that read tiles; their code is loaded when it is needed. */
const tools = (site: () => Basemaps['site']): BasemapTools => ({
  async tryOut(basemap, own) {
    const { tryBasemap } = await import('./basemap/map-tiles.ts');
    const { toCause } = await import('./basemap/fault.ts');
    return tryBasemap(basemap, { ...site(), ...own }).catch(toCause);
  },
  async capabilities(address, key) {
    const [{ readCapabilities }, { request, readBytes }, { toCause }] = await Promise.all([
      import('./basemap/capabilities.ts'),
      import('./basemap/request.ts'),
      import('./basemap/fault.ts'),
    ]);
    try {
      const response = await request(address, withKey(address, key), site());
      if (!response) return { why: 'absent', detail: '' };
      const text = new TextDecoder().decode(await readBytes(address, response));
      const document = new DOMParser().parseFromString(text, 'application/xml');
      return readCapabilities(document, address);
    } catch (error) {
      return toCause(error);
    }
  },
});
