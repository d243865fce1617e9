import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { assembleNetwork } from '../data/assemble.ts';
import type { Network } from '../domain/network.ts';
import type { Faces } from './faces.ts';
import { facesOf } from './fonts.ts';

/** The committed network, for tests that hold sheets of the real data. */
export const realNetwork = (): Promise<Network> =>
  assembleNetwork(
    (file) => JSON.parse(readFileSync(join(import.meta.dirname, '../../geodata', file), 'utf8')) as unknown,
    {
      onFailure: ({ file }) => {
        throw new Error(file);
      },
    },
  );

/** The fonts whole, as the command line has them. */
export function wholeFaces(): Faces {
  const folder = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
  );
  return facesOf({
    400: readFileSync(join(folder, '400Regular/NotoSansSC_400Regular.ttf')),
    700: readFileSync(join(folder, '700Bold/NotoSansSC_700Bold.ttf')),
  });
}

/** The fonts of the page. */
export const pageFaces = (): Faces =>
  facesOf({
    400: readFileSync(join(import.meta.dirname, '../../styles/fonts/noto-sans-sc-400.woff2')),
    700: readFileSync(join(import.meta.dirname, '../../styles/fonts/noto-sans-sc-700.woff2')),
  });
