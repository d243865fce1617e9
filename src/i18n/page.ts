import type { Language } from '../domain/language.ts';
import { spaced } from './index.ts';
import { pageEn } from './en/page.ts';
import { pageZh } from './zh/page.ts';
import type { PageStrings } from './zh/page.ts';

export type { PageStrings } from './zh/page.ts';

export const PAGE_STRINGS: Record<Language, PageStrings> = { zh: spaced(pageZh), en: pageEn };
