import { expect, type Locator, type Page } from '@playwright/test';
import type { Atlas } from './atlas.ts';
import { renderedFeatures } from './rendered.ts';

/** The figures of a row of the panel: expected number, interval and certain bounds. */
export interface Told {
  expected: number;
  low: number;
  high: number;
  certain: number;
  possible: number;
}
/** Names of figures in the page. */
const FIGURE_NAMES = {
  'key-villages': '重点村',
  'central-towns': '中心镇',
  villages: '已定位的村',
  towns: '乡镇（街道）',
  committees: '村委会（按镇计）',
} as const;
export type FigureName = keyof typeof FIGURE_NAMES;
/** Names of analysis layers in the page: by straight line, by time to towns, or by time to the county seat. */
const ANSWER_LAYER_NAMES = {
  travel: /^等时圈/,
  nearest: /^点选处/,
  catchments: /服务范围$/,
  gaps: /够不着的地方$/,
  places: /^全部已定位的村$/,
} as const;
export type AnswerLayerName = keyof typeof ANSWER_LAYER_NAMES;
/** Style layers of analysis results. */
const LAYERS = {
  Corridors: 'corridor',
  Catchments: 'catchment-line',
  Isochrones: 'travel-edge',
  Places: 'place',
  Gaps: 'gap',
  Rays: 'ray',
} as const;
type Drawn = keyof typeof LAYERS;

/** Answers that can be computed again by Turf. */
type CheckedAnswer = 'corridor' | 'nearest' | 'own points within' | 'nearest own points';

/** The first two numbers of a text. */
function numbers(text: string | null): [number, number] {
  const [first = Number.NaN, second = Number.NaN] = (
    (text ?? '').replaceAll(',', '').match(/\d+/g) ?? []
  ).map(Number);
  return [first, second];
}
const number = (text: string | null): number => Number((text ?? '').replaceAll(/[^\d.]/g, ''));

/** Driver of the corridor analysis. */
export class Analysis {
  readonly #page: Page;
  readonly #atlas: Atlas;

  constructor(page: Page, atlas: Atlas) {
    this.#page = page;
    this.#atlas = atlas;
  }

  // ── when

  async open(): Promise<void> {
    await this.#page.getByRole('heading', { name: '走廊与覆盖' }).click();
    await this.isReady();
  }

  /** Sets the width in one step, like a click on the scale. */
  async setWidth(km: number): Promise<void> {
    await this.slider().fill(String(km));
  }

  /** Drags the thumb of the slider to a width in steps. @returns the expected numbers of key villages on the way */
  async dragWidth(fromKm: number, toKm: number, steps: number): Promise<number[]> {
    const box = await this.slider().boundingBox();
    if (!box) throw new Error('the slider has no box');
    const [x, y] = [(km: number) => box.x + 8 + (km / 20) * (box.width - 16), box.y + box.height / 2];
    const seen: number[] = [];
    await this.#page.mouse.move(x(fromKm), y);
    await this.#page.mouse.down();
    for (let step = 1; step <= steps; step++) {
      await this.#page.mouse.move(x(fromKm + ((toKm - fromKm) * step) / steps), y);
      seen.push((await this.figure('key-villages')).expected);
    }
    await this.#page.mouse.up();
    return seen;
  }

  async toggle(answerLayer: AnswerLayerName): Promise<void> {
    await this.#answerLayer(answerLayer).getByRole('switch').click();
  }

  /** Switches to distances by travel time, with the default limit. */
  async measureByTime(): Promise<void> {
    await this.#page.getByRole('radio', { name: '行程时间' }).check();
  }

  /** Makes the points of an own layer take the place of central towns or of villages. */
  async standIn(label: '代替中心镇' | '代替村庄', layer: string): Promise<void> {
    await this.#page.getByLabel(label).selectOption({ label: layer });
  }

  /** Chooses the destination of travel times, by its name. */
  async measureTo(name: string): Promise<void> {
    await this.#page.getByRole('radio', { name }).check();
  }

  /** Opens the table of speeds and types a value into a field. */
  async setSpeed(name: string, value: string): Promise<void> {
    const table = this.speeds();
    if (!(await table.evaluate((element) => (element as HTMLDetailsElement).open)))
      await table.locator('summary').click();
    const field = table.getByRole('textbox', { name });
    await field.fill(value);
    await field.press('Enter');
    await field.blur();
  }

  /** Moves the pointer in steps to the middle of the map, or `rightPx` to the right of it. */
  async pointAtMiddle(rightPx: number): Promise<void> {
    const box = await this.#atlas.map().boundingBox();
    if (!box) throw new Error('the map has no box');
    await this.#page.mouse.move(box.x + box.width / 2 + rightPx, box.y + box.height / 2, { steps: 4 });
  }

  /** Terminates the worker, like a browser that is short of memory. */
  async endWorker(): Promise<void> {
    const worker = this.#page.workers().find((one) => /\/spatial-worker-[^/]+[.]js$/.test(one.url()));
    if (!worker) throw new Error('there is no spatial worker');
    // It terminates before it can answer.
    await worker.evaluate(() => self.close()).catch(() => undefined);
  }

  // ── then

  /** Rows of the villages that are farthest from a central town. */
  farthest(): Locator {
    return this.#page.locator('.answer-list .row-name').filter({ visible: true });
  }

