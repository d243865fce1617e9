import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../../dataset/testing/network.ts';
import type { Item, Page } from '../drawing.ts';
import { SpecError } from '../spec/failure.ts';
import type { SheetFonts } from '../text/fonts.ts';
import { buildDrawing } from '../sheet.ts';
import { collectTexts } from '../drawing-list.ts';
import type { PrintSpecInput } from '../spec/spec.ts';
import { cutFrom, pdfCuts } from '../testing/cuts.ts';
import { cutBox, pxPerMmFor, unlike } from '../testing/likeness.ts';
import { makeCanvases, drawn } from '../testing/raster.ts';
import { makeSpec, testSheets, type TestSheets } from '../testing/sheets.ts';
import { renderPdf } from './pdf.ts';
import { renderPng, sizePx } from './png.ts';

let sheets: TestSheets;
let fonts: SheetFonts;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
  ({ fonts } = sheets);
});

const makeSheet = (settings: Partial<PrintSpecInput>) => {
  const own = { region: { kind: 'county', code: '330683' }, ...settings } as const;
  const sheet = sheets.makeSheet(own);
  return { spec: makeSpec(own), sheet, page: sheet.pages[0] as Page };
};

describe('renderPng', () => {
  const read = (png: Uint8Array): { widthPx: number; heightPx: number; perMetre: number; rows: Buffer } => {
    const bytes = Buffer.from(png);
    const idat = bytes.indexOf('IDAT');
    return {
      widthPx: bytes.readUInt32BE(16),
      heightPx: bytes.readUInt32BE(20),
      perMetre: bytes.readUInt32BE(bytes.indexOf('pHYs') + 4),
      rows: inflateSync(bytes.subarray(idat + 4, idat + 4 + bytes.readUInt32BE(idat - 4))),
    };
  };

  it('draws in bands the same as on one canvas, states its resolution, and is reproducible', async () => {
    const { page } = makeSheet({ paper: 'A3', bleedMm: 3 });
    const png = await renderPng(page, 254, makeCanvases(fonts));
    const { widthPx, heightPx, perMetre, rows } = read(png);
    // 3 030 × 4 260 px: two bands.
    expect([widthPx, heightPx]).toEqual(sizePx(page, 254));
    expect(perMetre).toBe(10_000);
    const whole = drawn({ ...page, widthMm: page.widthMm + 6, heightMm: page.heightMm + 6 }, 10, fonts);
    let differing = 0;
    for (let y = 0; y < heightPx; y++)
      for (let x = 0; x < widthPx; x++)
        if (rows[y * (widthPx * 3 + 1) + 1 + x * 3] !== whole.rgba[(y * widthPx + x) * 4]) differing++;
    // Letters cut by the edge of a band are antialiased slightly differently there.
    expect(differing / (widthPx * heightPx)).toBeLessThan(1e-3);
    expect(Buffer.compare(png, await renderPng(page, 254, makeCanvases(fonts)))).toBe(0);
  });

  it.each([0, Number.NaN, 3000])('refuses %s dpi', async (dpi) => {
    await expect(renderPng(makeSheet({ paper: 'A4' }).page, dpi, makeCanvases(fonts))).rejects.toThrow(
      SpecError,
    );
  });
});

/**
 * Threshold from which a label counts as different, on this canvas, which places letters on whole pixels. Equal labels differed by up to
 * 0.123, measured for a text that was not rotated.
 */
const UNLIKE = 0.13;

const turnedTexts = (items: readonly Item[]): Item[] =>
  items.map((item): Item => {
    if (item.kind === 'text') return { ...item, text: [...item.text].toReversed().join('') };
    return item.kind === 'clip' ? { ...item, items: turnedTexts(item.items) as typeof item.items } : item;
  });

describe('the glyphs in a PDF', () => {
  it.each([
    ['rare characters', { title: '嵊缙衢鄞硖垟岙㟃碶澥堠埭畈墈', author: '衢州市鄞州区' }],
    ['a mountain county in English', { region: { kind: 'county', code: '331127' }, language: 'en' }],
    ['mono', { region: { kind: 'county', code: '330922' }, flavour: 'mono' }],
  ] as const)('are for each label those that the canvas draws: %s', async (_, settings) => {
    const { spec, sheet, page } = makeSheet({ paper: 'A4', ...settings });
    const texts = collectTexts(page.items);
    expect(texts.length).toBeGreaterThan(30);
    const pxPerMm = pxPerMmFor(texts);
    const boxes = texts.map((item) => cutBox(item, pxPerMm, fonts));
    const bytes = await renderPdf(buildDrawing(spec, sheet), fonts);
    const pdf = await pdfCuts(bytes, 0, boxes, page.widthMm, pxPerMm);
    const unlikeIn = ({ items }: Page): number[] => {
      const raster = drawn({ ...page, items }, pxPerMm, fonts);
      return texts.map((item, i) => unlike(pdf[i]!, cutFrom(raster, boxes[i]!), item, pxPerMm, fonts));
    };
    const right = unlikeIn(page);
    expect(
      texts.flatMap(({ text }, i) => (right[i]! < UNLIKE ? [] : [`${text} ${right[i]!.toFixed(3)}`])),
    ).toEqual([]);
    // Control: the same letters in another order are recognised as different.
    const wrong = unlikeIn({ ...page, items: turnedTexts(page.items) });
    const mistaken = texts.filter(
      ({ text }, i) => text !== [...text].toReversed().join('') && wrong[i]! < UNLIKE,
    );
    expect(mistaken.map(({ text }) => text)).toEqual([]);
  });
});
