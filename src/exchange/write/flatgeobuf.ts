import type { Geometry } from 'geojson';
import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { buildHeader } from 'flatgeobuf/lib/mjs/generic/featurecollection.js';
import type { IParsedGeometry } from 'flatgeobuf/lib/mjs/generic/geometry.js';
import { parseGC, parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import type { ExportTable } from '../export/table.ts';
import type { ExportDatum } from './datums.ts';
import { DATUM_KINDS } from './datums.ts';
import { buildFeatures, listFields } from './rows.ts';
import type { Field } from './rows.ts';

const TYPES: Readonly<Record<Field['type'], ColumnType>> = {
  text: ColumnType.String,
  integer: ColumnType.Int,
  number: ColumnType.Double,
  boolean: ColumnType.Bool,
};

/**
 * FlatGeobuf. The library's own `serialize` takes the types of columns from the first feature, so that a column empty there becomes text: header
 * and features are built from the types of the table here. Rows without a position are left out, as the format needs one.
 */
export function writeFlatGeobuf(table: ExportTable, datum: ExportDatum): Uint8Array {
  const features = buildFeatures(table, datum).flatMap((feature) =>
    feature.geometry ? [{ ...feature, geometry: feature.geometry }] : [],
  );
  const types = new Set(features.map(({ geometry }) => geometry.type));
  const [only] = types;
  const meta = {
    geometryType: types.size === 1 ? typeOf(only as Geometry['type']) : GeometryType.Unknown,
    columns: listFields(table).map(({ name, type }) => ({
      name,
      type: TYPES[type],
      title: null,
      description: null,
      width: -1,
      precision: -1,
      scale: -1,
      nullable: true,
      unique: false,
      primary_key: false,
    })),
    envelope: null,
    featuresCount: features.length,
    indexNodeSize: 0,
    crs: null,
    title: null,
    description: null,
    metadata: null,
  };
  const parts = [
    magicbytes,
    buildHeader(meta, DATUM_KINDS[datum].epsg ?? 0),
    ...features.map(({ geometry, properties }) => buildFeature(toParts(geometry), properties, meta)),
  ];
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The parts of a geometry. GDAL needs the ends of parts also for a MultiLineString with one line, where the library leaves them out. */
function toParts(geometry: Geometry): IParsedGeometry {
  if (geometry.type === 'GeometryCollection') return parseGC(geometry);
  const parts = parseGeometry(geometry);
  return geometry.type === 'MultiLineString' && geometry.coordinates.length === 1
    ? { ...parts, ends: [geometry.coordinates[0]?.length ?? 0] }
    : parts;
}

const typeOf = (type: Geometry['type']): GeometryType => GeometryType[type];
