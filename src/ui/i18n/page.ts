import type { Language } from '../../state/link.ts';
import { spaced } from './index.ts';
import { pageEn } from './page-en.ts';
import { pageZh } from './page-zh.ts';
import type { PageStrings } from './page-zh.ts';

export type { PageStrings } from './page-zh.ts';

export const PAGE_STRINGS: Record<Language, PageStrings> = { zh: spaced(pageZh), en: pageEn };
