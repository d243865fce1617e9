import { type Browser, expect, test as base } from '@playwright/test';
import { MAPLESS_FLAGS } from '../../scripts/browser-flags.mjs';
import { Analysis } from './analysis.ts';
import { Atlas } from './atlas.ts';
import { withoutWebGL } from './conditions.ts';
import { Hand } from './hand.ts';
import { Paper } from './paper.ts';
import { Print } from './print.ts';
import { Reader } from './reader.ts';
import { watch, type Faults } from './watch.ts';

/** One spec walks through all profiles by link, faster than a browser lets a page rewrite its address. */
const UNTHROTTLED = '--disable-ipc-flooding-protection';

interface Fixtures {
  /** The atlas in a page of its own, not yet opened. */
  atlas: Atlas;
  /** The corridor analysis of that atlas. */
  analysis: Analysis;
  /** The browser about that atlas. */
  reader: Reader;
  /** A hand on the map of that atlas. */
  hand: Hand;
  /** The print of that atlas. */
  print: Print;
  /** A browser that is given sheets as files; no atlas is opened. */
  paper: Paper;
  /**
   * Without, the browser gives no WebGL 2 and the page does without its map, as it can: for specs that say nothing of the
   * map, which drawn without a graphics card takes most of their time.
   */
  withMap: boolean;
  /** Faults that the spec brings about itself and that may therefore show up. */
  tolerated: RegExp[];
}

interface WorkerFixtures {
  /** The browser of specs without the map, started when the first of them runs. */
  maplessBrowser: () => Promise<Browser>;
}

/**
 * Every spec fails when the page logs an error, throws, breaks its policy or asks another origin,
 * unless the spec tolerates that message.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  withMap: [true, { option: true }],
  tolerated: [[], { option: true }],
  maplessBrowser: [
    async ({ playwright, launchOptions }, use) => {
      let browser: Promise<Browser> | undefined;
      await use(
        () =>
          (browser ??= playwright.chromium.launch({
            ...launchOptions,
            args: [...MAPLESS_FLAGS, UNTHROTTLED],
          })),
      );
      await (await browser)?.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ context, withMap, maplessBrowser }, use) => {
    if (withMap) return use(context);
    const browser = await maplessBrowser();
    // With the options of the configuration, as every context of a test.
    const own = await browser.newContext();
    await use(own);
    return own.close();
  },
  analysis: async ({ page, atlas }, use) => use(new Analysis(page, atlas)),
  reader: async ({ page }, use) => use(new Reader(page)),
  hand: async ({ page }, use) => use(new Hand(page)),
  // The atlas is asked for so that its faults are watched in every spec.
  print: async ({ page, atlas }, use) => {
    void atlas;
    await use(new Print(page));
  },
  paper: async ({ page }, use) => use(new Paper(page)),
  atlas: async ({ page, context, baseURL, withMap, tolerated }, use) => {
    if (baseURL === undefined) throw new Error('the configuration gives no address');
    const faults: Faults = await watch(context, page, new URL(baseURL).origin);
    if (!withMap) await withoutWebGL(page);
    await use(new Atlas(page, withMap));
    const unexpected = (texts: string[]): string[] =>
      texts.filter((text) => !tolerated.some((pattern) => pattern.test(text)));
    const { console, pageErrors } = faults;
    expect(
      { ...faults, console: unexpected(console), pageErrors: unexpected(pageErrors) },
      'faults of the page',
    ).toEqual({
      console: [],
      pageErrors: [],
      policy: [],
      foreignRequests: [],
    });
  },
});

export { expect };

/** A step of a spec, as the report shows it. */
const step =
  (word: string) =>
  <T>(what: string, body: () => Promise<T>): Promise<T> =>
    test.step(`${word} ${what}`, body);

export const given = step('given');
export const when = step('when');
export const then = step('then');
