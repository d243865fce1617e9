import { expect, type Locator, type Page } from '@playwright/test';
import * as conditions from './conditions.ts';
import type { GeodataFile } from './conditions.ts';
import { geodata, type NamedRecord } from './geodata.ts';
import { RECORD_LAYERS, renderedFeatures } from './rendered.ts';
import * as measure from './measure.ts';

export interface Counts {
  axes: number;
  towns: number;
  villages: number;
}
export type Drawer = 'collapsed' | 'half' | 'full';
export type Choice = '设区市' | '县（市、区）' | '批次' | '赛道';

/**
 * The part of a link that hides the ground: where a spec says nothing of relief, water and roads, drawing them without a
 * graphics card would only take time.
 */
export const NO_GROUND = 'hide=relief,water,roads';

/** What a reader does with the atlas and sees of it, in the words of the atlas. */
export class Atlas {
  readonly #page: Page;
  readonly #hasMap: boolean;

  /** @param hasMap whether the browser gives the graphics context that the map needs */
  constructor(page: Page, hasMap: boolean) {
    this.#page = page;
    this.#hasMap = hasMap;
  }

  // ── given

  /** Opens the atlas, with a link's hash where one is given, and waits until the map is drawn, if there is one. */
  async open(hash = ''): Promise<void> {
    await this.#page.goto(`./${hash}`);
    await expect(this.searchField()).toBeVisible();
    await this.#settles();
  }

  /** A file of geodata/ that the server does not have, or whose download broke off. */
  breakFile(file: GeodataFile, how: 'missing' | 'corrupt'): Promise<void> {
    return conditions.breakFile(this.#page, file, how);
  }

  /** A page whose workers can be made to fail. */
  withFailingWorkers(): Promise<void> {
    return conditions.keepWorkers(this.#page);
  }

  async preferReducedMotion(): Promise<void> {
    await this.#page.emulateMedia({ reducedMotion: 'reduce' });
  }

  async preferDark(): Promise<void> {
    await this.#page.emulateMedia({ colorScheme: 'dark' });
  }

  // ── when

  async search(text: string): Promise<void> {
    await this.searchField().fill(text);
    await expect(this.searchField()).toHaveAttribute('aria-expanded', 'true');
  }

  /** Lets a part of the code fail to load, as a connection that broke does. */
  async breakCode(part: string): Promise<void> {
    await this.#page.route(`**/${part}-*.js`, (route) => route.abort());
  }

  /** Chooses a record among the results of a search and waits for its profile. */
  async choose({ kind, id }: { kind: string; id: string }): Promise<void> {
    await this.#page.locator(`[role="option"][id$="-${kind}-${id}"]`).click();
    // The focus follows into the profile; a search before that would be interrupted by it.
    await expect(this.profileTitle()).toBeFocused();
  }

  /** Goes to another link inside the page that is open. */
  async follow(hash: string): Promise<void> {
    await this.#page.evaluate((next) => {
      location.hash = next;
    }, hash);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  tabTo(target: Locator): Promise<void> {
    return measure.tabTo(this.#page, target);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  async goBack(): Promise<void> {
    await this.#page.goBack();
  }

  async reload(): Promise<void> {
    await this.#page.reload();
    await this.#settles();
  }

  /** Narrows the atlas by one of the lists of the filter; the words are those of the list. */
  async narrow(choice: Choice, option: string): Promise<void> {
    await this.#page.getByLabel(choice, { exact: true }).selectOption({ label: option });
  }

  async showDocumentedOnly(only: boolean): Promise<void> {
    await this.#page.getByRole('checkbox', { name: '只看有据' }).setChecked(only);
  }

  async clearFilter(): Promise<void> {
    await this.#page.getByRole('button', { name: '清除筛选' }).first().click();
  }

  async toggleLayer(name: string): Promise<void> {
    await this.layerSwitch(name).click();
  }

  async openList(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: new RegExp(`^${name}列表`) }).click();
  }

