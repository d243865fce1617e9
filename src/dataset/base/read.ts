import { errorDetail } from '../../domain/error-detail.ts';
import { CHECKS } from './checks.ts';
import { FileError, ReadError } from './failure.ts';
import type { Addresses, BaseFiles, FileName } from './files.ts';

/**
 * Reads the JSON at an address: `fetchJson` in page and workers, a file on disk for the command line.
 * @throws ReadError if it cannot be read or is not JSON
 */
export type Read = (address: string, priority?: 'low') => Promise<unknown>;

/** Fetches JSON over HTTP. */
export const fetchJson: Read = async (address, priority) => {
  let body: string;
  try {
    const response = await fetch(address, { priority: priority ?? 'high' });
    if (!response.ok) throw new ReadError({ kind: 'status', status: response.status });
    body = await response.text();
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError({ kind: 'network' });
  }
  return parseJson(body);
};

/** @throws ReadError if the text is not JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ReadError({ kind: 'json', detail: errorDetail(error) });
  }
}

/**
 * One base file, read and checked.
 * @throws FileError that names it and, if its form is wrong, the first invalid value
 */
export async function readFile<File extends FileName>(
  file: File,
  addresses: Pick<Addresses, File>,
  read: Read,
  priority?: 'low',
): Promise<BaseFiles[File]> {
  let value: unknown;
  try {
    value = await read(addresses[file], priority);
  } catch (error) {
    if (error instanceof ReadError) throw new FileError(file, error.reason);
    throw error;
  }
  return CHECKS[file](value);
}
