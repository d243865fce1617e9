/** An empty page that reads one file in the atlas's worker, or in its main thread as the peers do. */
import { readXlsx } from 'hucre/xlsx';
import { parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import type { LargeLayer } from '../../../src/domain/own-layer.ts';
import type { Addresses } from '../../../src/dataset/base/files.ts';
import { ExchangeClient } from '../../../src/exchange/client.ts';
import { LayerClient } from '../../../src/exchange/layers/client.ts';
import { mutatedFiles } from '../../../src/exchange/testing/mutations.ts';
import type { ExportFormat } from '../../../src/exchange/write/formats.ts';
import ExchangeWorker from '../../../src/workers/exchange-worker.ts?worker';
import LayerWorker from '../../../src/workers/layer-worker.ts?worker';
import { exportInPage, exportInWorker, type ExportOf, keepForExport } from './exports.ts';

export interface Measured {
  ms: number;
  /** Longest time for which the main thread did not respond, including delays by other processes, ms. */
  longestGapMs: number;
  /** Number of rows or features that were read. */
  count: number;
}

/** Timer events of the main thread at the shortest interval that timers have. */
const TICK_MS = 4;
/** Measures until the returned function is called, which gives the longest time for which the main thread did not respond. */
function watchMainThread(): () => Promise<number> {
  let longestGapMs = 0;
  let before = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longestGapMs = Math.max(longestGapMs, now - before - TICK_MS);
    before = now;
  }, TICK_MS);
  return async () => {
    // Work of the main thread on the result.
    await new Promise((resolve) => setTimeout(resolve, 10 * TICK_MS));
    clearInterval(timer);
    return longestGapMs;
  };
}

const client = new ExchangeClient(() => new ExchangeWorker({ name: 'exchange' }), {} as Addresses);
const layers = new LayerClient(() => new LayerWorker({ name: 'layers' }), {} as Addresses);
const chosen = (): File => {
  const file = document.querySelector<HTMLInputElement>('#file')?.files?.[0];
  if (!file) throw new Error('no file is chosen');
  return file;
};

/** What was read stays referenced, so that its memory is counted. */
let held: unknown;

const LAYER = 'own-a';
/** Of `places`. */
const COLUMNS = ['编号', '名称', '经度', '纬度', '人口'];
const SETTINGS = { style: { by: 'one', colour: 0 }, label: null, filter: null } as const;
/** Tiles of zoom 7 that cover the rectangle of `places`: the first view of the layer. */
const FIRST_TILES = { z: 7, x: [105, 106, 107], y: [52, 53, 54] } as const;

/** A file is read, opened and made a layer. */
async function makeLayer(file: File) {
  const outcome = await client.read([file]);
  if (outcome.state !== 'done' || outcome.value.faults.length > 0) throw new Error(JSON.stringify(outcome));
  const [content] = outcome.value.contents;
  if (content?.kind !== 'stored-sheet' && content?.kind !== 'stored-features') throw new Error('not stored');
  const stored = { content: content.blob, key: 'a' };
  const { positions } = valueOf(await layers.ask('open', stored, 'open'));
  const reading = { datum: { kind: 'wgs84' }, swapped: false } as const;
  return valueOf(await layers.ask('build', { ...stored, positions, reading }, 'build'));
}

/** The whole way of a layer: it is made of the file, and the tiles of its first view are cut. */
async function ours(file: File): Promise<number> {
  const { blob, rowCount } = await makeLayer(file);
  layers.give(LAYER, { blob, content: 1, settings: SETTINGS });
  held = [valueOf(await layers.ask('present', { layer: LAYER }, 'present')), blob];
  const { z, x: columns, y: rows } = FIRST_TILES;
  await Promise.all(
    columns.flatMap((x) => rows.map((y) => layers.ask('tile', { layer: LAYER, z, x, y }, `tile ${x}/${y}`))),
  );
  return rowCount;
}

function valueOf<T>(outcome: { state: string; value?: T }): T {
  if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.value as T;
}

/** Releases what `ours` made. */
function forget(): void {
  held = undefined;
  layers.give(LAYER, null);
}

/**
 * Starts to read a file and cancels it.
 * @returns time until no part of it runs any more, ms
 */
