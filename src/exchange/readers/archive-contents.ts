import type { Fault } from '../../domain/fault.ts';
import type { SourceFile } from '../content.ts';
import type { ReadContent } from '../packed.ts';
import type { ArchiveEntry } from './archive.ts';
import { RefusedFile, type Run } from './run.ts';
import { groupShapefiles } from './shapefile-parts.ts';

/** File names in an archive that are read; others (a note on the data, an image) are ignored. */
const READ =
  /\.(?:csv|tsv|txt|xlsx|xlsm|ods|json|geojson|ndjson|geojsonl|geojsons|jsonl|kml|kmz|gpx|shp|parquet|geoparquet|fgb|zip)$/i;
/** A text file beside other readable files of an archive is a note on them, and is ignored. */
const NOTE = /\.txt$/i;
const SHOWN_NAMES = 5;

export interface Inner {
  readFile(
    blob: Blob,
    file: SourceFile,
    siblings: readonly { name: string; blob: Blob }[],
  ): Promise<ReadContent[]>;
  refusal(error: unknown, file: string): Fault;
}

/** Reads a zip archive: a workbook, or the files in it. A file in it that cannot be used becomes a fault; the others are read. */
export async function readArchive(
  blob: Blob,
  file: SourceFile,
  run: Run,
  inner: Inner,
): Promise<ReadContent[]> {
  const { openArchive } = await import('./archive.ts');
  const entries = await openArchive(blob, run);
  const has = (name: string): boolean => entries.some((entry) => entry.name === name);
  if (has('xl/workbook.xml')) return (await import('./xlsx.ts')).readXlsx(blob, file, run, entries);
  if (has('xl/workbook.bin')) throw new RefusedFile('unread-format', { format: 'XLSB' });
  if (has('word/document.xml')) throw new RefusedFile('unread-format', { format: 'DOCX' });
  if (has('ppt/presentation.xml')) throw new RefusedFile('unread-format', { format: 'PPTX' });
  if (has('content.xml') && has('META-INF/manifest.xml'))
    return (await import('./ods.ts')).readOds(file, run, entries);
  return readEntries(entries, file, inner);
}

async function readEntries(
  entries: readonly ArchiveEntry[],
  file: SourceFile,
  inner: Inner,
): Promise<ReadContent[]> {
  const groups = groupShapefiles(entries).filter(([{ name }]) => READ.test(name));
  const data = groups.filter(([{ name }]) => !NOTE.test(name));
  const chosen = data.length > 0 ? data : groups;
  if (chosen.length === 0) {
    const names = entries.slice(0, SHOWN_NAMES).map(({ name }) => name);
    throw new RefusedFile('nothing-inside', null, names.join(', '));
  }
  const contents: ReadContent[] = [];
  const refused: unknown[] = [];
  const faults: Fault[] = [];
  for (const [entry, parts] of chosen) {
    const at: SourceFile = { ...file, name: `${file.name}/${entry.name}` };
    try {
      const siblings: { name: string; blob: Blob }[] = [];
      for (const part of parts) siblings.push({ name: part.name, blob: await part.read() });
      const blob = await entry.read();
      if (blob.size === 0) throw new RefusedFile('empty', null);
      contents.push(...(await inner.readFile(blob, at, siblings)));
    } catch (error) {
      // Limits hold for the whole archive.
      if (!(error instanceof RefusedFile) || error.code === 'limit') throw error;
      refused.push(error);
      faults.push(inner.refusal(error, at.name));
    }
  }
  const [first, ...others] = contents;
  if (!first) throw refused[0];
  return [{ ...first, faults: [...first.faults, ...faults] }, ...others];
}
