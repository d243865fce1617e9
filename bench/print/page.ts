import type { Browser, Page } from '@playwright/test';
import { atMost, type Result } from '../result.ts';
import { onBuiltSite } from '../site.ts';

const READY_MS = 60_000;
const BOOK_LIMIT_MS = 400_000;
const LONGEST_TASK_MS = 100;
const PREVIEW_MS = 120;
const BOOK_MS = 90_000;
const SETTLE_MS = 500;
const BOOK = '生成图集 PDF';
/** Settings of a county sheet that are changed in turn. */
const COUNTY_CHANGES = [
  ['纸张', 'A4'],
  ['颜色', 'mono'],
  ['颜色', 'colour'],
  ['纸张', 'A3'],
] as const;

interface Watched {
  longTasksMs: number[];
}

/** Records the long tasks (over 50 ms) of the main thread. */
const watchTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const longTasksMs: number[] = [];
    Object.assign(globalThis, { longTasksMs });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasksMs.push(duration);
    }).observe({ type: 'longtask' });
  });

/** Duration of the longest task since the last call, ms; 0 if none was long. */
const longestTaskMs = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, ...(globalThis as unknown as Watched).longTasksMs.splice(0)));

interface Step {
  name: string;
  longestTaskMs: number;
  ms: number;
  /** Time of the worker for a preview, ms, if the step requested one. */
  previewMs?: number;
}

/** Records the messages of the print worker. The returned function gives the longest time from a request to its answer since the last call, ms. */
async function watchWorker(page: Page): Promise<() => Promise<number>> {
  const worker = page.workers().find((each) => each.url().includes('print-worker'));
  if (!worker) throw new Error('the worker of the print has not started');
  await worker.evaluate(() => {
    const answersMs: number[] = [];
    Object.assign(globalThis, { answersMs });
    let begunAt = 0;
    const scope = globalThis as unknown as {
      postMessage(message: { type: string }, options?: unknown): void;
    };
    const post = scope.postMessage.bind(scope);
    scope.postMessage = (message, options) => {
      post(message, options);
      if (message.type === 'begun') begunAt = performance.now();
      if (message.type === 'done') answersMs.push(performance.now() - begunAt);
    };
  });
  return () =>
    worker.evaluate(() =>
      Math.max(0, ...(globalThis as unknown as { answersMs: number[] }).answersMs.splice(0)),
    );
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
    // The browser reports a long task with a delay.
    await page.waitForTimeout(SETTLE_MS);
    const longest = await longestTaskMs(page);
    steps.push({ name, longestTaskMs: longest, ms });
    console.log(`print in the page: ${name}: ${Math.round(ms)} ms, longest task ${Math.round(longest)} ms`);
  };
  const isDrawn = (): Promise<unknown> =>
    page.waitForSelector('.sheet-preview[aria-busy="false"] svg', { timeout: READY_MS });
  const files = (name: string, extension: string): Promise<void> =>
    step(name, async () => {
      const download = page.waitForEvent('download', {
        // If the sheet has several pages, their pictures are in an archive.
        predicate: (file) => [extension, '.zip'].some((end) => file.suggestedFilename().endsWith(end)),
        timeout: BOOK_LIMIT_MS,
      });
      await panel.getByRole('button', { name, exact: true }).click({ timeout: READY_MS });
      await download;
    });
  await step('open', async () => {
    await page.getByRole('button', { name: '打印地图' }).click();
    await isDrawn();
  });
  const previewMs = await watchWorker(page);
  const set = async (field: string, option: string): Promise<void> => {
    await previewMs();
    await step(`${field} ${option}`, async () => {
      await panel.getByLabel(field, { exact: true }).selectOption(option);
      await isDrawn();
    });
    const made = steps.at(-1);
    if (made) made.previewMs = await previewMs();
  };
  for (const [field, option] of COUNTY_CHANGES) await set(field, option);
  await set('纸张', 'A0');
  await set('种类', 'province');
  await set('颜色', 'mono');
  await set('颜色', 'colour');
  await files('SVG', '.svg');
  await set('纸张', 'A3');
  await files('PNG', '.png');
  await files('PDF', '.pdf');
  await files(BOOK, '.pdf');
  return steps;
}

/**
 * Makes sheets, pictures and the book of all counties in the built page: measures long tasks of the main thread, and the time of previews
 * in the worker.
 */
export async function inThePage(): Promise<Result[]> {
  const steps = await onBuiltSite(printAll);
  const bookMs = steps.find(({ name }) => name === BOOK)?.ms ?? Number.NaN;
  const longestPreviewMs = (some: readonly Step[]): number =>
    Math.max(...some.map(({ previewMs = 0 }) => previewMs));
  const isProvince = steps.findIndex(({ name }) => name.endsWith('province'));
  return [
    atMost(
      'print in the page: longest main-thread task',
      Math.max(...steps.map((step) => step.longestTaskMs)),
      LONGEST_TASK_MS,
    ),
    atMost(
      'preview of a county after a changed setting, in the worker',
      longestPreviewMs(steps.slice(0, isProvince)),
      PREVIEW_MS,
    ),
    {
      work: 'preview of the province on A0 after a changed setting, in the worker',
      ours: Math.round(longestPreviewMs(steps.slice(isProvince + 1, isProvince + 3))),
      peer: null,
      ratio: null,
      target: null,
      met: null,
    },
    atMost('book of 90 counties in the page', bookMs, BOOK_MS),
  ];
}
