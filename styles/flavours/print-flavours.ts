import { printColour } from './print-colour.ts';
import { printMono } from './print-mono.ts';
import type { PrintFlavour } from './print.ts';

/** Print flavours by their names in print specs; a file of its own, so that the first load of the page has none of them. */
export const PRINT_FLAVOURS = { colour: printColour, mono: printMono } as const satisfies Record<
  string,
  PrintFlavour
>;
