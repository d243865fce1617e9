import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { ensureBrowser } from '../scripts/browser.mjs';
import { PICTURE_FLAGS, SPEC_FLAGS } from '../scripts/browser-flags.mjs';

const root = join(import.meta.dirname, '..');
const port = Number(process.env['AXIS_E2E_PORT'] ?? 4319);
const baseURL = `http://127.0.0.1:${port}/`;
const report = process.env['AXIS_E2E_REPORT'];
const accept = process.env['AXIS_ACCEPT_PICTURES'] === '1';

/** Tests the built site: `npm test` builds first; by hand, `npm run build` comes before `playwright test`. */
export default defineConfig({
  testDir: 'specs',
  outputDir: join(root, 'test-results'),
  snapshotPathTemplate: '{testDir}/../visual/{arg}{ext}',
  updateSnapshots: accept ? 'all' : 'none',
  fullyParallel: true,
  // A page keeps more than one core busy: with three workers the same specs take a fifth more processor time, in switching between threads.
  workers: 2,
  forbidOnly: process.env['CI'] !== undefined,
  // For specs that never end; not a limit of speed, which a busy machine would miss.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ...(report === undefined ? [] : [['json', { outputFile: report }] as const])],
  use: {
    baseURL,
    // By default an action on an element that never comes, or an event that is never sent, waits until the limit of the whole test.
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    browserName: 'chromium',
    launchOptions: { executablePath: ensureBrowser(), args: SPEC_FLAGS },
    // A worker keeps its page; a spec loads the atlas in it again, or with IN_OPEN_PAGE follows a link in a page that stays open: short specs take half
    // of the processor time. Before each spec Playwright empties storage and cache and removes routes and scripts, but not granted permissions. After a failure the worker starts anew.
    reuseContext: true,
    locale: 'zh-CN',
    colorScheme: 'light',
    screenshot: 'only-on-failure',
  },
  projects: [
    // The size of a small tablet, since the time of a map without a GPU depends on its pixels. Pictures and layout.spec have larger windows.
    { name: 'desktop', testIgnore: /phone[.]spec/, use: { viewport: { width: 800, height: 600 } } },
    // One pixel a CSS px for the same reason; the picture of a phone in pictures.spec has two.
    {
      name: 'phone',
      testMatch: /phone[.]spec/,
      use: {
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
        deviceScaleFactor: 1,
        // With the others the map above the drawer would not be seen.
        launchOptions: { executablePath: ensureBrowser(), args: PICTURE_FLAGS },
      },
    },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: root,
    url: baseURL,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
