import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { Atlas } from './atlas.ts';
import { withoutWebGL } from './conditions.ts';
import { watch, type Faults } from './watch.ts';

/** A page in which the atlas stays open from spec to spec, and its errors during the present one. */
export interface OpenPage {
  context: BrowserContext;
  page: Page;
  faults: Faults;
}

/** The pages of one worker that stay open: one with the map and one without, made when a spec first needs them. */
export class OpenPages {
  readonly #browser: Browser;
  readonly #pages = new Map<boolean, OpenPage>();

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** The page for a spec: of its window size, in the flavour and the language of the browser, with nothing open. */
  async take(
    withMap: boolean,
    origin: string,
    viewport: { width: number; height: number },
  ): Promise<OpenPage> {
    const known = this.#pages.get(withMap);
    const open = known ?? (await this.#make(withMap, origin));
    this.#pages.set(withMap, open);
    const { page, context, faults } = open;
    if (!known) return open;
    for (const found of Object.values(faults) as string[][]) found.length = 0;
    await context.clearPermissions();
    await page.emulateMedia({ media: null, colorScheme: 'light', reducedMotion: null });
    await page.setViewportSize(viewport);
    await page.mouse.move(0, 0);
    const atlas = new Atlas(page, withMap);
    // A link can replace the choice of a language or flavour, which the page stores, but not take it back.
    const { lang, look } = atlas.linkParts();
    if ((lang ?? look) || (await page.evaluate(() => localStorage.length > 0))) {
      await page.evaluate(() => localStorage.clear());
      await page.goto('about:blank');
    } else await closeAll(atlas);
    return open;
  }

  /** Closes the page of a spec that failed, so that the next one starts with a new page. */
  async drop(withMap: boolean): Promise<void> {
    await this.#pages.get(withMap)?.context.close();
    this.#pages.delete(withMap);
  }

  async close(): Promise<void> {
    for (const { context } of this.#pages.values()) await context.close();
  }

  async #make(withMap: boolean, origin: string): Promise<OpenPage> {
    const context = await this.#browser.newContext();
    const page = await context.newPage();
    if (!withMap) await withoutWebGL(page);
    return { context, page, faults: await watch(context, page, origin) };
  }
}

/** Closes what the spec before has left open. */
async function closeAll(atlas: Atlas): Promise<void> {
  // A change that the page writes to the address at the same moment would undo it.
  await expect(async () => {
    await atlas.follow('#');
    expect(atlas.hash()).toBe('');
  }).toPass();
  await atlas.searchField().fill('');
}
