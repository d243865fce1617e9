/** Worker that prints: a book of sheets takes many seconds, during which the engine must respond. */
import { errorDetail } from '../domain/error-detail.ts';
import { loadOnce } from '../domain/load-once.ts';
import regular from '../../styles/fonts/sheet-400.ttf?url&no-inline';
import bold from '../../styles/fonts/sheet-700.ttf?url&no-inline';
import { unusable } from '../basemap/fault.ts';
import { openVector } from '../basemap/open.ts';
import type { TileSource } from '../basemap/tile-source.ts';
import { serve } from '../channel/serve.ts';
import { createCorridors, needsModel } from './sheet-corridor.ts';
import { createSheetLayers } from './sheet-layers.ts';
import { createSheetSources } from './sheet-source.ts';
import { GROUND_URLS } from '../dataset/base/addresses.ts';
import { SHEET_GROUND_URLS } from '../dataset/base/ground-addresses.ts';
import { FileError } from '../dataset/base/failure.ts';
import type { Addresses } from '../dataset/base/files.ts';
import { loadDataset, loadModelFiles } from '../dataset/base/load.ts';
import { fetchJson } from '../dataset/base/read.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { stepped } from '../dataset/history.ts';
import type { Network } from '../domain/network.ts';
import type { GivenSheetLayer } from '../domain/sheet-layer.ts';
import { sheetWords } from '../i18n/index.ts';
import { composeBook, type SourceFor } from '../print/book/book.ts';
import type { BookSpec } from '../print/book/regions.ts';
import { type Context, FAMILIES, type MakeContext } from '../print/backends/canvas.ts';
import { renderPdf } from '../print/backends/pdf.ts';
import { checkPixels, renderPng } from '../print/backends/png.ts';
import { renderSvgFile } from '../print/backends/svg.ts';
import type { Drawing } from '../print/drawing.ts';
import { SpecError } from '../print/spec/failure.ts';
import { fileNames, pageNames } from '../print/spec/file-names.ts';
import { readFonts, type SheetFonts } from '../print/text/fonts.ts';
import { makePreview } from '../print/preview.ts';
import { type ReadSheet, readSheet } from '../print/read-sheet.ts';
import type {
  BookProgress,
  Printed,
  PrintFailure,
  PrintFile,
  PrintQuestions,
  SheetBasemaps,
  SheetFormat,
} from '../print/protocol.ts';
import { type Relief, reliefFromPixels } from '../print/ground/relief.ts';
import { readGround, type SheetGround } from '../print/ground/sheet-ground.ts';
import { buildDrawing, drawSheet, planSheet } from '../print/sheet.ts';
import { paperMm, type PrintSpec } from '../print/spec/spec.ts';
import { packZip } from '../print/book/zip.ts';
import { type ModelBuilder, createModelBuilder } from '../spatial/build-model.ts';

/** A file that printing needs could not be loaded. */
class FilesError extends Error {}

let dataset: Dataset | null = null;
let addresses: Addresses | null = null;

function network(): Network {
  if (!dataset) throw new Error('asked before the data is there');
  return dataset.network;
}

async function fetchBytes(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const name = address.replace(/.*\//, '');
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) throw new FilesError(name);
  return new Uint8Array(await response.arrayBuffer());
}

async function reliefPicture(): Promise<Relief> {
  const image = await createImageBitmap(new Blob([await fetchBytes(GROUND_URLS.relief)]));
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error(`no canvas of ${width} × ${height}`);
  context.drawImage(image, 0, 0);
  return reliefFromPixels(context.getImageData(0, 0, width, height));
}

/** Read once, without files that could not be loaded; the next sheet requests those again. */
let groundRead: Promise<SheetGround> | null = null;
async function groundFiles(): Promise<SheetGround> {
  groundRead ??= readGround(
    async (file) =>
      JSON.parse(new TextDecoder().decode(await fetchBytes(SHEET_GROUND_URLS[file]))) as unknown,
    reliefPicture,
  );
  const ground = await groundRead;
  if (ground.missing.length > 0) groundRead = null;
  return ground;
}

const sheetFonts = loadOnce(async (): Promise<SheetFonts> => {
  const [light, heavy] = await Promise.all([fetchBytes(regular), fetchBytes(bold)]);
  return readFonts({ 400: light, 700: heavy });
});

const makeModel = loadOnce(async (): Promise<ModelBuilder> => {
  if (!addresses) throw new Error('asked before the data is there');
  return createModelBuilder(await loadModelFiles(addresses, fetchJson));
});
let corridors: { of: Network; make: ReturnType<typeof createCorridors> } | null = null;
/** Corridors of the present network; computed again when it changes. */
async function corridorMaker(of: Network): Promise<ReturnType<typeof createCorridors>> {
  if (corridors?.of !== of) corridors = { of, make: createCorridors((await makeModel())(of)) };
  return corridors.make;
}

/** Run-time layers; a spec names those that it draws. */
let layers: readonly GivenSheetLayer[] = [];
const prepareLayers = createSheetLayers();
let chosen: File | undefined;
/** The basemaps of the page, and the origins to which it may send requests. */
let basemaps: SheetBasemaps = { page: self.location.origin, allowed: [], known: [] };
const fileTiles = new WeakMap<Blob, Promise<TileSource>>();

/** Opens the basemap that a spec names: an address that the page may request, or a file that was chosen or that the page has. */
async function openTiles(source: string): Promise<TileSource> {
  const { page, allowed, known } = basemaps;
  const { key, file: added } = known.find((each) => each.source === source) ?? {};
  if (/^(https?:|[./])/.test(source))
    return openVector(source, { page, allowed, ...(key === undefined ? {} : { key }) });
  const file = chosen?.name === source ? chosen : added;
  if (!file) throw unusable(source, 'not-chosen');
  const tiles = fileTiles.get(file) ?? openVector(source, { page, allowed, file });
  fileTiles.set(file, tiles);
  return tiles;
}

