import { expect, type BrowserContext, type Locator, type Page, type Route } from '@playwright/test';
import { contentSecurityPolicy, ORIGINS_META } from '../../src/domain/site-origins.ts';
import { renderedFeatures } from './rendered.ts';

/** Serves the page like a deployment that lists these origins: policy and list are made from them as in the build. */
export async function deployWith(
  context: BrowserContext,
  home: string,
  origins: readonly string[],
): Promise<void> {
  await context.route(home, async (route) => {
    const response = await route.fetch();
    const body = (await response.text())
      .replace(/(http-equiv="Content-Security-Policy" content=")[^"]*/, `$1${contentSecurityPolicy(origins)}`)
      .replace('</head>', `<meta name="${ORIGINS_META}" content="${origins.join(' ')}"></head>`);
    await route.fulfill({ response, body });
  });
}

/** A response of a tile server. */
export interface Served {
  status?: number;
  body?: Uint8Array | string;
  contentType?: string;
  /** Whether other sites may read the response (CORS). */
  isClosed?: true;
}

/** Driver of the basemaps in the panel, and of simulated tile servers. */
export class Basemaps {
  readonly #page: Page;
  /** Requested URLs, in order. */
  readonly asked: string[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  // ── given

  /** Answers all requests to an origin; range requests get the part of the body, as from file servers. */
  async serve(origin: string, answer: (url: URL) => Served | Promise<Served>): Promise<void> {
    await this.#page.context().route(`${origin}/**`, async (route: Route) => {
      const url = new URL(route.request().url());
      this.asked.push(url.href);
      const {
        status = 200,
        body = '',
        contentType = 'application/octet-stream',
        isClosed,
      } = await answer(url);
      const bytes = Buffer.from(body);
      const range = /bytes=(\d+)-(\d+)/.exec(route.request().headers()['range'] ?? '');
      const isPart = range !== null && status === 200;
      await route.fulfill({
        status: isPart ? 206 : status,
        body: isPart ? bytes.subarray(Number(range[1]), Number(range[2]) + 1) : bytes,
        contentType,
        headers: { 'access-control-allow-origin': isClosed ? 'https://nobody.example' : '*' },
      });
    });
  }

  // ── when

  async begin(): Promise<void> {
    await this.section().getByRole('button', { name: '添加底图' }).click();
  }

  async choose(label: string, option: string): Promise<void> {
    await this.section().getByLabel(label, { exact: true }).selectOption({ label: option });
  }

  /** Fills a field and leaves it. */
  async fill(label: string, value: string): Promise<void> {
    const field = this.section().getByLabel(label, { exact: true });
    await field.fill(value);
    await field.blur();
  }

  async press(button: string): Promise<void> {
    await this.section().getByRole('button', { name: button, exact: true }).click();
  }

  // ── then

  section(): Locator {
    return this.#page.getByRole('region', { name: '底图', exact: true });
  }

  options(label: string): Locator {
    return this.section().getByLabel(label, { exact: true }).locator('option');
  }

  alert(): Locator {
    return this.section().getByRole('alert');
  }

  /** The attribution of the basemap on the map. */
  credit(): Locator {
    return this.#page.locator('.basemap-credit');
  }

  /** Waits until the map is idle and features of some layers of its style are drawn, or are not. */
  async draws(layers: Readonly<Record<string, boolean>>): Promise<void> {
    await expect
      .poll(
        async () => {
          const drawn = await renderedFeatures(
            this.#page,
            Object.keys(layers).map((id) => [id]),
          );
          const state = await this.#page.locator('[data-map-state]').getAttribute('data-map-state');
          return [state, ...drawn.map((count) => count > 0)];
        },
        { timeout: 30_000 },
      )
      .toEqual(['idle', ...Object.values(layers)]);
  }
}
