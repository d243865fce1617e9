import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Network } from '../../domain/network.ts';
import { assembleNetwork } from '../base/assemble.ts';

/** The committed network, for tests that hold sheets of the real data. */
export const realNetwork = (): Promise<Network> =>
  assembleNetwork(
    (file) =>
      JSON.parse(readFileSync(join(import.meta.dirname, '../../../geodata', file), 'utf8')) as unknown,
    {
      onFailure: ({ file }) => {
        throw new Error(file);
      },
    },
  );
