import { isObject } from '../../domain/is-object.ts';
import { decompress as zstd } from 'fzstd';
import { gunzipSync } from 'fflate';
import {
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetRead,
  snappyUncompress,
} from 'hyparquet';
import { wkbToGeojson } from 'hyparquet/src/wkb.js';
import type { NamedCrs, SourceFile } from '../content.ts';
import type { ReadContent } from '../packed.ts';
import { FeatureBuilder } from './feature-builder.ts';
import { UnusableGeometry } from './geometry.ts';
import { checkPages } from './parquet-pages.ts';
import { RefusedFile, type Run, readableMessage } from './run.ts';

const FORMAT = 'Parquet';
/**
 * Number of rows that are read at once: a whole row group as most programs write them, since the pages of a group are unpacked from its
 * beginning.
 */
const ROWS_A_PART = 1_100_000;

interface GeoColumn {
  name: string;
  /** Encoding of the column: `WKB`, or a nested form of GeoArrow. */
  encoding: string;
  crs: NamedCrs | null;
}

/** The reference system of a column: PROJJSON with an identifier; without one, longitude and latitude on WGS 84. */
function readCrs(crs: unknown): NamedCrs | null {
  if (crs === undefined) return { epsg: 4326 };
  if (!isObject(crs)) return null;
  const id = isObject(crs['id']) ? crs['id'] : null;
  if (id?.['authority'] === 'OGC' && id['code'] === 'CRS84') return { epsg: 4326 };
  const code = Number(id?.['code']);
  return id?.['authority'] === 'EPSG' && Number.isInteger(code) ? { epsg: code } : null;
}

/** The main column of geometries: by the metadata `geo` of GeoParquet, else by the type of a column. */
function geoColumn({ schema, key_value_metadata }: FileMetaData): GeoColumn | null {
  const metadata = key_value_metadata?.find(({ key }) => key === 'geo')?.value;
  if (metadata === undefined) {
    const typed = schema.find(({ logical_type }) => logical_type && TYPED.has(logical_type.type));
    if (!typed) return null;
    const { crs } = typed.logical_type as { crs?: string };
    const [, epsg] = /^EPSG:(\d+)$/.exec(crs ?? 'EPSG:4326') ?? [];
    return { name: typed.name, encoding: 'WKB', crs: epsg === undefined ? null : { epsg: Number(epsg) } };
  }
  const geo: unknown = JSON.parse(metadata);
  if (!isObject(geo) || typeof geo['primary_column'] !== 'string' || !isObject(geo['columns'])) return null;
  const name = geo['primary_column'];
  const column = Object.hasOwn(geo['columns'], name) ? geo['columns'][name] : null;
  if (!isObject(column)) return null;
  return { name, encoding: String(column['encoding'] ?? 'WKB'), crs: readCrs(column['crs']) };
}
const TYPED = new Set(['GEOMETRY', 'GEOGRAPHY']);

/** Inflates pages and counts their real sizes. WebAssembly is not used, because the policy of the page would refuse it. */
function countingCompressors(
  run: Run,
  count = (bytes: number): void => run.take('inflatedBytes', bytes),
): Compressors {
  const counted =
    (inflate: (input: Uint8Array, output: Uint8Array) => Uint8Array | undefined) =>
    (input: Uint8Array, outputLength: number): Uint8Array => {
      run.hold('inflatedBytes', outputLength);
      count(outputLength);
      run.check();
      const output = new Uint8Array(outputLength);
      return inflate(input, output) ?? output;
    };
  return {
    SNAPPY: counted((input, output) => void snappyUncompress(input, output)),
    GZIP: counted((input, output) => gunzipSync(input, { out: output })),
    ZSTD: counted((input, output) => zstd(input, output)),
  };
}

