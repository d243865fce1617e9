import { beforeAll, describe, expect, it } from 'vitest';
import { pdfOf } from './backends/pdf.ts';
import type { Sheet } from './compose.ts';
import { drawingOf } from './sheet.ts';
import type { PrintSpecInput } from './spec.ts';
import { realNetwork } from '../data/test-network.ts';
import { specOf, testSheets, type TestSheets } from './test-sheets.ts';
import { readPdf } from './test-pdf.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
}, 60_000);

const sheetOf = (wish: Partial<PrintSpecInput>): Sheet => sheets.sheetOf(wish);

const unspaced = (text: string): string => text.replaceAll(/\s/g, '');

describe('the text of every county', () => {
  it('gives the PDF of every county every text once, in order', { timeout: 180_000 }, async () => {
    const wrong: string[] = [];
    for (const code of sheets.network.counties.keys()) {
      const wish = { region: { kind: 'county', code } } as const;
      const sheet = sheetOf(wish);
      const pdf = await readPdf(await pdfOf(drawingOf(specOf(wish), sheet), sheets.faces));
      const read = (await Promise.all(sheet.pages.map((_, i) => pdf.texts(i)))).flat();
      if (unspaced(read.join('')) !== unspaced(sheet.texts.join(''))) wrong.push(code);
    }
    expect(sheets.network.counties.size).toBe(90);
    expect(wrong).toEqual([]);
  });
});
