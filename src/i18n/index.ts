import type { Language } from '../domain/language.ts';
import { en } from './en/base.ts';
import { withThinSpaces } from './thin-space.ts';
import { zh } from './zh/base.ts';
import type { Strings } from './zh/base.ts';

export type { Strings } from './zh/base.ts';

/** Browsers that space Han and Latin themselves must not be given the spaces as well. */
const spacesItself = typeof CSS !== 'undefined' && CSS.supports('text-autospace', 'normal');

/** Chinese texts with Han and Latin apart, by the browser or by thin spaces. */
export const spaced = <T>(texts: T): T => (spacesItself ? texts : withThinSpaces(texts));

export const STRINGS: Record<Language, Strings> = { zh: spaced(zh), en };
