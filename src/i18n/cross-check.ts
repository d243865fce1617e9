import type { Language } from '../domain/language.ts';
import { crossCheckEn } from './en/cross-check.ts';
import { spaced } from './index.ts';
import { crossCheckZh } from './zh/cross-check.ts';
import type { CrossCheckStrings } from './zh/cross-check.ts';

export type { CrossCheckStrings } from './zh/cross-check.ts';

export const CROSS_CHECK_STRINGS: Record<Language, CrossCheckStrings> = {
  zh: spaced(crossCheckZh),
  en: crossCheckEn,
};
