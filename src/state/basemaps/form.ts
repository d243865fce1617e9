import {
  type Basemap,
  type BasemapProblem,
  type BasemapSource,
  checkBasemap,
  type DemEncoding,
  TIANDITU_ZOOMS,
  type TiandituLook,
  type TileSize,
} from '../../domain/basemap.ts';
import { isTileTemplate, addressOrigin, readAddress } from '../../domain/basemap-address.ts';
import { plainText } from '../../domain/text-form.ts';

/** Longest key, characters; those of 天地图 have 32. */
export const MAX_KEY = 200;
/** Default zoom levels for tiles of pictures and heights, and for the OpenMapTiles schema. */
const PICTURE_ZOOMS = ['0', '18'] as const;
const SCHEMA_ZOOMS = [0, 14] as const;

/** Kinds of basemap that can be added. A WMTS becomes an address of pictures. */
export const FORM_KINDS = ['vector', 'file', 'tianditu', 'raster', 'wmts', 'dem'] as const;
export type FormKind = (typeof FORM_KINDS)[number];
export const FORM_DATUMS = ['wgs84', 'gcj02', 'bd09'] as const;
export type FormDatum = (typeof FORM_DATUMS)[number];

/** Contents of the form; texts as they were typed. */
export interface BasemapForm {
  kind: FormKind;
  file?: File;
  address: string;
  key: string;
  look: TiandituLook;
  hasNames: boolean;
  datum: FormDatum;
  encoding: DemEncoding;
  tileSize: TileSize;
  lowest: string;
  highest: string;
  name: string;
  attribution: string;
}

export const EMPTY_FORM: BasemapForm = {
  kind: 'vector',
  address: '',
  key: '',
  look: 'vec',
  hasNames: true,
  datum: 'wgs84',
  encoding: 'terrarium',
  tileSize: 256,
  lowest: PICTURE_ZOOMS[0],
  highest: PICTURE_ZOOMS[1],
  name: '',
  attribution: '',
};

/** What is wrong with the form. */
export type FormProblem = BasemapProblem | { field: 'file' };

/**
 * Reads the form.
 * @param page address of the page
 * @param words default name and attribution of 天地图; other basemaps are named by their host or file
 * @returns the basemap, with key and file separate, or what is wrong
 */
export function readBasemapForm(
  form: BasemapForm,
  page: string,
  words: { names: Readonly<Record<TiandituLook, string>>; attribution: string },
): { basemap: Basemap; key?: string; file?: File } | { problem: FormProblem } {
  const read = readSource(form, page);
  if ('problem' in read) return read;
  const { source, key: inAddress } = read;
  const host = 'address' in source ? new URL(addressOrigin(source.address, page)).host : '';
  const fallback =
    source.kind === 'tianditu'
      ? words.names[source.look]
      : source.kind === 'file'
        ? source.file.slice(0, 60)
        : host;
  const attribution = plainText(form.attribution);
  const checked = checkBasemap(
    {
      name: plainText(form.name) || fallback,
      attribution:
        attribution || (source.kind === 'tianditu' ? words.attribution : isOfPictures(source) ? host : ''),
      zooms: readZooms(form, source),
      opacity: 1,
      source,
    },
    page,
  );
  if ('problem' in checked) return checked;
  const key = inAddress ?? form.key.trim();
  return {
    basemap: checked.basemap,
    ...(key === '' ? {} : { key }),
    ...(source.kind === 'file' && form.file ? { file: form.file } : {}),
  };
}

const isOfPictures = ({ kind }: BasemapSource): boolean => kind === 'raster' || kind === 'dem';

function readZooms({ lowest, highest }: BasemapForm, source: BasemapSource): readonly [number, number] {
  switch (source.kind) {
    case 'tianditu':
      return TIANDITU_ZOOMS[source.look];
    case 'file':
    case 'vector':
      return SCHEMA_ZOOMS;
    case 'raster':
    case 'dem':
      // An empty field must not count as the number 0.
      return [Number(lowest.trim() || Number.NaN), Number(highest.trim() || Number.NaN)];
  }
}

function readSource(
  form: BasemapForm,
  page: string,
): { source: BasemapSource; key?: string } | { problem: FormProblem } {
  const { kind, file, address, datum, tileSize, encoding, look, hasNames } = form;
  switch (kind) {
    case 'file':
      return file ? { source: { kind, file: file.name } } : { problem: { field: 'file' } };
    case 'tianditu':
      return { source: { kind, look, hasNames } };
    case 'vector':
    case 'raster':
    case 'wmts':
    case 'dem': {
      const read = readAddress(address, kind === 'wmts' ? 'raster' : kind, page);
      if ('fault' in read) return { problem: { field: 'address', fault: read.fault } };
      if (datum !== 'wgs84' && (kind === 'raster' || kind === 'wmts'))
        return {
          problem: { field: 'address', fault: { why: datum, value: addressOrigin(read.address, page) } },
        };
      const { key } = read;
      const source: BasemapSource =
        kind === 'vector'
          ? { kind, address: read.address }
          : kind === 'dem'
            ? { kind, address: read.address, tileSize, encoding }
            : { kind: 'raster', address: read.address, tileSize };
      return { source, ...(key === undefined ? {} : { key }) };
    }
  }
}

/** Whether the address in the field of a WMTS is that of its description, rather than a template for tiles. */
export const isDescription = (address: string, page: string): boolean => {
  const read = readAddress(address, 'vector', page);
  return !('fault' in read) && !isTileTemplate(read.address);
};
