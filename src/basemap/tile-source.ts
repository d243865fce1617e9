import { PMTiles, type Source } from 'pmtiles';
import { SpecError } from '../print/failure.ts';

/** Somewhere that vector tiles come from. */
export interface TileSource {
  /** As the spec names it. */
  name: string;
  /** Levels that it may hold, lowest and highest. */
  zooms: readonly [lowest: number, highest: number];
  /** Whom it asks to be named. */
  attribution: string;
  /** Bytes of a tile, unpacked; undefined where there is none: sea is often left out. */
  tile(z: number, x: number, y: number): Promise<Uint8Array | undefined>;
}

/** What the schema itself asks for where a source says nothing. */
export const OMT_ATTRIBUTION = '© OpenMapTiles © OpenStreetMap contributors';
/** Levels of the schema. */
export const OMT_ZOOMS = [0, 14] as const;

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Tiles as servers and folders keep them are often packed, with nothing but their first bytes to tell. */
export async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const filled = (template: string, z: number, x: number, y: number): string =>
  template.replaceAll('{z}', String(z)).replaceAll('{x}', String(x)).replaceAll('{y}', String(y));

/**
 * Tiles by an address with `{z}`, `{x}` and `{y}`.
 * @param read bytes at an address; undefined where it holds none
 */
export const addressedTiles = (
  name: string,
  template: string,
  read: (address: string) => Promise<Uint8Array<ArrayBuffer> | undefined>,
  zooms: TileSource['zooms'] = OMT_ZOOMS,
): TileSource => ({
  name,
  zooms,
  attribution: OMT_ATTRIBUTION,
  async tile(z, x, y) {
    const bytes = await read(filled(template, z, x, y));
    return bytes && bytes.length > 0 ? unpacked(bytes) : undefined;
  },
});

/** Bytes at an address of the web; a server that has no such tile says so by 204 or 404. */
export async function fetched(address: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const response = await fetch(address);
  if (response.status === 404 || response.status === 204) return undefined;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Tiles of a PMTiles archive.
 * @throws SpecError where it is none of vector tiles
 */
export async function archivedTiles(name: string, source: Source): Promise<TileSource> {
  try {
    const archive = new PMTiles(source);
    const { minZoom, maxZoom, tileType } = await archive.getHeader();
    if (tileType !== VECTOR_TILES) throw new Error('no vector tiles');
    const metadata = (await archive.getMetadata()) as { attribution?: unknown } | undefined;
    return {
      name,
      zooms: [minZoom, maxZoom],
      attribution: plain(metadata?.attribution) || OMT_ATTRIBUTION,
      async tile(z, x, y) {
        const found = await archive.getZxy(z, x, y);
        return found && new Uint8Array(found.data);
      },
    };
  } catch (error) {
    throw unreadable(name, error);
  }
}

const VECTOR_TILES = 1;

export const unreadable = (source: string, error: unknown, where = ''): SpecError =>
  new SpecError({
    kind: 'basemap',
    source,
    why: 'unreadable',
    detail: [where, error instanceof Error ? error.message : String(error)].filter(Boolean).join(' '),
  });

/** The words of an attribution, which archives keep as HTML. */
const plain = (html: unknown): string =>
  typeof html === 'string'
    ? html
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll('&copy;', '©')
        .replaceAll('&amp;', '&')
        .replaceAll(/\s+/g, ' ')
        .trim()
    : '';
