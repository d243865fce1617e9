/** What `npm run atlas` reads of the repository: the network, the files of the spatial model, fonts and ground of the sheets. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadModelFiles, type ModelFiles } from '../dataset/base/load.ts';
import { readGround, RELIEF_FILE, type SheetGround } from '../print/ground/sheet-ground.ts';
import { reliefFromPixels } from '../print/ground/relief.ts';
import { readFonts, type SheetFonts } from '../print/text/fonts.ts';
import { ADDRESSES, readFromDisk, readNetwork, type ReadNetwork, ROOT } from './base-files.ts';

/** Each is read when it is first asked for, and kept. */
export interface Inputs {
  network(): Promise<ReadNetwork>;
  modelFiles(): Promise<ModelFiles>;
  /** The fonts of sheets in the page, so that page and command line accept the same characters. */
  fonts(): SheetFonts;
  /** The ground of the sheets; files that cannot be read are named in the pre-flight list. */
  ground(): Promise<SheetGround>;
}

export const inputsFromDisk = (): Inputs => ({
  network: once(readNetwork),
  modelFiles: once(() => loadModelFiles(ADDRESSES, readFromDisk)),
  fonts: once(() => {
    const font = (weight: 400 | 700): Uint8Array =>
      readFileSync(join(ROOT, `styles/fonts/sheet-${weight}.ttf`));
    return readFonts({ 400: font(400), 700: font(700) });
  }),
  ground: once(readGroundFiles),
});

/** A function that computes its result with the first call. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const readGroundFiles = (): Promise<SheetGround> =>
  readGround(
    async (file) => JSON.parse(await readFile(join(ROOT, 'geodata', 'ground', file), 'utf8')) as unknown,
    async () => {
      const { createCanvas, loadImage } = await import('@napi-rs/canvas');
      const image = await loadImage(await readFile(join(ROOT, 'geodata', 'ground', RELIEF_FILE)));
      const { width, height } = image;
      const context = createCanvas(width, height).getContext('2d');
      context.drawImage(image, 0, 0);
      return reliefFromPixels(context.getImageData(0, 0, width, height));
    },
  );
