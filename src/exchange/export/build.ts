import type { Geometry } from 'geojson';
import type { Language } from '../../domain/language.ts';
import type { Network } from '../../domain/network.ts';
import type { Source } from '../../domain/records.ts';
import { exportWords, recordWords, words } from '../../i18n/index.ts';
import { COLUMNS } from './columns.ts';
import type { ColumnKind, ColumnName } from './columns.ts';
import type { ExportTable, TableAbout, TableCell, TableColumn } from './table.ts';

/** How the columns of a table are read from a record, in their order in the file. */
export type Getters<R> = { [K in ColumnName]?: (record: R, index: number) => TableCell | undefined };

/** A table before its columns have headings. */
export interface Recipe<R> {
  fileName: string;
  records: readonly R[];
  columns: Getters<R>;
  /** WGS 84. Absent for a table that is no layer of a map. */
  geometry?: (record: R) => Geometry | null;
  about: Omit<TableAbout, 'sources'>;
  /** Ids of the sources of each record; their titles and addresses are the last two columns. */
  sources?: (record: R) => readonly string[];
}

/** The data that a table is built from. */
export interface TableContext {
  network: Network;
  language: Language;
}

/** A value as the column has it: rounded, and null where it is not known. */
function toCell({ type, decimals }: ColumnKind, value: TableCell | undefined): TableCell {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'number') return value;
  if (!Number.isFinite(value)) return null;
  if (type === 'integer') return Math.round(value);
  return decimals === undefined ? value : Number(value.toFixed(decimals));
}

/** Builds the table that a recipe describes, with headings and coded values in the reader's language. */
export function buildTable<R>(recipe: Recipe<R>, { network, language }: TableContext): ExportTable {
  const { fileName, records, geometry, about, sources } = recipe;
  const t = exportWords.in(language);
  const sourceOf = (id: string): Source[] => {
    const source = network.sources.get(id);
    return source ? [source] : [];
  };
  const getters: Getters<R> = {
    ...recipe.columns,
    ...(sources && {
      sources: (record) =>
        sources(record)
          .flatMap(sourceOf)
          .map(({ title }) => title)
          .join(t.join),
      source_urls: (record) =>
        sources(record)
          .flatMap(sourceOf)
          .flatMap(({ url }) => (url === undefined ? [] : [url]))
          .join(' '),
    }),
  };
  const names = Object.keys(getters) as ColumnName[];
  const geometries = sameFamily(records.map((record) => geometry?.(record) ?? null));
  const ids = new Set(sources ? records.flatMap((record) => [...sources(record)]) : []);
  return {
    fileName,
    columns: names.map((name) => buildColumn(name, language)),
    rows: records.map((record, index) => ({
      cells: names.map((name) => toCell(COLUMNS[name], getters[name]?.(record, index))),
      geometry: geometries[index] ?? null,
    })),
    isSpatial: geometry !== undefined,
    about: { ...about, sources: [...ids].flatMap(sourceOf) },
  };
}

/** All geometries of a table are made multi-part where one of them is, because many programs require one type for a layer. */
function sameFamily(geometries: readonly (Geometry | null)[]): (Geometry | null)[] {
  const types = new Set(geometries.map((geometry) => geometry?.type));
  return geometries.map((geometry) => {
    if (geometry?.type === 'LineString' && types.has('MultiLineString'))
      return { type: 'MultiLineString', coordinates: [geometry.coordinates] };
    if (geometry?.type === 'Polygon' && types.has('MultiPolygon'))
      return { type: 'MultiPolygon', coordinates: [geometry.coordinates] };
    return geometry;
  });
}

/** A column of the atlas, with its heading in a language. */
export function buildColumn(name: ColumnName, language: Language): TableColumn {
  const kind: ColumnKind = COLUMNS[name];
  const [title, meaning] = exportWords.in(language).columns[name];
  const values = listValues(name, language);
  return {
    name,
    title,
    type: kind.type,
    ...(meaning === undefined ? {} : { meaning }),
    ...(kind.unit === undefined ? {} : { unit: kind.unit }),
    ...(values ? { values } : {}),
  };
}

/** Words of the coded values of a column. */
function listValues(name: ColumnName, language: Language): Readonly<Record<string, string>> | null {
  const base = words(language);
  const t = exportWords.in(language);
  switch (name) {
    case 'status':
      return { ...base.status, ...t.statuses };
    case 'precision':
      return base.precision;
    case 'track':
      return recordWords(language).tracks;
    case 'track_status':
      return base.trackStatusFact;
    case 'terrain':
      return base.profile.terrains;
    case 'kind':
      return { ...base.kinds, seat: base.profile.seat };
    case 'role':
      return { core: base.profile.core, member: base.profile.member };
    case 'reliability':
      return base.profile.reliability;
    case 'group':
      return t.groups;
    case 'level':
      return t.levels;
    default:
      return null;
  }
}
