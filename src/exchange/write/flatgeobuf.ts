import type { Geometry } from 'geojson';
import { magicbytes } from 'flatgeobuf/lib/mjs/constants.js';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { buildHeader } from 'flatgeobuf/lib/mjs/generic/featurecollection.js';
import type { IParsedGeometry } from 'flatgeobuf/lib/mjs/generic/geometry.js';
import { parseGC, parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import type { ExportDatum } from './datums.ts';
import { DATUM_KINDS } from './datums.ts';
import { featureParts, listFields } from './rows.ts';
import type { Field } from './rows.ts';
import { joined, type TableParts } from './table-parts.ts';

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
export function* writeFlatGeobuf(table: TableParts, datum: ExportDatum): Generator<Uint8Array<ArrayBuffer>> {
  const [only, ...others] = table.geometryTypes;
  const meta = {
    geometryType: only && others.length === 0 ? typeOf(only) : GeometryType.Unknown,
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
    featuresCount: table.placedCount,
    indexNodeSize: 0,
    crs: null,
    title: null,
    description: null,
    metadata: null,
  };
  yield joined([magicbytes, buildHeader(meta, DATUM_KINDS[datum].epsg ?? 0)]);
  for (const features of featureParts(table, datum))
    yield joined(
      features.flatMap(({ geometry, properties }) =>
        geometry ? [buildFeature(toParts(geometry), properties, meta)] : [],
      ),
    );
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
