import { plainText } from './text-form.ts';

/** What the tiles at an address must be: vector tiles, pictures, or heights encoded in pictures. */
export type AddressUse = 'vector' | 'raster' | 'dem';

/** Why an address cannot be used; `value` is the part of it that is wrong. */
export interface AddressFault {
  why:
    | 'empty'
    | 'too-long'
    | 'not-an-address'
    | 'scheme'
    | 'credentials'
    | 'placeholder'
    | 'no-placeholders'
    | 'keys'
    | 'grid'
    | 'gcj02'
    | 'bd09';
  value: string;
}

/** An address as it is stored: with `{key}` in place of its key. The key is stored separately and never leaves the device. */
export interface TileAddress {
  address: string;
  key?: string;
}

/** Longest address, UTF-16 units: the limit for the source of a basemap in the settings of a sheet. */
export const MAX_ADDRESS = 400;

/**
 * Names of parameters whose values are secrets: keys, tokens, signatures, sessions. `tk` is that of 天地图, `app_code` of HERE, `connectid` of Maxar,
 * `gkt` of Kartverket. Any name that ends so counts, since a value that is taken for a key by mistake is only asked for again, while a key that is
 * missed would be in every link.
 */
const SECRET =
  /^(tk|ak|sk|sig|gkt|sid|auth|authorization|jwt|ticket|pwd|app_?code|connectid|.*(key|token|secret|signature|passw(or)?d|credentials?|session_?id))$/i;
/** Names of folders that are followed by a key (`…/token/abc/…`). Fewer than of parameters: a folder may be called `monkey`. */
const KEY_FOLDER = /^(tk|token|(api|access|auth|user|map)?[-_]?(key|token))$/i;
/** A folder that is a token by its form: a JSON Web Token (RFC 7519), as those of Mapbox also are. */
const TOKEN_FOLDER = /^(?:[pst]k\.)?eyJ[\w-]{8,}(?:\.[\w-]+)*$/;
/** Providers whose key is a folder of the path: the host, and the number of the folder, from 1. */
const KEY_AT: readonly (readonly [host: RegExp, folder: number])[] = [
  // The instance id of Sentinel Hub and of the Copernicus Data Space: /ogc/wmts/ID
  [/(^|[.])sentinel-hub[.]com$|(^|[.])dataspace[.]copernicus[.]eu$/i, 3],
  [/^wxs[.]ign[.]fr$/i, 1],
  [/(^|[.])tile[.]cloudmade[.]com$/i, 1],
];

/** Hosts (with their subdomains) whose tiles are in a displaced datum: 高德, 腾讯, Google China and GeoQ in GCJ-02, 百度 in BD-09. */
const DISPLACED: readonly (readonly [host: RegExp, datum: 'gcj02' | 'bd09'])[] = [
  [/(^|[.])(autonavi|amap|gtimg|geoq)[.](com|cn)$/i, 'gcj02'],
  [/(^|[.])map[.]qq[.]com$/i, 'gcj02'],
  [/(^|[.])google[.]cn$/i, 'gcj02'],
  [/(^|[.])(bdimg|bdstatic|baidu)[.]com$/i, 'bd09'],
];

/** Origin of the tiles of 天地图. */
export const TIANDITU_ORIGIN = 'https://t0.tianditu.gov.cn';

/** Matrix sets of WMTS in degrees, as a parameter or a folder of the address: EPSG:4326, CRS84, CGCS2000 (EPSG:4490) and what is named after them. */
const IN_DEGREES = /(?:[?&]tilematrixset=|\/)([^/?&{}]*(?:4326|4490|crs84))(?=[&/]|$)/i;

