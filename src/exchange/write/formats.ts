/** Formats of exported files: two tables, four layers of a map. Each is also the ending of the file's name. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'geojson', 'parquet', 'kml', 'fgb'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Formats that a table without shapes can be written in. */
export const TABLE_FORMATS: readonly ExportFormat[] = ['csv', 'xlsx', 'parquet'];

/** Rows that a sheet of Excel holds below its heading. */
export const XLSX_ROWS = 1_048_575;

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
  parquet: 'application/vnd.apache.parquet',
  kml: 'application/vnd.google-earth.kml+xml',
  fgb: 'application/octet-stream',
};
