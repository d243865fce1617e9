import type { Geometry } from 'geojson';
import { parseShp } from 'shpjs';
import type { NamedCrs, SourceFile } from '../content.ts';
import type { ReadContent } from '../packed.ts';
import { type DbfTable, encodingOfCpg, readDbf } from './dbf.ts';
import { FeatureBuilder } from './feature-builder.ts';
import { UnusableGeometry } from './geometry.ts';
import { RefusedFile, type Run, readableMessage } from './run.ts';
import { detectEncoding } from './text.ts';

const FORMAT = 'Shapefile';
const HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;
const SHAPE_TYPE_AT = 32;
const NULL_SHAPE = 0;
const MULTIPATCH = 31;
/** Number of shapes that are decoded at once; if one of them is damaged, each is decoded alone. */
const SHAPES_A_PART = 10_000;

interface Part {
  name: string;
  blob: Blob;
}

/** Reads a shapefile: shapes, attributes of the .dbf beside it, encoding of the .cpg, reference system of the .prj. */
export async function readShapefile(
  blob: Blob,
  file: SourceFile,
  run: Run,
  parts: readonly Part[],
): Promise<ReadContent[]> {
  const partOf = (extension: string): Blob | undefined =>
    parts.find(({ name }) => name.toLowerCase().endsWith(extension))?.blob;
  const features = new FeatureBuilder(file, null, run);
  const { faults } = features;
  const shapes = new Shapes(new Uint8Array(await blob.arrayBuffer()), run);
  run.progress(blob.size);
  const table = await readTable(partOf('.dbf'), partOf('.cpg'), run);
  if (!table) faults.add('shapefile-part', 'note', { part: '.dbf' });
  else if (table.isGuessed)
    faults.add('guessed-encoding', 'note', { encoding: table.encoding.toUpperCase() });
  const crs = await readCrs(partOf('.prj'), run);
  if (!crs) faults.add('shapefile-part', 'note', { part: '.prj' });
  const deleted = table?.records.filter((record) => record === null).length ?? 0;
  if (deleted > 0) faults.add('deleted-records', 'note', { count: deleted });
  shapes.forEach((geometry, i) => {
    const record = table?.records[i];
    if (record === null) return;
    features.add(i + 1, geometry, record ?? []);
  });
  if (shapes.isCut || table?.isCut === true) faults.add('damaged', 'error', { format: FORMAT });
  if (table && table.records.length !== shapes.count)
    faults.add('unequal-parts', 'error', { shapes: shapes.count, records: table.records.length });
  return [features.finish(file, null, crs)];
}

/** The records of a .shp. */
class Shapes {
  /** Whether the file is truncated or damaged before its last record. */
  readonly isCut: boolean;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  /** Offset of each record, and at the end that after the last one. */
  readonly #starts: number[] = [];
  readonly #run: Run;

  constructor(bytes: Uint8Array<ArrayBuffer>, run: Run) {
    this.#bytes = bytes;
    this.#run = run;
    if (bytes.length < HEADER_BYTES) throw new RefusedFile('damaged', { format: FORMAT });
    const view = new DataView(bytes.buffer);
    const type = view.getInt32(SHAPE_TYPE_AT, true);
    if (type === MULTIPATCH) throw new RefusedFile('unread-format', { format: 'Shapefile MultiPatch' });
    let at = HEADER_BYTES;
    while (at + RECORD_HEADER_BYTES <= bytes.length) {
      const length = 2 * view.getInt32(at + 4);
      const end = at + RECORD_HEADER_BYTES + length;
      // A length of 0 or less would never end.
      if (length < 4 || end > bytes.length) break;
      this.#starts.push(at);
      run.hold('rows', this.#starts.length);
      at = end;
    }
    this.isCut = at < bytes.length;
    this.#starts.push(at);
  }

  get count(): number {
    return this.#starts.length - 1;
  }

  /** Calls back with each geometry, or with an `UnusableGeometry` where it cannot be decoded. */
  forEach(take: (geometry: unknown, index: number) => void): void {
    for (let from = 0; from < this.count; from += SHAPES_A_PART) {
      this.#run.check();
      const to = Math.min(this.count, from + SHAPES_A_PART);
      let geometries: (Geometry | null)[] | null = null;
      try {
        geometries = this.#parse(from, to);
      } catch {
        // One of them is damaged: each is decoded alone below.
      }
      for (let i = from; i < to; i++) take(geometries ? geometries[i - from] : this.#one(i), i);
    }
  }

  #one(index: number): unknown {
    try {
      return this.#parse(index, index + 1)[0];
    } catch (error) {
      return new UnusableGeometry('geometry-damaged', readableMessage(error) ?? '');
    }
  }

  #parse(from: number, to: number): (Geometry | null)[] {
    const start = this.#starts[from] ?? 0;
    const part = new Uint8Array(HEADER_BYTES + (this.#starts[to] ?? start) - start);
    part.set(this.#bytes.subarray(0, HEADER_BYTES));
    part.set(this.#bytes.subarray(start, start + part.length - HEADER_BYTES), HEADER_BYTES);
    const view = new DataView(part.buffer);
    // A layer without any shape has no type of its own.
    if (view.getInt32(SHAPE_TYPE_AT, true) === NULL_SHAPE)
      return Array.from({ length: to - from }, () => null);
    return parseShp(view);
  }
}

async function readTable(dbf: Blob | undefined, cpg: Blob | undefined, run: Run): Promise<DbfTable | null> {
  if (!dbf) return null;
  const named = cpg ? encodingOfCpg(await cpg.text()) : null;
  const table = readDbf(new Uint8Array(await dbf.arrayBuffer()), named, run);
  run.progress(dbf.size);
  return table;
}

async function readCrs(prj: Blob | undefined, run: Run): Promise<NamedCrs | null> {
  if (!prj) return null;
  const { encoding } = await detectEncoding(prj, run);
  const wkt = new TextDecoder(encoding)
    .decode(await prj.arrayBuffer())
    .replaceAll('\0', '')
    .trim();
  if (wkt === '') return null;
  const epsg = /AUTHORITY\s*\[\s*"EPSG"\s*,\s*"?(\d+)"?\s*\]\s*\]\s*$/i.exec(wkt)?.[1];
  return epsg === undefined ? { wkt } : { wkt, epsg: Number(epsg) };
}
