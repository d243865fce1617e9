import { PMTiles, type Source } from 'pmtiles';
import * as v from 'valibot';
import { tileUrl } from '../domain/basemap-address.ts';
import { plainText } from '../domain/text-form.ts';
import { SpecError } from '../print/spec/failure.ts';
import { unusable } from './fault.ts';

/** A source of vector tiles. */
export interface TileSource {
  /** Its name in the spec. */
  name: string;
  /** Lowest and highest zoom level that it may have. */
  zooms: readonly [lowest: number, highest: number];
  /** Attribution that it requires. */
  attribution: string;
  /** Bounds of its tiles, degrees: west, south, east, north; absent if it does not state them. */
  bounds?: readonly [number, number, number, number];
  /** Uncompressed bytes of a tile; undefined if there is none, as often at sea. */
  tile(z: number, x: number, y: number, signal?: AbortSignal): Promise<Uint8Array | undefined>;
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

/**
 * A source of tiles by a URL template with `{z}`, `{x}` and `{y}`.
 * @param read gives the bytes at a URL; undefined if there are none
 */
export const addressedTiles = (
  name: string,
  template: string,
  read: (address: string, signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer> | undefined>,
  zooms: TileSource['zooms'] = OMT_ZOOMS,
): TileSource => ({
  name,
  zooms,
  attribution: OMT_ATTRIBUTION,
  async tile(z, x, y, signal) {
    const bytes = await read(tileUrl(template, z, x, y), signal);
    return bytes && bytes.length > 0 ? unpacked(bytes) : undefined;
  },
});

/**
 * A source of tiles in a PMTiles archive. Header and metadata are checked before a tile is read.
 * @throws SpecError if it is not an archive of vector tiles
 */
export async function archivedTiles(name: string, source: Source): Promise<TileSource> {
  const archive = new PMTiles(source);
  // What keeps the archive from being read is told as it is; anything else is a fault of its bytes.
  const read = (error: unknown): null => {
    if (error instanceof SpecError) throw error;
    return null;
  };
  const header = v.safeParse(headerSchema, await archive.getHeader().catch(read));
  if (!header.success) throw unusable(name, 'not-an-archive');
  const { minZoom, maxZoom, tileType, minLon, minLat, maxLon, maxLat } = header.output;
  if (tileType !== VECTOR_TILES) throw unusable(name, 'not-vector');
  const metadata = v.safeParse(metadataSchema, await archive.getMetadata().catch(() => undefined));
  if (!metadata.success) throw unusable(name, 'metadata');
  return {
    name,
    zooms: [minZoom, maxZoom],
    attribution: attributionText(metadata.output.attribution),
    // Archives that do not state their bounds have zeros; damaged ones may have any numbers.
    bounds: isBox(minLon, minLat, maxLon, maxLat) ? [minLon, minLat, maxLon, maxLat] : WORLD,
    async tile(z, x, y, signal) {
      const found = await archive.getZxy(z, x, y, signal);
      return found && new Uint8Array(found.data);
    },
  };
}

/** Bounds of Web Mercator, degrees. */
const WORLD = [-180, -85.0511, 180, 85.0511] as const;
const isBox = (west: number, south: number, east: number, north: number): boolean =>
  -180 <= west && west < east && east <= 180 && -90 <= south && south < north && north <= 90;

/** https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md, “Tile Type”. */
const VECTOR_TILES = 1;
const zoom = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30));
const headerSchema = v.pipe(
  v.object({
    minZoom: zoom,
    maxZoom: zoom,
    tileType: v.number(),
    minLon: v.number(),
    minLat: v.number(),
    maxLon: v.number(),
    maxLat: v.number(),
  }),
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

/** Characters that HTML names; others are written with their number (`&#169;`, `&#xa9;`). */
const NAMED_CHARACTERS: Readonly<Record<string, string>> = {
  copy: '©',
  reg: '®',
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  middot: '·',
  bull: '•',
  ndash: '–',
  mdash: '—',
};
const LAST_CODE_POINT = 0x10ffff;

/** The character of a reference in HTML; the reference itself if it stands for none. */
function character(reference: string, name: string): string {
  if (!name.startsWith('#')) return NAMED_CHARACTERS[name.toLowerCase()] ?? reference;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : reference;
}

/** Plain text of an attribution, which archives and descriptions have as HTML; that of the schema if there is none. */
export const attributionText = (html: string | null): string =>
  plainText(
    (html ?? '')
      .replaceAll(/<(script|style)\b[^]*?<\/\1\s*>|<!--[^]*?-->/gi, '')
      .replaceAll(/<\/?[a-z][^>]*>/gi, '')
      .replaceAll(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, character)
      .replaceAll(/\s+/g, ' '),
  ) || OMT_ATTRIBUTION;
