import type { Geometry, Position } from 'geojson';
import { geojsonToWkb, parquetWriteBuffer } from 'hyparquet-writer';
import type { ColumnSource, SchemaElement } from 'hyparquet-writer';
import type { ExportWords } from '../../i18n/index.ts';
import type { ExportTable } from '../export/table.ts';
import { aboutObject } from './about.ts';
import type { ExportDatum } from './datums.ts';
import { projJson } from './coordinates.ts';
import { buildFeatures, listFields } from './rows.ts';
import type { ExportFeature, Field } from './rows.ts';

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

function computeBox(geometry: Geometry): Box {
  const box: Box = [...NOTHING];
  const visit = (coordinates: unknown): void => {
    const list = coordinates as unknown[];
    if (typeof list[0] !== 'number') return void list.forEach(visit);
    const [x = NaN, y = NaN] = list as Position;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  };
  if (geometry.type === 'GeometryCollection')
    geometry.geometries.map(computeBox).forEach((inner) => widen(box, inner));
  else visit(geometry.coordinates);
  return box;
}

function widen(box: Box, by: Box): void {
  box[0] = Math.min(box[0], by[0]);
  box[1] = Math.min(box[1], by[1]);
  box[2] = Math.max(box[2], by[2]);
  box[3] = Math.max(box[3], by[3]);
}

/** Schema and values of the columns `geometry` and `bbox`, and their entry in the metadata `geo`. */
function geometryColumns(
  features: readonly ExportFeature[],
  datum: ExportDatum,
): { columns: ColumnSource[]; schema: SchemaElement[]; geo: object } {
  const boxes = features.map(({ geometry }) => geometry && computeBox(geometry));
  const all: Box = [...NOTHING];
  for (const box of boxes) if (box) widen(all, box);
  const types = new Set(features.flatMap(({ geometry }) => (geometry ? [geometry.type] : [])));
  const covering = Object.fromEntries(SIDES.map((side) => [side, ['bbox', side]]));
  return {
    columns: [
      { name: 'geometry', data: features.map(({ geometry }) => geometry && geojsonToWkb(geometry)) },
      {
        name: 'bbox',
        data: boxes.map((box) => box && Object.fromEntries(SIDES.map((side, i) => [side, box[i]]))),
      },
    ],
    schema: [
      { name: 'geometry', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
      { name: 'bbox', repetition_type: 'OPTIONAL', num_children: SIDES.length },
      ...SIDES.map((name): SchemaElement => ({ name, type: 'DOUBLE', repetition_type: 'REQUIRED' })),
    ],
    geo: {
      version: '1.1.0',
      primary_column: 'geometry',
      columns: {
        geometry: {
          encoding: 'WKB',
          geometry_types: [...types].toSorted(),
          crs: projJson(datum),
          ...(types.size > 0 ? { bbox: all } : {}),
          covering: { bbox: covering },
        },
      },
    },
  };
}

/**
 * GeoParquet 1.1: geometries as WKB with their reference system, the bounding box of each row in the column `bbox`, by which readers skip
 * rows elsewhere, and method and sources in the metadata `axis_atlas`. A table that is no layer becomes plain Parquet.
 */
export function writeGeoParquet(table: ExportTable, datum: ExportDatum, t: ExportWords): Uint8Array {
  const features = buildFeatures(table, datum);
  const fields = table.isSpatial ? listFields(table) : listFields(table).slice(0, -1);
  const shapes = table.isSpatial ? geometryColumns(features, datum) : null;
  const columnData: ColumnSource[] = [
    ...fields.map(({ name }) => ({ name, data: features.map(({ properties }) => properties[name] ?? null) })),
    ...(shapes?.columns ?? []),
  ];
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columnData.length },
    ...fields.map(({ name, type }): SchemaElement => ({
      name,
      repetition_type: 'OPTIONAL',
      ...TYPES[type],
    })),
    ...(shapes?.schema ?? []),
  ];
  return new Uint8Array(
    parquetWriteBuffer({
      columnData,
      schema,
      kvMetadata: [
        ...(shapes ? [{ key: 'geo', value: JSON.stringify(shapes.geo) }] : []),
        { key: 'axis_atlas', value: JSON.stringify(aboutObject(table, datum, t)) },
      ],
    }),
  );
}
