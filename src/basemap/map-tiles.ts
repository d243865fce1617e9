import { pointToTile } from '@mapbox/tilebelt';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { tileAddresses, type Basemap, isVector, sheetSource } from '../domain/basemap.ts';
import { unusable } from './fault.ts';
import { type FeedState, TileFeed } from './feed.ts';
import { NEEDED_LAYERS, openVector } from './open.ts';
import { emptyPicture, picture } from './pictures.ts';
import type { Access } from './request.ts';
import type { TileSource } from './tile-source.ts';

/** What the map needs of the tiles of a basemap. */
export interface MapTiles {
  /** One for each set of tiles, bottom to top. */
  feeds: readonly {
    tile(z: number, x: number, y: number, signal: AbortSignal): Promise<ArrayBuffer | ImageBitmap>;
  }[];
  zooms: Basemap['zooms'];
  bounds?: TileSource['bounds'];
  attribution: string;
}

/** Around Hangzhou: each source that is of use here has tiles there. Degrees. */
const TRIED_AT = [120.15, 30.25] as const;
/** Zoom level at which a source is tried, if it has it. */
const TRIED_ZOOM = 9;

/** Number of the tile at a position. */
function tileAt([lon, lat]: readonly [number, number], zoom: number): [z: number, x: number, y: number] {
  const [x, y] = pointToTile(lon, lat, zoom);
  return [zoom, x, y];
}

/** Opens the tiles of a basemap for the map. @throws SpecError with the cause if they cannot be opened */
export async function openForMap(
  basemap: Basemap,
  access: Access,
  inHan: boolean,
  onState: (state: FeedState) => void,
): Promise<MapTiles> {
  const { name, source, zooms, attribution } = basemap;
  if (isVector(basemap)) {
    const opened = await openVector(sheetSource(basemap) ?? name, access);
    const load = (z: number, x: number, y: number, signal: AbortSignal) =>
      vectorTile(opened, [z, x, y], signal);
    const feed = new TileFeed(load, () => Promise.resolve(new ArrayBuffer(0)), onState);
    const { bounds } = opened;
    return {
      feeds: [feed],
      zooms: opened.zooms,
      attribution: attribution || opened.attribution,
      ...(bounds ? { bounds } : {}),
    };
  }
  const encoding = source.kind === 'dem' ? source.encoding : undefined;
  let sizePx = source.kind === 'dem' ? source.tileSize : 1;
  const feeds = tileAddresses(source, inHan).map((template) => {
    const load = async (z: number, x: number, y: number, signal: AbortSignal) => {
      const image = await picture(name, template, [z, x, y], access, signal);
      sizePx = image?.width ?? sizePx;
      return image;
    };
    return new TileFeed(load, () => emptyPicture(sizePx, encoding), onState);
  });
  return { feeds, zooms, attribution };
}

/** Bytes of a vector tile; undefined if there is none. @throws SpecError if it is none, or of another schema */
async function vectorTile(
  opened: TileSource,
  at: readonly [number, number, number],
  signal?: AbortSignal,
): Promise<ArrayBuffer | undefined> {
  const bytes = await opened.tile(...at, signal);
  if (!bytes || bytes.length === 0) return undefined;
  const layers = layersIn(bytes);
  if (!layers) throw unusable(opened.name, 'tile', at.join('/'));
  // A tile without features is none.
  if (layers.length === 0) return undefined;
  if (!layers.some((layer) => SCHEMA_LAYERS.has(layer))) throw unusable(opened.name, 'not-omt');
  return bytes.slice().buffer as ArrayBuffer;
}

/** Layers that only tiles of the schema have together; a tile of open land may have one of them alone. */
const SCHEMA_LAYERS: ReadonlySet<string> = new Set([
  ...NEEDED_LAYERS,
  'landcover',
  'landuse',
  'water_name',
  'transportation_name',
  'boundary',
  'building',
  'place',
  'mountain_peak',
  'park',
  'aeroway',
  'poi',
  'housenumber',
  'aerodrome_label',
]);

/** Names of the layers of a vector tile; null if the bytes are none. */
function layersIn(bytes: Uint8Array): string[] | null {
  try {
    return Object.keys(new VectorTile(new PbfReader(bytes)).layers);
  } catch {
    return null;
  }
}

/** What a source says of itself when it is tried. */
export interface Tried {
  zooms: Basemap['zooms'];
  attribution: string;
}

/**
 * Tries whether a basemap can be used: opens it and reads one tile.
 * @throws SpecError with the cause if not
 */
export async function tryBasemap(basemap: Basemap, access: Access): Promise<Tried> {
  const { name, source, zooms, attribution } = basemap;
  if (!isVector(basemap)) {
    const at = tileAt(TRIED_AT, Math.min(Math.max(TRIED_ZOOM, zooms[0]), zooms[1]));
    for (const template of tileAddresses(source)) {
      const image = await picture(name, template, at, access);
      if (!image) throw unusable(name, 'no-tiles');
      image.close();
    }
    return { zooms, attribution };
  }
  const opened = await openVector(sheetSource(basemap) ?? name, access);
  const { bounds, zooms: has } = opened;
  const centre = bounds ? ([(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2] as const) : TRIED_AT;
  for (let zoom = Math.min(Math.max(TRIED_ZOOM, has[0]), has[1]); zoom >= has[0]; zoom--)
    if (await vectorTile(opened, tileAt(centre, zoom)))
      return { zooms: has, attribution: attribution || opened.attribution };
  // The middle of an archive may lie in the sea or between its parts.
  if (bounds) return { zooms: has, attribution: attribution || opened.attribution };
  throw unusable(name, 'no-tiles');
}
