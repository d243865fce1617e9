import { ByteBuffer } from 'flatbuffers';
import type { Geometry as FlatGeometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { parseProperties } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { deserialize } from 'flatgeobuf/lib/mjs/generic/featurecollection.js';
import { calcTreeSize } from 'flatgeobuf/lib/mjs/packedrtree.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import type { NamedCrs, SourceFile } from '../content.ts';
import type { ReadContent } from '../packed.ts';
import { FeatureBuilder } from './feature-builder.ts';
import { UnusableGeometry } from './geometry.ts';
import { RefusedFile, type Run, readableMessage } from './run.ts';

const FORMAT = 'FlatGeobuf';
const MAGIC_BYTES = 8;
const LENGTH_BYTES = 4;

interface Found {
  geometry: unknown;
  properties: [string, unknown][];
}

/**
 * Reads FlatGeobuf; of a damaged file the features before the damage are kept. Counts in the file are compared with its size before they
 * are used as limits of loops, which the library does not do.
 */
export async function readFlatgeobuf(blob: Blob, file: SourceFile, run: Run): Promise<ReadContent[]> {
  const features = new FeatureBuilder(file, null, run);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const whole = wholeFeatures(bytes, run);
  let header: HeaderMeta | null = null;
  let names: string[] = [];
  let id = 0;
  const ctx: Parameters<typeof deserialize>[1] = {
    headerMetaFn: (meta) => {
      header = meta;
      names = (meta.columns ?? []).map(({ name }) => name);
      // The library gives attributes as an object, in which one called `__proto__` would be lost: they are read by their number.
      for (const [i, column] of (meta.columns ?? []).entries()) column.name = String(i);
    },
    fromFeature: (_id, feature, { columns, geometryType }): never => {
      const values = parseProperties(feature, columns ?? null);
      const flat = feature.geometry();
      const found: Found = {
        geometry: flat ? readGeometry(flat, geometryType, bytes.length, run.limits.depth) : null,
        properties: Object.entries(values).map(([i, value]) => [names[Number(i)] ?? i, value]),
      };
      return found as never;
    },
  };
  try {
    for await (const found of deserialize(bytes.subarray(0, whole.end), ctx)) {
      const { geometry, properties } = found as unknown as Found;
      features.add(++id, geometry, properties);
    }
  } catch (error) {
    if (error instanceof RefusedFile || features.count === 0) throw error;
    const value = readableMessage(error);
    const said = value === undefined ? {} : { value };
    features.faults.add('damaged', 'error', { format: FORMAT }, { row: id + 1, ...said });
  }
  if (whole.isCut) features.faults.add('damaged', 'error', { format: FORMAT }, { row: id + 1 });
  run.progress(blob.size);
  return [features.finish(file, null, readCrs(header))];
}

/**
 * The end of the last complete feature, and whether anything follows it.
 * @throws RefusedFile where the header is damaged, or over a limit
 */
function wholeFeatures(bytes: Uint8Array, run: Run): { end: number; isCut: boolean } {
  const buffer = new ByteBuffer(bytes);
  const damaged = new RefusedFile('damaged', { format: FORMAT });
  const headerEnd =
    MAGIC_BYTES + LENGTH_BYTES + (bytes.length < 2 * MAGIC_BYTES ? Infinity : buffer.readUint32(MAGIC_BYTES));
  if (headerEnd > bytes.length) throw damaged;
  buffer.setPosition(MAGIC_BYTES);
  const header = Header.getSizePrefixedRootAsHeader(buffer);
  run.hold('columns', header.columnsLength());
  const count = Number(header.featuresCount());
  run.hold('rows', count);
  const hasIndex = header.indexNodeSize() > 0;
  // With an index over no features the library would not finish.
  if (hasIndex && count < 1) throw damaged;
  let end = headerEnd + (hasIndex ? calcTreeSize(count, header.indexNodeSize()) : 0);
  if (end > bytes.length) throw damaged;
  let found = 0;
  while (end + LENGTH_BYTES <= bytes.length) {
    const next = end + LENGTH_BYTES + buffer.readUint32(end);
    if (next > bytes.length) break;
    end = next;
    run.hold('rows', ++found);
  }
  return { end, isCut: end < bytes.length || found < count };
}

function readCrs(header: HeaderMeta | null): NamedCrs | null {
  if (!header?.crs) return null;
  const { code, wkt } = header.crs;
  return { ...(code > 0 ? { epsg: code } : {}), ...(wkt === null || wkt === '' ? {} : { wkt }) };
}

/**
 * A geometry in the form of GeoJSON.
 * @param type of the whole layer; unknown where each geometry has its own
 * @param fileBytes no geometry has more numbers or parts than the file has bytes
 * @param deepest parts inside each other
 */
function readGeometry(flat: FlatGeometry, type: GeometryType, fileBytes: number, deepest: number): unknown {
  const own = type === GeometryType.Unknown ? flat.type() : type;
  if (
    deepest <= 0 ||
    flat.partsLength() > fileBytes ||
    flat.xyLength() > fileBytes ||
    flat.endsLength() > fileBytes
  )
    return new UnusableGeometry('geometry-damaged', '');
  const parts = (of: GeometryType): unknown[] =>
    Array.from({ length: flat.partsLength() }, (_, i) => {
      const part = flat.parts(i);
      return part ? readGeometry(part, of, fileBytes, deepest - 1) : null;
    });
  switch (own) {
    case GeometryType.GeometryCollection:
      return { type: 'GeometryCollection', geometries: parts(GeometryType.Unknown) };
    case GeometryType.MultiPolygon: {
      const polygons = parts(GeometryType.Polygon);
      const damaged = polygons.find((each) => each instanceof UnusableGeometry);
      const coordinates = polygons.map(
        (each) => (each as { coordinates?: unknown } | null)?.coordinates ?? [],
      );
      return damaged ?? { type: 'MultiPolygon', coordinates };
    }
    case GeometryType.Point:
      return { type: 'Point', coordinates: readPositions(flat)[0] ?? [] };
    case GeometryType.MultiPoint:
    case GeometryType.LineString:
      return { type: GeometryType[own], coordinates: readPositions(flat) };
    case GeometryType.MultiLineString:
    case GeometryType.Polygon: {
      const positions = readPositions(flat);
      const ends = flat.endsArray();
      let from = 0;
      const paths =
        ends && ends.length > 0
          ? Array.from(ends, (end) => positions.slice(from, (from = end)))
          : [positions];
      return { type: GeometryType[own], coordinates: paths };
    }
    default:
      return { type: GeometryType[own] ?? String(own) };
  }
}

/** Positions, with the height where there is one. */
function readPositions(flat: FlatGeometry): number[][] {
  const xy = flat.xyArray() ?? [];
  const z = flat.zArray();
  return Array.from({ length: Math.floor(xy.length / 2) }, (_, i) => [
    xy[2 * i] ?? NaN,
    xy[2 * i + 1] ?? NaN,
    ...(z ? [z[i] ?? 0] : []),
  ]);
}
