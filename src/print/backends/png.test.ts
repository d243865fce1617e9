import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../../data/test-network.ts';
import type { Network } from '../../domain/network.ts';
import { type Item, mmOfPt, type Page, type TextItem } from '../drawing.ts';
import { SpecError } from '../failure.ts';
import type { Faces } from '../faces.ts';
import { composeSheet, drawingOf, textsOf } from '../sheet.ts';
import { parseSpec, type PrintSpecInput } from '../spec.ts';
import { wholeFaces } from '../test-faces.ts';
import { canvasesOf, drawn, type Raster, rendered } from '../test-raster.ts';
import { pdfOf } from './pdf.ts';
import { pngOf, sizePx } from './png.ts';

let network: Network;
let faces: Faces;
beforeAll(async () => {
  network = await realNetwork();
  faces = wholeFaces();
}, 60_000);

const sheetOf = (wish: Partial<PrintSpecInput>) => {
  const spec = parseSpec({ version: 1, region: { kind: 'county', code: '330683' }, ...wish });
  const sheet = composeSheet(spec, { network, faces });
  return { spec, sheet, page: sheet.pages[0] as Page };
};

describe('pngOf', () => {
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

  it('draws in bands what one canvas would hold, knows its resolution, and repeats itself', async () => {
    const { page } = sheetOf({ paper: 'A3', bleedMm: 3 });
    const png = await pngOf(page, 254, canvasesOf(faces));
    const { widthPx, heightPx, perMetre, rows } = read(png);
    // 3 030 × 4 260 px: two bands.
    expect([widthPx, heightPx]).toEqual(sizePx(page, 254));
    expect(perMetre).toBe(10_000);
    const whole = drawn({ ...page, widthMm: page.widthMm + 6, heightMm: page.heightMm + 6 }, 10, faces);
    let differing = 0;
    for (let y = 0; y < heightPx; y++)
      for (let x = 0; x < widthPx; x++)
        if (rows[y * (widthPx * 3 + 1) + 1 + x * 3] !== whole.rgba[(y * widthPx + x) * 4]) differing++;
    // Letters cut by the edge of a band are smoothed a shade otherwise there.
    expect(differing / (widthPx * heightPx)).toBeLessThan(1e-3);
    expect(Buffer.compare(png, await pngOf(page, 254, canvasesOf(faces)))).toBe(0);
  });

  it.each([0, Number.NaN, 3000])('refuses %s dpi', async (dpi) => {
    await expect(pngOf(sheetOf({ paper: 'A4' }).page, dpi, canvasesOf(faces))).rejects.toThrow(SpecError);
  });
});

const PX_PER_MM = 16;

/** Grey of the letters' box, moved by some pixels; rotated texts are left to the eye. */
function greyOf({ rgba, widthPx }: Raster, item: TextItem, [dx, dy] = [0, 0] as Shift): number[] {
  const widthMm = faces.widthMm(item.text, item.sizePt, item.weight);
  const left = item.xMm - { start: 0, middle: widthMm / 2, end: widthMm }[item.align];
  const heightMm = mmOfPt(item.sizePt);
  const [x0, x1] = [Math.round(left * PX_PER_MM), Math.round((left + widthMm) * PX_PER_MM)];
  const [y0, y1] = [
    Math.round((item.yMm - heightMm * 0.85) * PX_PER_MM),
    Math.round((item.yMm + heightMm * 0.15) * PX_PER_MM),
  ];
  const grey: number[] = [];
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      const at = ((y + dy) * widthPx + x + dx) * 4;
      grey.push((rgba[at]! * 3 + rgba[at + 1]! * 6 + rgba[at + 2]!) / 10);
    }
  return grey;
}

/** Measured: right letters 0.86–1.00, the same letters in another order up to 0.77. */
const ALIKE = 0.82;
type Shift = readonly [dxPx: number, dyPx: number];
/** The canvas sets letters on whole pixels, pdf.js between them. */
const SHIFTS: Shift[] = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy): Shift => [dx, dy]));

/** How like a label is in two pictures at its best place within a pixel. */
const alike = (a: Raster, b: Raster, item: TextItem): number =>
  Math.max(...SHIFTS.map((shift) => likeness(greyOf(a, item), greyOf(b, item, shift))));

/** Pearson's coefficient: 1 where two pictures are the same but for contrast. */
function likeness(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((each, i) => {
    const [da, db] = [each - ma, b[i]! - mb];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  });
  return ab / Math.sqrt(aa * bb);
}

const turnedTexts = (items: readonly Item[]): Item[] =>
  items.map((item): Item => {
    if (item.kind === 'text') return { ...item, text: [...item.text].toReversed().join('') };
    return item.kind === 'clip' ? { ...item, items: turnedTexts(item.items) as typeof item.items } : item;
  });

describe('the glyphs of a PDF', { timeout: 60_000 }, () => {
  it.each([
    ['rare characters', { title: '嵊缙衢鄞硖垟岙㟃碶澥堠埭畈墈', author: '衢州市鄞州区' }],
    ['a mountain county in English', { region: { kind: 'county', code: '331127' }, language: 'en' }],
    ['mono', { region: { kind: 'county', code: '330922' }, flavour: 'mono' }],
  ] as const)('are those the canvas draws, label by label: %s', async (_, wish) => {
    const { spec, sheet, page } = sheetOf({ paper: 'A4', ...wish });
    const pdf = await rendered(await pdfOf(drawingOf(spec, sheet), faces), 0, PX_PER_MM);
    const canvas = drawn(page, PX_PER_MM, faces);
    const wrong = drawn({ ...page, items: turnedTexts(page.items) }, PX_PER_MM, faces);
    const upright = textsOf(page.items).filter(({ rotateDeg = 0 }) => rotateDeg === 0);
    expect(upright.length).toBeGreaterThan(30);
    const strange = upright
      .map((item) => ({ text: item.text, like: alike(pdf, canvas, item) }))
      .filter(({ like }) => !(like > ALIKE));
    expect(strange).toEqual([]);
    // The measure can tell: the same letters in another order are no longer alike.
    const reordered = upright.filter(({ text }) => text !== [...text].toReversed().join(''));
    const mistaken = reordered.filter((item) => alike(pdf, wrong, item) > ALIKE);
    expect(mistaken.map(({ text }) => text)).toEqual([]);
  });
});
