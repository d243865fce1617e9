/** Root of `npm run atlas`: makes regional sheets and books of sheets as PDF, SVG or PNG without a browser, the same as in the page. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal, requestedLanguage } from './cli/arguments.ts';
import { type Order, readOrder, usageText } from './cli/print-options.ts';
import { checkOut, type Files, write } from './cli/output-folder.ts';
import { type Inputs, inputsFromDisk } from './cli/inputs.ts';
import { cliWords, loadAllWords } from './i18n/index.ts';
import { basemapFromDisk } from './basemap/from-disk.ts';
import { readOwnLayersOf } from './cli/own-layers.ts';
import type { GivenSheetLayer } from './domain/sheet-layer.ts';
import { createCorridors, needsModel } from './workers/sheet-corridor.ts';
import { createSheetLayers } from './workers/sheet-layers.ts';
import { createSheetSources } from './workers/sheet-source.ts';
import { currentOnly, withCurrentCodes } from './dataset/aliases.ts';
import { composeBook, type SourceFor } from './print/book/book.ts';
import { renderPdf } from './print/backends/pdf.ts';
import { type Context, FAMILIES, type MakeContext } from './print/backends/canvas.ts';
import { renderPng } from './print/backends/png.ts';
import { renderSvgFile } from './print/backends/svg.ts';
import type { BookSheet, Sheet, SheetInput } from './print/page/sheet-types.ts';
import type { Drawing } from './print/drawing.ts';
import { SpecError } from './print/spec/failure.ts';
import { failureText, findingText } from './print/spec/failure-text.ts';
import { fileNames, pageNames } from './print/spec/file-names.ts';
import { leftOutLines } from './print/book/left-out.ts';
import { checkFilter } from './print/spec/region.ts';
import { readSheet, type SheetSource } from './print/read-sheet.ts';
import { buildDrawing, drawSheet, planSheet } from './print/sheet.ts';
import type { PrintSpec } from './print/spec/spec.ts';
import { buildModel } from './spatial/build-model.ts';

/** Canvases of Skia with the fonts of the sheets. This native module is loaded only for pictures. */
async function canvases({ bytes }: SheetInput['fonts']): Promise<MakeContext> {
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
  for (const weight of [400, 700] as const) GlobalFonts.register(bytes[weight] as Buffer, FAMILIES[weight]);
  return (widthPx, heightPx) => createCanvas(widthPx, heightPx).getContext('2d') as unknown as Context;
}

/** A line about a sheet that was made, in its language; a sheet by itself has neither code nor page. */
function sheetLine(
  { language }: PrintSpec,
  { report: { scale, labels } }: Sheet,
  { code, name, page, ms }: Pick<BookSheet, 'name' | 'ms'> & Partial<Pick<BookSheet, 'code' | 'page'>>,
): string {
  const t = cliWords.in(language).sheet;
  return [
    ...(code === undefined ? [] : [code]),
    name,
    ...(page === undefined ? [] : [t.page(page)]),
    `1:${scale}`,
    t.labels(labels.placed, labels.unplaced.length),
    t.took(Math.round(ms)),
  ].join('  ');
}

/** Renders documents to files, by name. Specs are written too, so that the same bytes can be made again. */
async function renderFiles(
  drawings: readonly { title: string; drawing: Drawing }[],
  specs: readonly { title: string; spec: PrintSpec }[],
  { formats, dpi }: Order,
  fonts: SheetInput['fonts'],
): Promise<Map<string, Uint8Array | string>> {
  const files = new Map<string, Uint8Array | string>();
  const makeContext = formats.includes('png') ? await canvases(fonts) : undefined;
  const whole = (documents: readonly { title: string }[], extension: string): string[] =>
    fileNames(documents.map(({ title }) => ({ title, extension })));
  const pdfs = whole(drawings, 'pdf');
  for (const [i, { title, drawing }] of drawings.entries()) {
    if (formats.includes('pdf')) files.set(pdfs[i] as string, await renderPdf(drawing, fonts));
    const svgs = pageNames(title, drawing.pages.length, 'svg');
    const pngs = pageNames(title, drawing.pages.length, 'png');
    for (const [j, page] of drawing.pages.entries()) {
      if (formats.includes('svg')) files.set(svgs[j] as string, renderSvgFile(page, fonts));
      if (makeContext) files.set(pngs[j] as string, await renderPng(page, dpi, makeContext));
    }
  }
  if (formats.includes('json'))
    for (const [i, name] of whole(specs, 'json').entries())
      files.set(name, `${JSON.stringify(specs[i]?.spec, null, 2)}\n`);
  return files;
}

