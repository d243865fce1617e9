import type { AsyncBuffer, ColumnMetaData, Compressors, FileMetaData, SchemaElement } from 'hyparquet';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { parquetHeader } from 'hyparquet/src/column.js';
import { readVarInt } from 'hyparquet/src/thrift.js';
import { RefusedFile, type Run } from './run.ts';

const FORMAT = 'Parquet';

interface Reader {
  view: DataView;
  offset: number;
}
const createReader = (bytes: Uint8Array): Reader => ({
  view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  offset: 0,
});

const damaged = (): RefusedFile => new RefusedFile('damaged', { format: FORMAT });

/** Nesting of a column: number of optional and of repeated elements on the path to it. */
interface Levels {
  definition: number;
  repetition: number;
}

/**
 * Checks the pages of all columns before they are read. hyparquet trusts their counts: it would write out a run that claims two thousand million
 * equal values. For each page the number of values and the lengths of its runs are compared with the footer, and the footer with the limits of the
 * reading.
 * @throws RefusedFile where a count cannot be true
 */
export async function checkPages(
  file: AsyncBuffer,
  { schema, row_groups }: FileMetaData,
  compressors: Compressors,
  run: Run,
): Promise<void> {
  for (const { columns } of row_groups)
    for (const { meta_data: column } of columns) {
      if (!column) continue;
      run.hold('cells', Number(column.num_values));
      const from = Number(column.dictionary_page_offset ?? column.data_page_offset);
      const size = Number(column.total_compressed_size);
      if (!(from >= 0 && size >= 0 && from + size <= file.byteLength)) throw damaged();
      const bytes = new Uint8Array(await file.slice(from, from + size));
      checkChunk(bytes, column, readLevels(schema, column.path_in_schema), compressors, run);
    }
}

/** @throws RefusedFile where the path leads to no column */
function readLevels(schema: readonly SchemaElement[], path: readonly string[]): Levels {
  const levels: Levels = { definition: 0, repetition: 0 };
  let at = 0;
  for (const name of path) {
    const count = schema[at]?.num_children ?? 0;
    let child = at + 1;
    for (let i = 0; i < count && schema[child]?.name !== name; i++) child = afterTree(schema, child);
    const element = schema[child];
    if (element?.name !== name) throw damaged();
    if (element.repetition_type !== 'REQUIRED') levels.definition++;
    if (element.repetition_type === 'REPEATED') levels.repetition++;
    at = child;
  }
  return levels;
}

/** Where the next element begins after one and all that is in it. */
function afterTree(schema: readonly SchemaElement[], at: number): number {
  let open = 1;
  let next = at;
  while (open > 0 && next < schema.length) open += (schema[next++]?.num_children ?? 0) - 1;
  return next;
}

function checkChunk(
  bytes: Uint8Array,
  { codec, num_values, type }: ColumnMetaData,
  levels: Levels,
  compressors: Compressors,
  run: Run,
): void {
  const most = Number(num_values);
  const reader = createReader(bytes);
  let seen = 0;
  while (seen < most && reader.offset < bytes.length - 1) {
    run.check();
    const header = parquetHeader(reader);
    const { compressed_page_size: size, uncompressed_page_size: inflated } = header;
    const page = header.data_page_header ?? header.data_page_header_v2 ?? header.dictionary_page_header;
    if (!page || !(size >= 0 && inflated >= 0)) throw damaged();
    if (!(page.num_values >= 0 && page.num_values <= most)) throw damaged();
    const packed = bytes.subarray(reader.offset, reader.offset + size);
    reader.offset += size;
    if (header.dictionary_page_header) continue;
    seen += page.num_values;
    const v2 = header.data_page_header_v2;
    if (v2) {
      const levelBytes = v2.repetition_levels_byte_length + v2.definition_levels_byte_length;
      const isKnown =
        v2.repetition_levels_byte_length >= 0 &&
        v2.definition_levels_byte_length >= 0 &&
        v2.num_nulls >= 0 &&
        v2.num_nulls <= v2.num_values &&
        levelBytes <= size;
      if (!isKnown) throw damaged();
      const levelReader = createReader(packed);
      if (levels.repetition > 0) checkRuns(levelReader, widthOf(levels.repetition), v2.num_values);
      levelReader.offset = v2.repetition_levels_byte_length;
      if (levels.definition > 0) checkRuns(levelReader, widthOf(levels.definition), v2.num_values);
      const rest = packed.subarray(levelBytes);
      const values =
        v2.is_compressed !== false && inflated - levelBytes > 0
          ? decompressPage(rest, inflated - levelBytes, codec, compressors)
          : rest;
      checkValues(createReader(values), v2.encoding, v2.num_values - v2.num_nulls, type === 'BOOLEAN');
      continue;
    }
    const inside = createReader(decompressPage(packed, inflated, codec, compressors));
    if (levels.repetition > 0) checkRuns(inside, widthOf(levels.repetition), page.num_values, true);
    if (levels.definition > 0) checkRuns(inside, widthOf(levels.definition), page.num_values, true);
    // How many of the values are null is not known here: runs may be as long as all of them.
    checkValues(inside, header.data_page_header?.encoding, page.num_values, type === 'BOOLEAN');
  }
}

/** Bits that hold numbers up to `most`. */
const widthOf = (most: number): number => 32 - Math.clz32(most);

function checkValues(reader: Reader, encoding: string | undefined, most: number, isBoolean: boolean): void {
  switch (encoding) {
    case 'RLE':
      if (isBoolean) checkRuns(reader, 1, most, true);
      return;
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY': {
      if (reader.offset >= reader.view.byteLength) return;
      const width = reader.view.getUint8(reader.offset++);
      if (width > 32) throw damaged();
      if (width > 0) checkRuns(reader, width, most);
    }
  }
}

/**
 * Follows the runs of values (“RLE/bit-packed hybrid” of the Parquet format) without writing them out.
 * @param most values that they hold
 * @param hasLength whether four bytes before them say how long they are
 */
function checkRuns(reader: Reader, width: number, most: number, hasLength = false): void {
  const { view } = reader;
  if (reader.offset + (hasLength ? 4 : 0) > view.byteLength) throw damaged();
  const length = hasLength ? view.getUint32(reader.offset, true) : view.byteLength - reader.offset;
  if (hasLength) reader.offset += 4;
  const end = reader.offset + length;
  for (let seen = 0; seen < most;) {
    // Some programs leave out the end where nothing but zeros follows; the library stops there by itself.
    if (reader.offset >= view.byteLength) break;
    const header = readVarInt(reader);
    const isPacked = (header & 1) === 1;
    const count = isPacked ? (header >>> 1) * 8 : header >>> 1;
    // Packed values come in groups of eight. A writer may fill up the last group, or a whole block of them (DuckDB: 256 values), whose bytes are
    // then in the page.
    const isFilledUp =
      isPacked && (count <= most - seen + 7 || reader.offset + (count / 8) * width <= view.byteLength);
    if (count > most - seen && !isFilledUp) throw damaged();
    if (count === 0 && reader.offset >= end) break;
    seen += count;
    reader.offset += isPacked ? (count / 8) * width : (width + 7) >> 3;
  }
  reader.offset = end;
}