/** A geometry of WKB. */
function readGeometry(bytes: unknown): unknown {
  if (bytes === null || bytes === undefined) return null;
  if (!(bytes instanceof Uint8Array)) return new UnusableGeometry('geometry-damaged', typeof bytes);
  try {
    return wkbToGeojson({
      view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      offset: 0,
    });
  } catch (error) {
    return new UnusableGeometry('geometry-damaged', readableMessage(error) ?? '');
  }
}

/**
 * Columns of bytes without a type stay bytes, and geometries are decoded here, because in the library one faulty geometry would end the
 * reading.
 */
const RAW = {
  utf8: false,
  parsers: {
    geometryFromBytes: (bytes: Uint8Array) => bytes,
    geographyFromBytes: (bytes: Uint8Array) => bytes,
  },
};

/** A date is its ISO text, without the time of a whole day. Bytes of an attribute are text where they can be. */
function readAttribute(value: unknown): unknown {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? null : value.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (!(value instanceof Uint8Array)) return value;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(value);
  } catch {
    return null;
  }
}

/** Reads GeoParquet with geometries in WKB; a Parquet file without geometries gives features without a position. */
export async function readParquet(blob: Blob, file: SourceFile, run: Run): Promise<ReadContent[]> {
  const source = {
    byteLength: blob.size,
    slice: (start: number, end: number = blob.size) => {
      // Offsets come from the file and are checked, because Node.js crashes on a slice at a value that is no number.
      if (!(start >= 0 && start <= end && end <= blob.size)) throw new RangeError('outside the file');
      return blob.slice(Math.floor(start), Math.floor(end)).arrayBuffer();
    },
  };
  // The library would decode columns marked as geometry, where one faulty geometry ends the reading; the mark is removed.
  const metadata = await parquetMetadataAsync(source, { geoparquet: false });
  const rowCount = Number(metadata.num_rows);
  run.hold('rows', rowCount);
  run.hold('columns', metadata.schema.length);
  const geo = geoColumn(metadata);
  if (geo && geo.encoding !== 'WKB')
    throw new RefusedFile('unread-format', { format: `GeoParquet ${geo.encoding}` });
  const roots = rootNames(metadata.schema);
  const geoAt = roots.indexOf(geo?.name ?? '');
  // Inflated once more when they are read, which counts.
  await checkPages(
    source,
    metadata,
    countingCompressors(run, () => undefined),
    run,
  );
  const features = new FeatureBuilder(file, null, run);
  let id = 0;
  const take = (rows: readonly unknown[][]): void => {
    for (const row of rows) {
      id++;
      const values = row.flatMap((value, i): [string, unknown][] =>
        i === geoAt || roots[i] === undefined ? [] : [[roots[i], readAttribute(value)]],
      );
      features.add(id, geoAt < 0 ? null : readGeometry(row[geoAt]), values);
    }
  };
  let begin = 0;
  for (const { num_rows } of metadata.row_groups) {
    const end = begin + Number(num_rows);
    for (let rowStart = begin; rowStart < end; rowStart += ROWS_A_PART) {
      const rowEnd = Math.min(end, rowStart + ROWS_A_PART);
      const compressors = countingCompressors(run);
      await parquetRead({ file: source, metadata, compressors, rowStart, rowEnd, ...RAW, onComplete: take });
      run.progress((blob.size * (rowEnd - rowStart)) / rowCount);
    }
    begin = end;
  }
  if (id === 0 && rowCount > 0) throw new RefusedFile('damaged', { format: FORMAT });
  return [features.finish(file, null, geo?.crs ?? null)];
}

/** Names of the columns at the root, in order; nested ones are values of these. */
function rootNames(schema: readonly { name: string; num_children?: number }[]): string[] {
  const names: string[] = [];
  let at = 1;
  const skip = (): void => {
    const children = schema[at++]?.num_children ?? 0;
    for (let i = 0; i < children && at < schema.length; i++) skip();
  };
  while (at < schema.length) {
    names.push(schema[at]?.name ?? '');
    skip();
  }
  return names;
}
