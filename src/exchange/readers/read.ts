import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Fault } from '../../domain/fault.ts';
import type { SourceFile } from '../content.ts';
import type { ReadContent } from '../packed.ts';
import { readDelimited } from './delimited.ts';
import { detectFormat, type FileFormat } from './detect.ts';
import { readGeojson, readGeojsonSequence } from './geojson.ts';
import { buildFault, RefusedFile, Run, type RunOptions } from './run.ts';
import { chunksOf } from './text.ts';

/** A file as the page has it, or pasted text as a Blob with a name. */
export interface InputFile {
  name: string;
  blob: Blob;
  /** Milliseconds since 1970; null where it is not known. */
  lastModified: number | null;
}

export interface ReadResult {
  /** In the order of files, sheets and layers. */
  contents: ReadContent[];
  /** Of files of which nothing could be used. Those of a content stand in it. */
  faults: Fault[];
}

type Reader = (blob: Blob, file: SourceFile, run: Run) => Promise<ReadContent[]>;

/** Code of each format is loaded when it is first needed. */
const READERS: Readonly<Record<FileFormat, Reader>> = {
  delimited: readDelimited,
  geojson: readGeojson,
  'geojson-sequence': readGeojsonSequence,
};

/**
 * Reads files of whatever format into sheets and features. A file that cannot be used is told of in `faults` and hinders no other; makes
 * no request and runs nothing that stands in a file.
 * @throws the reason of the signal when it is aborted
 */
export async function readFiles(files: readonly InputFile[], options: RunOptions = {}): Promise<ReadResult> {
  const run = new Run(
    options,
    files.reduce((sum, { blob }) => sum + blob.size, 0),
  );
  const result: ReadResult = { contents: [], faults: [] };
  for (const input of files) {
    try {
      if (input === files[0]) run.hold('files', files.length);
      result.contents.push(...(await readFile(input, run)));
    } catch (error) {
      options.signal?.throwIfAborted();
      result.faults.push(refusal(error, input.name));
      if (error instanceof RefusedFile && isOfAllFiles(error)) break;
    }
  }
  return result;
}

/** Limits that hold for all files together: the next file would exceed them too. */
const isOfAllFiles = ({ code, details }: RefusedFile): boolean =>
  code === 'limit' && ['files', 'seconds'].includes((details as { limit: string }).limit);

function refusal(error: unknown, file: string): Fault {
  if (error instanceof RefusedFile)
    return buildFault(error.code, 'error', { file, ...error.place }, error.details, error.value);
  if (error instanceof ReferenceError) throw error;
  // A library of a format that throws says what it found.
  const said = error instanceof Error ? error.message : String(error);
  return buildFault('damaged', 'error', { file }, { format: '' }, said);
}

async function readFile(input: InputFile, run: Run): Promise<ReadContent[]> {
  const { name, blob, lastModified } = input;
  run.hold('fileBytes', blob.size);
  if (blob.size === 0) throw new RefusedFile('empty', null);
  const file: SourceFile = {
    name,
    sizeBytes: blob.size,
    sha256: await hashOf(blob, run),
    modified: lastModified === null ? null : new Date(lastModified).toISOString(),
  };
  return READERS[await detectFormat(blob, name, run)](blob, file, run);
}

/** By a library, since browsers have `crypto.subtle` only where a page comes by https. */
async function hashOf(blob: Blob, run: Run): Promise<string> {
  const hash = sha256.create();
  for await (const chunk of chunksOf(blob)) {
    hash.update(chunk);
    run.check();
  }
  return bytesToHex(hash.digest());
}
