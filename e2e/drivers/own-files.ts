import { expect, type Locator, type Page } from '@playwright/test';
import { downloadAfter } from './downloads.ts';

/** Driver of a reader's own files and the layers made of them. */
export class OwnFiles {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Chooses a file by the button of the page. */
  async choose(name: string, text: string): Promise<void> {
    const [chooser] = await Promise.all([
      // By default the limit is that of the test.
      this.#page.waitForEvent('filechooser', { timeout: 30_000 }),
      this.#page.getByRole('button', { name: '打开文件' }).click(),
    ]);
    await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  }

  /** Drops a file on the page like a file manager, by drag events with a DataTransfer that contains it. */
  async drop(name: string, text: string): Promise<void> {
    const dataTransfer = await this.#page.evaluateHandle(
      ([named, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], named));
        return transfer;
      },
      [name, text] as const,
    );
    for (const event of ['dragenter', 'dragover', 'drop'])
      await this.#page.dispatchEvent('body', event, { dataTransfer });
    await dataTransfer.dispose();
  }

  /** Counts the clicks of the reader from now on. */
  async countClicks(): Promise<() => Promise<number>> {
    const count = await this.#page.evaluateHandle(() => {
      const counted = { clicks: 0 };
      addEventListener('click', ({ isTrusted }) => (counted.clicks += isTrusted ? 1 : 0), true);
      return counted;
    });
    return () => count.evaluate(({ clicks }) => clicks);
  }

  /** Clicks a button of the dialog. */
  async click(name: string | RegExp): Promise<void> {
    await this.dialog().getByRole('button', { name }).click();
  }

  /** Names about which the list dialog asks. */
  questions(): Locator {
    return this.dialog().locator('.list-question');
  }

  /** Exports a list that is in force. @returns name and text of the file */
  async exportList(file: string): Promise<{ name: string; text: string }> {
    const saved = await downloadAfter(this.#page, `“导出 ${file}” of the lists in force`, () =>
      this.appliedLists()
        .getByRole('button', { name: `导出 ${file}` })
        .click(),
    );
    const stream = await saved.createReadStream();
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    return { name: saved.suggestedFilename(), text: Buffer.concat(parts).toString('utf8') };
  }

  /** Pastes text as from a spreadsheet while no field has the focus. */
  async paste(text: string): Promise<void> {
    await this.#page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
  }

  /** Chooses to make a layer of what was dropped or pasted, with a name. */
  async nameLayer(name: string): Promise<void> {
    await this.press(/^我的图层/);
    await this.dialog().getByLabel('名称').fill(name);
    await this.chooseDatum();
    await this.press('加到图上');
    await expect(this.dialog()).toHaveCount(0);
  }

  /** Sets WGS 84 as the datum if the file does not state one. */
  async chooseDatum(): Promise<void> {
    await this.dialog().getByLabel('坐标系').selectOption({ label: 'WGS 84 / CGCS2000 经纬度' });
  }

  dialog(): Locator {
    return this.#page.getByRole('dialog');
  }

  /** Chooses by keyboard that the file is a layer, and adds it with the proposed settings. */
  async addAsLayer(): Promise<void> {
    await this.press(/^我的图层/);
    await this.chooseDatum();
    await this.press('加到图上');
    await expect(this.dialog()).toHaveCount(0);
  }

  /** Chooses by keyboard that the file is an official list. */
  async takeAsList(): Promise<void> {
    await this.press(/^官方名单/);
  }

  /** Activates a button of the dialog with the keyboard. */
  async press(name: string | RegExp): Promise<void> {
    await this.dialog().getByRole('button', { name }).press('Enter');
  }

  /** Chooses a candidate for a name that is ambiguous. */
  async answer(candidate: string): Promise<void> {
    await this.dialog().getByRole('radio', { name: candidate }).press('Space');
  }

  /** The section with the lists in force. */
  appliedLists(): Locator {
    return this.#page.getByRole('region', { name: '已导入的名单' });
  }

  async undo(file: string): Promise<void> {
    await this.appliedLists()
      .getByRole('button', { name: `撤销 ${file}` })
      .press('Enter');
  }

  /** The group of own layers in the legend. */
  legend(): Locator {
    return this.#page.getByRole('group', { name: '我的图层' });
  }

  async openSettings(layer: string): Promise<void> {
    await this.legend()
      .locator('summary', { hasText: '设置' })
      .and(this.#page.getByLabel(`${layer}的设置`))
      .click();
  }

  async set(label: string, option: string): Promise<void> {
    await this.legend().getByLabel(label, { exact: true }).selectOption({ label: option });
  }

  /** Removes the layer whose settings are open, and confirms it. */
  async remove(): Promise<void> {
    this.#page.once('dialog', (dialog) => void dialog.accept());
    await this.legend().getByRole('button', { name: '移除' }).click();
  }

  /** Opens the table of the layer whose settings are open. */
  async openTable(): Promise<Locator> {
    await this.legend().getByRole('button', { name: '表格' }).click();
    return this.#page.locator('.layer-table');
  }

  /** Smallest space between the pop-up of the open row and the edges of the map above the table, px; negative where it is covered. */
  async freeOfTablePx(): Promise<number> {
    const popup = await this.#page.locator('.row-popup .maplibregl-popup-content').boundingBox();
    const table = await this.#page.locator('.layer-table').boundingBox();
    if (!popup || !table) return Number.NEGATIVE_INFINITY;
    return Math.min(popup.y, table.y - popup.y - popup.height);
  }
}
