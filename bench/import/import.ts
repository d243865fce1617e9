import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { LAUNCH_FLAGS } from '../../scripts/browser-flags.mjs';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { makeXlsx } from '../../src/exchange/testing/files.ts';
import { seededNumbers } from '../../src/exchange/testing/mutations.ts';
import { makeGeoparquet, wkbPoint } from '../../src/exchange/testing/parquet.ts';
import { atMost, type Result } from '../result.ts';
import { serve } from '../startup/startup.ts';
import type { BenchPage, Measured } from './page/page.ts';

const POINTS = 1_000_000;
const ROWS = 30_000;
const DAMAGED = 20_000;
/** As many as may be opened at once. */
const AT_ONCE = 64;
/** No task of the main thread may take longer. */
const LONGEST_TASK_MS = 100;
const DEADLINE_MS = 900_000;
const SAMPLE_MS = 250;
const SETTLE_MS = 2000;
const KIB_A_MB = 1024;
const SEED = 20_261_129;

type Way = Parameters<BenchPage['measure']>[0];

/** A million places of Zhejiang's rectangle, with a name and figures. */
function* places(): Generator<{ name: string; x: number; y: number; n: number }> {
  const random = seededNumbers(SEED);
  for (let i = 0; i < POINTS; i++)
    yield { name: `村庄${i}`, x: 118 + random() * 5, y: 27 + random() * 4, n: Math.floor(random() * 10_000) };
}

function writeFiles(folder: string): Record<'csv' | 'parquet' | 'xlsx', string> {
  const paths = {
    csv: join(folder, 'points.csv'),
    parquet: join(folder, 'points.parquet'),
    xlsx: join(folder, 'list.xlsx'),
  };
  const lines = ['编号,名称,经度,纬度,人口'];
  const geometry: Uint8Array<ArrayBuffer>[] = [];
  const columns = { 名称: [] as string[], 人口: [] as number[] };
  let i = 0;
  for (const { name, x, y, n } of places()) {
    lines.push(`${i++},${name},${x.toFixed(6)},${y.toFixed(6)},${n}`);
    geometry.push(wkbPoint(x, y));
    columns.名称.push(name);
    columns.人口.push(n);
  }
  writeFileSync(paths.csv, lines.join('\n'));
  writeFileSync(paths.parquet, makeGeoparquet(geometry, columns));
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const cells = Array.from({ length: 12 }, (_unused, column) => {
      const at = `${String.fromCharCode(65 + column)}${row + 1}`;
      return column % 3 === 0
        ? `<c r="${at}"><v>${row * 12 + column}</v></c>`
        : `<c r="${at}" t="inlineStr"><is><t>村${row}-${column}</t></is></c>`;
    });
    return `<row r="${row + 1}">${cells.join('')}</row>`;
  });
  writeFileSync(paths.xlsx, makeXlsx([{ name: '名单', rows: rows.join('') }]));
  return paths;
}

/** Memory of all processes that draw pages or run their workers, MB. */
async function renderersMb(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  let kib = 0;
  for (const { id, type } of processInfo) {
    if (type !== 'renderer') continue;
    try {
      kib += Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It has ended meanwhile, or this system has no such file.
    }
  }
  return kib / KIB_A_MB;
}

interface Run extends Measured {
  /** Above what the empty page takes. */
  peakMb: number;
}

const inPage = (page: Page, way: Way): Promise<Measured> =>
  page.evaluate((name) => (globalThis as unknown as { benchPage: BenchPage }).benchPage.measure(name), way);

/** Reads a file in one way, in a page of its own. */
async function run(browser: Browser, url: string, path: string, way: Way): Promise<Run> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(DEADLINE_MS);
  await page.goto(url);
  await page.locator('#file').setInputFiles(path);
  // The start of the page is no part of the reading.
  await page.waitForTimeout(SETTLE_MS);
  const emptyMb = await renderersMb(browser);
  let peakMb = emptyMb;
  const over = new AbortController();
  const sampling = (async () => {
    while (!over.signal.aborted) {
      peakMb = Math.max(peakMb, await renderersMb(browser));
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
    }
  })();
  try {
    const measured = await inPage(page, way);
    console.log(
      `import: ${way}: ${measured.count} in ${Math.round(measured.ms)} ms, longest task ${Math.round(measured.longestTaskMs)} ms, ${Math.round(peakMb - emptyMb)} MB`,
    );
    return { ...measured, peakMb: peakMb - emptyMb };
  } finally {
    over.abort();
    await sampling;
    await context.close();
  }
}

/** The longest task of ours against its limit; time, longest task and memory beside those of peers, without a target. */
function buildRows(what: string, ours: Run, peers: Partial<Record<Way, Run>>): Result[] {
  const beside = (work: string, own: number, peer: number, unit: 'ms' | 'MB'): Result => ({
    work: `${what}: ${work}`,
    ours: Math.round(own),
    peer: Math.round(peer),
    ratio: peer === 0 ? null : Math.round((own / peer) * 100) / 100,
    target: null,
    met: null,
    unit,
  });
  return [
    atMost(`${what}: longest task of the main thread`, ours.longestTaskMs, LONGEST_TASK_MS),
    ...Object.entries(peers).flatMap(([way, peer]): Result[] => [
      beside(`time, peer ${way} in the main thread`, ours.ms, peer.ms, 'ms'),
      beside(`longest task of the main thread, peer ${way}`, ours.longestTaskMs, peer.longestTaskMs, 'ms'),
      beside(`memory at its highest, peer ${way}`, ours.peakMb, peer.peakMb, 'MB'),
    ]),
  ];
}

async function readDamaged(browser: Browser, url: string): Promise<Result[]> {
  const page = await browser.newPage();
  page.setDefaultTimeout(DEADLINE_MS);
  await page.goto(url);
  const beforeMb = await renderersMb(browser);
  const { lost, slowestMs } = await page.evaluate(
    ([seed, count, atOnce]) =>
      (globalThis as unknown as { benchPage: BenchPage }).benchPage.damaged(seed, count, atOnce),
    [SEED, DAMAGED, AT_ONCE] as const,
  );
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const heldMb = (await renderersMb(browser)) - beforeMb;
  await page.close();
  console.log(
    `import: ${DAMAGED} damaged files: ${lost} without an answer, slowest ${AT_ONCE} ${Math.round(slowestMs)} ms, ${Math.round(heldMb)} MB held`,
  );
  return [
    atMost(`${DAMAGED} damaged files in the worker: without an answer`, lost, 0, 'files'),
    atMost(`the same: memory that is not given back`, heldMb, 150, 'MB'),
  ];
}

/** Files read by the worker of the atlas and by peers in the main thread, each in a page of its own; and files that are damaged. */
export async function importing(): Promise<Result[]> {
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
  const paths = writeFiles(folder);
  const { server, url } = await serve(site);
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: LAUNCH_FLAGS });
  try {
    const read = (path: string, way: Way): Promise<Run> => run(browser, url, path, way);
    return [
      ...buildRows('a million points from CSV', await read(paths.csv, 'ours'), {
        papaparse: await read(paths.csv, 'papaparse'),
        geojsonIo: await read(paths.csv, 'geojsonIo'),
      }),
      ...buildRows('a million points from GeoParquet', await read(paths.parquet, 'ours'), {
        hyparquet: await read(paths.parquet, 'hyparquet'),
      }),
      ...buildRows('30,000 rows of XLSX', await read(paths.xlsx, 'ours'), {
        hucre: await read(paths.xlsx, 'hucre'),
      }),
      ...(await readDamaged(browser, url)),
    ];
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
