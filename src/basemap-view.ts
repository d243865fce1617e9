import { effect } from '@preact/signals';
import { basemapStyle } from '../styles/basemap/index.ts';
import type { BasemapLook } from '../styles/basemap/look.ts';
import { toCause } from './basemap/fault.ts';
import type { FeedState } from './basemap/feed.ts';
import { openForMap } from './basemap/map-tiles.ts';
import type { Network } from './domain/network.ts';
import { inHan } from './i18n/names.ts';
import { basemapWords, settingsWords } from './i18n/index.ts';
import { shortName } from './map/labels.ts';
import { serveBasemap, showCredit } from './map/basemap-protocol.ts';
import type { MapController } from './map/map-controller.ts';
import { notify } from './state/actions.ts';
import type { AtlasState } from './state/atlas-state.ts';
import type { AddedBasemap, Basemaps } from './state/basemaps/basemaps.ts';

/** Whether two entries have the same tiles: a change of name or opacity does not open them again. */
const sameTiles = (a: AddedBasemap | null, b: AddedBasemap | null): boolean =>
  a === b ||
  (a?.id === b?.id &&
    a?.key === b?.key &&
    a?.file === b?.file &&
    JSON.stringify([a?.basemap.source, a?.basemap.zooms]) ===
      JSON.stringify([b?.basemap.source, b?.basemap.zooms]));

/** How opened tiles are drawn, with the URLs by which the map requests them. */
const toLook = ({
  feeds,
  zooms,
  bounds,
}: Awaited<ReturnType<typeof openForMap>>): Omit<BasemapLook, 'basemap'> => ({
  tiles: serveBasemap(
    feeds.map(
      (feed) =>
        (...at) =>
          feed.tile(...at),
    ),
  ),
  zooms,
  ...(bounds ? { bounds } : {}),
});

/** Names of the places that the network labels at every zoom level at which a basemap labels places: counties and central towns. */
const labelledNames = (network: Network | null): string[] => [
  ...new Set([
    ...[...(network?.counties.values() ?? [])].flatMap(({ name }) => [name, shortName(name)]),
    ...[...(network?.towns.values() ?? [])].map(({ name }) => name),
  ]),
];

/**
 * Draws the chosen basemap. Until its first tile has arrived, and if it fails, the map shows the atlas's own ground; a failure is reported once with
 * its cause.
 */
export function showBasemap(state: AtlasState, basemaps: Basemaps, map: MapController): void {
  let drawn: AddedBasemap | null = null;
  let drawnAttempt = basemaps.attempt.peek();
  let drawnInHan = inHan(state.language.peek());
  let run = 0;
  let look: Omit<BasemapLook, 'basemap'> | null = null;
  let attribution = '';

  /**
   * Draws the basemap on the map.
   * @param covers whether it hides the part of the own ground that it replaces
   */
  const draw = (covers: boolean): void => {
    const basemap = drawn?.basemap;
    if (!look || !basemap) return map.setBasemap(null);
    const style = basemapStyle({ ...look, basemap, labelled: labelledNames(state.network.peek()) });
    map.setBasemap(covers ? style : { ...style, covers: new Set() });
    showCredit(document, basemap.attribution || attribution);
  };
  const clear = (): void => {
    look = null;
    map.setBasemap(null);
    showCredit(document, '');
  };
  const fail = (name: string, cause: ReturnType<typeof toCause>): void => {
    clear();
    basemaps.setStatus({ state: 'dead', ...cause });
    const language = state.language.peek();
    const fault = settingsWords.in(language).basemapFaults[cause.why](cause.detail);
    notify(state, { kind: 'basemap', text: basemapWords.in(language).dead(name, fault) });
  };

  const open = async ({ basemap, key, file }: AddedBasemap): Promise<void> => {
    const own = ++run;
    const isPresent = (): boolean => own === run;
    clear();
    basemaps.setStatus({ state: 'loading' });
    const onState = (next: FeedState): void => {
      if (!isPresent()) return;
      if (next.state === 'dead') {
        run++;
        fail(basemap.name, next);
        return;
      }
      basemaps.setStatus({ state: next.state });
      if (next.state === 'drawn') draw(true);
    };
    try {
      const access = { ...basemaps.site, ...(key === undefined ? {} : { key }), ...(file ? { file } : {}) };
      const tiles = await openForMap(basemap, access, inHan(state.language.peek()), onState);
      if (!isPresent()) return;
      ({ attribution } = tiles);
      look = toLook(tiles);
      draw(false);
    } catch (error) {
      if (isPresent()) fail(basemap.name, toCause(error));
    }
  };

  effect(() => {
    const { value: chosen } = basemaps.chosen;
    const { value: attempt } = basemaps.attempt;
    // An official list changes which names the network has.
    void state.network.value;
    const isHan = inHan(state.language.value);
    // Only the pictures of 天地图 depend on the language: their names are part of the pictures.
    const isOfLanguage = chosen?.basemap.source.kind === 'tianditu' && isHan !== drawnInHan;
    const isSame = sameTiles(chosen, drawn) && attempt === drawnAttempt && !isOfLanguage;
    [drawn, drawnAttempt, drawnInHan] = [chosen, attempt, isHan];
    if (isSame) {
      if (look) draw(basemaps.status.peek().state === 'drawn');
      return;
    }
    if (chosen) void open(chosen);
    else {
      run++;
      clear();
      basemaps.setStatus({ state: 'none' });
    }
  });
}
