import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { build } from 'vite';
import { ensureBrowser } from '../scripts/browser.mjs';
import { LAUNCH_FLAGS } from '../scripts/browser-flags.mjs';
import { serve } from './startup/startup.ts';

/** Builds the site into a temporary folder, serves it, and calls `work` with a browser and its URL. */
export async function onBuiltSite<T>(work: (browser: Browser, url: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'axis-bench-site-'));
  await build({
    root: join(import.meta.dirname, '..'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  const { server, url } = await serve(folder);
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: LAUNCH_FLAGS });
  try {
    return await work(browser, url);
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
