import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas';
import { realNetworkNow } from '../../src/dataset/testing/network.ts';
import { loadAllWords } from '../../src/i18n/index.ts';
import { composeBook } from '../../src/print/book/book.ts';
import { type Context, FAMILIES } from '../../src/print/backends/canvas.ts';
import { renderPdf } from '../../src/print/backends/pdf.ts';
import { renderPng, sizePx } from '../../src/print/backends/png.ts';
import type { SheetInput } from '../../src/print/page/sheet-types.ts';
import { readFonts } from '../../src/print/text/fonts.ts';
import { reliefFromPixels } from '../../src/print/ground/relief.ts';
import { readGround, RELIEF_FILE } from '../../src/print/ground/sheet-ground.ts';
import { composeSheet, buildDrawing } from '../../src/print/sheet.ts';
import { parseSpec, type PrintSpec } from '../../src/print/spec/spec.ts';
import { wholeSource } from '../../src/print/testing/sheets.ts';
import { compare, median, type Result } from '../result.ts';
import { qgisAtlas } from './qgis.ts';

const RUNS = 7;
const MB = 1024 * 1024;
/** Limits of time and size. */
const SHEET_MS = 500;
const SHEET_MB = 1.2;
const BOOK_MS = 30_000;
const BOOK_MB = 45;
const PNG_DPI = 300;
/** Largest allowed ratio of the time of the book to that of QGIS. */
const QGIS_SHARE = 0.8;

const row = (work: string, ours: number, limit: number, unit: 'ms' | 'MB'): Result => ({
  work,
  ours: unit === 'ms' ? Math.round(ours) : Math.round(ours * 100) / 100,
  peer: null,
  ratio: null,
  target: `≤ ${limit} ${unit}`,
  met: ours <= limit,
  unit,
});

/** Compares with a QGIS layout atlas of the same layers, where QGIS is installed. */
function againstQgis(bookMs: number, geodata: string): Result {
  const qgis = qgisAtlas(geodata);
  if (qgis)
    return compare('book of 90 counties to PDF, peer: QGIS layout atlas', [bookMs], [qgis.ms], QGIS_SHARE);
  return {
    work: 'atlas against QGIS: not installed',
    ours: Math.round(bookMs),
    peer: null,
    ratio: null,
    target: QGIS_SHARE,
    met: null,
  };
}

/** A picture larger than a canvas may be: A1 at 300 dpi has 70 million pixels. */
async function largePicture(spec: PrintSpec, input: SheetInput): Promise<Result> {
  GlobalFonts.register(input.fonts.bytes[400] as Buffer, FAMILIES[400]);
  GlobalFonts.register(input.fonts.bytes[700] as Buffer, FAMILIES[700]);
  const [page] = composeSheet(spec, input).pages;
  if (!page) throw new Error('a sheet has a page');
  const start = performance.now();
  const png = await renderPng(
    page,
    PNG_DPI,
    (widthPx, heightPx) => createCanvas(widthPx, heightPx).getContext('2d') as unknown as Context,
  );
  const ms = performance.now() - start;
  const size = `${png.length > 0 ? sizePx(page, PNG_DPI).join(' × ') : 'no'} px`;
  return {
    work: `one county on A1 as PNG of ${PNG_DPI} dpi, ${size}`,
    ours: Math.round(ms),
    peer: null,
    ratio: null,
    target: 'completes',
    met: png.length > 0,
    unit: 'ms',
  };
}

/** Measures one county sheet on A3 and the book of all counties to PDF, with the fonts loaded, against QGIS; then a large picture. */
export async function printFiles(): Promise<Result[]> {
  const root = join(import.meta.dirname, '../..');
  await loadAllWords();
  const network = realNetworkNow();
  const folder = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
  );
  const fonts = readFonts({
    400: readFileSync(join(folder, '400Regular/NotoSansSC_400Regular.ttf')),
    700: readFileSync(join(folder, '700Bold/NotoSansSC_700Bold.ttf')),
  });
  const ground = await readGround(
    async (file) => JSON.parse(await readFile(join(root, 'geodata/ground', file), 'utf8')) as unknown,
    async () => {
      const image = await loadImage(await readFile(join(root, 'geodata/ground', RELIEF_FILE)));
      const context = createCanvas(image.width, image.height).getContext('2d');
      context.drawImage(image, 0, 0);
      return reliefFromPixels(context.getImageData(0, 0, image.width, image.height));
    },
  );
  const input = { network, fonts, ground };
  const spec = parseSpec({ version: 1, region: { kind: 'county', code: '330723' }, paper: 'A3' });
  const times: number[] = [];
  let sheetBytes = 0;
  for (let i = 0; i < RUNS; i++) {
    const start = performance.now();
    sheetBytes = (await renderPdf(buildDrawing(spec, composeSheet(spec, input)), fonts)).length;
    times.push(performance.now() - start);
  }
  const start = performance.now();
  const { drawing } = await composeBook({ spec, by: 'county' }, () => wholeSource(input));
  const book = await renderPdf(drawing, fonts);
  const bookMs = performance.now() - start;
  return [
    row('one county on A3 to PDF', median(times), SHEET_MS, 'ms'),
    row('size of that sheet', sheetBytes / MB, SHEET_MB, 'MB'),
    row('book of 90 counties to PDF', bookMs, BOOK_MS, 'ms'),
    row('size of that book', book.length / MB, BOOK_MB, 'MB'),
    againstQgis(bookMs, join(root, 'geodata')),
    await largePicture({ ...spec, paper: 'A1' }, input),
  ];
}
