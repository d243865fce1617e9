import type { Page as Tab } from '@playwright/test';
import { renderSvgFile } from '../../src/print/backends/svg.ts';
import type { Page } from '../../src/print/drawing.ts';
import type { SheetFonts } from '../../src/print/text/fonts.ts';
import { type Cut, type PixelBox, stripsFor } from '../../src/print/testing/cuts.ts';

/** Driver of a browser that renders sheets from SVG files. */
export class Paper {
  readonly #tab: Tab;

  constructor(tab: Tab) {
    this.#tab = tab;
  }

  /**
   * Boxes of a page as the browser renders its SVG file, with the fonts in the file. It is drawn as an image on a canvas: a screenshot of
   * so many pixels takes ten times as long without a GPU, and one wider than about 4,000 px is blank.
   */
  async cuts(page: Page, boxes: readonly PixelBox[], fonts: SheetFonts, pxPerMm: number): Promise<Cut[]> {
    const [widthPx, heightPx] = [page.widthMm * pxPerMm, page.heightMm * pxPerMm];
    const svg = renderSvgFile(page, fonts).replace(
      /width="[\d.]+mm" height="[\d.]+mm"/,
      `width="${widthPx}" height="${heightPx}"`,
    );
    const strips = stripsFor(boxes, widthPx);
    const inStrips = strips.map((strip) => ({ ...strip, boxes: strip.boxes.map((i) => boxes[i]!) }));
    const bytes = Buffer.from(
      await this.#tab.evaluate(readGreys, { svg, widthPx: Math.ceil(widthPx), strips: inStrips }),
      'base64',
    );
    const cuts: Cut[] = [];
    let from = 0;
    for (const i of strips.flatMap((strip) => strip.boxes)) {
      const box = boxes[i]!;
      const to = from + box.widthPx * box.heightPx;
      cuts[i] = { ...box, grey: bytes.subarray(from, to) };
      from = to;
    }
    return cuts;
  }
}

interface Strips {
  svg: string;
  widthPx: number;
  strips: { topPx: number; heightPx: number; boxes: PixelBox[] }[];
}

/** Runs in the browser: the greys of all boxes of all strips, concatenated, as base64. */
async function readGreys({ svg, widthPx, strips }: Strips): Promise<string> {
  const fonts = svg.match(/url\(data:font[^)]+\)/g) ?? [];
  if (fonts.length !== 2) throw new Error(`fonts in the file: ${fonts.length}`);
  await Promise.all(fonts.map((url) => new FontFace('of the file', url).load()));
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();
  const greys = strips.flatMap((strip) => {
    const context = new OffscreenCanvas(widthPx, strip.heightPx).getContext('2d', {
      willReadFrequently: true,
    });
    if (!context) throw new Error(`no canvas of ${widthPx} × ${strip.heightPx} px`);
    context.fillStyle = '#fff';
    context.fillRect(0, 0, widthPx, strip.heightPx);
    context.drawImage(image, 0, -strip.topPx);
    return strip.boxes.map((box) => {
      const { data } = context.getImageData(box.leftPx, box.topPx - strip.topPx, box.widthPx, box.heightPx);
      return Uint8Array.from({ length: data.length / 4 }, (_, i) => {
        const [red, green, blue, alpha] = data.subarray(4 * i, 4 * i + 4);
        // Outside the canvas it is white.
        return alpha === 0 ? 255 : (red! * 3 + green! * 6 + blue!) / 10;
      });
    });
  });
  URL.revokeObjectURL(image.src);
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^.*,/, '')));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')));
    reader.readAsDataURL(new Blob(greys));
  });
}