const PLACEHOLDERS = ['z', 'x', 'y', '-y', 'key'] as const;
/** Other spellings of the placeholders: those of WMTS (OGC 07-057r7), of Leaflet and of OpenLayers. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  // Each of the eight hosts of 天地图 has all tiles; they are numbered from 0, not lettered.
  [/^(?:https?:)?\/\/t(?:\d|\{[^}]*\})\.tianditu\.gov\.cn(?=\/)/gi, TIANDITU_ORIGIN],
  [/\{tilematrix\}/g, '{z}'],
  [/\{tilerow\}/g, '{y}'],
  [/\{tilecol\}/g, '{x}'],
  [/\{(?:tk|api[-_]?key|access[-_]?token)\}/g, '{key}'],
  // The first of several hosts with the same tiles is used.
  [/\{([a-z\d])-[a-z\d]\}/g, '$1'],
  [/\{switch:([^,}]+)[^}]*\}/g, '$1'],
  [/\{s\}/g, 'a'],
  // The suffix for pictures of double resolution (`@2x`) is removed.
  [/\{r\}/g, ''],
];
/** The address with the usual spelling of its placeholders, and without a fragment. */
const usuallySpelled = (address: string): string => {
  const braced = address
    .replaceAll(/%7b/gi, '{')
    .replaceAll(/%7d/gi, '}')
    .replaceAll('${', '{')
    .replaceAll(/\{[^{}]*\}/g, (name) => name.toLowerCase());
  return SPELLINGS.reduce((text, [from, to]) => text.replaceAll(from, to), braced).replace(/#.*$/, '');
};
/** An address of 天地图 in degrees (`vec_c`, matrix set `c`) becomes that of the same tiles in Web Mercator (`vec_w`, `w`), the grid of the map. */
const inMercator = (address: string): string =>
  address.startsWith(`${TIANDITU_ORIGIN}/`)
    ? address.replace(/\b([a-z]{3})_c(?=[/&]|$)/gi, '$1_w').replace(/([?&]tilematrixset=)c(?=&|$)/i, '$1w')
    : address;
/** Parameters of a GetTile request of WMTS that number a tile. */
const TILE_NUMBERS: Readonly<Record<string, string>> = { tilematrix: '{z}', tilerow: '{y}', tilecol: '{x}' };

const fault = (why: AddressFault['why'], value: string): { fault: AddressFault } => ({
  fault: { why, value: value.length > 80 ? `${value.slice(0, 79)}…` : value },
});

/**
 * An address with numbers in place of its placeholders, so that it can be parsed.
 * @returns null if it is not an address
 */
function parsed(address: string, page: string): URL | null {
  const figures = address.replaceAll(/\{-?\w+\}/g, '0');
  return URL.canParse(figures, page) ? new URL(figures, page) : null;
}

/**
 * Reads an address that a person wrote or pasted: a URL template of tiles, of a PMTiles archive, or of a TileJSON. Other spellings of the
 * placeholders become `{z}`, `{x}`, `{y}` and `{-y}` (rows counted from the south); the numbers of a tile in an address of WMTS become placeholders; the value of a
 * parameter that is a key becomes `{key}` and is returned apart.
 * @param page address of the page, for addresses on its own site
 */
export function readAddress(
  text: string,
  use: AddressUse,
  page: string,
): TileAddress | { fault: AddressFault } {
  // A pasted address may be broken into lines; a space within a line belongs to the name of a folder or file.
  const plain = plainText(text.replaceAll(/\s*[\n\r]\s*/g, '')).replaceAll(' ', '%20');
  if (plain === '') return fault('empty', '');
  if (plain.length > MAX_ADDRESS) return fault('too-long', plain);
  const spelled = inMercator(usuallySpelled(plain));
  // `tiles.example/…` would be read as a folder of this site.
  const isRooted = /^([a-z][a-z\d+.-]*:|[./])/i.test(spelled);
  const url = isRooted ? parsed(spelled, page) : null;
  if (!url) return fault('not-an-address', plain);
  if (!/^https?:$/.test(url.protocol)) return fault('scheme', url.protocol);
  if (url.username !== '' || url.password !== '') return fault('credentials', url.host);
  const displaced = DISPLACED.find(([host]) => host.test(url.hostname));
  if (displaced) return fault(displaced[1], url.hostname);
  const taken = withoutKey(numbered(spelled));
  if (!taken) return fault('keys', url.host);
  const unknown = [...taken.address.matchAll(/\{([^{}]*)\}/g)].find(
    ([, name]) => !PLACEHOLDERS.some((each) => each === name),
  );
  if (unknown) return fault('placeholder', unknown[0]);
  const rest = taken.address.replaceAll(/\{[^{}]*\}/g, '');
  if (/[{}]/.test(rest)) return fault('placeholder', taken.address);
  const has = (name: string): boolean => taken.address.includes(`{${name}}`);
  const axes = [has('z'), has('x'), has('y') || has('-y')];
  const isTemplate = axes.every(Boolean);
  if (!isTemplate && (use !== 'vector' || axes.some(Boolean))) return fault('no-placeholders', plain);
  const [, inDegrees] = isTemplate ? (IN_DEGREES.exec(spelled) ?? []) : [];
  if (inDegrees !== undefined) return fault('grid', inDegrees);
  // `{key}` replaces the key; the result may not be longer than an address may be.
  return taken.address.length > MAX_ADDRESS ? fault('too-long', plain) : taken;
}

/** Splits an address at its query: path, and parameters as they are written. */
function queryParts(address: string): { path: string; parameters: string[] } {
  const at = address.indexOf('?');
  return at < 0
    ? { path: address, parameters: [] }
    : { path: address.slice(0, at), parameters: address.slice(at + 1).split('&') };
}

const joined = (path: string, parameters: readonly string[]): string =>
  parameters.length === 0 ? path : `${path}?${parameters.join('&')}`;

/** Replaces the numbers of a tile in a GetTile address by placeholders. */
function numbered(address: string): string {
  const { path, parameters } = queryParts(address);
  return joined(
    path,
    parameters.map((parameter) => {
      const [name = '', value = ''] = parameter.split('=');
      const placeholder = TILE_NUMBERS[name.toLowerCase()];
      // Identifiers of matrices may have a prefix: `EPSG:3857:12`.
      return placeholder && /\d+$/.test(value) ? `${name}=${value.replace(/\d+$/, placeholder)}` : parameter;
    }),
  );
}

/**
 * Replaces the key in an address: in a parameter of its query, also of an address within it (of a proxy), in a parameter of a folder
 * (`…;key=abc/…`, RFC 3986, 3.3), or in a folder.
 * @returns null if there are several keys, since only one can be stored
 */
function withoutKey(address: string): TileAddress | null {
  const keys = new Set<string>();
  const take = (value: string): string => {
    if (value === '' || value.startsWith('{')) return value;
    keys.add(value);
    return '{key}';
  };
  const at = address.indexOf('?');
  const path = at < 0 ? address : address.slice(0, at);
  const cleaned = pathWithoutKey(path, take) + (at < 0 ? '' : queryWithoutKey(address.slice(at), take));
  const [key, ...others] = keys;
  if (others.length > 0) return null;
  return { address: cleaned, ...(key === undefined ? {} : { key: decoded(key) }) };
}

function pathWithoutKey(path: string, take: (value: string) => string): string {
  const [, origin = '', folders = ''] = /^((?:[a-z][a-z\d+.-]*:)?\/\/[^/]*)?([^]*)$/i.exec(path) ?? [];
  const host = origin.replace(/^[^/]*\/\//, '').replace(/:\d+$/, '');
  const keyAt = KEY_AT.find(([of]) => of.test(host))?.[1];
  const parts = folders.split('/');
  const cleaned = parts.map((part, i) => {
    const [folder = '', ...parameters] = part.split(';');
    const isKey =
      i === keyAt || TOKEN_FOLDER.test(decoded(folder)) || KEY_FOLDER.test(decoded(parts[i - 1] ?? ''));
    return [
      isKey ? take(folder) : folder,
      ...parameters.map((parameter) => {
        const [name = '', ...value] = parameter.split('=');
        return SECRET.test(decoded(name)) && value.length > 0
          ? `${name}=${take(value.join('='))}`
          : parameter;
      }),
    ].join(';');
  });
  return origin + cleaned.join('/');
}

/** The name of a parameter and its sign of equality, in the query or, encoded or not, in the query of an address within it. */
const NAME = /(?<=[?&;]|%26|%3f|%3b)((?:(?!%26|%3f|%3b|%3d)[^?&;=])+)(=|%3d)/gi;

function queryWithoutKey(query: string, take: (value: string) => string): string {
  let cleaned = '';
  let from = 0;
  for (const { index, 0: whole, 1: name = '', 2: equals } of query.matchAll(NAME)) {
    if (index < from || !SECRET.test(decoded(name))) continue;
    const start = index + whole.length;
    const [value = ''] =
      (equals === '=' ? /^[^&;]*/ : /^(?:(?!%26|%3b)[^&;])*/i).exec(query.slice(start)) ?? [];
    cleaned += query.slice(from, start) + take(value);
    from = start + value.length;
  }
  return cleaned + query.slice(from);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether an address has a place for a key. */
export const needsKey = (address: string): boolean => address.includes('{key}');

/** The address with its key inserted. */
export const withKey = (address: string, key = ''): string =>
  address.replaceAll('{key}', encodeURIComponent(key));

/** The address of a tile. */
export const tileUrl = (template: string, z: number, x: number, y: number): string =>
  template
    .replaceAll('{z}', String(z))
    .replaceAll('{x}', String(x))
    .replaceAll('{-y}', String(2 ** z - 1 - y))
    .replaceAll('{y}', String(y));

/** Whether an address is a template for tiles, rather than that of an archive or of a description of tiles. */
export const isTileTemplate = (address: string): boolean => address.includes('{z}');

/** Origin of an address; that of the page for addresses relative to its site. */
export const addressOrigin = (address: string, page: string): string => parsed(address, page)?.origin ?? '';

/** Whether the page may send requests to an address: its own site, and the origins that its deployment allows. */
export const isAllowedOrigin = (origin: string, page: string, allowed: readonly string[]): boolean =>
  origin === new URL(page).origin || allowed.includes(origin);
