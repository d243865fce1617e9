import type { Page } from '@playwright/test';

export type GeodataFile =
  | 'gazetteer.json'
  | 'ground.bin'
  | 'axes.geojson'
  | 'towns.geojson'
  | 'villages.geojson'
  | 'counties.geojson'
  | 'province.geojson'
  | 'sources.json'
  | 'ground.pmtiles';

/** Makes a file of geodata/ missing on the server, or truncated. */
export async function breakFile(page: Page, file: GeodataFile, how: 'missing' | 'corrupt'): Promise<void> {
  const [name = file, extension = ''] = file.split('.');
  await page.route(`**/assets/${name}-*.${extension}`, (route) =>
    how === 'missing'
      ? route.fulfill({ status: 404, body: 'not here' })
      : route.fulfill({ status: 200, contentType: 'application/json', body: '{"type":"FeatureColl' }),
  );
}

/** Holds a file of geodata/ back until the returned function is called. */
export async function delayFile(page: Page, file: GeodataFile): Promise<() => void> {
  const [name = file, extension = ''] = file.split('.');
  let arrive = (): void => {};
  const arrives = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(`**/assets/${name}-*.${extension}`, async (route) => {
    await arrives;
    await route.continue();
  });
  return arrive;
}

/** Makes the browser refuse WebGL contexts, on canvases in the page and offscreen. */
export async function withoutWebGL(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const { prototype } of [HTMLCanvasElement, OffscreenCanvas]) {
      const original = Object.getOwnPropertyDescriptor(prototype, 'getContext')?.value as (
        ...args: unknown[]
      ) => unknown;
      Object.defineProperty(prototype, 'getContext', {
        value(this: unknown, ...args: unknown[]): unknown {
          return String(args[0]).startsWith('webgl') ? null : original.apply(this, args);
        },
      });
    }
  });
}

/** Collects the workers that the page starts, so that one can fail later. Call before the page is opened. */
export async function keepWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const workers: { worker: Worker; address: string }[] = [];
    Object.assign(globalThis, { workers });
    const Original = globalThis.Worker;
    globalThis.Worker = class extends Original {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        workers.push({ worker: this, address: String(address) });
      }
    };
  });
}

/** Makes the workers of the map, collected by `keepWorkers`, fail with an error. */
export async function failMapWorker(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { workers } = globalThis as unknown as { workers: { worker: Worker; address: string }[] };
    const ofMap = workers.filter(({ address }) => address.includes('maplibre'));
    if (ofMap.length === 0) throw new Error('the map has no worker');
    for (const { worker } of ofMap) worker.dispatchEvent(new Event('error'));
  });
}

/** Makes the map lose its WebGL context. @throws Error if it has none */
export async function loseContext(page: Page): Promise<void> {
  await page.evaluate(() => {
    const loss = document.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    if (!loss) throw new Error('the map has no context that can be lost');
    Object.assign(globalThis, { loss });
    loss.loseContext();
  });
}

/** Restores the context that `loseContext` took away. */
export async function restoreContext(page: Page): Promise<void> {
  await page.evaluate(() => {
    (globalThis as unknown as { loss: WEBGL_lose_context }).loss.restoreContext();
  });
}

/** Composes a text in the focused field with an input method, without ending the composition. */
export async function compose(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (let end = 1; end <= text.length; end++)
    await session.send('Input.imeSetComposition', {
      text: text.slice(0, end),
      selectionStart: end,
      selectionEnd: end,
    });
  await session.detach();
}

/** Sends key events as browsers do while an input method composes: those of Chromium, then those of Safari. */
export async function pressWhileComposing(page: Page, keys: readonly string[]): Promise<void> {
  await page.evaluate((pressed) => {
    for (const key of pressed)
      for (const isComposing of [true, false])
        (document.activeElement ?? document.body).dispatchEvent(
          new KeyboardEvent('keydown', { key, isComposing, keyCode: 229, bubbles: true, cancelable: true }),
        );
  }, keys);
}

/** Makes the browser refuse changes of its history, or accept them again. */
export async function refuseHistory(page: Page, refuse: boolean): Promise<void> {
  await page.evaluate((refuses) => {
    for (const name of ['pushState', 'replaceState'] as const) {
      if (refuses)
        history[name] = () => {
          throw new DOMException('Attempt to use history.pushState() too often', 'SecurityError');
        };
      else Reflect.deleteProperty(history, name);
    }
  }, refuse);
}

/** Makes formatting of numbers with thousands separators throw, or work again. */
export async function breakNumbers(page: Page, broken: boolean): Promise<void> {
  await page.evaluate((breaks) => {
    const prototype = Number.prototype as { toLocaleString: () => string };
    const store = globalThis as unknown as { nativeToLocaleString?: () => string };
    store.nativeToLocaleString ??= prototype.toLocaleString;
    prototype.toLocaleString = breaks
      ? () => {
          throw new Error('numbers are broken');
        }
      : store.nativeToLocaleString;
  }, broken);
}

/** Taps twice at a position in a window with touch, `apartMs` apart by the timestamps of the events. */
export async function tapTwice(page: Page, x: number, y: number, apartMs: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const now = Date.now();
  // By timestamps, not by waiting, since a busy machine would delay the second tap.
  const tap = (afterMs: number): Promise<unknown> => {
    const timestamp = (now + afterMs) / 1000;
    return Promise.all([
      session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }], timestamp }),
      session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [], timestamp }),
    ]);
  };
  // Sent together, since the page waits for the second tap by its own clock.
  await Promise.all([tap(0), tap(apartMs)]);
  await session.detach();
}
