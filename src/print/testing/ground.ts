import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { GroundFile } from '../../domain/ground-layers.ts';
import { reliefFromPixels } from '../ground/relief.ts';
import { readGround, RELIEF_FILE, type SheetGround } from '../ground/sheet-ground.ts';

const FOLDER = join(import.meta.dirname, '../../../geodata/ground');

let whole: Promise<SheetGround> | undefined;
/** The committed ground, read once per process, for tests with real data. */
export const realGround = (): Promise<SheetGround> => (whole ??= damagedGround([]));

/** The ground as it is read where files in `damaged` cannot be read. */
export const damagedGround = (damaged: readonly (GroundFile | typeof RELIEF_FILE)[]): Promise<SheetGround> =>
  readGround(
    async (file) => {
      if (damaged.includes(file)) throw new Error(file);
      return JSON.parse(await readFile(join(FOLDER, file), 'utf8')) as unknown;
    },
    async () => {
      if (damaged.includes(RELIEF_FILE)) throw new Error(RELIEF_FILE);
      const image = await loadImage(await readFile(join(FOLDER, RELIEF_FILE)));
      const context = createCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      return reliefFromPixels(context.getImageData(0, 0, image.width, image.height));
    },
  );
