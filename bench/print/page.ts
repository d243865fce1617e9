import type { Browser, Page } from '@playwright/test';
import { atMost, type Result } from '../result.ts';
import { onBuiltSite } from '../site.ts';

const READY_MS = 60_000;
const ATLAS_LIMIT_MS = 400_000;
const LONGEST_TASK_MS = 100;
const ATLAS_MS = 90_000;
const SETTLE_MS = 500;
const ATLAS = '生成图集 PDF';

interface Watched {
  longTasksMs: number[];
}

/** Notes the tasks of the main thread that a browser calls long (over 50 ms). */
const watchTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const longTasksMs: number[] = [];
    Object.assign(globalThis, { longTasksMs });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasksMs.push(duration);
    }).observe({ type: 'longtask' });
  });

/** Longest of the tasks since the last time, 0 where none was long. */
const longestTaskMs = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, ...(globalThis as unknown as Watched).longTasksMs.splice(0)));

interface Step {
  name: string;
  longestTaskMs: number;
  ms: number;
}

async function printAll(browser: Browser, url: string): Promise<Step[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await page.goto(`${url}#at=county:330723`);
  await page.waitForSelector('[data-map-state="idle"]', { state: 'attached', timeout: READY_MS });
  await watchTasks(page);
  const panel = page.locator('#panel');
  const steps: Step[] = [];
  const step = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const begun = performance.now();
    await work();
    const ms = performance.now() - begun;
    // The browser tells of a long task a while after it.
    await page.waitForTimeout(SETTLE_MS);
    steps.push({ name, longestTaskMs: await longestTaskMs(page), ms });
  };
  const isDrawn = (): Promise<unknown> =>
    page.waitForSelector('.sheet-preview[aria-busy="false"] svg', { timeout: READY_MS });
  const set = (field: string, option: string): Promise<void> =>
    step(`${field} ${option}`, async () => {
      await panel.getByLabel(field, { exact: true }).selectOption(option);
      await isDrawn();
    });
  const files = (name: string, extension: string): Promise<void> =>
    step(name, async () => {
      const download = page.waitForEvent('download', {
        predicate: (file) => file.suggestedFilename().endsWith(extension),
        timeout: ATLAS_LIMIT_MS,
      });
      await panel.getByRole('button', { name, exact: true }).click({ timeout: READY_MS });
      await download;
    });
  await step('open', async () => {
    await page.getByRole('button', { name: '打印地图' }).click();
    await isDrawn();
  });
  await set('纸张', 'A4');
  await set('纸张', 'A0');
  await set('种类', 'province');
  await files('SVG', '.svg');
  await set('纸张', 'A3');
  await files('PNG', '.png');
  await files('PDF', '.pdf');
  await files(ATLAS, '.pdf');
  return steps;
}

/** Sheets, pictures and the atlas of all counties made in the built page: how long its main thread was held. */
export async function inThePage(): Promise<Result[]> {
  const steps = await onBuiltSite(printAll);
  for (const { name, ms, longestTaskMs: longest } of steps)
    console.log(`print in the page: ${name}: ${Math.round(ms)} ms, longest task ${Math.round(longest)} ms`);
  const atlasMs = steps.find(({ name }) => name === ATLAS)?.ms ?? Number.NaN;
  return [
    atMost(
      'print in the page: longest main-thread task',
      Math.max(...steps.map((step) => step.longestTaskMs)),
      LONGEST_TASK_MS,
    ),
    atMost('atlas of 90 counties in the page', atlasMs, ATLAS_MS),
  ];
}
