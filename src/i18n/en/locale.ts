import type { Locale } from '../locale.ts';

/** English. */
export const locale: Locale = { tag: 'en', ownName: 'English', browserTags: ['en'], script: 'latin' };
