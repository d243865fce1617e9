import type { Locator, Page } from '@playwright/test';
import * as conditions from './conditions.ts';
import * as measure from './measure.ts';

/** What a reader does with the browser and its input methods, and what the browser and a screen reader say. */
export class Reader {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async goForward(): Promise<void> {
    await this.#page.goForward();
  }

  /** Writes with an input method that has not finished: the text is still being composed. */
  compose(text: string): Promise<void> {
    return conditions.compose(this.#page, text);
  }

  /** Ends the composition with this text. */
  async endComposition(text: string): Promise<void> {
    await this.#page.keyboard.insertText(text);
  }

  /** Presses a key that the input method takes while it composes. */
  pressWhileComposing(...keys: string[]): Promise<void> {
    return conditions.pressWhileComposing(this.#page, keys);
  }

  /** Takes the focus away without giving it to anything, as “done” on a phone's keyboard does. */
  async loseFocus(): Promise<void> {
    await this.#page.locator(':focus').evaluate((element) => (element as HTMLElement).blur());
  }

  /** A browser that refuses every change of its history from now on, or no longer, as Safari does after 100 in 30 s. */
  refuseHistory(refuse: boolean): Promise<void> {
    return conditions.refuseHistory(this.#page, refuse);
  }

  /** A browser in which parts of the page that write large numbers throw, or work again. */
  breakNumbers(broken: boolean): Promise<void> {
    return conditions.breakNumbers(this.#page, broken);
  }

  title(): Promise<string> {
    return this.#page.title();
  }

  /** What a screen reader is given to say last. */
  announced(): Locator {
    return this.#page.locator('.visually-hidden:has(> [role="status"][aria-live])');
  }

  /** Everything that was given to screen readers since this was called first. */
  announcements(): Promise<string[]> {
    return measure.announcements(this.#page);
  }

  /** Width of a curly apostrophe in running text, in ems. */
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
