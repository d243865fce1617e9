import type { Basemap } from '../../src/domain/basemap.ts';
import type { Subject } from '../subject.ts';

/** A basemap as it is drawn on the map. */
export interface BasemapLook {
  basemap: Basemap;
  /** URL templates of the tiles, bottom layer first, under the protocol by which the page serves the tiles. */
  tiles: readonly string[];
  /** Zoom levels of the tiles, according to the tiles. */
  zooms: readonly [lowest: number, highest: number];
  /** Bounds of the tiles, degrees; absent if the tiles do not state them. */
  bounds?: readonly [number, number, number, number];
  /** Names, in Chinese, of places that the network labels; the basemap does not label them too. */
  labelled?: readonly string[];
}

/** What a basemap adds to the style of the map, and what it replaces. */
export interface BasemapStyle {
  subjects: readonly Subject[];
  /** Ids of layers of the atlas's own ground that are not drawn because the basemap contains the same. */
  covers: ReadonlySet<string>;
  /** Lowest zoom level of the basemap: from there on the covered layers are hidden. */
  fromZoom: number;
}

/** Id of a source of a basemap; `k` is the index of its tile set from the bottom. */
export const basemapSource = (k = 0): string => `basemap-${k}`;
