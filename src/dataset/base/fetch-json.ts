import { FileError } from './failure.ts';
import { FILE_URLS } from './files.ts';
import type { FileName } from './files.ts';

/**
 * Body of a file of geodata/ as JSON.
 * @throws FileError when it does not arrive or is not JSON.
 */
export async function fetchJson(file: FileName, priority: 'high' | 'low' = 'high'): Promise<unknown> {
  let body: string;
  try {
    const response = await fetch(FILE_URLS[file], { priority });
    if (!response.ok) throw new FileError(file, { kind: 'status', status: response.status });
    body = await response.text();
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(file, { kind: 'network' });
  }
  try {
    return JSON.parse(body) as unknown;
  } catch (error) {
    throw new FileError(file, {
      kind: 'json',
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}
