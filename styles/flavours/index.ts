import type { Flavour } from './flavour.ts';
import { screenDark } from './screen-dark.ts';
import { screenLight } from './screen-light.ts';

/** Screen flavours by their names in links. */
export const FLAVOURS = { light: screenLight, dark: screenDark } as const satisfies Record<string, Flavour>;
export type FlavourName = keyof typeof FLAVOURS;
