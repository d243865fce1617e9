import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { downloadAfter } from './downloads.ts';

/** Where the export of each part is in the page. */
const PLACES = {
  coverage: '.curve .export',
  layer: '.list-count + .export',
  'own-layer': '.layer-panel .export',
  record: '.profile-head .export',
} as const;
type Part = keyof typeof PLACES;

/** Driver of the exports, operated by keyboard. */
export class Exports {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The export of a part of the page. */
  part(kind: Part): Locator {
    return this.#page.locator(PLACES[kind]);
  }

  /** Opens the export of a part with the Enter key and waits for its fields. */
  async open(kind: Part): Promise<Locator> {
    const part = this.part(kind);
    await part.locator('summary').focus();
    await this.#page.keyboard.press('Enter');
    await expect(part.getByRole('button', { name: '保存文件' })).toBeVisible();
    return part;
  }

  async choose(kind: Part, label: '内容' | '格式' | '坐标基准', option: string | RegExp): Promise<void> {
    const field = this.part(kind).getByLabel(label);
    const text = await field.locator('option', { hasText: option }).first().textContent();
    await field.selectOption({ label: text ?? '' });
  }

  /** Activates a button with the keyboard and returns the downloaded file. */
  async save(kind: Part, button = '保存文件'): Promise<{ name: string; bytes: Buffer }> {
    const download = await downloadAfter(this.#page, `“${button}” of the export of ${kind}`, async () => {
      await this.part(kind).getByRole('button', { name: button }).focus();
      await this.#page.keyboard.press('Enter');
    });
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  /** Number of rows of the open list. */
  async listed(): Promise<number> {
    return Number((await this.#page.locator('.list-count .number').textContent())?.replaceAll(/\D/g, ''));
  }

  /** The message about the saved file. */
  said(kind: Part): Locator {
    return this.part(kind).getByRole('status').first();
  }
}
