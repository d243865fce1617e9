import { expect, type Locator, type Page } from '@playwright/test';
import * as conditions from './conditions.ts';
import type { GeodataFile } from './conditions.ts';
import { geodata, type NamedRecord } from './geodata.ts';
import { RECORD_LAYERS, renderedFeatures } from './rendered.ts';
import { type Choice, PageElements } from './page-elements.ts';
import * as measure from './measure.ts';

export interface Counts {
  axes: number;
  towns: number;
  villages: number;
}
export type Drawer = 'collapsed' | 'half' | 'full';

/**
 * The part of a link that hides the ground, for specs that do not concern relief, water and roads, since drawing them without a GPU takes time.
 */
export const NO_GROUND = 'hide=relief,water,roads';

/** Driver of the page: what a reader does in it and sees of it. */
export class Atlas extends PageElements {
  readonly #hasMap: boolean;

  /** @param hasMap whether the browser provides the WebGL context that the map needs */
  constructor(page: Page, hasMap: boolean) {
    super(page);
    this.#hasMap = hasMap;
  }

  // ── given

  /** Opens a link, by default that of the start, in the page if the atlas is open there, and waits until the map, if any, is drawn. */
  async open(hash = ''): Promise<void> {
    if (this.page.url() === 'about:blank') await this.page.goto(`./${hash}`);
    else await this.follow(hash);
    await expect(this.searchField()).toBeVisible();
    await this.settles();
  }

  /** Makes a file of geodata/ missing on the server, or truncated. */
  breakFile(file: GeodataFile, how: 'missing' | 'corrupt'): Promise<void> {
    return conditions.breakFile(this.page, file, how);
  }

  /** Holds a file of geodata/ back until the returned function is called. */
  delayFile(file: GeodataFile): Promise<() => void> {
    return conditions.delayFile(this.page, file);
  }

  /** Prepares the page so that its workers can be made to fail. */
  withFailingWorkers(): Promise<void> {
    return conditions.keepWorkers(this.page);
  }

  async preferReducedMotion(): Promise<void> {
    await this.page.emulateMedia({ reducedMotion: 'reduce' });
  }

  async preferDark(): Promise<void> {
    await this.page.emulateMedia({ colorScheme: 'dark' });
  }

  // ── when

  async search(text: string): Promise<void> {
    await this.searchField().fill(text);
    await expect(this.searchField()).toHaveAttribute('aria-expanded', 'true');
  }

  /** Makes a part of the code fail to load, as after a broken connection. */
  async breakCode(part: string): Promise<void> {
    await this.page.route(`**/${part}-*.js`, (route) => route.abort());
  }

  /** Lets code load again that `breakCode` held back. */
  async mendCode(part: string): Promise<void> {
    await this.page.unroute(`**/${part}-*.js`);
  }

  /** Chooses a record among the search results and waits for its profile. */
  async choose({ kind, id }: { kind: string; id: string }): Promise<void> {
    await this.page.locator(`[role="option"][id$="-${kind}-${id}"]`).click();
    // The focus moves to the profile; a search before that would be interrupted.
    await expect(this.profileTitle()).toBeFocused();
  }

