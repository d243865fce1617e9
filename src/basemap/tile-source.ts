import { PMTiles, type Source } from 'pmtiles';
import * as v from 'valibot';
import { type BasemapFault, SpecError } from '../print/spec/failure.ts';

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

/**
 * Reads tiles of a source at addresses of the web; a server that has no such tile says so by 204 or 404.
 * @throws SpecError where nothing answers, or the server refuses
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
 * Tiles of a PMTiles archive. Its header and metadata are checked before a tile is read.
 * @throws SpecError where it is none of vector tiles
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
/** Longer attributions would take the source block from the map. */
const MAX_ATTRIBUTION = 400;
const metadataSchema = v.pipe(
  v.unknown(),
  v.check((metadata) => !Array.isArray(metadata)),
  v.object({
    attribution: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(MAX_ATTRIBUTION))), ''),
  }),
);

/** A failure of a basemap, as data. @param detail a figure or the address of a tile, no words */
export const unusable = (source: string, why: BasemapFault, detail?: string): SpecError =>
  new SpecError({ kind: 'basemap', source, why, ...(detail === undefined ? {} : { detail }) });

/** The words of an attribution, which archives keep as HTML. */
const plain = (html: string | null): string =>
  (html ?? '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&copy;', '©')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