  /** Opens the list of the first subject of the legend, whatever the language. */
  async openFirstList(): Promise<void> {
    await this.#page.locator('.count-button').first().click();
    await expect(this.#page.locator('.list-view')).toBeVisible();
  }

  /** On a phone: opens the drawer with the panel to its full height. */
  async openDrawer(): Promise<void> {
    await this.button('展开面板').click();
    await this.button('再展开面板').click();
    await expect(this.button('收起面板')).toHaveAttribute('aria-expanded', 'true');
  }

  /** Gives the window another size, px. */
  async resize(width: number, height: number): Promise<void> {
    await this.#page.setViewportSize({ width, height });
  }

  /** On a phone: moves the drawer by its handle until it stands so. */
  async moveDrawer(to: Drawer): Promise<void> {
    const panel = this.#page.locator('#panel');
    for (let tap = 0; tap < 3; tap++) {
      if ((await panel.getAttribute('data-drawer')) === to) return;
      // By script: whether a hand can hit it is asked for elsewhere, and the hand would wait for the sheet to be drawn.
      await panel.locator('.drawer-handle').dispatchEvent('click');
    }
    await expect(panel).toHaveAttribute('data-drawer', to);
  }

  /** A keyboard on the screen, which leaves so much of the window, px. */
  async openScreenKeyboard(leavesPx: number): Promise<void> {
    await this.#page.evaluate((height) => {
      const viewport = window.visualViewport;
      if (!viewport) throw new Error('the browser tells nothing of keyboards');
      Object.defineProperty(viewport, 'height', { configurable: true, get: () => height });
      viewport.dispatchEvent(new Event('resize'));
    }, leavesPx);
  }

  /** Sets the reader's size of text, as a share of the usual one. */
  async setTextSize(share: number): Promise<void> {
    await this.#page.evaluate((percent) => {
      document.documentElement.style.fontSize = `${percent}%`;
    }, share * 100);
  }

  async switchLanguage(to: '中文' | 'English'): Promise<void> {
    await this.#page.getByRole('button', { name: to, exact: true }).click();
  }

  async switchFlavour(to: '深色' | '浅色'): Promise<void> {
    await this.#page.getByRole('button', { name: to, exact: true }).click();
  }

  /** Takes the graphics context away from the map, as a driver does that restarts. */
  loseContext(): Promise<void> {
    return conditions.loseContext(this.#page);
  }

  restoreContext(): Promise<void> {
    return conditions.restoreContext(this.#page);
  }

  /** Has the worker of the map end in an error. */
  failMapWorker(): Promise<void> {
    return conditions.failMapWorker(this.#page);
  }

  // ── then

  map(): Locator {
    return this.#page.locator('[data-map-state]');
  }

  searchField(): Locator {
    return this.#page.getByRole('combobox', { name: /搜索|Search/ });
  }

  options(): Locator {
    return this.#page.getByRole('listbox').getByRole('option');
  }

  layerSwitch(name: string): Locator {
    return this.#page.getByRole('switch', { name: `显示${name}` });
  }

  profile(): Locator {
    return this.#page.getByRole('article');
  }

  profileTitle(): Locator {
    return this.profile().getByRole('heading', { level: 2 });
  }

  /** On the profile of an axis: the axes of the counties beside its own. */
  neighbourAxes(): Locator {
    return this.profile().getByRole('region', { name: '邻县的发展轴' });
  }

  /** The status of what the profile is about: 有据, 推演. */
  profileStatus(): Locator {
    return this.profile().locator('header .badge');
  }

  button(name: string | RegExp): Locator {
    return this.#page.getByRole('button', { name, exact: true });
  }

  /** What stands in the place of a part of the page that failed. */
  fault(): Locator {
    return this.#page.locator('.notice-failure');
  }

  heading(name: string | RegExp): Locator {
    return this.#page.getByRole('heading', { name });
  }

  text(text: string | RegExp): Locator {
    return this.#page.getByText(text);
  }

  select(choice: Choice): Locator {
    return this.#page.getByLabel(choice, { exact: true });
  }

  documentedOnlyBox(): Locator {
    return this.#page.getByRole('checkbox', { name: '只看有据' });
  }

  focused(): Locator {
    return this.#page.locator(':focus');
  }

  figures(): Locator {
    return this.#page.locator('.inside');
  }

  /** What is measured after a change of the window has taken effect. */
  async isLaidOut(): Promise<void> {
    await this.#page.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }),
    );
  }

  root(): Locator {
    return this.#page.locator('html');
  }

  mapIsIdle(): Promise<void> {
    return this.#mapIs('idle');
  }

  /** How many records of each kind the map has drawn in the view, once it rests. */
  async renders(counts: Counts): Promise<void> {
    await expect
      .poll(
        async () => {
          const drawn = await renderedFeatures(this.#page, RECORD_LAYERS);
          return [await this.map().getAttribute('data-map-state'), ...drawn];
        },
        { timeout: 20_000 },
      )
      .toEqual(['idle', counts.axes, counts.towns, counts.villages]);
  }

  /** The profile that is open is the one of this record, says how it is known, and shows each of its sources. */
  async showsProfile(record: NamedRecord): Promise<void> {
    await expect(this.profileTitle()).toHaveText(record.name);
    await expect(this.profileStatus()).toHaveText(record.status === 'documented' ? '有据' : '推演');
    const shown = (await this.profile().textContent()) ?? '';
    for (const id of record.sources) {
      const title = geodata.sources.get(id)?.title ?? `(no source ${id})`;
      expect(shown, `${record.name} names its source`).toContain(title);
    }
  }

  /** Goes through the profiles of many records by link, without leaving the page, and tells the status each one states. */
  readStatuses(records: readonly NamedRecord[]): Promise<Record<string, string>> {
    return measure.readStatuses(this.#page, records);
  }

  async copyLink(): Promise<void> {
    await this.#page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.button('复制链接').click();
  }

  copied(): Promise<string> {
    return this.#page.evaluate(() => navigator.clipboard.readText());
  }

  hash(): string {
    return new URL(this.#page.url()).hash;
  }

  /** The parts of the present link, decoded. */
  linkParts(): Record<string, string> {
    const parts = this.hash().replace(/^#/, '').split('&').filter(Boolean);
    return Object.fromEntries(
      parts.map((part) => [
        part.slice(0, part.indexOf('=')),
        decodeURIComponent(part.slice(part.indexOf('=') + 1)),
      ]),
    );
  }

  /** The sheet of the present link as JSON; empty where there is none. */
  linkedSheet(): string {
    return Buffer.from(this.linkParts()['print'] ?? '', 'base64url').toString();
  }

  /** Waits until the address bar says so; `undefined` asks that a part be absent. */
  async linkSays(parts: Record<string, string | undefined>): Promise<void> {
    await expect
      .poll(() => {
        const link = this.linkParts();
        return Object.fromEntries(Object.keys(parts).map((key) => [key, link[key]]));
      })
      .toEqual(parts);
  }

  tabStops(count: number): Promise<measure.TabStop[]> {
    return measure.tabStops(this.#page, count);
  }

  barriers(): Promise<string[]> {
    return measure.barriers(this.#page);
  }

  longestMotionMs(): Promise<number> {
    return measure.longestMotionMs(this.#page);
  }

  visibleMapShare(): Promise<number> {
    return measure.visibleMapShare(this.#page);
  }

  overflowPx(): Promise<number> {
    return measure.overflowPx(this.#page);
  }

  smallTargets(minPx: number): Promise<string[]> {
    return measure.smallTargets(this.#page, minPx);
  }

  unreachableControls(): Promise<string[]> {
    return measure.unreachableControls(this.#page);
  }

  loadedFonts(): Promise<string[]> {
    return measure.loadedFonts(this.#page);
  }

  policy(): Promise<Record<string, string>> {
    return measure.policy(this.#page);
  }

  paperColour(): Promise<string> {
    return this.#page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  }

  /** Compares the window with the expected picture of a case; `maxDiffPixelRatio` is the share of px that may differ. */
  async looksLike(name: string, maxDiffPixelRatio: number): Promise<void> {
    await this.mapIsIdle();
    await this.#page.evaluate(() => document.fonts.ready);
    await expect(this.#page).toHaveScreenshot([name, 'expected.png'], {
      maxDiffPixelRatio,
      animations: 'disabled',
      caret: 'hide',
    });
  }

  /** Writes the window into a file of the repository. */
  async picture(path: string): Promise<void> {
    await this.#page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }

  // ── inside

  #settles(): Promise<void> {
    return this.#mapIs(this.#hasMap ? 'idle' : 'failed');
  }

  /** Seen at once: `expect` would look again only after up to a second. */
  #mapIs(state: 'idle' | 'failed'): Promise<void> {
    return this.#page.locator(`[data-map-state="${state}"]`).waitFor({ state: 'attached', timeout: 30_000 });
  }
}
