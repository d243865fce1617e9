import { beforeAll, describe, expect, it } from 'vitest';
import { PRINT_FLAVOURS } from '../../../styles/flavours/print-flavours.ts';
import { realNetwork } from '../../dataset/testing/network.ts';
import { SpecError } from '../spec/failure.ts';
import { type Frame, layOutFrame } from '../page/frame.ts';
import type { TableRow } from '../furniture/index-table.ts';
import { type ContinuedPage, continuedPages } from './index-pages.ts';
import { resolveRegion } from '../spec/region.ts';
import { buildDrawing } from '../sheet.ts';
import { collectTexts } from '../drawing-list.ts';
import { makeSpec, testSheets, type TestSheets } from '../testing/sheets.ts';

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork());
});

const spec = makeSpec({ paper: 'A4' });
const rows = (count: number): TableRow[] =>
  Array.from({ length: count }, (_, i) => ({ kind: 'heading', text: `${i}` }));
const pagesOf = (count: number, change: (layout: Frame['layout']) => Frame['layout']): ContinuedPage[] => {
  const frame = layOutFrame(spec, sheets.network, resolveRegion(spec, sheets.network), sheets.fonts);
  const changed = { ...frame, layout: change(frame.layout) };
  return continuedPages(rows(count), spec, changed, 1, sheets, PRINT_FLAVOURS.colour);
};

describe('continuedPages', () => {
  it('makes none if everything fits on the first page', () => {
    expect(pagesOf(0, (layout) => layout)).toEqual([]);
  });

  it('sets every row once and in order, on as many pages as needed', () => {
    const pages = pagesOf(800, (layout) => layout);
    expect(pages.length).toBeGreaterThan(2);
    const set = pages.flatMap(({ parts }) =>
      collectTexts(parts.find(({ name }) => name === 'index')!.items).map(({ text }) => text),
    );
    expect(set).toEqual(Array.from({ length: 800 }, (_, i) => `${i}`));
  });

  it('adds a page with the full text of a shortened title', () => {
    const [page, ...more] = pagesOf(0, (layout) => ({ ...layout, isTitleCut: true }));
    expect(more).toEqual([]);
    expect(page!.title).toBe('武义县发展轴图');
  });

  it('is listed below the map in the bookmarks', () => {
    const subtitle = '其一、其二、其三'.repeat(48);
    const settings = makeSpec({ paper: 'A4', subtitle });
    const { outline } = buildDrawing(settings, sheets.makeSheet({ paper: 'A4', subtitle }));
    expect(outline.map(({ page, level }) => [page, level])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('refuses paper that is too small for a row', () => {
    const low = (layout: Frame['layout']): Frame['layout'] => ({
      ...layout,
      marks: { ...layout.marks, yMm: layout.title.yMm + 12 },
    });
    expect(() => pagesOf(1, low)).toThrow(SpecError);
  });
});
