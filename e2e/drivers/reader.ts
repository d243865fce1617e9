import type { Locator, Page } from '@playwright/test';
import * as conditions from './conditions.ts';
import * as measure from './measure.ts';

/** Driver of the browser and its input methods, and of what a screen reader gets. */
export class Reader {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async goForward(): Promise<void> {
    await this.#page.goForward();
  }

  /** Types with an input method, leaving the composition unfinished. */
  compose(text: string): Promise<void> {
    return conditions.compose(this.#page, text);
  }

  /** Ends the composition with this text. */
  async endComposition(text: string): Promise<void> {
    await this.#page.keyboard.insertText(text);
  }

  /** Presses keys that the input method handles during composition. */
  pressWhileComposing(...keys: string[]): Promise<void> {
    return conditions.pressWhileComposing(this.#page, keys);
  }

  /** Removes the focus without moving it elsewhere, like “done” on a phone keyboard. */
  async loseFocus(): Promise<void> {
    await this.#page.locator(':focus').evaluate((element) => (element as HTMLElement).blur());
  }

  /** Makes the browser refuse changes of its history, as Safari does after 100 in 30 s, or accept them again. */
  refuseHistory(refuse: boolean): Promise<void> {
    return conditions.refuseHistory(this.#page, refuse);
  }

  /** Makes parts of the page that show large numbers throw, or work again. */
  breakNumbers(broken: boolean): Promise<void> {
    return conditions.breakNumbers(this.#page, broken);
  }

  title(): Promise<string> {
    return this.#page.title();
  }

  /** The last announcement for screen readers. */
  announced(): Locator {
    return this.#page.locator('.visually-hidden:has(> [role="status"][aria-live])');
  }

  /** All announcements for screen readers since the first call. */
  announcements(): Promise<string[]> {
    return measure.announcements(this.#page);
  }

  /** Width of a curly apostrophe in running text, ems. */
  apostropheEm(): Promise<number> {
    return this.#page.locator('body').evaluate((body) => {
      const probe = body.appendChild(document.createElement('span'));
      probe.style.cssText = 'position:fixed;font-size:100px';
      probe.textContent = '\u2019';
      const { width } = probe.getBoundingClientRect();
      probe.remove();
      return width / 100;
    });
  }
}
