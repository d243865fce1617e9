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

/** Tiles of an opened basemap as the map draws them. */
interface Tiles {
  look: Omit<BasemapLook, 'basemap'>;
  /** Attribution that the tiles state themselves. */
  attribution: string;
}

/** What was chosen, on which attempt, and for names in which script. */
interface Choice {
  chosen: AddedBasemap;
  attempt: number;
  isHan: boolean;
}

/** What the map has of the chosen basemap. An opening that is no longer the present one (`opening`) is void. */
type Shown =
  | { state: 'none' }
  | (Choice & { state: 'opening'; opening: symbol })
  | (Choice & { state: 'open'; opening: symbol; tiles: Tiles })
  | (Choice & { state: 'failed' });

/** Whether what is shown has the tiles of this choice; then at most its look differs. */
const hasTilesOf = (shown: Shown, { chosen, attempt, isHan }: Choice): boolean =>
  shown.state !== 'none' &&
  sameTiles(shown.chosen, chosen) &&
  shown.attempt === attempt &&
  // Only the pictures of 天地图 depend on the language: their names are part of the pictures.
  (shown.isHan === isHan || chosen.basemap.source.kind !== 'tianditu');

/**
 * Draws the chosen basemap. Until its first tile has arrived, and if it fails, the map shows the atlas's own ground; a failure is reported once with
 * its cause.
 */
export function showBasemap(state: AtlasState, basemaps: Basemaps, map: MapController): void {
  let shown: Shown = { state: 'none' };

  /**
   * Draws the basemap on the map.
   * @param covers whether it hides the part of the own ground that it replaces
   */
  const draw = ({ basemap }: AddedBasemap, { look, attribution }: Tiles, covers: boolean): void => {
    const style = basemapStyle({ ...look, basemap, labelled: labelledNames(state.network.peek()) });
    map.setBasemap(covers ? style : { ...style, covers: new Set() });
    showCredit(document, basemap.attribution || attribution);
  };
  const clear = (): void => {
    map.setBasemap(null);
    showCredit(document, '');
  };
  const fail = ({ chosen, attempt, isHan }: Choice, cause: ReturnType<typeof toCause>): void => {
    shown = { state: 'failed', chosen, attempt, isHan };
    clear();
    basemaps.setStatus({ state: 'dead', ...cause });
    const language = state.language.peek();
    const fault = settingsWords.in(language).basemapFaults[cause.why](cause.detail);
    notify(state, { kind: 'basemap', text: basemapWords.in(language).dead(chosen.basemap.name, fault) });
  };

  const open = async (choice: Choice): Promise<void> => {
    const opening = Symbol('opening');
    shown = { ...choice, state: 'opening', opening };
    clear();
    basemaps.setStatus({ state: 'loading' });
    const present = (): Extract<Shown, { opening: symbol }> | null =>
      'opening' in shown && shown.opening === opening ? shown : null;
    const onState = (next: FeedState): void => {
      const now = present();
      if (!now) return;
      if (next.state === 'dead') return fail(now, next);
      basemaps.setStatus({ state: next.state });
      if (next.state === 'drawn' && now.state === 'open') draw(now.chosen, now.tiles, true);
    };
    const { basemap, key, file } = choice.chosen;
    try {
      const access = { ...basemaps.site, ...(key === undefined ? {} : { key }), ...(file ? { file } : {}) };
      const opened = await openForMap(basemap, access, choice.isHan, onState);
      const now = present();
      if (!now) return;
      const tiles = { look: toLook(opened), attribution: opened.attribution };
      shown = { ...now, state: 'open', tiles };
      draw(now.chosen, tiles, false);
    } catch (error) {
      const now = present();
      if (now) fail(now, toCause(error));
    }
  };

  effect(() => {
    const { value: chosen } = basemaps.chosen;
    const { value: attempt } = basemaps.attempt;
    // An official list changes which names the network has.
    void state.network.value;
    const isHan = inHan(state.language.value);
    if (!chosen) {
      shown = { state: 'none' };
      clear();
      basemaps.setStatus({ state: 'none' });
      return;
    }
    const choice = { chosen, attempt, isHan };
    if (!hasTilesOf(shown, choice)) return void open(choice);
    shown = { ...shown, ...choice };
    if (shown.state === 'open') draw(chosen, shown.tiles, basemaps.status.peek().state === 'drawn');
  });
}
