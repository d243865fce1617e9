import type { PageStrings } from './page-zh.ts';

/** Texts in English about the page itself. */
export const pageEn: PageStrings = {
  title: {
    list: (kind) => `List of ${kind.toLowerCase()}`,
    analysis: (region) => `Corridor and coverage: ${region}`,
    print: (region) => `Print a map: ${region}`,
    province: 'Zhejiang',
    frame: 'frame of your own',
    of: (what, site) => `${what} · ${site}`,
  },
  told: {
    list: (kind, count) => `Opened the list of ${kind.toLowerCase()}: ${count}`,
    analysisOpened: 'Corridor and coverage opened',
    analysisClosed: 'Corridor and coverage closed',
    printOpened: 'Print opened',
    printClosed: 'Print closed; its settings are kept for the next time',
    filterCleared: 'Filter cleared',
    found: (query, count) =>
      `${count.toLocaleString('en')} ${count === 1 ? 'result' : 'results'} for ${query}`,
    none: (query) => `Nothing found for ${query}`,
    join: '. ',
  },
};