/** What every sheet that shares the settings of this spec is read from. */
async function sources(shared: PrintSpec): Promise<SourceFor> {
  const { basemap } = shared;
  const loaded = network();
  // Those of now: one that the reader removes meanwhile is on every sheet of a book or on none.
  const given = layers;
  const [fonts, ground] = await Promise.all([sheetFonts(), groundFiles()]);
  const corridorOf = needsModel(shared) ? await corridorMaker(loaded) : undefined;
  const tiles = basemap ? await openTiles(basemap.source) : undefined;
  return createSheetSources({
    base: { network: loaded, fonts, ground },
    given,
    prepareLayers,
    corridorOf,
    tiles,
  });
}

const sheetOf = async (spec: PrintSpec): Promise<ReadSheet> =>
  readSheet(spec, await (await sources(spec))(spec));

const canvases = loadOnce(async (): Promise<MakeContext> => {
  const { bytes } = await sheetFonts();
  const { fonts } = self as unknown as { fonts: FontFaceSet };
  for (const weight of [400, 700] as const)
    fonts.add(await new FontFace(FAMILIES[weight], bytes[weight] as Uint8Array<ArrayBuffer>).load());
  return (widthPx, heightPx) => {
    const context = new OffscreenCanvas(widthPx, heightPx).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error(`no canvas of ${widthPx} × ${heightPx}`);
    return context as unknown as Context;
  };
});

const fileName = (title: string, extension: string, part = ''): string =>
  fileNames([{ title, part, extension }])[0] as string;

/** One picture for each page. */
async function pictures(
  drawing: Drawing,
  format: Exclude<SheetFormat, 'pdf'>,
  dpi: number,
  of: SheetFonts,
): Promise<PrintFile> {
  const { title, pages } = drawing;
  const made: PrintFile[] = [];
  const names = pages.length === 1 ? [fileName(title, format)] : pageNames(title, pages.length, format);
  for (const [i, page] of pages.entries()) {
    const bytes =
      format === 'svg'
        ? new TextEncoder().encode(renderSvgFile(page, of))
        : await renderPng(page, dpi, await canvases());
    made.push({ name: names[i] as string, bytes: owned(bytes) });
  }
  const [only] = made;
  if (only && made.length === 1) return only;
  return { name: fileName(title, 'zip', format), bytes: owned(packZip(made)), holds: names };
}

async function printed<T>(make: () => Promise<T>, signal?: AbortSignal): Promise<Printed<T>> {
  try {
    await sheetWords.load();
    return { state: 'done', value: await make() };
  } catch (error) {
    if (signal?.aborted) return { state: 'void' };
    return { state: 'failed', failure: toFailure(error) };
  }
}

function toFailure(error: unknown): PrintFailure {
  if (error instanceof SpecError) return error.failure;
  const detail = errorDetail(error);
  return { kind: error instanceof FilesError || error instanceof FileError ? 'files' : 'fault', detail };
}

const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
async function makeFile({ spec, format, dpi }: PrintQuestions['file']['args']): Promise<PrintFile> {
  const [widthMm, heightMm] = paperMm(spec);
  // The number of pixels does not depend on the orientation of the paper.
  if (format === 'png') checkPixels({ widthMm, heightMm, bleedMm: spec.bleedMm }, dpi);
  const sheet = await sheetOf(spec);
  const { fonts } = sheet.input;
  const drawing = buildDrawing(spec, drawSheet(planSheet(sheet)));
  if (format !== 'pdf') return pictures(drawing, format, dpi, fonts);
  return { name: fileName(drawing.title, 'pdf'), bytes: owned(await renderPdf(drawing, fonts)) };
}

async function makeBook(
  bookSpec: BookSpec,
  { signal, onProgress }: { signal: AbortSignal; onProgress(progress: BookProgress): void },
): Promise<PrintFile> {
  const { drawing } = await composeBook(bookSpec, await sources(bookSpec.spec), {
    signal,
    onSheet: ({ name }, done, of) => onProgress({ done, of, name }),
  });
  const bytes = owned(await renderPdf(drawing, await sheetFonts()));
  signal.throwIfAborted();
  return { name: fileName(drawing.title, 'pdf'), bytes };
}

serve<PrintQuestions>(self, {
  async load(source) {
    ({ addresses } = source);
    // Requested with the network, not after it; the first sheet awaits them and reports what failed.
    void Promise.all([sheetFonts(), groundFiles()]).catch(() => undefined);
    dataset = await loadDataset(source, fetchJson);
  },
  step(step) {
    if (dataset) dataset = stepped(dataset, step);
  },
  give(name, value) {
    if (name === 'layers') layers = value as readonly GivenSheetLayer[];
    else if (name === 'basemaps') basemaps = value as SheetBasemaps;
    else chosen = value as File;
  },
  answer: (question, args, run) => {
    const answers: {
      [Name in keyof PrintQuestions]: (
        args: PrintQuestions[Name]['args'],
      ) => Promise<PrintQuestions[Name]['answer']>;
    } = {
      preview: ({ spec }) => printed(async () => makePreview(await sheetOf(spec))),
      file: (bookSpec) => printed(() => makeFile(bookSpec)),
      book: (bookSpec) => printed(() => makeBook(bookSpec, run as never), run.signal),
    };
    return answers[question](args);
  },
  transfersOf: (answer) => {
    const { state, value } = answer as Printed<Partial<PrintFile>> & { value?: Partial<PrintFile> };
    return state === 'done' && value?.bytes ? [value.bytes.buffer] : [];
  },
});
