import { exportWords } from '../../i18n/index.ts';
import { fromBlob } from '../blob-arrays.ts';
import type { PackedLayer } from '../layers/packed-layer.ts';
import { MEDIA_TYPES, XLSX_ROWS } from './formats.ts';
import type { WriteOrder, WrittenFile } from './order.ts';
import type { TableParts } from './table-parts.ts';
import { unpackTable } from './unpack.ts';
import { leftOutBy, writeParts } from './write.ts';

/**
 * Writes a file, in a worker: a hundred thousand rows take seconds.
 * @param onProgress is called with the part of the rows that has been taken, 0 to 1
 * @throws RangeError where the format cannot hold the table; its message is in the reader's language
 */
export async function writeFile(
  { source, format, datum, language }: WriteOrder,
  onProgress: (part: number) => void,
): Promise<WrittenFile> {
  await exportWords.load();
  const table = unpackTable(source, await fromBlob<PackedLayer>(source.rows));
  if (format === 'xlsx' && table.rowCount > XLSX_ROWS)
    throw new RangeError(exportWords.in(language).menu.tooManyRows(XLSX_ROWS));
  const parts: Blob[] = [];
  // The bytes of a Blob are outside the memory of the worker.
  for await (const part of writeParts(watched(table, onProgress), format, datum, language))
    parts.push(new Blob([part]));
  const blob = new Blob(parts, { type: MEDIA_TYPES[format] });
  // Reading a byte ensures that the Blob has its bytes, so that the worker may end.
  await blob.slice(0, 1).arrayBuffer();
  const leftOut = leftOutBy(format, table);
  return { blob, rowCount: table.rowCount - leftOut, leftOut };
}

/** The same table; it reports the share of its rows that has been taken. */
const watched = (table: TableParts, onProgress: (part: number) => void): TableParts => ({
  ...table,
  *parts() {
    let taken = 0;
    for (const rows of table.parts()) {
      yield rows;
      taken += rows.length;
      onProgress(taken / table.rowCount);
    }
  },
});
