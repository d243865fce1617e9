import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { seededNumbers } from '../../src/exchange/testing/mutations.ts';
import { atMost, type Result } from '../result.ts';
import { benchPage, type BenchWindow, longestTask, renderersMb, withBenchPage } from './bench-page.ts';

const FILE_BYTES = 200 * 2 ** 20;
const LONGEST_TASK_MS = 100;
/** Reading is cancelled after this time, and must then end within the limit. */
const CANCEL_AFTER_MS = 2000;
const CANCELLED_MS = 500;
/** Limit above the memory of the page without a file, after the layer was removed. */
const MOST_HELD_MB = 100;
const SETTLE_MS = 2000;
const SEED = 20_261_129;

type Line = (i: number, x: string, y: string, n: number) => string;

/** Writes lines until the file has 200 MB. */
function writeLines(path: string, heading: string, line: Line): string {
  const random = seededNumbers(SEED);
  const file = openSync(path, 'w');
  let bytes = writeSync(file, heading);
  for (let i = 0; bytes < FILE_BYTES;) {
    const lines: string[] = [];
    for (let k = 0; k < 10_000; k++, i++)
      lines.push(
        line(i, (118 + random() * 5).toFixed(6), (27 + random() * 4).toFixed(6), Math.floor(random() * 1e4)),
      );
    bytes += writeSync(file, lines.join(''));
  }
  closeSync(file);
  return path;
}

async function measure(browser: Browser, url: string, path: string, what: string): Promise<Result[]> {
  const { page, close } = await benchPage(browser, url);
  await page.locator('#file').setInputFiles(path);
  await page.waitForTimeout(SETTLE_MS);
  const emptyMb = await renderersMb(browser);
  const cancelMs = await page.evaluate(
    (afterMs) => (globalThis as BenchWindow).benchPage.cancelMs(afterMs),
    CANCEL_AFTER_MS,
  );
  let peakMb = 0;
  const sampling = setInterval(() => {
    void renderersMb(browser).then((mb) => (peakMb = Math.max(peakMb, mb - emptyMb)));
  }, 500);
  const traced = await longestTask(browser, page, () =>
    page.evaluate(() => (globalThis as BenchWindow).benchPage.measure('ours')),
  );
  const measured = { ...traced.value, longestTaskMs: traced.longestTaskMs };
  clearInterval(sampling);
  const laidMb = (await renderersMb(browser)) - emptyMb;
  await page.evaluate(() => (globalThis as BenchWindow).benchPage.forget());
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await page.waitForTimeout(SETTLE_MS);
  const heldMb = (await renderersMb(browser)) - emptyMb;
  await close();
  console.log(
    `huge: ${what}: ${measured.count} rows in ${Math.round(measured.ms)} ms, longest task ${Math.round(measured.longestTaskMs)} ms, longest gap ${Math.round(measured.longestGapMs)} ms, peak ${Math.round(peakMb)} MB, as a layer ${Math.round(laidMb)} MB, removed ${Math.round(heldMb)} MB, cancelled in ${Math.round(cancelMs)} ms`,
  );
  const figure = (work: string, value: number, unit: 'ms' | 'MB'): Result => ({
    ...atMost(`${what}: ${work}`, value, 0, unit),
    target: null,
    met: null,
  });
  return [
    atMost(`${what}: longest task of the main thread`, measured.longestTaskMs, LONGEST_TASK_MS),
    figure('from the file to the tiles of the first view', measured.ms, 'ms'),
    figure('memory at its highest', peakMb, 'MB'),
    figure('memory of the layer', laidMb, 'MB'),
    atMost(`${what}: memory once it is removed`, heldMb, MOST_HELD_MB, 'MB'),
    atMost(`${what}: cancelled within`, cancelMs, CANCELLED_MS),
  ];
}

/** Files of 200 MB, from reading to the layer on the map; cancelled once, and removed at the end. */
export const readHuge = (): Promise<Result[]> =>
  withBenchPage(async ({ browser, url, folder }) => [
    ...(await measure(
      browser,
      url,
      writeLines(
        join(folder, 'points.csv'),
        '编号,名称,经度,纬度,人口\n',
        (i, x, y, n) => `${i},村庄${i},${x},${y},${n}\n`,
      ),
      '200 MB of CSV',
    )),
    ...(await measure(
      browser,
      url,
      writeLines(
        join(folder, 'points.ndjson'),
        '',
        (i, x, y, n) =>
          `{"type":"Feature","properties":{"name":"村庄${i}","n":${n}},"geometry":{"type":"Point","coordinates":[${x},${y}]}}\n`,
      ),
      '200 MB of GeoJSON, a feature a line',
    )),
  ]);
