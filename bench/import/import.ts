import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { makeXlsx } from '../../src/exchange/testing/files.ts';
import { seededNumbers } from '../../src/exchange/testing/mutations.ts';
import { makeGeoparquet, wkbPoint } from '../../src/exchange/testing/parquet.ts';
import { atMost, type Result } from '../result.ts';
import {
  benchPage,
  type BenchWindow,
  longestTask,
  renderersMb,
  type Way,
  withBenchPage,
} from './bench-page.ts';
import type { Measured } from './page/page.ts';

const POINTS = 1_000_000;
const ROWS = 30_000;
/** Limit for the longest task of the main thread, ms. */
const LONGEST_TASK_MS = 100;
const SAMPLE_MS = 250;
const SETTLE_MS = 2000;
const SEED = 20_261_129;

/** A million places in the bounding rectangle of Zhejiang, with names and figures. */
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

interface Run extends Measured {
  longestTaskMs: number;
  /** Memory above that of an empty page, MB. */
  peakMb: number;
}

/** Reads a file in one way, in a new page. */
async function run(browser: Browser, url: string, path: string, way: Way): Promise<Run> {
  const { page, close } = await benchPage(browser, url);
  await page.locator('#file').setInputFiles(path);
  // The start of the page is not part of the measurement.
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
    const { value, longestTaskMs } = await longestTask(browser, page, () =>
      page.evaluate((name) => (globalThis as BenchWindow).benchPage.measure(name), way),
    );
    const measured = { ...value, longestTaskMs };
    console.log(
      `import: ${way}: ${measured.count} in ${Math.round(measured.ms)} ms, longest task ${Math.round(measured.longestTaskMs)} ms, longest gap ${Math.round(measured.longestGapMs)} ms, ${Math.round(peakMb - emptyMb)} MB`,
    );
    return { ...measured, peakMb: peakMb - emptyMb };
  } finally {
    over.abort();
    await sampling;
    await close();
  }
}

/** Our longest task against its limit; then time, longest task and memory beside those of peers, without a target. */
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
    {
      ...atMost(`${what}: longest time without an answer of the main thread`, ours.longestGapMs, 0),
      target: null,
      met: null,
    },
    ...Object.entries(peers).flatMap(([way, peer]): Result[] => [
      beside(`time, peer ${way} in the main thread`, ours.ms, peer.ms, 'ms'),
      beside(`longest task of the main thread, peer ${way}`, ours.longestTaskMs, peer.longestTaskMs, 'ms'),
      beside(`memory at its highest, peer ${way}`, ours.peakMb, peer.peakMb, 'MB'),
    ]),
  ];
}

/** Files read by the atlas's worker, and by peers in the main thread, each in a new page; and damaged files. */
export async function importing(): Promise<Result[]> {
  return withBenchPage(async ({ browser, url, folder }) => {
    const paths = writeFiles(folder);
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
    ];
  });
}
