import { FileSource, type RangeResponse, type Source } from 'pmtiles';
import * as v from 'valibot';
import { isTileTemplate, withKey } from '../domain/basemap-address.ts';
import { unusable } from './fault.ts';
import { type Access, readBytes, request } from './request.ts';
import {
  addressedTiles,
  archivedTiles,
  attributionText,
  OMT_ATTRIBUTION,
  OMT_ZOOMS,
  type TileSource,
} from './tile-source.ts';

/** Layers of the OpenMapTiles schema of which a source must have one: those that the map and sheets draw first. */
export const NEEDED_LAYERS: ReadonlySet<string> = new Set(['water', 'waterway', 'transportation']);

/**
 * Opens vector tiles: a PMTiles file or address, a TileJSON, a URL template, or a folder `…/{z}/{x}/{y}.pbf`. The map, sheets and the
 * command line open them here.
 * @param source the name of a file or an address, with `{key}` in the place of a key
 * @throws SpecError with the cause if they cannot be opened
 */
export async function openVector(source: string, access: Access): Promise<TileSource> {
  const { file } = access;
  if (file) return archivedTiles(source, new FileSource(file as File));
  const address = withKey(source, access.key);
  if (isTileTemplate(address)) return templateTiles(source, address, access);
  const path = address.replace(/[?#].*$/, '');
  if (/[.]pmtiles$/i.test(path)) return archivedTiles(source, new RangeSource(source, address, access));
  // A key or a version of the folder is needed for its tiles too.
  const query = /[?][^#]*/.exec(address)?.[0] ?? '';
  return (
    (await describedTiles(source, address, access)) ??
    templateTiles(source, `${path.replace(/\/$/, '')}/{z}/{x}/{y}.pbf${query}`, access)
  );
}

const templateTiles = (
  source: string,
  template: string,
  access: Access,
  zooms: TileSource['zooms'] = OMT_ZOOMS,
  attribution = OMT_ATTRIBUTION,
): TileSource => ({
  ...addressedTiles(
    source,
    template,
    async (address, signal) => {
      const response = await request(source, address, access, signal ? { signal } : {});
      return response && readBytes(source, response);
    },
    zooms,
  ),
  attribution,
});

/** https://github.com/mapbox/tilejson-spec/tree/master/3.0.0, the parts that are read. */
const zoom = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(30));
const tileJsonSchema = v.object({
  tiles: v.pipe(v.array(v.pipe(v.string(), v.includes('{z}'))), v.minLength(1)),
  minzoom: v.optional(zoom, OMT_ZOOMS[0]),
  maxzoom: v.optional(zoom, OMT_ZOOMS[1]),
  attribution: v.optional(v.nullable(v.string()), ''),
  scheme: v.optional(v.string(), 'xyz'),
  vector_layers: v.optional(v.array(v.object({ id: v.string() }))),
});

/** Tiles by their description (TileJSON); undefined if there is none at the address, which may then be a folder of tiles. */
async function describedTiles(
  source: string,
  address: string,
  access: Access,
): Promise<TileSource | undefined> {
  const isNamedSo = /[.]json$/i.test(address.replace(/[?#].*$/, ''));
  const response = await request(source, address, access);
  const text = response && new TextDecoder().decode(await readBytes(source, response));
  const read = v.safeParse(tileJsonSchema, jsonIn(text ?? ''));
  if (!read.success) {
    if (isNamedSo) throw unusable(source, response ? 'tilejson' : 'absent');
    return undefined;
  }
  const { tiles, minzoom, maxzoom, attribution, scheme, vector_layers: layers } = read.output;
  if (minzoom > maxzoom) throw unusable(source, 'tilejson');
  if (layers && !layers.some(({ id }) => NEEDED_LAYERS.has(id))) throw unusable(source, 'not-omt');
  const [first = ''] = tiles;
  // Parsing would encode the braces.
  const base = new URL(address, access.page);
  const template = /^[a-z]+:/i.test(first) ? first : decodeURI(new URL(encodeURI(first), base).href);
  return templateTiles(
    source,
    scheme === 'tms' ? template.replaceAll('{y}', '{-y}') : template,
    access,
    [minzoom, maxzoom],
    attributionText(attribution),
  );
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Byte ranges of an archive on a server. */
class RangeSource implements Source {
  readonly #source: string;
  readonly #address: string;
  readonly #access: Access;

  constructor(source: string, address: string, access: Access) {
    this.#source = source;
    this.#address = address;
    this.#access = access;
  }

  getKey(): string {
    return this.#address;
  }

  /** @throws SpecError if the server does not send the range */
  async getBytes(offset: number, length: number, signal?: AbortSignal): Promise<RangeResponse> {
    const response = await request(this.#source, this.#address, this.#access, {
      headers: { range: `bytes=${offset}-${offset + length - 1}` },
      ...(signal ? { signal } : {}),
    });
    if (!response) throw unusable(this.#source, 'absent');
    if (response.status !== 206) {
      // Without ranges the whole file would come, which may be that of a country.
      await response.body?.cancel();
      throw unusable(this.#source, 'no-ranges');
    }
    return { data: (await readBytes(this.#source, response)).buffer };
  }
}
