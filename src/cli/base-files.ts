import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHECKS } from '../dataset/base/checks.ts';
import { ReadError } from '../dataset/base/failure.ts';
import type { Addresses } from '../dataset/base/files.ts';
import { loadDataset } from '../dataset/base/load.ts';
import { parseJson, type Read } from '../dataset/base/read.ts';
import type { Network } from '../domain/network.ts';

/** The folder of the repository. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** The base files on disk, by the one list of their names. */
export const ADDRESSES = Object.fromEntries(
  Object.keys(CHECKS).map((file) => [file, join(ROOT, 'geodata', file)]),
) as unknown as Addresses;

/** Reads a base file; one that is not there is told as a failure of the network is in the page. */
export const readFromDisk: Read = async (path) =>
  parseJson(
    await readFile(path, 'utf8').catch(() => {
      throw new ReadError({ kind: 'network' });
    }),
  );

/** The network, and the names of files that cannot be used. */
export interface ReadNetwork {
  network: Network;
  failures: readonly string[];
}

/** Reads the network from disk. */
export async function readNetwork(): Promise<ReadNetwork> {
  const failures: string[] = [];
  const source = { addresses: ADDRESSES, changes: [], revision: 0 };
  const { network } = await loadDataset(source, readFromDisk, {
    onFailure: ({ file }) => failures.push(file),
  });
  return { network, failures };
}