  panel(): Locator {
    return this.#page.locator('.analysis-body');
  }

  slider(): Locator {
    return this.#page.getByRole('slider', { name: '走廊宽度（轴线每侧）' });
  }

  speeds(): Locator {
    return this.#page.locator('details.speeds');
  }

  /** Waits until a figure of travel time contains each of the parts, ignoring spaces; the previous text may stay for a while. */
  async tells(figure: 'nearest' | 'differing' | 'equity', ...parts: string[]): Promise<void> {
    const unspaced = (text: string): string => text.replaceAll(/[\u2009\s]/g, '');
    const found = {
      nearest: this.#answerLayer('nearest').locator('.answer-list').first(),
      differing: this.#answerLayer('catchments').locator('.note', { hasText: '直线' }).first(),
      equity: this.#page.locator('.results').first(),
    }[figure];
    const text = async (): Promise<string> =>
      (await found.isVisible()) ? unspaced((await found.textContent()) ?? '') : '';
    for (const part of parts) await expect.poll(text, { timeout: 60_000 }).toContain(unspaced(part));
  }

  results(answerLayer: AnswerLayerName): Locator {
    return this.#answerLayer(answerLayer).locator('.answer-list').first().getByRole('listitem');
  }

  #answerLayer(answerLayer: AnswerLayerName): Locator {
    const name = this.#page.getByRole('switch', { name: ANSWER_LAYER_NAMES[answerLayer] });
    return this.#page.locator('.answer-layer', { has: name });
  }

  /** Waits until the figures are shown and the area is that of the current width. */
  async isReady(): Promise<void> {
    await expect(this.#page.locator('.inside')).toBeVisible({ timeout: 60_000 });
    await expect(this.#page.locator('.area[data-current="true"]')).toBeVisible({
      timeout: 60_000,
    });
  }

  /** Whether the pointer shows that what is under it can be opened. */
  async pointsAtRecord(yes: boolean): Promise<void> {
    const canvas = this.#page.locator('canvas.maplibregl-canvas');
    if (yes) await expect(canvas).toHaveCSS('cursor', 'pointer');
    else await expect(canvas).not.toHaveCSS('cursor', 'pointer');
  }

  async figure(name: FigureName): Promise<Told> {
    const row = this.#page
      .locator('.inside-row')
      .filter({ has: this.#page.getByText(FIGURE_NAMES[name], { exact: true }) });
    const expected = number(await row.locator('.inside-certain').textContent());
    const doubt = row.locator('.inside-doubt');
    if ((await doubt.count()) === 0)
      return { expected, low: expected, high: expected, certain: expected, possible: expected };
    const [low, high] = numbers(
      ((await doubt.locator('.inside-interval').textContent()) ?? '').replace('90%', ''),
    );
    const [certain, possible] = numbers(await doubt.locator('.inside-bounds').textContent());
    return { expected, low, high, certain, possible };
  }

  async areaKm2(): Promise<number> {
    return number(await this.#page.locator('.area .inside-certain').textContent());
  }

  /** The method of a figure, as stated in the page. */
  async how(): Promise<string> {
    const method = this.#page.locator('.inside .how');
    await method.locator('summary').click();
    return (await method.textContent()) ?? '';
  }

  /** The part of a card in which its figures are computed again by Turf. */
  crossCheck(of: CheckedAnswer): Locator {
    const all = this.#page.locator('.cross-check');
    const own = this.#page.locator('.own-points .cross-check');
    switch (of) {
      case 'corridor':
        return all.and(this.#page.locator(':not(.answer-layer *)'));
      case 'nearest':
        return this.#page.locator('.answer-layer:not(.own-points) .cross-check');
      case 'own points within':
        return own.first();
      case 'nearest own points':
        return own.last();
    }
  }

  /** Starts a cross-check. */
  async check(of: CheckedAnswer): Promise<void> {
    await this.crossCheck(of).getByRole('button', { name: '用 Turf 复核' }).click();
  }

  /** Result of a cross-check: the text of its verdict, and whether each row of its table agrees, by its name. */
  async crossChecked(of: CheckedAnswer): Promise<{ verdict: string; rows: Record<string, string> }> {
    const check = this.crossCheck(of);
    await expect(check.locator('.cross-check-verdict')).toBeVisible({ timeout: 60_000 });
    const rows = await check
      .locator('tbody tr')
      .evaluateAll((found) =>
        Object.fromEntries(
          found.map((row) => [
            row.querySelector('th')?.textContent ?? '',
            row.getAttribute('data-agrees') ?? '',
          ]),
        ),
      );
    return { verdict: (await check.getByRole('status').textContent()) ?? '', rows };
  }

  /** Waits until the map is idle with at least `atLeast` features of a layer in view; 0 requires none. */
  async draws(layer: Drawn, atLeast: number): Promise<void> {
    await expect
      .poll(
        async () => {
          const [drawn = Number.NaN] = await renderedFeatures(this.#page, [[LAYERS[layer]]]);
          const state = await this.#atlas.map().getAttribute('data-map-state');
          return state === 'idle' && (atLeast === 0 ? drawn === 0 : drawn >= atLeast);
        },
        { timeout: 60_000 },
      )
      .toBe(true);
  }
}
