import { beforeAll, describe, expect, it } from 'vitest';
import { renderPdf } from './backends/pdf.ts';
import { renderSvg } from './backends/svg.ts';
import type { Sheet } from './page/sheet-types.ts';
import { SpecError, type SpecFailure } from './spec/failure.ts';
import { wholeSheet } from './read-sheet.ts';
import { buildDrawing, drawSheet, planSheet } from './sheet.ts';
import { collectTexts } from './drawing-list.ts';
import type { PrintSpecInput } from './spec/spec.ts';
import { realNetwork } from '../dataset/testing/network.ts';
import { makeSpec, testSheets, type TestSheets } from './testing/sheets.ts';
import { readPdf } from './testing/pdf.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
});

const makeSheet = (settings: Partial<PrintSpecInput>): Sheet => sheets.makeSheet(settings);
const catchFailure = (settings: Partial<PrintSpecInput>): SpecFailure => {
  try {
    makeSheet(settings);
  } catch (error) {
    if (error instanceof SpecError) return error.failure;
    throw error;
  }
  throw new Error('composed');
};

const unspaced = (text: string): string => text.replaceAll(/\s/g, '');

describe('a sheet', () => {
  it('draws a scale bar of the stated length, and a control mark of 100 mm', () => {
    const sheet = makeSheet({ scale: 250_000, paper: 'A3' });
    const items = sheet.pages[0]!.items.filter((item) => item.kind === 'path' && item.layer === 'furniture');
    const widths = items.flatMap((item) =>
      item.kind === 'path'
        ? item.paths.map(
            ({ points }) => Math.max(...points.map(([x]) => x)) - Math.min(...points.map(([x]) => x)),
          )
        : [],
    );
    expect(sheet.texts).toContain('20 公里');
    // 20 km in four parts at 1:250,000.
    expect(widths.filter((mm) => Math.abs(mm - 20) < 1e-9)).toHaveLength(4);
    expect(widths.filter((mm) => Math.abs(mm - 100) < 1e-9)).toHaveLength(1);
  });

  it('writes every text once and in order into PDF and SVG', async () => {
    for (const settings of [
      {},
      { language: 'en' },
      { flavour: 'mono', region: { kind: 'county', code: '330683' } },
    ] as const) {
      const sheet = makeSheet(settings);
      const pdf = await readPdf(await renderPdf(buildDrawing(makeSpec(settings), sheet), sheets.fonts));
      const read = (await Promise.all(sheet.pages.map((_, i) => pdf.texts(i)))).flat();
      // pdf.js splits text at wide gaps and inserts spaces, so only letters and their order are compared.
      expect(unspaced(read.join(''))).toBe(unspaced(sheet.texts.join('')));
      const svg = sheet.pages.map((page) => renderSvg(page)).join('');
      const drawn = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
      expect(drawn.map((text) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))).toEqual(
        sheet.texts,
      );
    }
  });

  it('has a legend of exactly what it shows', () => {
    const axis = makeSheet({ region: { kind: 'axis', id: 'axis-053' }, paper: 'A4' });
    const kinds = [
      '发展轴（有据）',
      '发展轴（推演）',
      '中心镇·赛道不详（推演）',
      '重点村（推演）',
      '县（市、区）界',
      '设区市界',
    ];
    expect(axis.texts).toEqual(expect.arrayContaining(kinds));
    const absent = new Set(['中心镇·赛道不详', '工业重镇', '重点村（有据）', '省界']);
    expect(axis.texts.filter((text) => absent.has(text))).toEqual([]);
  });

  it('gives the same bytes twice, with title, layers and outline', async () => {
    const settings = { author: '测试', date: '2026-11-24', bleedMm: 3 } as const;
    const [one, two] = await Promise.all(
      [0, 1].map(() => renderPdf(buildDrawing(makeSpec(settings), makeSheet(settings)), sheets.fonts)),
    );
    expect(Buffer.compare(one!, two!)).toBe(0);
    expect(one!.length).toBeLessThan(400 * 1024);
    const pdf = await readPdf(one!);
    expect(pdf.title).toBe('武义县发展轴图');
    expect(pdf.layers).toContain('中心镇');
    expect(pdf.outline[0]).toEqual({ title: '武义县发展轴图', page: 0 });
  });

  it('sets rare characters, and refuses those missing from its font', () => {
    const title = '嵊缙衢鄞硖垟岙㟃';
    expect(makeSheet({ title }).texts[0] === title || makeSheet({ title }).texts.includes(title)).toBe(true);
    expect(catchFailure({ title: '🗺' })).toMatchObject({ kind: 'no-glyph', missing: '🗺' });
  });

  it('says which scale fits if the requested one does not', () => {
    const failure = catchFailure({ scale: 50_000, paper: 'A4' });
    expect(failure).toMatchObject({ kind: 'too-large', scale: 50_000 });
    const { fits } = failure as { fits: number };
    expect(makeSheet({ scale: fits, paper: 'A4' }).report.scale).toBe(fits);
    expect(catchFailure({ region: { kind: 'county', code: '330199' } }).kind).toBe('unknown-region');
    expect(catchFailure({ region: { kind: 'axis', id: 'axis-000000' } }).kind).toBe('unknown-region');
    expect(catchFailure({ region: { kind: 'frame', west: 125, east: 126, south: 29, north: 30 } }).kind).toBe(
      'empty-region',
    );
    expect(catchFailure({ paper: { widthMm: 100, heightMm: 100 } }).kind).toBe('too-small');
  });

  it('leaves out modelled records if only documented ones are requested, and counts both kinds', () => {
    const all = makeSheet({}).report;
    const documented = makeSheet({ documentedOnly: true }).report;
    expect(all.counts.modelled).toBeGreaterThan(0);
    expect(documented).toMatchObject({ counts: { ...all.counts, modelled: 0 } });
    expect(all.findings.map(({ kind }) => kind)).toContain('modelled');
    expect(documented.findings.map(({ kind }) => kind)).not.toContain('modelled');
    expect(makeSheet({}).texts.join('')).toContain(`推演 ${all.counts.modelled} 条`);
    // Modelled branches of documented axes are left out too, so the legend has no entry for dashed lines.
    expect(makeSheet({}).texts).toContain('发展轴（推演）');
    expect(makeSheet({ documentedOnly: true }).texts).not.toContain('发展轴（推演）');
  });

  it('states the scale error of the province', () => {
    const { report, texts } = makeSheet({ region: { kind: 'province' }, paper: 'A1' });
    expect(report.scaleErrorPct).toBeGreaterThan(0.05);
    expect(report.findings.map(({ kind }) => kind)).toContain('scale-error');
    expect(texts.join('')).toMatch(/图内比例误差不超过 0[.]\d{3} %/);
  });

  it('continues a long index and a long title on further pages', () => {
    const title = '浙江省发展轴、中心镇与重点村分布图'.repeat(4);
    const sheet = makeSheet({ region: { kind: 'prefecture', code: '331100' }, paper: 'A4', title });
    expect(sheet.pages.length).toBeGreaterThan(1);
    const squares = sheet.pages
      .flatMap(({ items }) => collectTexts(items))
      .filter(({ text, align }) => /^[A-Z]+\d+$/.test(text) && align === 'end');
    expect(squares).toHaveLength(sheet.index.length);
  });

  it.each([
    ['one page', {}],
    ['an index that goes on', { region: { kind: 'prefecture', code: '331100' }, paper: 'A4' }],
    ['a title that is cut', { title: '浙江省发展轴、中心镇与重点村分布图'.repeat(12), paper: 'A5' }],
  ] as const)('knows before it is drawn how many pages it will have: %s', (_, settings) => {
    const plan = planSheet(wholeSheet(makeSpec(settings), sheets));
    expect(drawSheet(plan).pages).toHaveLength(plan.pages);
  });
});
