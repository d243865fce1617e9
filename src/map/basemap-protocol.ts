import { addProtocol } from 'maplibre-gl';

/** Loads a tile of a set of tiles. */
export type LoadTile = (
  z: number,
  x: number,
  y: number,
  signal: AbortSignal,
) => Promise<ArrayBuffer | ImageBitmap>;

const PROTOCOL = 'atlas-basemap';
let served: { version: number; sets: readonly LoadTile[] } = { version: 0, sets: [] };
let isRegistered = false;

/**
 * Serves sets of tiles to MapLibre under a protocol of its own, replacing the previous sets: all requests of a basemap are made by the page, which
 * has keys, limits and error messages.
 * @returns URL templates, one for each set; with a new version, so that tiles of the previous sets are not used again
 */
export function serveBasemap(sets: readonly LoadTile[]): string[] {
  const version = served.version + 1;
  served = { version, sets };
  if (!isRegistered) {
    isRegistered = true;
    addProtocol(PROTOCOL, async ({ url }, { signal }) => {
      const [, from, set, z, x, y] = (/\/\/(\d+)\/(\d+)\/(\d+)\/(\d+)\/(\d+)$/.exec(url) ?? []).map(Number);
      const load = from === served.version ? served.sets[set ?? -1] : undefined;
      // A request for a basemap that was removed: an empty tile, so that the map does not wait for it.
      if (!load) return { data: new ArrayBuffer(0) };
      return { data: await load(z ?? 0, x ?? 0, y ?? 0, signal) };
    });
  }
  return sets.map((_, k) => `${PROTOCOL}://${version}/${k}/{z}/{x}/{y}`);
}

/** Shows the attribution of a basemap in the corner of the map, as text; MapLibre's own control would insert it as HTML. */
export function showCredit(container: ParentNode, text: string): void {
  const corner = container.querySelector('.maplibregl-ctrl-bottom-right');
  const shown = corner?.querySelector('.basemap-credit');
  if (text === '') return shown?.remove();
  const credit = shown ?? document.createElement('div');
  credit.className = 'maplibregl-ctrl basemap-credit';
  credit.textContent = text;
  corner?.append(credit);
}
