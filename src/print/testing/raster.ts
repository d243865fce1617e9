import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { getDocument } from './pdfjs.ts';
import { type Context, drawOn, FAMILIES, type MakeContext } from '../backends/canvas.ts';
import { type BoxMm, type Page, PT_PER_MM } from '../drawing.ts';
import type { SheetFonts } from '../text/fonts.ts';

/** A rendered page, for tests. */
export interface Raster {
  widthPx: number;
  heightPx: number;
  rgba: Uint8ClampedArray;
}

/** Makes canvases with the fonts of the sheets. */
export function makeCanvases({ bytes }: SheetFonts): MakeContext {
  for (const weight of [400, 700] as const) GlobalFonts.register(bytes[weight] as Buffer, FAMILIES[weight]);
  return (widthPx, heightPx) => createCanvas(widthPx, heightPx).getContext('2d') as unknown as Context;
}

/** Renders a page with the canvas back end. */
export function drawn(page: Page, pxPerMm: number, fonts: SheetFonts): Raster {
  const widthPx = Math.round(page.widthMm * pxPerMm);
  const heightPx = Math.round(page.heightMm * pxPerMm);
  const makeContext = makeCanvases(fonts);
  const context = makeContext(widthPx, heightPx);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, widthPx, heightPx);
  drawOn(context, page, pxPerMm, makeContext);
  return { widthPx, heightPx, rgba: context.getImageData(0, 0, widthPx, heightPx).data };
}

/** Renders a page of a PDF, or a box of it, with pdf.js and the fonts embedded in the file. */
export async function rendered(
  bytes: Uint8Array,
  page: number,
  pxPerMm: number,
  box?: BoxMm,
): Promise<Raster> {
  const pdf = await getDocument({
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  }).promise;
  const proxy = await pdf.getPage(page + 1);
  const viewport = proxy.getViewport({
    scale: pxPerMm / PT_PER_MM,
    offsetX: -(box?.xMm ?? 0) * pxPerMm,
    offsetY: -(box?.yMm ?? 0) * pxPerMm,
  });
  const widthPx = Math.round(box ? box.widthMm * pxPerMm : viewport.width);
  const heightPx = Math.round(box ? box.heightMm * pxPerMm : viewport.height);
  const canvas = createCanvas(widthPx, heightPx);
  await proxy.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
  return { widthPx, heightPx, rgba: canvas.getContext('2d').getImageData(0, 0, widthPx, heightPx).data };
}
