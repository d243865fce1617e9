import type { Language } from '../../state/link.ts';
import { spaced } from './index.ts';
import { printEn } from './print-en.ts';
import { printZh } from './print-zh.ts';
import type { PrintStrings } from './print-zh.ts';

export type { PrintStrings } from './print-zh.ts';

export const PRINT_STRINGS: Record<Language, PrintStrings> = { zh: spaced(printZh), en: printEn };
