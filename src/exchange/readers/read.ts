import type { Fault } from '../../domain/fault.ts';
import type { SourceFile } from '../content.ts';
import type { ReadContent } from '../packed.ts';
import { readArchive } from './archive-contents.ts';
import { readDelimited } from './delimited.ts';
import { detectFormat, type FileFormat } from './detect.ts';
import { readGeojson, readGeojsonSequence } from './geojson.ts';
import { computeHash } from './hash.ts';
import { buildFault, RefusedFile, Run, type RunOptions, readableMessage } from './run.ts';
import { groupShapefiles } from './shapefile-parts.ts';

/** A file of the page, or pasted text as a Blob with a name. */
export interface InputFile {
  name: string;
  blob: Blob;
  /** Milliseconds since 1970; null where it is not known. */
  lastModified: number | null;
}

export interface ReadResult {
  /** In the order of files, sheets and layers. */
  contents: ReadContent[];
  /** Faults of files of which nothing could be used. Those of a content are in it. */
  faults: Fault[];
}

type Reader = (blob: Blob, file: SourceFile, run: Run) => Promise<ReadContent[]>;

/** Readers of all formats except archives and shapefiles, which consist of several parts. Large code is loaded when it is first needed. */
const READERS: Readonly<Record<Exclude<FileFormat, 'archive' | 'shapefile'>, Reader>> = {
  delimited: readDelimited,
  geojson: readGeojson,
  'geojson-sequence': readGeojsonSequence,
  flatgeobuf: async (...args) => (await import('./flatgeobuf.ts')).readFlatgeobuf(...args),
  gpx: async (...args) => (await import('./xml.ts')).readGpx(...args),
  kml: async (...args) => (await import('./xml.ts')).readKml(...args),
  parquet: async (...args) => (await import('./parquet.ts')).readParquet(...args),
};

/**
 * Reads files of any format into sheets and features. A file that cannot be used becomes an entry of `faults` and does not affect the
 * others. No request is made, and nothing in a file is executed.
 * @throws the reason of the signal when it is aborted
 */
export async function readFiles(files: readonly InputFile[], options: RunOptions = {}): Promise<ReadResult> {
  const run = new Run(
    options,
    files.reduce((sum, { blob }) => sum + blob.size, 0),
  );
  const result: ReadResult = { contents: [], faults: [] };
  for (const [input, parts] of groupShapefiles(files)) {
    try {
      run.hold('files', files.length);
      result.contents.push(...(await readInput(input, parts, run)));
    } catch (error) {
      options.signal?.throwIfAborted();
      result.faults.push(refusal(error, input.name));
      if (error instanceof RefusedFile && isOfAllFiles(error)) break;
    }
  }
  return result;
}

/** Limits for all files together; the next file would exceed them too. */
const isOfAllFiles = ({ code, details }: RefusedFile): boolean =>
  code === 'limit' && ['files', 'seconds'].includes((details as { limit: string }).limit);

function refusal(error: unknown, file: string): Fault {
  if (error instanceof RefusedFile)
    return buildFault(error.code, 'error', { file, ...error.place }, error.details, error.value);
  if (error instanceof ReferenceError) throw error;
  return buildFault('damaged', 'error', { file }, { format: '' }, readableMessage(error));
}

async function readInput(
  { name, blob, lastModified }: InputFile,
  parts: readonly InputFile[],
  run: Run,
): Promise<ReadContent[]> {
  run.hold('fileBytes', blob.size);
  if (blob.size === 0) throw new RefusedFile('empty', null);
  const file: SourceFile = {
    name,
    sizeBytes: blob.size,
    sha256: await computeHash(blob, run),
    modified: lastModified === null ? null : new Date(lastModified).toISOString(),
  };
  return readOne(blob, file, run, parts, 0);
}

/** @param depth number of archives around the file */
async function readOne(
  blob: Blob,
  file: SourceFile,
  run: Run,
  parts: readonly { name: string; blob: Blob }[],
  depth: number,
): Promise<ReadContent[]> {
  const format = await detectFormat(blob, file.name, run);
  switch (format) {
    case 'archive': {
      run.hold('nestedArchives', depth + 1);
      return readArchive(blob, file, run, {
        readFile: (inner, at, siblings) => readOne(inner, at, run, siblings, depth + 1),
        refusal,
      });
    }
    case 'shapefile':
      return (await import('./shapefile.ts')).readShapefile(blob, file, run, parts);
    default:
      return READERS[format](blob, file, run);
  }
}
