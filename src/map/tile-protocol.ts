import { addProtocol } from 'maplibre-gl';
import type { TileSourceId } from '../../styles/sources.ts';
import { TILE_SOURCE_IDS } from '../../styles/sources.ts';
import { tileFault } from './faulty-part.ts';

export interface TileRequest {
  source: TileSourceId;
  /** Version of the content of the source; changes with the content, so that old tiles are never reused. */
  version: number;
  z: number;
  x: number;
  y: number;
}

/** Cuts a tile; `null` if the source shows nothing any more. */
export type CutTile = (request: TileRequest, signal: AbortSignal) => Promise<ArrayBuffer | null>;

const PROTOCOL = 'atlas-tile';

/** URL template of the tiles of a source for MapLibre. */
export const tileAddress = (source: TileSourceId, version: number): string =>
  `${PROTOCOL}://${source}/${version}/{z}/{x}/{y}`;

/** Parses the URL of a tile; `null` if it is not one of these. */
export function parseTileAddress(address: string): TileRequest | null {
  const [name, ...numbers] = address.replace(`${PROTOCOL}://`, '').split('/');
  const source = TILE_SOURCE_IDS.find((id) => id === name);
  if (!source || numbers.length !== 4 || !numbers.every((part) => /^\d+$/.test(part))) return null;
  const [version, z, x, y] = numbers.map(Number) as [number, number, number, number];
  return { source, version, z, x, y };
}

/** Registers the protocol by which MapLibre gets tiles from the spatial worker, without network requests. */
export const serveTiles = (cut: CutTile): void => addProtocol(PROTOCOL, tileLoader(cut));

/** The tile loader of that protocol. */
export function tileLoader(cut: CutTile) {
  return async ({ url }: { url: string }, { signal }: AbortController): Promise<{ data: ArrayBuffer }> => {
    const request = parseTileAddress(url);
    if (!request) throw new Error(`no tile has the address ${url}`);
    const data = await cut(request, signal).catch((error: unknown) => Promise.reject(tileFault(error)));
    if (signal.aborted) throw new DOMException('no longer wanted', 'AbortError');
    // The source shows nothing any more. An abort error would leave MapLibre waiting for the tile for ever, since it
    // did not abort the request.
    return { data: data ?? new ArrayBuffer(0) };
  };
}
