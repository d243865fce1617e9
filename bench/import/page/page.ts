/** A bare page that reads one file in the worker of the atlas, or in its own thread as the peers do. */
import { readXlsx } from 'hucre/xlsx';
import { parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import type { Addresses } from '../../../src/dataset/base/files.ts';
import { ExchangeClient } from '../../../src/exchange/client.ts';
import { mutatedFiles } from '../../../src/exchange/testing/mutations.ts';
import ExchangeWorker from '../../../src/workers/exchange-worker.ts?worker';

export interface Measured {
  ms: number;
  /** Longest time in which the main thread answered nothing. */
  longestTaskMs: number;
  /** Rows or features that came out. */
  count: number;
}

/** Ticks of the main thread, as close as timers come. */
const TICK_MS = 4;

/** Watches for how long the main thread answers nothing; the answer stops it and gives the longest time, above the pause between two ticks. */
function watchMainThread(): () => number {
  let longestMs = 0;
  let before = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - before - TICK_MS);
    before = now;
  }, TICK_MS);
  return () => {
    clearInterval(timer);
    return Math.max(longestMs, performance.now() - before - TICK_MS);
  };
}

const client = new ExchangeClient(() => new ExchangeWorker({ name: 'exchange' }), {} as Addresses);
const chosen = (): File => {
  const file = document.querySelector<HTMLInputElement>('#file')?.files?.[0];
  if (!file) throw new Error('no file is chosen');
  return file;
};

/** What is read stays here, so that its memory counts. */
let held: unknown;

async function ours(file: File): Promise<number> {
  const outcome = await client.read([file]);
  if (outcome.state !== 'done' || outcome.value.faults.length > 0) throw new Error(JSON.stringify(outcome));
  held = outcome.value;
  const [content] = outcome.value.contents;
  switch (content?.kind) {
    case 'stored-sheet':
      return content.rowCount;
    case 'stored-features':
      return content.featureCount;
    default:
      throw new Error('not packed');
  }
}

/** Papaparse in the main thread, the file as one text. */
async function papaparse(file: File): Promise<number> {
  const { data } = Papa.parse<string[]>(await file.text(), { skipEmptyLines: true });
  held = data;
  return data.length;
}

/** The way of geojson.io, written for this bench: rows as objects, a feature each, and the collection as text for its editor. */
async function geojsonIo(file: File): Promise<number> {
  const { data } = Papa.parse<Record<string, string>>(await file.text(), {
    header: true,
    skipEmptyLines: true,
  });
  const features = data.map((properties) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: [Number(properties['经度']), Number(properties['纬度'])] },
  }));
  const collection = { type: 'FeatureCollection', features };
  held = [collection, JSON.stringify(collection, null, 2)];
  return features.length;
}

/** The library of our reader in the main thread, rows as objects. */
async function hyparquet(file: File): Promise<number> {
  const rows = await parquetReadObjects({ file: await file.arrayBuffer() });
  held = rows;
  return rows.length;
}

/** The library of our reader in the main thread. */
async function hucre(file: File): Promise<number> {
  const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()));
  held = sheets;
  return sheets[0]?.rows.length ?? 0;
}

const WAYS = { ours, papaparse, geojsonIo, hyparquet, hucre };

async function measure(way: keyof typeof WAYS): Promise<Measured> {
  const file = chosen();
  const longestMs = watchMainThread();
  const begun = performance.now();
  const count = await WAYS[way](file);
  const ms = performance.now() - begun;
  // What the thread still has to do with the result.
  await new Promise((resolve) => setTimeout(resolve, 10 * TICK_MS));
  return { ms, longestTaskMs: longestMs(), count };
}

/** Reads damaged files, so many at once as may be opened; counts those of which neither a content nor a fault came. */
async function damaged(
  seed: number,
  count: number,
  atOnce: number,
): Promise<{ lost: number; slowestMs: number }> {
  let lost = 0;
  let slowestMs = 0;
  const files = mutatedFiles(seed);
  for (let done = 0; done < count; done += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, count - done) }, (_, i) => {
      const { name, bytes } = files.next().value as { name: string; bytes: Uint8Array<ArrayBuffer> };
      return { name: `${i}-${name}`, blob: new Blob([bytes]), lastModified: null };
    });
    const begun = performance.now();
    const outcome = await client.read(batch);
    slowestMs = Math.max(slowestMs, performance.now() - begun);
    if (outcome.state !== 'done') {
      lost += batch.length;
      continue;
    }
    const told = new Set([
      ...outcome.value.contents.map(({ file }) => file.name.split('/')[0]),
      ...outcome.value.faults.map(({ file }) => file),
    ]);
    lost += batch.filter(({ name }) => !told.has(name)).length;
  }
  return { lost, slowestMs };
}

export interface BenchPage {
  measure: typeof measure;
  damaged: typeof damaged;
  /** What keeps the last result alive. */
  held(): unknown;
}
Object.assign(globalThis, { benchPage: { measure, damaged, held: () => held } satisfies BenchPage });
