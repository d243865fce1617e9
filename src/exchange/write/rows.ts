import type { Feature, Geometry } from 'geojson';
import type { ExportWords } from '../../i18n/index.ts';
import type { ExportTable, TableCell, TableColumn } from '../export/table.ts';
import type { ExportDatum } from './datums.ts';
import { converterTo } from './coordinates.ts';
import { DATUM_KINDS, isGrid } from './datums.ts';

/** A column of a spreadsheet: those of the table, and two of coordinates where rows are points. */
export interface SheetColumn {
  heading: string;
  /** Name of the field in files for programs. */
  field: string;
  unit: string;
  meaning: string;
  type: TableColumn['type'];
}

export interface Sheet {
  columns: readonly SheetColumn[];
  rows: readonly (readonly TableCell[])[];
  /** Whether some rows have lines or areas, which a spreadsheet cannot hold. */
  lacksShapes: boolean;
}

/** Headings have units, and codes become words, for people who read them in a spreadsheet program. */
export function buildSheet(table: ExportTable, datum: ExportDatum, t: ExportWords): Sheet {
  const { columns, rows, isSpatial } = table;
  const { label } = DATUM_KINDS[datum];
  const hasPoints = rows.some(({ geometry }) => geometry?.type === 'Point');
  const degrees = ['lon', 'lat'] as const;
  const metres = ['east', 'north'] as const;
  const coordinates = (isGrid(datum) ? metres : degrees).map((field): SheetColumn => ({
    heading: t.coordinates[field](label),
    field,
    unit: isGrid(datum) ? 'm' : '°',
    meaning: '',
    type: 'number',
  }));
  const convert = converterTo(datum);
  const word = (value: TableCell, { values }: TableColumn): TableCell =>
    typeof value === 'string' ? (values?.[value] ?? value) : value;
  return {
    columns: [
      ...columns.map(({ name, title, unit = '', meaning = '', type }) => ({
        heading: unit === '' ? title : `${title} (${unit})`,
        field: name,
        unit,
        meaning,
        type,
      })),
      ...(hasPoints ? coordinates : []),
    ],
    rows: rows.map(({ cells, geometry }) => [
      ...cells.map((cell, i) => word(cell, columns[i] as TableColumn)),
      ...(hasPoints ? pointCells(geometry, convert) : []),
    ]),
    lacksShapes: isSpatial && rows.some(({ geometry }) => geometry !== null && geometry.type !== 'Point'),
  };
}

function pointCells(
  geometry: Geometry | null,
  convert: ReturnType<typeof converterTo>,
): [TableCell, TableCell] {
  if (geometry?.type !== 'Point') return [null, null];
  const [x = null, y = null] = convert(geometry).coordinates;
  return [x, y];
}

/** A field of a file for programs. */
export interface Field {
  name: string;
  type: TableColumn['type'];
}

/** Fields of a file for programs: those of the table, and the datum, because not every format has a place for it. */
export const listFields = ({ columns }: ExportTable): Field[] => [
  ...columns.map(({ name, type }) => ({ name, type })),
  { name: 'datum', type: 'text' },
];

export type ExportFeature = Feature<Geometry | null, Record<string, TableCell>>;

/** Rows as features of a datum, with the fields of `listFields`; codes stay codes. */
export function buildFeatures({ columns, rows }: ExportTable, datum: ExportDatum): ExportFeature[] {
  const convert = converterTo(datum);
  const { label } = DATUM_KINDS[datum];
  return rows.map(({ cells, geometry }) => ({
    type: 'Feature',
    properties: {
      ...Object.fromEntries(columns.map(({ name }, i) => [name, cells[i] ?? null])),
      datum: label,
    },
    geometry: geometry && convert(geometry),
  }));
}
