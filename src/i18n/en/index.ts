export { base } from './base.ts';
export { locale } from './locale.ts';
export { map } from './map.ts';
export { quantities } from './quantities.ts';
export { page } from './page.ts';
export { records } from './records.ts';
export { subjects } from './subjects.ts';

/** Words that are loaded with the part of the page that shows them. */
export const later = {
  analysis: () => import('./analysis.ts').then(({ analysis }) => analysis),
  basemaps: () => import('./basemaps.ts').then(({ basemaps }) => basemaps),
  cli: () => import('./cli.ts').then(({ cli }) => cli),
  crossCheck: () => import('./cross-check.ts').then(({ crossCheck }) => crossCheck),
  exchange: () => import('./exchange.ts').then(({ exchange }) => exchange),
  merge: () => import('./merge.ts').then(({ merge }) => merge),
  lists: () => import('./lists.ts').then(({ lists }) => lists),
  ownFiles: () => import('./own-files.ts').then(({ ownFiles }) => ownFiles),
  exporting: () => import('./export.ts').then(({ exporting }) => exporting),
  print: () => import('./print.ts').then(({ print }) => print),
  programme: () => import('./programme.ts').then(({ programme }) => programme),
  settings: () => import('./settings.ts').then(({ settings }) => settings),
  sites: () => import('./sites.ts').then(({ sites }) => sites),
  sheet: () => import('./sheet.ts').then(({ sheet }) => sheet),
  travel: () => import('./travel.ts').then(({ travel }) => travel),
  travelTimes: () => import('./travel-times.ts').then(({ travelTimes }) => travelTimes),
};
