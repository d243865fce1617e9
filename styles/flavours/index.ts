import type { Flavour } from './flavour.ts';
import type { PrintFlavour } from './print.ts';
import { printColour } from './print-colour.ts';
import { printMono } from './print-mono.ts';
import { screenDark } from './screen-dark.ts';
import { screenLight } from './screen-light.ts';

/** Screen flavours by their names in links. */
export const FLAVOURS = { light: screenLight, dark: screenDark } as const satisfies Record<string, Flavour>;
export type FlavourName = keyof typeof FLAVOURS;

/** Print flavours by their names in print specs. */
export const PRINT_FLAVOURS = { colour: printColour, mono: printMono } as const satisfies Record<
  string,
  PrintFlavour
>;
