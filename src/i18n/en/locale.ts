import type { Locale } from '../locale.ts';

/** English. */
export const locale: Locale = {
  tag: 'en',
  pdfTag: 'en',
  ownName: 'English',
  browserTags: ['en'],
  script: 'latin',
};
