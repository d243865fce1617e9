import type { Language } from '../../domain/language.ts';
import { exportWords } from '../../i18n/index.ts';
import type { ExportTable } from '../export/table.ts';
import type { ExportDatum } from './datums.ts';
import { TABLE_FORMATS } from './formats.ts';
import type { ExportFormat } from './formats.ts';
import { buildSheet } from './rows.ts';
import { inParts, joined, type TableParts } from './table-parts.ts';

/** Number of rows that a format leaves out because they have no position: FlatGeobuf requires one. */
export const leftOutBy = (
  format: ExportFormat,
  { rowCount, placedCount }: Pick<TableParts, 'rowCount' | 'placedCount'>,
): number => (format === 'fgb' ? rowCount - placedCount : 0);

/**
 * Writes a table as a file, a part at a time. Each writer, with its library, is loaded when it is asked for. The words of `export` must be loaded.
 * @param datum of the coordinates; KML takes WGS 84 alone
 * @throws RangeError where format and datum, or format and table, do not go together
 */
export async function* writeParts(
  table: TableParts,
  format: ExportFormat,
  datum: ExportDatum,
  language: Language,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const t = exportWords.in(language);
  if (!table.isSpatial && !TABLE_FORMATS.includes(format))
    throw new RangeError(`${format} needs shapes, and ${table.fileName} has none`);
  if (format === 'kml' && datum !== 'wgs84') throw new RangeError(`KML is in WGS 84, not in ${datum}`);
  switch (format) {
    case 'csv':
      return yield* (await import('./csv.ts')).writeCsv(buildSheet(table, datum, t));
    case 'xlsx':
      return yield await (await import('./xlsx.ts')).writeXlsx(table, buildSheet(table, datum, t), datum, t);
    case 'parquet':
      return yield* (await import('./geoparquet.ts')).writeGeoParquet(table, datum, t);
    case 'geojson':
      return yield* (await import('./geojson.ts')).writeGeojson(table, datum, t);
    case 'fgb':
      return yield* (await import('./flatgeobuf.ts')).writeFlatGeobuf(table, datum);
    case 'kml':
      return yield* (await import('./kml.ts')).writeKml(table);
    default:
      return format satisfies never;
  }
}

/** Writes a table as one file; as `writeParts`. */
export async function writeTable(
  table: ExportTable,
  format: ExportFormat,
  datum: ExportDatum,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  for await (const part of writeParts(inParts(table), format, datum, language)) parts.push(part);
  return joined(parts);
}
