/** Formats of exported files: two tables, four layers of a map. Each is also the ending of the file's name. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'geojson', 'parquet', 'kml', 'fgb'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Formats that a table without shapes can be written in. */
export const TABLE_FORMATS: readonly ExportFormat[] = ['csv', 'xlsx', 'parquet'];
