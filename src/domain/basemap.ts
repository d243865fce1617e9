import {
  type AddressFault,
  type AddressUse,
  MAX_ADDRESS,
  readAddress,
  TIANDITU_ORIGIN,
} from './basemap-address.ts';
import { plainText } from './text-form.ts';

/** Pictures of 天地图, each with its layer of names. */
export const TIANDITU_LOOKS = ['vec', 'img', 'ter'] as const;
export type TiandituLook = (typeof TIANDITU_LOOKS)[number];
/** How heights are encoded in the colours of a picture. */
export const DEM_ENCODINGS = ['terrarium', 'mapbox'] as const;
export type DemEncoding = (typeof DEM_ENCODINGS)[number];
export const TILE_SIZES = [256, 512] as const;
export type TileSize = (typeof TILE_SIZES)[number];

/** Where the tiles of a basemap come from. All are in Web Mercator on WGS 84; CGCS2000 (天地图) differs from it by less than a metre. */
export type BasemapSource =
  /** A PMTiles file chosen by the reader; it stays on the device. */
  | { kind: 'file'; file: string }
  /** Vector tiles in the OpenMapTiles schema: a PMTiles archive, a TileJSON or a URL template. */
  | { kind: 'vector'; address: string }
  | { kind: 'tianditu'; look: TiandituLook; hasNames: boolean }
  /** Pictures: XYZ, or WMTS with its matrix set of Web Mercator as a URL template. */
  | { kind: 'raster'; address: string; tileSize: TileSize }
  /** Heights, drawn as hillshade. */
  | { kind: 'dem'; address: string; tileSize: TileSize; encoding: DemEncoding };

/** A basemap, as map, sheet, settings and link use it. Its key is stored separately. */
export interface Basemap {
  name: string;
  /** Attribution as plain text; always shown with the basemap. */
  attribution: string;
  /** Lowest and highest zoom level that have tiles. */
  zooms: readonly [lowest: number, highest: number];
  /** Opacity, 0.1 to 1. */
  opacity: number;
  source: BasemapSource;
}

/** A layer of a WMTS in Web Mercator, with the template of its tiles. */
export interface WmtsChoice {
  /** Identifiers of the layer and of the matrix set. */
  layer: string;
  matrixSet: string;
  title: string;
  /** URL template with `{z}`, `{x}` and `{y}`. */
  address: string;
  zooms: readonly [lowest: number, highest: number];
  tileSize: TileSize;
}

/** The layers that a WMTS offers, and the number of its layers and matrix sets that are not in Web Mercator and cannot be used. */
export interface Capabilities {
  choices: WmtsChoice[];
  leftOut: number;
}

export const MAX_BASEMAP_NAME = 60;
export const MAX_ATTRIBUTION = 400;
export const MAX_ZOOM = 22;
export const MIN_OPACITY = 0.1;

/** Whether its tiles are vector tiles, which the styles of the atlas draw on map and sheet. */
export const isVector = ({ source }: Basemap): boolean => source.kind === 'file' || source.kind === 'vector';

/** Its name in the settings of a sheet (`basemap.source`); undefined if sheets do not draw it. */
export function sheetSource({ source }: Basemap): string | undefined {
  if (source.kind === 'file') return source.file;
  return source.kind === 'vector' ? source.address : undefined;
}

/** Zoom levels of 天地图: the relief has fewer. */
export const TIANDITU_ZOOMS: Readonly<Record<TiandituLook, readonly [number, number]>> = {
  vec: [1, 18],
  img: [1, 18],
  ter: [1, 14],
};
/** Layers of names for each layer of pictures, in Chinese and, if available, in English. */
const TIANDITU_NAMES = { vec: ['cva', 'eva'], img: ['cia', 'eia'], ter: ['cta', 'cta'] } as const;

/** URL template of a layer of 天地图 (WMTS) in its matrix set `w`, which is that of Web Mercator. */
const tiandituLayer = (layer: string): string =>
  `${TIANDITU_ORIGIN}/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}`;

/**
 * Addresses of a basemap, bottom layer first; empty if it is a file.
 * @param inHan whether names are wanted in Chinese rather than in English
 */
