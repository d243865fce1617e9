import type { Basemap } from '../../src/domain/basemap.ts';
import type { Subject } from '../subject.ts';

/** A basemap as the map draws it. */
export interface BasemapLook {
  basemap: Basemap;
  /** URL templates that the map asks, bottom to top: those of the protocol under which the page serves the tiles. */
  tiles: readonly string[];
  /** Zoom levels that the tiles have, as they state themselves. */
  zooms: readonly [lowest: number, highest: number];
  /** Bounds of the tiles, degrees; absent if they do not state them. */
  bounds?: readonly [number, number, number, number];
}

/** What a basemap adds to the style of the map, and what it replaces. */
export interface BasemapStyle {
  subjects: readonly Subject[];
  /** Ids of layers of the atlas's own ground that are not drawn, since the basemap has the same. */
  covers: ReadonlySet<string>;
  /** Zoom level at which the basemap begins: there the covered layers end. */
  fromZoom: number;
}

/** Id of a source of a basemap; `k` counts its tile sets from the bottom. */
export const basemapSource = (k = 0): string => `basemap-${k}`;
