import { decompress as zstd } from 'fzstd';
import { gunzipSync } from 'fflate';
import { type Compressors, parquetMetadataAsync, parquetRead, snappyUncompress } from 'hyparquet';
import { wkbToGeojson } from 'hyparquet/src/wkb.js';
import type { NamedCrs, SourceFile } from '../content.ts';
import type { ReadContent } from '../packed.ts';
import { FeatureBuilder } from './feature-builder.ts';
import { RefusedFile, type Run } from './run.ts';

const FORMAT = 'Parquet';
/** Rows that are read at once. */
const ROWS_A_PART = 50_000;

interface GeoColumn {
  name: string;
  /** `WKB`, or a nested form of GeoArrow. */
  encoding: string;
  crs: NamedCrs | null;
}

type JsonObject = Record<string, unknown>;
const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

/** The reference system of a column: PROJJSON with an identifier; where none is told it is longitude and latitude on WGS 84. */
function crsOf(crs: unknown): NamedCrs | null {
  if (crs === undefined) return { epsg: 4326 };
  if (!isObject(crs)) return null;
  const id = isObject(crs['id']) ? crs['id'] : null;
  if (id?.['authority'] === 'OGC' && id['code'] === 'CRS84') return { epsg: 4326 };
  const code = Number(id?.['code']);
  return id?.['authority'] === 'EPSG' && Number.isInteger(code) ? { epsg: code } : null;
}

/** The main column of geometries, by the metadata `geo` of GeoParquet. */
function geoColumn(metadata: string | undefined): GeoColumn | null {
  if (metadata === undefined) return null;
  const geo: unknown = JSON.parse(metadata);
  if (!isObject(geo) || typeof geo['primary_column'] !== 'string' || !isObject(geo['columns'])) return null;
  const name = geo['primary_column'];
  const column = Object.hasOwn(geo['columns'], name) ? geo['columns'][name] : null;
  if (!isObject(column)) return null;
  return { name, encoding: String(column['encoding']), crs: crsOf(column['crs']) };
}

/** Inflates pages with their real sizes counted. WebAssembly is not used: the policy of the page would refuse it. */
function countingCompressors(run: Run): Compressors {
  const counted =
    (inflate: (input: Uint8Array, output: Uint8Array) => Uint8Array | undefined) =>
    (input: Uint8Array, outputLength: number): Uint8Array => {
      run.take('inflatedBytes', outputLength);
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

/** A geometry of WKB; what cannot be read has a type that none has. */
function geometryOf(bytes: unknown): unknown {
  if (bytes === null || bytes === undefined) return null;
  if (!(bytes instanceof Uint8Array)) return { type: typeof bytes };
  try {
    return wkbToGeojson({
      view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      offset: 0,
    });
  } catch (error) {
    return { type: error instanceof Error ? error.message : String(error) };
  }
}

/** Reads GeoParquet with geometries in WKB; a Parquet file without geometries gives features without a position. */
export async function readParquet(blob: Blob, file: SourceFile, run: Run): Promise<ReadContent[]> {
  const source = {
    byteLength: blob.size,
    slice: (start: number, end?: number) => blob.slice(start, end).arrayBuffer(),
  };
  // Marked columns would be read by the library, and one bad geometry would end it all.
  const metadata = await parquetMetadataAsync(source, { geoparquet: false });
  const rowCount = Number(metadata.num_rows);
  run.hold('rows', rowCount);
  run.hold('columns', metadata.schema.length);
  const geo = geoColumn(metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value);
  if (geo && geo.encoding !== 'WKB')
    throw new RefusedFile('unread-format', { format: `GeoParquet ${geo.encoding}` });
  const names = metadata.schema
    .slice(1)
    .filter(({ num_children }) => !num_children)
    .map(({ name }) => name);
  const roots = rootNames(metadata.schema);
  const geoAt = roots.indexOf(geo?.name ?? '');
  const features = new FeatureBuilder(file, null, run);
  let id = 0;
  const take = (rows: readonly unknown[][]): void => {
    for (const row of rows) {
      id++;
      const values = row.flatMap((value, i): [string, unknown][] =>
        i === geoAt || roots[i] === undefined ? [] : [[roots[i], value]],
      );
      features.add(id, geoAt < 0 ? null : geometryOf(row[geoAt]), values);
    }
  };
  for (let rowStart = 0; rowStart < rowCount; rowStart += ROWS_A_PART) {
    const rowEnd = Math.min(rowCount, rowStart + ROWS_A_PART);
    const compressors = countingCompressors(run);
    await parquetRead({
      file: source,
      metadata,
      compressors,
      rowStart,
      rowEnd,
      utf8: true,
      onComplete: take,
    });
    run.progress((blob.size * (rowEnd - rowStart)) / rowCount);
  }
  if (id === 0 && rowCount > 0) throw new RefusedFile('damaged', { format: FORMAT }, names.join(', '));
  return [features.finish(file, null, geo?.crs ?? null)];
}

/** Names of the columns at the root, in their order; nested ones are values of these. */
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
