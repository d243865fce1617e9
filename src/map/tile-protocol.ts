import { addProtocol } from 'maplibre-gl';
import type { TileSourceId } from '../../styles/sources.ts';
import { TILE_SOURCE_IDS } from '../../styles/sources.ts';

export interface TileRequest {
  source: TileSourceId;
  /** Number of what the source shows; another content has another number, so that no old tile is ever taken for a new one. */
  version: number;
  z: number;
  x: number;
  y: number;
}

/** Cuts a tile; `null` where nothing is shown any more. */
export type CutTile = (request: TileRequest, signal: AbortSignal) => Promise<ArrayBuffer | null>;

const PROTOCOL = 'atlas-tile';
/** Of an error that comes back from MapLibre's worker nothing but its words is sure to be left. */
const NOT_CUT = 'tile not cut: ';

/** Whether an error is that of a tile which could not be cut: who cuts has told why. */
export const isToldOfTile = ({ message }: { message: string }): boolean => message.startsWith(NOT_CUT);

/** Address of the tiles of a source, as MapLibre fills it in. */
export const tileAddress = (source: TileSourceId, version: number): string =>
  `${PROTOCOL}://${source}/${version}/{z}/{x}/{y}`;

/** What an address asks for; `null` where it is none of ours. */
export function parseTileAddress(address: string): TileRequest | null {
  const [name, ...numbers] = address.replace(`${PROTOCOL}://`, '').split('/');
  const source = TILE_SOURCE_IDS.find((id) => id === name);
  if (!source || numbers.length !== 4 || !numbers.every((part) => /^\d+$/.test(part))) return null;
  const [version, z, x, y] = numbers.map(Number) as [number, number, number, number];
  return { source, version, z, x, y };
}

/** Lets MapLibre fetch the tiles of the spatial worker. No request leaves the page. */
export const serveTiles = (cut: CutTile): void => addProtocol(PROTOCOL, tileLoader(cut));

/** What fetches a tile for MapLibre. */
export function tileLoader(cut: CutTile) {
  return async ({ url }: { url: string }, { signal }: AbortController): Promise<{ data: ArrayBuffer }> => {
    const request = parseTileAddress(url);
    if (!request) throw new Error(`no tile has the address ${url}`);
    const data = await cut(request, signal).catch((error: unknown) => {
      throw new Error(`${NOT_CUT}${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    });
    if (signal.aborted) throw new DOMException('no longer wanted', 'AbortError');
    // Nothing is shown there any more. Saying "aborted" to a request that was not would leave MapLibre
    // waiting for it for ever.
    return { data: data ?? new ArrayBuffer(0) };
  };
}
