import { beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from '../backends/pdf.ts';
import type { Sheet } from '../page/sheet-types.ts';
import { SpecError } from '../spec/failure.ts';
import { failureText } from '../spec/failure-text.ts';
import { buildDrawing } from '../sheet.ts';
import type { PrintSpecInput } from '../spec/spec.ts';
import { realNetwork } from '../../dataset/testing/network.ts';
import { makeSpec, testSheets, type TestSheets } from '../testing/sheets.ts';
import { readPdf } from '../testing/pdf.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
});

const makeSheet = (settings: Partial<PrintSpecInput>): Sheet => sheets.makeSheet(settings);

describe('the title of a sheet', () => {
  it('is normalised to NFC, in the PDF too', async () => {
    const settings = {
      title: '\u2f42成县\u200b\ufeff ３３０７２３',
      subtitle: 'Cafe\u0301\u2028\u00adbar',
      author: '\u2fa6华',
    };
    const sheet = makeSheet(settings);
    expect(sheet.texts).toContain('文成县 330723');
    const pdf = await readPdf(await renderPdf(buildDrawing(makeSpec(settings), sheet), sheets.fonts));
    const read = (await Promise.all(sheet.pages.map((_, i) => pdf.texts(i)))).join('');
    expect(pdf.title).toContain('文成县 330723');
    expect(read).toContain('文成县 330723');
    expect(unspaced(read)).toContain('Cafébar');
    expect(read).toContain('金华');
    expect(pdf.title + read).not.toMatch(/[\u2e80-\u2fdf\u200b\ufeff\u2028]/u);
  });

  it('is refused if a font lacks a character, naming its code point', () => {
    for (const [title, codes] of [
      ['武义\u{1f600}', 'U+1F600'],
      ['\u{13000}', 'U+13000'],
      ['武\u{e000}义', 'U+E000'],
    ] as const)
      expect(catchRefusal(() => makeSheet({ title }))).toContain(codes);
  });
});

function catchRefusal(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    if (error instanceof SpecError) return failureText(error.failure, 'en');
    throw error;
  }
  throw new Error('nothing was refused');
}

const unspaced = (text: string): string => text.replaceAll(/\s/g, '');
