import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { EXPORT_FORMATS, type ExportFormat } from '../../src/exchange/write/formats.ts';
import { seededNumbers } from '../../src/exchange/testing/mutations.ts';
import { atMost, besides, type Result } from '../result.ts';
import { benchPage, type BenchWindow, longestTask, withBenchPage } from './bench-page.ts';
import type { ExportWay } from './page/page.ts';

const POINTS = 100_000;
const LONGEST_TASK_MS = 100;
const SETTLE_MS = 1000;
const SEED = 20_261_129;

function writePoints(folder: string): string {
  const random = seededNumbers(SEED);
  const path = join(folder, 'points.csv');
  const lines = Array.from(
    { length: POINTS },
    (_, i) =>
      `${i},村庄${i},${(118 + random() * 5).toFixed(6)},${(27 + random() * 4).toFixed(6)},${Math.floor(random() * 1e4)}`,
  );
  writeFileSync(path, ['编号,名称,经度,纬度,人口', ...lines].join('\n'));
  return path;
}

interface Exported {
  ms: number;
  longestTaskMs: number;
}

async function exportOnce(
  browser: Browser,
  page: Page,
  way: ExportWay,
  format: ExportFormat,
): Promise<Exported> {
  const { value, longestTaskMs } = await longestTask(browser, page, () =>
    page.evaluate(([which, as]) => (globalThis as BenchWindow).benchPage.exportAs(which, as), [
      way,
      format,
    ] as const),
  );
  console.log(
    `export: ${way}, ${format}: ${value.bytes} bytes in ${Math.round(value.ms)} ms, longest task ${Math.round(longestTaskMs)} ms`,
  );
  return { ms: value.ms, longestTaskMs };
}

/** Exports in a page of its own, so that none has to clear away what another left. */
async function exportAll(
  browser: Browser,
  url: string,
  path: string,
  way: ExportWay,
  formats: readonly ExportFormat[],
): Promise<Partial<Record<ExportFormat, Exported>>> {
  const { page, close } = await benchPage(browser, url);
  await page.locator('#file').setInputFiles(path);
  await page.evaluate(
    (withTable) => (globalThis as BenchWindow).benchPage.keepForExport(withTable),
    way === 'table',
  );
  const found: Partial<Record<ExportFormat, Exported>> = {};
  for (const format of formats) {
    await page.waitForTimeout(SETTLE_MS);
    found[format] = await exportOnce(browser, page, way, format);
  }
  await close();
  return found;
}

/** A layer of 100,000 points as a file of each format: by the worker, and by the same writers in the main thread as the peer. */
export const exporting = (): Promise<Result[]> =>
  withBenchPage(async ({ browser, url, folder }) => {
    const path = writePoints(folder);
    const ours = await exportAll(browser, url, path, 'layer', EXPORT_FORMATS);
    const tables = await exportAll(browser, url, path, 'table', EXPORT_FORMATS);
    const peers = await exportAll(browser, url, path, 'page', EXPORT_FORMATS);
    const rowsOf = (format: ExportFormat): Result[] => {
      const [own, table, peer] = [ours[format], tables[format], peers[format]];
      if (!own || !table || !peer) throw new Error(`${format} was not measured`);
      const what = `${POINTS} points as ${format}`;
      const task = (of: string, { longestTaskMs }: Exported): Result =>
        besides(
          atMost(`${what}${of}: longest task of the main thread`, longestTaskMs, LONGEST_TASK_MS),
          peer.longestTaskMs,
        );
      return [
        task(', a layer', own),
        task(', rows that the page holds', table),
        { ...besides(atMost(`${what}, a layer: time`, own.ms, 0), peer.ms), target: null, met: null },
      ];
    };
    return EXPORT_FORMATS.flatMap(rowsOf);
  });
