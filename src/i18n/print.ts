import type { Language } from '../domain/language.ts';
import { spaced } from './index.ts';
import { printEn } from './en/print.ts';
import { printZh } from './zh/print.ts';
import type { PrintStrings } from './zh/print.ts';

export type { PrintStrings } from './zh/print.ts';

export const PRINT_STRINGS: Record<Language, PrintStrings> = { zh: spaced(printZh), en: printEn };
