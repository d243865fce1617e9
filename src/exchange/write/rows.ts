import type { Feature, Geometry } from 'geojson';
import type { ExportWords } from '../../i18n/index.ts';
import { distinctNames, type TableCell, type TableColumn, type TableRow } from '../export/table.ts';
import type { ExportDatum } from './datums.ts';
import { converterTo } from './coordinates.ts';
import { DATUM_KINDS, isGrid } from './datums.ts';
import type { TableParts } from './table-parts.ts';

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
  parts(): Iterable<readonly (readonly TableCell[])[]>;
  /** Whether some rows have lines or areas, which a spreadsheet cannot hold. */
  lacksShapes: boolean;
}

/** Text without control characters: XML does not allow them, and a CSV with one counts as no text, on this page too. */
export const legal = (value: string): string =>
  // oxlint-disable-next-line no-control-regex
  value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

/** Headings have units, and codes become words, for people who read them in a spreadsheet program. */
export function buildSheet(table: TableParts, datum: ExportDatum, t: ExportWords): Sheet {
  const { columns, isSpatial, geometryTypes } = table;
  const { label } = DATUM_KINDS[datum];
  const hasPoints = geometryTypes.has('Point');
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
  const headings = distinctNames(
    columns.map(({ title, unit = '' }) => legal(unit === '' ? title : `${title} (${unit})`)),
    hasPoints ? coordinates.map(({ heading }) => heading) : [],
  );
  const word = (value: TableCell, { values }: TableColumn): TableCell =>
    typeof value === 'string' ? legal(values?.[value] ?? value) : value;
  const cellsOf = ({ cells, geometry }: TableRow): readonly TableCell[] => [
    ...cells.map((cell, i) => word(cell, columns[i] as TableColumn)),
    ...(hasPoints ? pointCells(geometry, convert) : []),
  ];
  return {
    columns: [
      ...columns.map(({ name, unit = '', meaning = '', type }, i) => ({
        heading: headings[i] ?? name,
        field: name,
        unit,
        meaning,
        type,
      })),
      ...(hasPoints ? coordinates : []),
    ],
    *parts() {
      for (const rows of table.parts()) yield rows.map(cellsOf);
    },
    lacksShapes: isSpatial && [...geometryTypes].some((type) => type !== 'Point'),
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
export const listFields = ({ columns }: Pick<TableParts, 'columns'>): Field[] => [
  ...columns.map(({ name, type }) => ({ name, type })),
  { name: 'datum', type: 'text' },
];

export type ExportFeature = Feature<Geometry | null, Record<string, TableCell>>;

/** Rows as features of a datum, a part at a time, with the fields of `listFields`; codes stay codes. */
export function* featureParts(
  table: Pick<TableParts, 'columns' | 'parts'>,
  datum: ExportDatum,
): Generator<ExportFeature[]> {
  const { columns } = table;
  const convert = converterTo(datum);
  const { label } = DATUM_KINDS[datum];
  for (const rows of table.parts())
    yield rows.map(({ cells, geometry }) => ({
      type: 'Feature',
      properties: {
        ...Object.fromEntries(columns.map(({ name }, i) => [name, cells[i] ?? null])),
        datum: label,
      },
      geometry: geometry && convert(geometry),
    }));
}
