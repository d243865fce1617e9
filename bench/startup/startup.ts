import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { build, preview, type PreviewServer } from 'vite';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { LAUNCH_FLAGS } from '../../scripts/browser-flags.mjs';
import { atMost, compare, median, type Result } from '../result.ts';

const RUNS = 7;
/** Limits of our time to that of the peer. */
const DRAWN_RATIO = 1.15;
const NAMED_RATIO = 2;
/** Limit of the time from the names to the ground, ms. */
const GROUND_MS = 1500;
const DEADLINE_MS = 60_000;
const root = join(import.meta.dirname, '../..');

/** Serves a built folder on a free local port; returns the server and its URL. */
export async function serve(folder: string): Promise<{ server: PreviewServer; url: string }> {
  const server = await preview({
    configFile: false,
    root: folder,
    logLevel: 'error',
    appType: 'mpa',
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1', strictPort: false },
  });
  const url = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0];
  if (url === undefined) throw new Error(`no address for ${folder}`);
  return { server, url };
}

interface Moments {
  /** The first `idle` of MapLibre with the network on the map. */
  drawnMs: number;
  /** The first `idle` with the names; the peer has none. */
  namedMs: number;
  /** The first `idle` with relief, water and roads. */
  groundMs: number;
}

/** Measures milliseconds from the start of navigation, in a new browser context. */
async function measureMoments(browser: Browser, url: string): Promise<Moments> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const seen: Record<string, number> = {};
      Object.assign(globalThis, { seen });
      new MutationObserver(() => {
        const state = document.querySelector<HTMLElement>('[data-map-state]')?.dataset['mapState'];
        if (state !== undefined) seen[state] ??= performance.now();
      }).observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        attributeFilter: ['data-map-state'],
      });
    });
    page.setDefaultTimeout(DEADLINE_MS);
    await page.goto(url);
    await page.waitForSelector('[data-map-state="idle"]', { state: 'attached' });
    const { idle, named, drawn } = await page.evaluate(
      () => (globalThis as unknown as { seen: Record<string, number> }).seen,
    );
    if (idle === undefined) throw new Error(`${url} never came to rest`);
    return { drawnMs: drawn ?? idle, namedMs: named ?? idle, groundMs: idle };
  } finally {
    await context.close();
  }
}

async function buildBoth(): Promise<string> {
  const peerFolder = mkdtempSync(join(tmpdir(), 'axis-bench-peer-'));
  await build({ root, logLevel: 'error' });
  await build({
    configFile: false,
    root: join(root, 'bench', 'startup', 'peer'),
    base: './',
    logLevel: 'error',
    assetsInclude: ['**/*.geojson'],
    worker: { format: 'es' },
    build: {
      outDir: peerFolder,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
    },
  });
  return peerFolder;
}

/**
 * Compares the built site with a plain MapLibre page with the same three GeoJSON files: each is loaded once as a warm-up, then both in
 * turn, each time with an empty cache.
 */
export async function startup(): Promise<Result[]> {
  const executablePath = ensureBrowser();
  const peerFolder = await buildBoth();
  const sites = { ours: await serve(join(root, 'dist')), peer: await serve(peerFolder) };
  const browser = await chromium.launch({ executablePath, args: LAUNCH_FLAGS });
  const times = { ours: [] as Moments[], peer: [] as Moments[] };
  try {
    for (let run = 0; run <= RUNS; run++) {
      for (const name of ['ours', 'peer'] as const) {
        const moments = await measureMoments(browser, sites[name].url);
        if (run === 0) continue;
        times[name].push(moments);
        console.log(
          `startup ${run}/${RUNS} ${name} ${Math.round(moments.drawnMs)} ms, with names ${Math.round(moments.namedMs)} ms`,
        );
      }
    }
  } finally {
    await browser.close();
    await Promise.all([sites.ours.server.close(), sites.peer.server.close()]);
    rmSync(peerFolder, { recursive: true, force: true });
  }
  const drawn = (moments: Moments[]): number[] => moments.map(({ drawnMs }) => drawnMs);
  const named = (moments: Moments[]): number[] => moments.map(({ namedMs }) => namedMs);
  const grounded = times.ours.map(({ namedMs, groundMs }) => groundMs - namedMs);
  return [
    compare(`startup: network idle, median of ${RUNS}`, drawn(times.ours), drawn(times.peer), DRAWN_RATIO),
    // The peer draws no names: its time is that of its network.
    compare(`startup: names too, median of ${RUNS}`, named(times.ours), named(times.peer), NAMED_RATIO),
    atMost(`startup: ground complete after the names, median of ${RUNS}`, median(grounded), GROUND_MS),
  ];
}