export function tileAddresses(source: BasemapSource, inHan = true): string[] {
  switch (source.kind) {
    case 'file':
      return [];
    case 'tianditu': {
      const [chinese, english] = TIANDITU_NAMES[source.look];
      return [source.look, ...(source.hasNames ? [inHan ? chinese : english] : [])].map(tiandituLayer);
    }
    case 'vector':
    case 'raster':
    case 'dem':
      return [source.address];
  }
}

/** Why a description is not valid; `field` is the field that has the wrong value. */
export type BasemapProblem =
  | { field: 'name' | 'attribution' | 'zooms' | 'opacity' | 'kind'; value: string }
  | { field: 'address'; fault: AddressFault };

/**
 * Checks a description, from a form, the device or a link. Names and attributions become plain text.
 * @returns the description, or what of it cannot be used
 */
export function checkBasemap(
  value: unknown,
  page: string,
): { basemap: Basemap } | { problem: BasemapProblem } {
  const { name, attribution, zooms, opacity, source } = Object(value) as Record<string, unknown>;
  const refuse = (field: 'name' | 'attribution' | 'zooms' | 'opacity' | 'kind', at: unknown) => ({
    problem: { field, value: String(JSON.stringify(at) ?? at).slice(0, 80) },
  });
  const plainName = typeof name === 'string' ? plainText(name) : '';
  if (plainName === '' || plainName.length > MAX_BASEMAP_NAME) return refuse('name', name);
  const plainAttribution = typeof attribution === 'string' ? plainText(attribution) : null;
  if (plainAttribution === null || plainAttribution.length > MAX_ATTRIBUTION)
    return refuse('attribution', attribution);
  if (!areZooms(zooms)) return refuse('zooms', zooms);
  if (typeof opacity !== 'number' || !(opacity >= MIN_OPACITY && opacity <= 1))
    return refuse('opacity', opacity);
  const checked = checkSource(source, page);
  if (!checked) return refuse('kind', (Object(source) as { kind?: unknown }).kind);
  if ('fault' in checked) return { problem: { field: 'address', fault: checked.fault } };
  return {
    basemap: {
      name: plainName,
      attribution: plainAttribution,
      zooms: [...zooms],
      opacity,
      source: checked.source,
    },
  };
}

const areZooms = (value: unknown): value is [number, number] =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((zoom) => Number.isInteger(zoom) && zoom >= 0 && zoom <= MAX_ZOOM) &&
  value[0] <= value[1];

/** Checks a source; undefined if it is not valid. Its address must not contain a key, which would be stored with it. */
function checkSource(
  value: unknown,
  page: string,
): { source: BasemapSource } | { fault: AddressFault } | undefined {
  const { kind, file, address, look, hasNames, tileSize, encoding } = Object(value) as Record<
    string,
    unknown
  >;
  const size = TILE_SIZES.find((each) => each === tileSize);
  const read = (use: AddressUse) => {
    const found = readAddress(typeof address === 'string' ? address : '', use, page);
    if ('fault' in found) return found;
    return found.key === undefined ? found : { fault: { why: 'keys' as const, value: found.address } };
  };
  switch (kind) {
    case 'file':
      return typeof file === 'string' && file !== '' && file.length <= MAX_ADDRESS
        ? { source: { kind, file } }
        : undefined;
    case 'tianditu': {
      const known = TIANDITU_LOOKS.find((each) => each === look);
      return known && typeof hasNames === 'boolean' ? { source: { kind, look: known, hasNames } } : undefined;
    }
    case 'vector': {
      const found = read(kind);
      return 'fault' in found ? found : { source: { kind, address: found.address } };
    }
    case 'raster': {
      if (!size) return undefined;
      const found = read(kind);
      return 'fault' in found ? found : { source: { kind, address: found.address, tileSize: size } };
    }
    case 'dem': {
      const written = DEM_ENCODINGS.find((each) => each === encoding);
      if (!size || !written) return undefined;
      const found = read(kind);
      return 'fault' in found
        ? found
        : { source: { kind, address: found.address, tileSize: size, encoding: written } };
    }
    default:
      return undefined;
  }
}

/** Whether two descriptions have the same tiles, regardless of their names. */
export const isSameSource = (a: BasemapSource, b: BasemapSource): boolean =>
  JSON.stringify(sourceValues(a)) === JSON.stringify(sourceValues(b));
const sourceValues = (source: BasemapSource): [string, unknown][] =>
  Object.entries(source).toSorted(([a], [b]) => (a < b ? -1 : 1));