async function cancelMs(afterMs: number): Promise<number> {
  const abort = new AbortController();
  const reading = client.read([chosen()], { signal: abort.signal });
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const begun = performance.now();
  abort.abort();
  const { state } = await reading;
  if (state !== 'void') throw new Error(`it had ended before: ${state}`);
  return performance.now() - begun;
}

/** Papaparse in the main thread, the file as one text. */
async function papaparse(file: File): Promise<number> {
  const { data } = Papa.parse<string[]>(await file.text(), { skipEmptyLines: true });
  held = data;
  return data.length;
}

/** The steps of geojson.io, written for this bench: rows as objects, a feature for each, and the collection as text for its editor. */
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

/** The library that our reader uses, in the main thread, with rows as objects. */
async function hyparquet(file: File): Promise<number> {
  const rows = await parquetReadObjects({ file: await file.arrayBuffer() });
  held = rows;
  return rows.length;
}

/** The library that our reader uses, in the main thread. */
async function hucre(file: File): Promise<number> {
  const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()));
  held = sheets;
  return sheets[0]?.rows.length ?? 0;
}

const WAYS = { ours, papaparse, geojsonIo, hyparquet, hucre };

async function measure(way: keyof typeof WAYS): Promise<Measured> {
  const file = chosen();
  const stop = watchMainThread();
  const begun = performance.now();
  const count = await WAYS[way](file);
  const ms = performance.now() - begun;
  return { ms, count, longestGapMs: await stop() };
}

/** Outcome for the damaged files of one name: something was read, or nothing with a stated fault, or nothing without one. */
export interface Outcomes {
  read: number;
  refused: number;
  lost: number;
}

export interface Damaged {
  /** By the names of the files before they were damaged. */
  outcomes: Record<string, Outcomes>;
  /** Time of `atOnce` files together, ms. */
  slowestMs: number;
}

/** Reads damaged files, as many at once as may be opened. */
async function damaged(seed: number, count: number, atOnce: number): Promise<Damaged> {
  const outcomes: Damaged['outcomes'] = {};
  let slowestMs = 0;
  const files = mutatedFiles(seed);
  for (let done = 0; done < count; done += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, count - done) }, (_, i) => {
      const { name, bytes } = files.next().value as { name: string; bytes: Uint8Array<ArrayBuffer> };
      return { original: name, name: `${i}-${name}`, blob: new Blob([bytes]), lastModified: null };
    });
    const begun = performance.now();
    const outcome = await client.read(batch);
    slowestMs = Math.max(slowestMs, performance.now() - begun);
    const result = outcome.state === 'done' ? outcome.value : { contents: [], faults: [] };
    const read = new Set(result.contents.map(({ file }) => file.name.split('/')[0]));
    const told = new Set(result.faults.map(({ file }) => file));
    for (const { original, name } of batch) {
      const of = (outcomes[original] ??= { read: 0, refused: 0, lost: 0 });
      of[read.has(name) ? 'read' : told.has(name) ? 'refused' : 'lost']++;
    }
  }
  return { outcomes, slowestMs };
}

/** How a layer is exported: by the worker, from what the worker of large layers holds or from rows of the page; or in the main thread. */
export type ExportWay = ExportOf | 'page';

async function exportAs(way: ExportWay, format: ExportFormat): Promise<{ ms: number; bytes: number }> {
  const begun = performance.now();
  const bytes = way === 'page' ? await exportInPage(format) : await exportInWorker(client, way, format);
  return { ms: performance.now() - begun, bytes };
}

export interface BenchPage {
  /** Makes a layer of the chosen file, for `exportAs`. */
  keepForExport(withTable: boolean): Promise<void>;
  exportAs: typeof exportAs;
  measure: typeof measure;
  damaged: typeof damaged;
  cancelMs: typeof cancelMs;
  forget: typeof forget;
  /** Keeps the last result referenced. */
  held(): unknown;
}
Object.assign(globalThis, {
  benchPage: {
    keepForExport: async (withTable) => {
      const file = chosen();
      const layer: LargeLayer = {
        id: LAYER,
        file: { name: file.name, sha256: '', modified: null },
        part: null,
        columns: COLUMNS,
        settings: { ...SETTINGS, name: 'points' },
        packed: await makeLayer(file),
      };
      await keepForExport(layer, withTable);
    },
    exportAs,
    measure,
    damaged,
    cancelMs,
    forget,
    held: () => held,
  } satisfies BenchPage,
});
