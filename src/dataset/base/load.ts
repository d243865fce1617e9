import type { Change } from '../../domain/changes.ts';
import type { Gazetteer } from '../../domain/network.ts';
import type { ShoresFile } from '../../domain/over-water.ts';
import { createDataset } from '../dataset.ts';
import type { Dataset } from '../dataset.ts';
import { FileError } from './failure.ts';
import type { FileFailure } from './failure.ts';
import type { Addresses, BaseFiles, FileName } from './files.ts';
import { loadNetwork } from './load-network.ts';
import type { LoadOptions } from './load-network.ts';
import { readFile } from './read.ts';
import type { Read } from './read.ts';

/** How a dataset is sent to a worker: addresses of its base files, and the changes in their order. */
export interface DatasetSource {
  addresses: Addresses;
  changes: readonly Change[];
  /** The revision after these changes. */
  revision: number;
}

/**
 * Loads the dataset, in page, workers and command line: reads the base files from their addresses and applies the changes in their order.
 * @param read `fetchJson`, or a function that reads from disk
 * @throws FileError for a file that cannot be used if `onFailure` is absent; RangeError that names a change which cannot be applied
 */
export async function loadDataset(
  { addresses, changes, revision }: DatasetSource,
  read: Read,
  options: LoadOptions = {},
): Promise<Dataset> {
  const base = createDataset(await loadNetwork(addresses, read, options));
  if (changes.length === 0) return { ...base, revision };
  // A page starts without changes; the code that applies them is loaded when there are some.
  const { withChanges } = await import('../history.ts');
  return { ...withChanges(base, changes), revision };
}

/** The base files that the spatial model needs in addition to the network. */
export interface ModelFiles {
  /** Every town and located village, on the programme or not. */
  gazetteer: Gazetteer;
  /** Shores and lakes: no village lies in water. Needed for counts of places known only to their town or county. */
  shores?: ShoresFile;
  lakes?: ShoresFile;
}

/** @throws FileError if one cannot be used */
export async function loadModelFiles(addresses: Addresses, read: Read): Promise<ModelFiles> {
  const [gazetteer, shores, lakes] = await Promise.all([
    readFile('gazetteer.json', addresses, read),
    readFile('shores.json', addresses, read),
    readFile('lakes.json', addresses, read),
  ]);
  return { gazetteer, shores, lakes };
}

/** Result of loading a single file. */
export type Lazy<T> = { ok: true; value: T } | { ok: false; failure: FileFailure };

/** A base file that is loaded separately, when its part of the page is opened. */
export async function loadFile<File extends FileName>(
  file: File,
  addresses: Addresses,
  read: Read,
): Promise<Lazy<BaseFiles[File]>> {
  try {
    return { ok: true, value: await readFile(file, addresses, read, 'low') };
  } catch (error) {
    if (error instanceof FileError) return { ok: false, failure: error.failure };
    throw error;
  }
}
