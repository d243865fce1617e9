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

/** The pages of one worker that stay open: one with the map and one without, made when a spec first needs them. After a failure the worker starts anew. */
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
    if (known) {
      await reset(known, withMap, viewport);
      return known;
    }
    const context = await this.#browser.newContext();
    const page = await context.newPage();
    const made = { context, page, faults: await prepare(context, page, withMap, origin) };
    this.#pages.set(withMap, made);
    return made;
  }

  async close(): Promise<void> {
    for (const { context } of this.#pages.values()) await context.close();
  }
}

/** Prepares a page before the atlas is opened in it: without WebGL if specs need no map, and watched for errors. */
export async function prepare(
  context: BrowserContext,
  page: Page,
  withMap: boolean,
  origin: string,
): Promise<Faults> {
  if (!withMap) await withoutWebGL(page);
  return watch(context, page, origin);
}

async function reset(
  { page, context, faults }: OpenPage,
  withMap: boolean,
  viewport: { width: number; height: number },
): Promise<void> {
  for (const found of Object.values(faults) as string[][]) found.length = 0;
  await context.clearPermissions();
  await page.emulateMedia({ media: null, colorScheme: 'light', reducedMotion: null });
  await page.setViewportSize(viewport);
  await page.mouse.move(0, 0);
  // A link can replace the choice of a language or flavour, which the page stores, but not take it back.
  if (await page.evaluate(() => localStorage.length > 0)) {
    await page.evaluate(() => localStorage.clear());
    await page.goto('about:blank');
  } else await closeAll(new Atlas(page, withMap));
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
