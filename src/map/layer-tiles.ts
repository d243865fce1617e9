import { addProtocol } from 'maplibre-gl';
import { LAYER_TILES_PROTOCOL } from '../../styles/run-time.ts';
import { tileFault } from './faulty-part.ts';

/** Cuts a tile of a large layer; rejects if that fails. An empty buffer if the tile contains nothing. */
export type CutLayerTile = (
  layer: string,
  at: { z: number; x: number; y: number },
  signal: AbortSignal,
) => Promise<ArrayBuffer>;

/** Parses the URL of a tile of a large layer; null if it is not one. */
export function parseLayerTile(address: string): { layer: string; z: number; x: number; y: number } | null {
  const [, layer, z, x, y] =
    new RegExp(`^${LAYER_TILES_PROTOCOL}://([^/]+)/\\d+/(\\d+)/(\\d+)/(\\d+)$`).exec(address) ?? [];
  return layer === undefined ? null : { layer, z: Number(z), x: Number(x), y: Number(y) };
}

/** Registers the protocol by which MapLibre gets tiles of large layers from their worker, without network requests. */
export const serveLayerTiles = (cut: CutLayerTile): void =>
  addProtocol(LAYER_TILES_PROTOCOL, async ({ url }, { signal }) => {
    const tile = parseLayerTile(url);
    if (!tile) throw new Error(`no tile has the address ${url}`);
    const { layer, ...at } = tile;
    return { data: await cut(layer, at, signal).catch((error: unknown) => Promise.reject(tileFault(error))) };
  });
