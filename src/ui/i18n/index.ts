import type { Language } from '../../state/link.ts';
import { en } from './en.ts';
import { withThinSpaces } from './thin-space.ts';
import { zh } from './zh.ts';
import type { Strings } from './zh.ts';

export type { Strings } from './zh.ts';

/** Browsers that space Han and Latin themselves must not be given the spaces as well. */
const spacesItself = typeof CSS !== 'undefined' && CSS.supports('text-autospace', 'normal');

export const STRINGS: Record<Language, Strings> = { zh: spacesItself ? zh : withThinSpaces(zh), en };
