import { bbox } from '@turf/bbox';
import type { Geometry } from 'geojson';
import { ByteWriter, geojsonToWkb, ParquetWriter } from 'hyparquet-writer';
import type { ColumnSource, SchemaElement } from 'hyparquet-writer';
import type { ExportWords } from '../../i18n/index.ts';
import { aboutObject } from './about.ts';
import type { ExportDatum } from './datums.ts';
import { projJson } from './coordinates.ts';
import { featureParts, listFields } from './rows.ts';
import type { ExportFeature, Field } from './rows.ts';
import type { TableParts } from './table-parts.ts';

const TYPES: Readonly<Record<Field['type'], Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
};
const SIDES = ['xmin', 'ymin', 'xmax', 'ymax'] as const;

/** West, south, east, north, or the same of a grid in metres. */
type Box = [number, number, number, number];
const NOTHING: Box = [Infinity, Infinity, -Infinity, -Infinity];

/** The box of all positions; one that the geometry states is not used, since it may be wrong. */
function computeBox(geometry: Geometry): Box {
  const [west, south, east, north] = bbox(geometry, { recompute: true });
  return [west, south, east, north];
}

function widen(box: Box, by: Box): void {
  box[0] = Math.min(box[0], by[0]);
  box[1] = Math.min(box[1], by[1]);
  box[2] = Math.max(box[2], by[2]);
  box[3] = Math.max(box[3], by[3]);
}

/** Schema of the columns `geometry` and `bbox`. */
const SHAPES: readonly SchemaElement[] = [
  { name: 'geometry', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
  { name: 'bbox', repetition_type: 'OPTIONAL', num_children: SIDES.length },
  ...SIDES.map((name): SchemaElement => ({ name, type: 'DOUBLE', repetition_type: 'REQUIRED' })),
];

/** Values of the columns `geometry` and `bbox`. @param all is widened to hold all positions */
function shapeColumns(features: readonly ExportFeature[], all: Box): ColumnSource[] {
  const boxes = features.map(({ geometry }) => geometry && computeBox(geometry));
  for (const box of boxes) if (box) widen(all, box);
  return [
    { name: 'geometry', data: features.map(({ geometry }) => geometry && geojsonToWkb(geometry)) },
    {
      name: 'bbox',
      data: boxes.map((box) => box && Object.fromEntries(SIDES.map((side, i) => [side, box[i]]))),
    },
  ];
}

/** The metadata `geo` of GeoParquet. */
const geoMetadata = ({ geometryTypes }: TableParts, datum: ExportDatum, all: Box): object => ({
  version: '1.1.0',
  primary_column: 'geometry',
  columns: {
    geometry: {
      encoding: 'WKB',
      geometry_types: [...geometryTypes].toSorted(),
      crs: projJson(datum),
      ...(geometryTypes.size > 0 ? { bbox: all } : {}),
      covering: { bbox: Object.fromEntries(SIDES.map((side) => [side, ['bbox', side]])) },
    },
  },
});

/** Rows of one row group, by which readers skip what they do not need. */
const GROUP_ROWS = 50_000;

/**
 * GeoParquet 1.1: geometries as WKB with their reference system, the bounding box of each row in the column `bbox`, by which readers skip
 * rows elsewhere, and method and sources in the metadata `axis_atlas`. A table that is no layer becomes plain Parquet.
 */
export function* writeGeoParquet(
  table: TableParts,
  datum: ExportDatum,
  t: ExportWords,
): Generator<Uint8Array<ArrayBuffer>> {
  const fields = table.isSpatial ? listFields(table) : listFields(table).slice(0, -1);
  const schema: SchemaElement[] = [
    { name: 'root', num_children: fields.length + (table.isSpatial ? 2 : 0) },
    ...fields.map(({ name, type }): SchemaElement => ({
      name,
      repetition_type: 'OPTIONAL',
      ...TYPES[type],
    })),
    ...(table.isSpatial ? SHAPES : []),
  ];
  const kvMetadata = [{ key: 'axis_atlas', value: JSON.stringify(aboutObject(table, datum, t)) }];
  const writer = new ByteWriter();
  const parquet = new ParquetWriter({ writer, schema, kvMetadata });
  const all: Box = [...NOTHING];
  const writeGroup = (features: readonly ExportFeature[]): void =>
    void parquet.write({
      columnData: [
        ...fields.map(({ name }) => ({
          name,
          data: features.map(({ properties }) => properties[name] ?? null),
        })),
        ...(table.isSpatial ? shapeColumns(features, all) : []),
      ],
      rowGroupSize: GROUP_ROWS,
    });
  let group: ExportFeature[] = [];
  for (const features of featureParts(table, datum)) {
    group.push(...features);
    if (group.length < GROUP_ROWS) continue;
    writeGroup(group);
    group = [];
  }
  if (group.length > 0) writeGroup(group);
  // The box around all rows is known now; the metadata are written last.
  if (table.isSpatial)
    kvMetadata.unshift({ key: 'geo', value: JSON.stringify(geoMetadata(table, datum, all)) });
  void parquet.finish();
  yield new Uint8Array(writer.getBuffer());
}
