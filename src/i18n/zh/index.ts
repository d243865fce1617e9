export { base } from './base.ts';
export { locale } from './locale.ts';
export { page } from './page.ts';

/** Words that come with the part of the page that shows them. */
export const later = {
  analysis: () => import('./analysis.ts').then(({ analysis }) => analysis),
  crossCheck: () => import('./cross-check.ts').then(({ crossCheck }) => crossCheck),
  print: () => import('./print.ts').then(({ print }) => print),
  travel: () => import('./travel.ts').then(({ travel }) => travel),
};
