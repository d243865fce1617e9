import type { Browser, Page } from '@playwright/test';
import { atMost, type Result } from '../result.ts';
import { onBuiltSite } from '../site.ts';

const DRAG_MS = 5_000;
const BETWEEN_MOVES_MS = 16;
/** The thumb moves back and forth between these widths, once a second in each direction. */
const FROM_KM = 2;
const TO_KM = 18;
const MAX_KM = 20;
const SETTLE_MS = 1_000;
/** Smallest number of frames for a meaningful result; a busy machine that draws in software gives about 20. */
const MIN_ANSWERS = 10;
const READY_MS = 60_000;
const LONGEST_TASK_MS = 50;
const ANSWER_MS = 32;

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  args?: { name?: string };
}

/** Mark that the page writes into the trace when the drag begins: starting a trace is itself a long task. */
const BEGUN = 'drag begun';

/** Duration of each task that ended after the drag began, ms, of the busiest main thread in a trace. */
function mainThreadTasksMs(events: readonly TraceEvent[]): number[] {
  const begun = events.find(({ name }) => name === BEGUN)?.ts;
  if (begun === undefined) throw new Error('the trace does not say when the drag began');
  const mains = events.filter(
    ({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain',
  );
  const tasks = mains.map(({ pid, tid }) =>
    events.filter((event) => event.name === 'RunTask' && event.pid === pid && event.tid === tid),
  );
  const busiest = tasks.toSorted((a, b) => b.length - a.length)[0] ?? [];
  if (busiest.length === 0) throw new Error('the trace holds no task of a main thread');
  return busiest.filter(({ ts, dur = 0 }) => ts + dur > begun).map(({ dur = 0 }) => dur / 1000);
}

/** Records the time from the first input without an answer to the frame that shows the figures of the newest width. */
async function watchAnswers(page: Page): Promise<void> {
  await page.evaluate(() => {
    const answers: number[] = [];
    Object.assign(globalThis, { answers });
    let begun = 0;
    document.addEventListener(
      'input',
      (event) => {
        begun ||= event.timeStamp;
      },
      { capture: true },
    );
    const figures = document.querySelector('.inside');
    if (!figures) throw new Error('the page shows no figures');
    new MutationObserver(() => {
      const since = begun;
      begun = 0;
      if (since > 0) requestAnimationFrame(() => answers.push(performance.now() - since));
    }).observe(figures, { subtree: true, childList: true, characterData: true, attributes: true });
  });
}

async function dragThumb(page: Page): Promise<void> {
  const box = await page.locator('#corridor-width').boundingBox();
  if (!box) throw new Error('the slider has no box');
  const y = box.y + box.height / 2;
  const x = (km: number): number => box.x + 8 + (km / MAX_KM) * (box.width - 16);
  await page.mouse.move(x(5), y);
  await page.mouse.down();
  const begun = performance.now();
  for (let ms = 0; ms < DRAG_MS; ms = performance.now() - begun) {
    const phase = (ms % 2000) / 1000;
    await page.mouse.move(x(FROM_KM + (TO_KM - FROM_KM) * (phase < 1 ? phase : 2 - phase)), y);
    await page.waitForTimeout(BETWEEN_MOVES_MS);
  }
  await page.mouse.up();
}

interface Dragged {
  tasksMs: number[];
  answersMs: number[];
}

/** Drags the thumb and measures long tasks of the main thread and the delay of the figures. */
async function traced(browser: Browser, page: Page): Promise<Dragged> {
  await page.evaluate(() => (globalThis as unknown as { answers: number[] }).answers.splice(0));
  await browser.startTracing(page, {
    categories: ['disabled-by-default-devtools.timeline', 'blink.user_timing', '__metadata'],
  });
  await page.waitForTimeout(SETTLE_MS);
  await page.evaluate((mark) => void performance.mark(mark), BEGUN);
  await dragThumb(page);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  const answersMs = await page.evaluate(() => (globalThis as unknown as { answers: number[] }).answers);
  return { tasksMs: mainThreadTasksMs(traceEvents), answersMs };
}

/** The first drag after loading the page, and a second one: in the first, code is still being compiled. */
async function measure(browser: Browser, url: string): Promise<{ first: Dragged; again: Dragged }> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  const settled = async (): Promise<void> => {
    await page.waitForSelector('.area[data-current="true"]', {
      state: 'attached',
      timeout: READY_MS,
    });
    await page.waitForSelector('[data-map-state="idle"]', { state: 'attached', timeout: READY_MS });
  };
  await page.goto(`${url}#width=5`);
  await settled();
  await watchAnswers(page);
  const first = await traced(browser, page);
  await settled();
  return { first, again: await traced(browser, page) };
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;

function tell(name: string, { tasksMs, answersMs }: Dragged): void {
  const long = tasksMs.filter((ms) => ms > LONGEST_TASK_MS).length;
  console.log(
    `${name}: ${answersMs.length} answers, p95 ${percentile(answersMs, 0.95).toFixed(1)} ms; ` +
      `${tasksMs.length} tasks, the longest ${Math.max(...tasksMs).toFixed(1)} ms, ${long} over ${LONGEST_TASK_MS} ms`,
  );
}

/** The width dragged for five seconds in the built page over the whole province. The first drag is reported but has no target. */
export async function drag(): Promise<Result[]> {
  const { first, again } = await onBuiltSite(measure);
  tell('first drag', first);
  tell('drag', again);
  if (again.answersMs.length < MIN_ANSWERS)
    throw new Error(`only ${again.answersMs.length} answers to a drag of ${DRAG_MS} ms`);
  return [
    atMost('drag the width 5 s: longest main-thread task', Math.max(...again.tasksMs), LONGEST_TASK_MS),
    atMost('drag the width 5 s: input to figures, p95', percentile(again.answersMs, 0.95), ANSWER_MS),
  ];
}
