import { expect, test as base } from '@playwright/test';
import { Analysis } from './analysis.ts';
import { Atlas } from './atlas.ts';
import { Basemaps, deployWith } from './basemaps.ts';
import { Exports } from './exports.ts';
import { Hand } from './hand.ts';
import { OpenPages, prepare, type OpenPage } from './open-pages.ts';
import { OwnFiles } from './own-files.ts';
import { Paper } from './paper.ts';
import { Print } from './print.ts';
import { Reader } from './reader.ts';
import type { Faults } from './watch.ts';

interface Fixtures {
  /** Driver of a new page, not yet opened. */
  atlas: Atlas;
  /** Driver of the corridor analysis in that page. */
  analysis: Analysis;
  /** Driver of the exports of that page. */
  exports: Exports;
  /** Driver of basemaps from outside in that page. */
  basemaps: Basemaps;
  /** Driver of the reader's own files in that page. */
  ownFiles: OwnFiles;
  /** Driver of the browser of that page. */
  reader: Reader;
  /** Driver of gestures on the map of that page. */
  hand: Hand;
  /** Driver of the print panel of that page. */
  print: Print;
  /** Driver of a browser that renders sheets from files; no page is opened. */
  paper: Paper;
  /**
   * Whether the browser provides WebGL 2. False for specs that do not concern the map, which would take most of their time without a GPU;
   * the page works without its map.
   */
  withMap: boolean;
  /** Origins that the deployment of the page allows for basemaps; requests to them are not errors. */
  origins: string[];
  /** Errors that the spec causes itself and that are therefore tolerated. */
  tolerated: RegExp[];
  /** Errors of the page. */
  faults: Faults;
  /** The page of specs that use `IN_OPEN_PAGE`. */
  openPage: OpenPage;
}

/**
 * Every spec fails if the page logs an error, throws, violates its security policy or requests another origin, unless the spec tolerates
 * that message.
 */
export const test = base.extend<Fixtures, { openPages: OpenPages }>({
  openPages: [
    async ({ browser }, use) => {
      const pages = new OpenPages(browser);
      await use(pages);
      await pages.close();
    },
    { scope: 'worker' },
  ],
  withMap: [true, { option: true }],
  tolerated: [[], { option: true }],
  origins: [[], { option: true }],
  openPage: async ({ openPages, baseURL, withMap, viewport }, use) => {
    if (viewport === null) throw new Error('the configuration gives no window size');
    await use(await openPages.take(withMap, originOf(baseURL), viewport));
  },
  analysis: async ({ page, atlas }, use) => use(new Analysis(page, atlas)),
  basemaps: async ({ page, atlas }, use) => {
    void atlas;
    await use(new Basemaps(page));
  },
  exports: async ({ page }, use) => use(new Exports(page)),
  ownFiles: async ({ page }, use) => use(new OwnFiles(page)),
  reader: async ({ page }, use) => use(new Reader(page)),
  hand: async ({ page }, use) => use(new Hand(page)),
  // The fixture `atlas` is used so that errors are watched in every spec.
  print: async ({ page, atlas }, use) => {
    void atlas;
    await use(new Print(page));
  },
  paper: async ({ page }, use) => use(new Paper(page)),
  faults: async ({ context, page, baseURL, withMap }, use) =>
    use(await prepare(context, page, withMap, originOf(baseURL))),
  atlas: async ({ page, context, baseURL, faults, withMap, tolerated, origins }, use) => {
    if (baseURL !== undefined && origins.length > 0) await deployWith(context, baseURL, origins);
    await use(new Atlas(page, withMap));
    const unexpected = (texts: string[]): string[] =>
      texts.filter((text) => !tolerated.some((pattern) => pattern.test(text)));
    const { console, pageErrors, foreignRequests } = faults;
    expect(
      {
        ...faults,
        console: unexpected(console),
        pageErrors: unexpected(pageErrors),
        foreignRequests: foreignRequests.filter((url) => !origins.includes(new URL(url).origin)),
      },
      'faults of the page',
    ).toEqual({
      console: [],
      pageErrors: [],
      policy: [],
      foreignRequests: [],
    });
  },
});

function originOf(baseURL: string | undefined): string {
  if (baseURL === undefined) throw new Error('the configuration gives no address');
  return new URL(baseURL).origin;
}

/**
 * For `test.use`: the spec gets a page in which earlier ones may have left the atlas open. `atlas.open` follows the link there, which takes a fraction
 * of the time of loading page and map. For specs whose start is described by a link; not for those that concern loading, history, stored data or
 * remembered settings of prints, or that change the page by other means than a reader's.
 */
export const IN_OPEN_PAGE: Parameters<typeof test.use>[0] = {
  context: async ({ openPage }, use) => use(openPage.context),
  page: async ({ openPage }, use) => use(openPage.page),
  faults: async ({ openPage }, use) => use(openPage.faults),
};

export { expect };

/** A step of a spec, as the report shows it. */
const step =
  (word: string) =>
  <T>(what: string, body: () => Promise<T>): Promise<T> =>
    test.step(`${word} ${what}`, body);

export const given = step('given');
export const when = step('when');
export const then = step('then');