  /** Goes to another link inside the open page, which has begun to show it when this returns. */
  async follow(hash: string): Promise<void> {
    await this.page.evaluate(
      (next) =>
        new Promise<void>((resolve) => {
          const before = location.hash;
          addEventListener('hashchange', () => requestAnimationFrame(() => resolve()), { once: true });
          location.hash = next;
          if (location.hash === before) resolve();
        }),
      hash,
    );
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  tabTo(target: Locator): Promise<void> {
    return measure.tabTo(this.page, target);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async goBack(): Promise<void> {
    await this.page.goBack();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.settles();
  }

  /** Sets a list of the filter to one of its options, by their texts. */
  async narrow(choice: Choice, option: string): Promise<void> {
    await this.page.getByLabel(choice, { exact: true }).selectOption({ label: option });
  }

  async showDocumentedOnly(only: boolean): Promise<void> {
    await this.page.getByRole('checkbox', { name: '只看有据' }).setChecked(only);
  }

  async clearFilter(): Promise<void> {
    await this.page.getByRole('button', { name: '清除筛选' }).first().click();
  }

  async toggleLayer(name: string): Promise<void> {
    await this.layerSwitch(name).click();
  }

  async openList(name: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${name}列表`) }).click();
  }

  /** Opens the list of the first subject of the legend, in any language. */
  async openFirstList(): Promise<void> {
    await this.page.locator('.count-button').first().click();
    await expect(this.page.locator('.list-view')).toBeVisible();
  }

  /** On a phone: opens the drawer with the panel to its full height. */
  async openDrawer(): Promise<void> {
    await this.button('展开面板').click();
    await this.button('再展开面板').click();
    await expect(this.button('收起面板')).toHaveAttribute('aria-expanded', 'true');
  }

  /** Resizes the window, px. */
  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
  }

  /** On a phone: moves the drawer by its handle to a position. */
  async moveDrawer(to: Drawer): Promise<void> {
    const panel = this.page.locator('#panel');
    for (let tap = 0; tap < 3; tap++) {
      const now = (await panel.getAttribute('data-drawer')) ?? '';
      if (now === to) return;
      // By script, since a click would wait for the sheet to be drawn; that the handle can be hit is tested elsewhere.
      await panel.locator('.drawer-handle').dispatchEvent('click');
      await expect(panel).not.toHaveAttribute('data-drawer', now);
    }
    await expect(panel).toHaveAttribute('data-drawer', to);
  }

  /** Simulates an on-screen keyboard that leaves `leavesPx` of the window. */
  async openScreenKeyboard(leavesPx: number): Promise<void> {
    await this.page.evaluate((height) => {
      const viewport = window.visualViewport;
      if (!viewport) throw new Error('the browser tells nothing of keyboards');
      Object.defineProperty(viewport, 'height', { configurable: true, get: () => height });
      viewport.dispatchEvent(new Event('resize'));
    }, leavesPx);
  }

  /** Sets the text size of the browser, as a multiple of the default. */
  async setTextSize(share: number): Promise<void> {
    await this.page.evaluate((percent) => {
      document.documentElement.style.fontSize = `${percent}%`;
    }, share * 100);
  }

  async switchLanguage(to: '中文' | 'English'): Promise<void> {
    await this.page.getByRole('button', { name: to, exact: true }).click();
  }

  async switchFlavour(to: '深色' | '浅色'): Promise<void> {
    await this.page.getByRole('button', { name: to, exact: true }).click();
  }

  /** Makes the map lose its WebGL context, as when a graphics driver restarts. */
  loseContext(): Promise<void> {
    return conditions.loseContext(this.page);
  }

  restoreContext(): Promise<void> {
    return conditions.restoreContext(this.page);
  }

  /** Makes the worker of the map fail with an error. */
  failMapWorker(): Promise<void> {
    return conditions.failMapWorker(this.page);
  }

  // ── then

  /** Waits until a change of the window size has taken effect. */
  async isLaidOut(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }),
    );
  }

  mapIsIdle(): Promise<void> {
    return this.#mapIs('idle');
  }

  /** Waits until the map is idle and has drawn these numbers of records in view. */
  async renders(counts: Counts): Promise<void> {
    await expect
      .poll(
        async () => {
          const drawn = await renderedFeatures(this.page, RECORD_LAYERS);
          return [await this.map().getAttribute('data-map-state'), ...drawn];
        },
        { timeout: 60_000 },
      )
      .toEqual(['idle', counts.axes, counts.towns, counts.villages]);
  }

  /** Expects the open profile to be that of a record, with its status and all of its sources. */
  async showsProfile(record: NamedRecord): Promise<void> {
    await expect(this.profileTitle()).toHaveText(record.name);
    await expect(this.profileStatus()).toHaveText(record.status === 'documented' ? '有据' : '推演');
    const shown = (await this.profile().textContent()) ?? '';
    for (const id of record.sources) {
      const title = geodata.sources.get(id)?.title ?? `(no source ${id})`;
      expect(shown, `${record.name} names its source`).toContain(title);
    }
  }

  async copyLink(): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.button('复制链接').click();
  }

  copied(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  hash(): string {
    return new URL(this.page.url()).hash;
  }

  /** The parts of the current link, decoded. */
  linkParts(): Record<string, string> {
    const parts = this.hash().replace(/^#/, '').split('&').filter(Boolean);
    return Object.fromEntries(
      parts.map((part) => [
        part.slice(0, part.indexOf('=')),
        decodeURIComponent(part.slice(part.indexOf('=') + 1)),
      ]),
    );
  }

  /** The sheet settings of the current link as JSON; empty if there are none. */
  linkedSheet(): string {
    return Buffer.from(this.linkParts()['print'] ?? '', 'base64url').toString();
  }

  /** Waits until the address bar has these parts; `undefined` requires that a part is absent. */
  async linkSays(parts: Record<string, string | undefined>): Promise<void> {
    await expect
      .poll(() => {
        const link = this.linkParts();
        return Object.fromEntries(Object.keys(parts).map((key) => [key, link[key]]));
      })
      .toEqual(parts);
  }

  tabStops(count: number): Promise<measure.TabStop[]> {
    return measure.tabStops(this.page, count);
  }

  barriers(): Promise<string[]> {
    return measure.barriers(this.page);
  }

  longestMotionMs(): Promise<number> {
    return measure.longestMotionMs(this.page);
  }

  visibleMapShare(): Promise<number> {
    return measure.visibleMapShare(this.page);
  }

  overflowPx(): Promise<number> {
    return measure.overflowPx(this.page);
  }

  smallTargets(minPx: number): Promise<string[]> {
    return measure.smallTargets(this.page, minPx);
  }

  unreachableControls(): Promise<string[]> {
    return measure.unreachableControls(this.page);
  }

  squeezedNames(): Promise<string[]> {
    return measure.squeezedNames(this.page);
  }

  loadedFonts(): Promise<string[]> {
    return measure.loadedFonts(this.page);
  }

  policy(): Promise<Record<string, string>> {
    return measure.policy(this.page);
  }

  paperColour(): Promise<string> {
    return this.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  }

  /** Compares the window with the expected picture of a case, and goes on if they differ; `maxDiffPixelRatio` is the share of pixels that may differ. */
  async looksLike(name: string, maxDiffPixelRatio: number): Promise<void> {
    await this.mapIsIdle();
    await this.page.evaluate(() => document.fonts.ready);
    await expect.soft(this.page).toHaveScreenshot([name, 'expected.png'], {
      maxDiffPixelRatio,
      animations: 'disabled',
      caret: 'hide',
    });
  }

  /** Writes a screenshot into a file of the repository. */
  async picture(path: string): Promise<void> {
    await this.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }

  // ── inside

  /** Waits until the map, if any, is drawn. */
  settles(): Promise<void> {
    return this.#mapIs(this.#hasMap ? 'idle' : 'failed');
  }

  /** Waits by selector, which reacts at once; `expect` polls at intervals of up to a second. */
  #mapIs(state: 'idle' | 'failed'): Promise<void> {
    return this.page.locator(`[data-map-state="${state}"]`).waitFor({ state: 'attached', timeout: 60_000 });
  }
}
