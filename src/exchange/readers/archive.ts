import { BlobReader, configure, type FileEntry, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { RefusedFile, type Run, readableMessage } from './run.ts';

// The library may use no workers of its own and no WebAssembly, which the policy of the page would refuse; the platform inflates.
configure({ useWebWorkers: false, useCompressionStream: true });

const FORMAT = 'ZIP';
/** Bit 11 of an entry's flags: its name is UTF-8. */
const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true });

export interface ArchiveEntry {
  /** Path within the archive, separated by “/”. */
  name: string;
  /** Inflates the entry; its real bytes are counted. @throws RefusedFile over a limit, or where it is damaged */
  read(): Promise<Blob>;
}

/** Names from a Chinese Windows are often in GB18030 although the archive does not say so. */
function decodeName({ rawFilename, filename, filenameUTF8 }: FileEntry): string {
  if (filenameUTF8) return filename;
  try {
    return STRICT_UTF8.decode(rawFilename);
  } catch {
    return new TextDecoder('gb18030').decode(rawFilename);
  }
}

/**
 * The files of a zip archive, without folders and the metadata of macOS.
 * @throws RefusedFile where it is cut off, encrypted, or has more entries than the limit
 */
export async function openArchive(blob: Blob, run: Run): Promise<ArchiveEntry[]> {
  const entries: ArchiveEntry[] = [];
  let inflated = 0;
  const count = (bytes: number): void => {
    inflated += bytes;
    run.take('inflatedBytes', bytes);
    run.holdRatio(inflated, blob.size);
    run.check();
  };
  let found = 0;
  try {
    for await (const entry of new ZipReader(new BlobReader(blob)).getEntriesGenerator()) {
      run.hold('entries', ++found);
      if (entry.directory) continue;
      const name = decodeName(entry);
      if (/(?:^|\/)(?:__MACOSX\/|\.)/.test(name)) continue;
      entries.push({ name, read: () => inflate(entry, count) });
    }
  } catch (error) {
    throw asRefused(error);
  }
  return entries;
}

async function inflate(entry: FileEntry, count: (bytes: number) => void): Promise<Blob> {
  if (entry.encrypted) throw new RefusedFile('encrypted', null);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let refused: unknown;
  const sink = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(chunk) {
      try {
        count(chunk.length);
      } catch (error) {
        // The library wraps errors that a sink throws; the original is thrown again.
        refused = error;
        throw error;
      }
      chunks.push(chunk);
    },
  });
  try {
    await entry.getData(sink, { checkSignature: true });
  } catch (error) {
    throw asRefused(refused ?? error);
  }
  return new Blob(chunks);
}

function asRefused(error: unknown): unknown {
  if (error instanceof RefusedFile || (error instanceof DOMException && error.name === 'AbortError'))
    return error;
  return new RefusedFile('damaged', { format: FORMAT }, readableMessage(error));
}
