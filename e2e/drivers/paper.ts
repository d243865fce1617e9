import { loadImage, createCanvas } from '@napi-rs/canvas';
import type { Page as Tab } from '@playwright/test';
import { svgFileOf } from '../../src/print/backends/svg.ts';
import type { Page } from '../../src/print/drawing.ts';
import type { Faces } from '../../src/print/faces.ts';
import type { Raster } from '../../src/print/test-raster.ts';

/** Sheets as files that a browser is given to draw. */
export class Paper {
  readonly #tab: Tab;

  constructor(tab: Tab) {
    this.#tab = tab;
  }

  /** The SVG file of a page as the browser draws it, with the fonts in the file. */
  async drawn(page: Page, faces: Faces, pxPerMm: number): Promise<Raster> {
    const [width, height] = [page.widthMm, page.heightMm].map((mm) => Math.round(mm * pxPerMm)) as [
      number,
      number,
    ];
    const svg = svgFileOf(page, faces).replace(
      /width="[\d.]+mm" height="[\d.]+mm"/,
      `width="${page.widthMm * pxPerMm}" height="${page.heightMm * pxPerMm}"`,
    );
    await this.#tab.setViewportSize({ width, height });
    await this.#tab.setContent(`<body style="margin: 0">${svg}</body>`);
    const families = await this.#tab.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
    });
    if (families.length !== 2) throw new Error(`fonts of the file that were used: ${families.join(', ')}`);
    const image = await loadImage(await this.#tab.screenshot());
    const context = createCanvas(width, height).getContext('2d');
    context.drawImage(image, 0, 0);
    return { widthPx: width, heightPx: height, rgba: context.getImageData(0, 0, width, height).data };
  }
}
