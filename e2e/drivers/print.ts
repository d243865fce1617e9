import { readFile } from 'node:fs/promises';
import { expect, type Download, type Locator, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { getDocument } from '../../src/print/testing/pdfjs.ts';
import { COMPUTED_MS, downloadAfter } from './downloads.ts';

export interface ReadPdf {
  pages: number;
  /** Size of the first page. */
  sizeMm: [width: number, height: number];
  /** Characters of all pages in order, without spaces. */
  letters: string;
  outline: string[];
}

interface Tile {
  z: number;
  x: number;
  y: number;
  bytes: Uint8Array;
}

const MM_PER_PT = 25.4 / 72;
const unspaced = (text: string): string => text.replaceAll(/\s/g, '');

/** Part of the text of each finding in the pre-flight list. */
const FINDINGS = {
  cut: '边缘被裁去',
  'no-author': '没有填写编制单位或作者',
  'ground-missing': '底图文件不能使用',
} as const;
type Finding = keyof typeof FINDINGS;

/** Driver of the print panel. */
export class Print {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  // ── when

  async open(): Promise<void> {
    await this.begin();
    await this.isReady();
  }

  async leave(): Promise<void> {
    await this.#panel().getByRole('button', { name: '返回' }).click();
  }

  /** @param option its text, or its value if the text contains more */
  async choose(label: string, option: string): Promise<void> {
    await this.labelled(label).selectOption(option);
  }

  async fill(label: string, value: string): Promise<void> {
    await this.type(label, value);
    await this.labelled(label).blur();
  }

  /** Writes into a field and stays in it. */
  async type(label: string, value: string): Promise<void> {
    await this.labelled(label).fill(value);
  }

  async tick(label: string, on: boolean): Promise<void> {
    await this.labelled(label).setChecked(on);
  }

  /** Follows an entry of the pre-flight list to the field that corrects it. */
  async mend(finding: Finding): Promise<void> {
    await this.finding(finding).getByRole('button').click();
  }

  async pdf(): Promise<ReadPdf> {
    return readPdf(await this.#download('PDF'));
  }

  async file(button: 'PDF' | 'SVG' | 'PNG'): Promise<Buffer> {
    return readFile(await (await this.#download(button)).path());
  }

  /** The PDF of the browser's print command on A4. */
  async byBrowser(): Promise<ReadPdf> {
    return readPdfBytes(await this.#page.pdf({ format: 'A4' }));
  }

  /** Colours of the page in print media, and the names of visible controls. */
  async onPaper(): Promise<{ ground: string; ink: string; controls: string[] }> {
    await this.#page.emulateMedia({ media: 'print' });
    const paper = await this.#page.evaluate(() => {
      const { backgroundColor, color } = getComputedStyle(document.body);
      const controls = [...document.querySelectorAll('button, select, input')].filter(
        (each) => each.checkVisibility() && !each.matches('.station, .row, .reference, .record'),
      );
      return { ground: backgroundColor, ink: color, controls: controls.map((each) => each.textContent) };
    });
    await this.#page.emulateMedia({ media: null });
    return paper;
  }

  /** The zip file from a button: its name, the names of its files, and the number of downloads. */
  async zip(button: 'SVG' | 'PNG'): Promise<{ name: string; holds: string[]; downloads: number }> {
    let downloads = 0;
    const count = (): void => void downloads++;
    this.#page.on('download', count);
    const download = await this.#download(button, 'zip');
    const holds = Object.keys(unzipSync(new Uint8Array(await readFile(await download.path()))));
    // The page must name exactly this file.
    await expect(this.#panel()).toContainText(download.suggestedFilename());
    this.#page.off('download', count);
    return { name: download.suggestedFilename(), holds, downloads };
  }

  /** Saves the last result again. */
  async saveAgain(): Promise<string> {
    const download = await downloadAfter(this.#page, '“再存一次” of the print panel', () =>
      this.#panel().getByRole('button', { name: '再存一次' }).click(),
    );
    return download.suggestedFilename();
  }

  /** Resets all settings to the defaults. */
  async useDefaults(): Promise<void> {
    await this.alert().getByRole('button', { name: '改用默认设置' }).first().click();
  }

  /** Removes a part of a date and leaves the field. */
  async breakDate(label: string): Promise<void> {
    await this.labelled(label).press('Delete');
    await this.labelled(label).blur();
  }

  startBook(): Promise<void> {
    return this.#panel().getByRole('button', { name: '生成图集 PDF' }).click();
  }

  async book(): Promise<ReadPdf> {
    return readPdf(
      await downloadAfter(this.#page, '“生成图集 PDF” of the print panel', () => this.startBook(), {
        limitMs: COMPUTED_MS,
      }),
    );
  }

  async cancelBook(): Promise<void> {
    await expect(this.#panel().locator('.book-progress')).toContainText(/[1-9]\d*\/\d+/, {
      timeout: 60_000,
    });
    await this.#panel().getByRole('button', { name: '取消', exact: true }).click();
  }

  async enlarge(): Promise<void> {
    await this.#page.getByRole('button', { name: '放大预览' }).click();
  }

  /** Switches between sheet and interactive map. */
  async toggleMap(): Promise<void> {
    await this.#page.locator('.sheet-tools').getByRole('button').last().click();
  }

  /** Switches to the interactive map and drags the outline of the sheet by its cross. */
  async dragFrame(dx: number, dy: number): Promise<void> {
    await this.#page.getByRole('button', { name: '看实时地图' }).click();
    const cross = this.#page.locator('.sheet-frame-cross');
    await expect(cross).toBeVisible();
    // The camera moves to the outline, possibly after a delay: the position of the cross is final once it is the same twice.
    const seen: string[] = [];
    const rests = async (): Promise<boolean> => {
      seen.push(JSON.stringify(await cross.boundingBox()));
      const isIdle = (await this.#page.locator('.map').getAttribute('data-map-state')) === 'idle';
      return isIdle && seen.at(-1) === seen.at(-2);
    };
    await expect.poll(rests, { intervals: [250], timeout: 30_000 }).toBe(true);
    const box = await cross.boundingBox();
    if (!box) throw new Error('the frame has no cross');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await this.#page.mouse.move(x, y);
    await this.#page.mouse.down();
    await this.#page.mouse.move(x + dx / 2, y + dy / 2);
    await this.#page.mouse.move(x + dx, y + dy);
    await this.#page.mouse.up();
    await this.#page.getByRole('button', { name: '看图幅' }).click();
  }

  /** Opens settings from a file. */
  async openSettings(name: string, text: string): Promise<void> {
    await this.#panel()
      .locator('input[accept^=".json"]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  /** Chooses a PMTiles file as the source of water and roads. */
  async chooseBasemap(name: string, bytes: Uint8Array): Promise<void> {
    await this.#panel()
      .locator('input[accept=".pmtiles"]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  }

  /** Serves tiles under a folder of the site. */
  async serveTiles(tileFolder: string, tiles: readonly Tile[]): Promise<void> {
    await this.#page.context().route(`**${tileFolder}/**`, async (route) => {
      const tile = tiles.find(({ z, x, y }) => route.request().url().endsWith(`/${z}/${x}/${y}.pbf`));
      await route.fulfill(tile ? { status: 200, body: Buffer.from(tile.bytes) } : { status: 204 });
    });
  }

  /** Makes the fonts of sheets fail to load. @returns a function that restores them */
  async breakFonts(): Promise<() => Promise<void>> {
    await this.#page.context().route('**/sheet-*.ttf', (route) => route.abort());
    return () => this.#page.context().unroute('**/sheet-*.ttf');
  }

  /** Makes a file of the ground fail to load. */
  async breakGround(name: string): Promise<void> {
    await this.#page.context().route(`**/assets/${name}-*.geojson`, (route) => route.abort());
  }

  async retry(): Promise<void> {
    await this.alert().getByRole('button', { name: '再试一次' }).click();
  }

  /** Opens the print panel without waiting for a sheet. */
  async begin(): Promise<void> {
    await this.#page.getByRole('button', { name: /^(打印地图|Print a map)$/ }).click();
  }

  listOptions(label: string): Promise<string[]> {
    return this.labelled(label).locator('option').allTextContents();
  }

  async savedSettings(): Promise<string> {
    const download = await downloadAfter(this.#page, '“保存设置” of the print panel', () =>
      this.#panel().getByRole('button', { name: '保存设置' }).click(),
    );
    return readFile(await download.path(), 'utf8');
  }

  // ── then

  /** Waits until the preview is that of the settings. */
  async isReady(): Promise<void> {
    await expect(this.sheet()).toBeVisible({ timeout: 60_000 });
    await expect(this.#panel().locator('.note[role="status"]').first()).toHaveText('');
    // Until then the page shows the drawing of the previous settings.
    await expect(this.#page.locator('.sheet-preview')).toHaveAttribute('aria-busy', 'false');
  }

  sheet(): Locator {
    return this.#page.locator('.sheet-page').first();
  }

  /** Number of pages of the sheet. */
  sheets(): Promise<number> {
    return this.#page.locator('.sheet-page').count();
  }

  alert(): Locator {
    return this.#panel().getByRole('alert');
  }

  finding(kind: Finding): Locator {
    return this.#panel().locator('.findings li', { hasText: FINDINGS[kind] });
  }

  labelled(label: string): Locator {
    return this.#panel().getByLabel(label, { exact: true });
  }

  field(setting: string): Locator {
    return this.#panel().locator(`[data-setting="${setting}"]`);
  }

  makeBookButton(): Locator {
    return this.#panel().getByRole('button', { name: '生成图集 PDF' });
  }

  /** Characters of the preview in drawing order. */
  async letters(): Promise<string> {
    return unspaced((await this.#page.locator('.sheet-shown text').allTextContents()).join(''));
  }

  /** Ratio of width to height of the sheet, without the line with the number of pages below it. */
  async shape(): Promise<number> {
    const { width, height } = (await this.sheet().locator('.sheet-shown').boundingBox()) ?? {
      width: 0,
      height: 1,
    };
    return Math.round((width / height) * 100) / 100;
  }

  async widthPx(): Promise<number> {
    return (await this.sheet().boundingBox())?.width ?? 0;
  }

  // ── inside

  #panel(): Locator {
    return this.#page.locator('#panel');
  }

  /** The file downloaded by the button. */
  #download(button: 'PDF' | 'SVG' | 'PNG', extension = button.toLowerCase()): Promise<Download> {
    return downloadAfter(
      this.#page,
      `“${button}” of the print panel`,
      () => this.#panel().getByRole('button', { name: button, exact: true }).click(),
      { ending: `.${extension}`, limitMs: COMPUTED_MS },
    );
  }
}

async function readPdf(download: Download): Promise<ReadPdf> {
  return readPdfBytes(await readFile(await download.path()));
}

async function readPdfBytes(bytes: Uint8Array): Promise<ReadPdf> {
  const data = new Uint8Array(bytes);
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  const letters: string[] = [];
  for (let i = 1; i <= pdf.numPages; i++) {
    const { items } = await (await pdf.getPage(i)).getTextContent();
    letters.push(...items.map((item) => ('str' in item ? item.str : '')));
  }
  const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
  const outline = (await pdf.getOutline()) as { title: string }[] | null;
  return {
    pages: pdf.numPages,
    sizeMm: [Math.round(width * MM_PER_PT), Math.round(height * MM_PER_PT)],
    letters: unspaced(letters.join('')),
    outline: (outline ?? []).map(({ title }) => title),
  };
}