async function bookFiles(order: Order, fonts: SheetInput['fonts'], sourceFor: SourceFor): Promise<Files> {
  const { spec, by, only, commonScale, each: apart } = order;
  const { sheets, leftOut, drawing } = await composeBook(
    { spec, by, commonScale, apart, ...(only ? { only } : {}) },
    sourceFor,
    { onSheet: (made) => console.log(sheetLine(spec, made.sheet, made)) },
  );
  if (leftOut.length > 0) console.log(leftOutLines(leftOut, spec.language).join('\n'));
  const each = sheets.map(({ code, spec: own, sheet }) => ({
    // A county may have several axes, so their files are named by id.
    title: own.region.kind === 'axis' ? own.region.id : `${by}-${code}`,
    own,
    sheet,
  }));
  const drawings = apart
    ? each.map(({ title, own, sheet }) => ({ title, drawing: buildDrawing(own, sheet) }))
    : [{ title: `atlas-by-${by}`, drawing }];
  const specs = each.map(({ title, own }) => ({ title, spec: own }));
  return renderFiles(drawings, specs, order, fonts);
}

async function sheetFiles(order: Order, title: string, source: SheetSource): Promise<Files> {
  const { spec } = order;
  const read = await readSheet(spec, source);
  const start = performance.now();
  const sheet = drawSheet(planSheet(read));
  console.log(sheetLine(spec, sheet, { name: title, ms: performance.now() - start }));
  for (const finding of sheet.report.findings) console.log(`  ${findingText(finding, spec.language)}`);
  return renderFiles(
    [{ title, drawing: buildDrawing(spec, sheet) }],
    [{ title, spec }],
    order,
    source.base.fonts,
  );
}

/** Whether this run may write a file of this name. */
function mayWrite({ savedAs, by, formats }: Order, name: string): boolean {
  const [extension = ''] = /[a-z]+$/.exec(name) ?? [];
  const stem = savedAs === null ? [`${by}-`, `atlas-by-${by}`] : [savedAs];
  return formats.some((format) => format === extension) && stem.some((each) => name.startsWith(each));
}

/** What every sheet that shares the settings of a spec is read from. */
async function makeSources(
  spec: PrintSpec,
  given: readonly GivenSheetLayer[],
  base: Pick<SheetInput, 'network' | 'fonts' | 'ground'>,
  inputs: Inputs,
): Promise<SourceFor> {
  const corridorOf = needsModel(spec)
    ? createCorridors(buildModel(base.network, await inputs.modelFiles()))
    : undefined;
  const tiles = spec.basemap ? await basemapFromDisk(spec.basemap.source) : undefined;
  return createSheetSources({ base, given, prepareLayers: createSheetLayers(), corridorOf, tiles });
}

async function make(asked: Order, inputs: Inputs): Promise<void> {
  const { out, each, language } = asked;
  const words = cliWords.in(language);
  checkOut(asked, (name) => mayWrite(asked, name));
  const { network, failures } = await inputs.network();
  if (failures.length > 0) throw new Refusal(words.geodata(failures.join(', ')));
  const spec = withCurrentCodes(asked.spec, network);
  checkFilter(spec, network);
  const only = asked.only && (currentOnly(asked.only, network) ?? null);
  const { given, told, ...own } = await readOwnLayersOf(asked.ownLayers, spec, asked.savedAs !== null, {
    network,
    language,
    loadGazetteer: async () => (await inputs.modelFiles()).gazetteer,
  });
  for (const line of told) console.log(line);
  const order: Order = { ...asked, spec: own.spec, only };
  const fonts = inputs.fonts();
  const base = { network, fonts, ground: await inputs.ground() };
  const sourceFor = await makeSources(order.spec, given, base, inputs);
  const files =
    order.savedAs === null
      ? await bookFiles(order, fonts, sourceFor)
      : await sheetFiles(order, order.savedAs, await sourceFor(order.spec));
  write(order, files);
  for (const [name, body] of files)
    if (!each || files.size < 10) console.log(words.written(join(out, name), Math.round(body.length / 1024)));
  console.log(words.files(files.size));
}

/**
 * Runs the command with arguments, with messages in the language they request.
 * @param inputs what it reads of the repository; several runs may share it
 * @returns the exit status
 */
export async function command(args: string[], inputs = inputsFromDisk()): Promise<number> {
  await loadAllWords();
  const language = requestedLanguage(args);
  const words = cliWords.in(language);
  try {
    const order = readOrder(args);
    if (order) await make(order, inputs);
    else console.log(usageText(language));
    return 0;
  } catch (error) {
    if (error instanceof SpecError) console.error(failureText(error.failure, language));
    else if (error instanceof Refusal) console.error(error.message);
    else console.error(words.fault(String(error)));
    return 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exit(await command(process.argv.slice(2)));
