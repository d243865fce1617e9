import { PMTiles, type Source } from 'pmtiles';
import * as v from 'valibot';
import { type BasemapFault, SpecError } from '../print/spec/failure.ts';

/** A source of vector tiles. */
export interface TileSource {
  /** Its name in the spec. */
  name: string;
  /** Lowest and highest zoom level that it may have. */
  zooms: readonly [lowest: number, highest: number];
  /** Attribution that it requires. */
  attribution: string;
  /** Uncompressed bytes of a tile; undefined if there is none, as often at sea. */
  tile(z: number, x: number, y: number): Promise<Uint8Array | undefined>;
}

/** Attribution that the schema requires; used if a source has none. */
export const OMT_ATTRIBUTION = '© OpenMapTiles © OpenStreetMap contributors';
/** Zoom levels of the schema. */
export const OMT_ZOOMS = [0, 14] as const;

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Decompresses a tile if its first bytes are those of gzip, as is common on servers and in folders. */
export async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const filled = (template: string, z: number, x: number, y: number): string =>
  template.replaceAll('{z}', String(z)).replaceAll('{x}', String(x)).replaceAll('{y}', String(y));

/**
 * A source of tiles by a URL template with `{z}`, `{x}` and `{y}`.
 * @param read gives the bytes at a URL; undefined if there are none
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

/**
 * Reads tiles of a source by HTTP; a missing tile is a response of 204 or 404.
 * @throws SpecError if there is no response or another error status
 */
export const fetchedFrom =
  (source: string) =>
  async (address: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    try {
      const response = await fetch(address);
      if (response.status === 404 || response.status === 204) return undefined;
      if (!response.ok) throw unusable(source, 'status', String(response.status));
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw error instanceof SpecError ? error : unusable(source, 'unreachable');
    }
  };

/**
 * A source of tiles in a PMTiles archive. Header and metadata are checked before a tile is read.
 * @throws SpecError if it is not an archive of vector tiles
 */
export async function archivedTiles(name: string, source: Source): Promise<TileSource> {
  const archive = new PMTiles(source);
  const header = v.safeParse(headerSchema, await archive.getHeader().catch(() => null));
  if (!header.success) throw unusable(name, 'not-an-archive');
  const { minZoom, maxZoom, tileType } = header.output;
  if (tileType !== VECTOR_TILES) throw unusable(name, 'not-vector');
  const metadata = v.safeParse(metadataSchema, await archive.getMetadata().catch(() => undefined));
  if (!metadata.success) throw unusable(name, 'metadata');
  return {
    name,
    zooms: [minZoom, maxZoom],
    attribution: plain(metadata.output.attribution) || OMT_ATTRIBUTION,
    async tile(z, x, y) {
      const found = await archive.getZxy(z, x, y);
      return found && new Uint8Array(found.data);
    },
  };
}

/** https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md, “Tile Type”. */
const VECTOR_TILES = 1;
const zoom = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30));
const headerSchema = v.pipe(
  v.object({ minZoom: zoom, maxZoom: zoom, tileType: v.number() }),
  v.check(({ minZoom, maxZoom }) => minZoom <= maxZoom),
);
/** Longest attribution, characters; longer ones would enlarge the source block at the cost of the map. */
const MAX_ATTRIBUTION = 400;
const metadataSchema = v.pipe(
  v.unknown(),
  v.check((metadata) => !Array.isArray(metadata)),
  v.object({
    attribution: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(MAX_ATTRIBUTION))), ''),
  }),
);

/** A failure of a basemap. @param detail a figure or the URL of a tile, not a text to be translated */
export const unusable = (source: string, why: BasemapFault, detail?: string): SpecError =>
  new SpecError({ kind: 'basemap', source, why, ...(detail === undefined ? {} : { detail }) });

/** Plain text of an attribution, which archives store as HTML. */
const plain = (html: string | null): string =>
  (html ?? '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&copy;', '©')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
