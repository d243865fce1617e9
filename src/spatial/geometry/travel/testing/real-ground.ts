import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeTravelGround, type TravelGround } from '../ground.ts';

let real: TravelGround | undefined;
/** The compiled ground, read once a process. For tests and benches. */
export const realGround = (): TravelGround =>
  (real ??= decodeTravelGround(
    readFileSync(join(import.meta.dirname, '../../../../../geodata/travel/ground.bin')),
  ));
