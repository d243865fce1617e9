import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { LAUNCH_FLAGS } from '../../scripts/browser-flags.mjs';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { serve } from '../startup/startup.ts';
import type { BenchPage } from './page/page.ts';

const DEADLINE_MS = 900_000;
const KIB_A_MB = 1024;

export type Way = Parameters<BenchPage['measure']>[0];

/** Builds and serves the page of the bench, starts a browser, and stops and removes all of it after `work`. */
export async function withBenchPage<T>(
  work: (at: { browser: Browser; url: string; folder: string }) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'axis-bench-import-'));
  const site = join(folder, 'site');
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'page'),
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir: site,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
    },
  });
  const { server, url } = await serve(site);
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: LAUNCH_FLAGS });
  try {
    return await work({ browser, url, folder });
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens the page of the bench, in a browser context of its own. */
export async function benchPage(
  browser: Browser,
  url: string,
): Promise<{ page: Page; close: () => Promise<void> }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(DEADLINE_MS);
  await page.goto(url);
  return { page, close: () => context.close() };
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  dur?: number;
  args?: { name?: string };
}

/**
 * Runs `work` on a page.
 * @returns the longest task of its main thread in that time, ms, from the browser's trace
 */
export async function longestTask<T>(
  browser: Browser,
  page: Page,
  work: () => Promise<T>,
): Promise<{ value: T; longestTaskMs: number }> {
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', '__metadata'] });
  const value = await work();
  const trace = await browser.stopTracing();
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const thread = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(thread),
  );
  let longestTaskMs = 0;
  for (const event of traceEvents)
    if (event.name === 'RunTask' && main.has(thread(event)))
      longestTaskMs = Math.max(longestTaskMs, (event.dur ?? 0) / 1000);
  return { value, longestTaskMs };
}

/** Global functions of the bench page that are called in it. */
export type BenchWindow = typeof globalThis & { benchPage: BenchPage };

/** Memory of all renderer processes, including their workers, MB. */
export async function renderersMb(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  let kib = 0;
  for (const { id, type } of processInfo) {
    if (type !== 'renderer') continue;
    try {
      kib += Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0);
    } catch {
      // The process has ended in between, or this system has no such file.
    }
  }
  return kib / KIB_A_MB;
}
