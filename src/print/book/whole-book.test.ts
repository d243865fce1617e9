import '../../i18n/testing/load-words.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../../dataset/testing/network.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Network } from '../../domain/network.ts';
import { type Book, composeBook } from './book.ts';
import { renderPdf } from '../backends/pdf.ts';
import type { Page, PointMm } from '../drawing.ts';
import type { SheetFonts } from '../text/fonts.ts';
import { collectTexts } from '../drawing-list.ts';
import { parseSpec, type PrintSpecInput } from '../spec/spec.ts';
import { pageFaults } from '../testing/boxes.ts';
import { wholeFonts } from '../testing/fonts.ts';
import { type ReadPdf, readPdf } from '../testing/pdf.ts';
import { wholeSource } from '../testing/sheets.ts';

let network: Network;
let fonts: SheetFonts;
let book: Book;
/** The PDF of the book, and the text of each of its pages. */
let pdf: ReadPdf;
let pdfTexts: string[];

const MARGIN_MM = 10;
const makeBook = (settings: Partial<PrintSpecInput>, only?: string[]): Promise<Book> => {
  const spec = parseSpec({
    version: 1,
    region: { kind: 'province' },
    paper: 'A4',
    marginMm: MARGIN_MM,
    ...settings,
  });
  return composeBook({ spec, by: 'county', ...(only ? { only } : {}) }, () =>
    wholeSource({ network, fonts }),
  );
};

beforeAll(async () => {
  network = await realNetwork();
  fonts = wholeFonts();
  book = await makeBook({});
  pdf = await readPdf(await renderPdf(book.drawing, fonts));
  pdfTexts = [];
  for (let page = 0; page < pdf.pages; page++) pdfTexts.push((await pdf.texts(page)).join(''));
});

const unspaced = (text: string): string => text.replaceAll(/\s/g, '');
const pageTexts = (page: Page): string[] => collectTexts(page.items).map(({ text }) => text);

describe('the book of all counties', () => {
  it('shows each county on the page that its bookmark names, and numbers every page', () => {
    expect(pdf.pages).toBe(book.drawing.pages.length);
    const counties = [...network.counties.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
    const outline = pdf.outline.slice(2, -1);
    expect(outline.map(({ title }) => title)).toEqual(counties.map(({ name }) => name));
    const wrong: string[] = [];
    for (const { title, page } of outline) {
      const text = pdfTexts[page] ?? '';
      if (!text.includes(`${title}发展轴图`) || !text.includes(`第 ${page + 1} 页`)) wrong.push(title);
    }
    expect(wrong).toEqual([]);
    for (const [i, page] of book.drawing.pages.entries()) expect(pageTexts(page)).toContain(`第 ${i + 1} 页`);
  });

  it('has the texts of every page, and of every sheet, in the PDF once and in order', () => {
    expect(book.sheets).toHaveLength(90);
    const wrongPages = book.drawing.pages.flatMap((page, i) =>
      unspaced(pdfTexts[i] ?? '') === unspaced(pageTexts(page).join('')) ? [] : [i + 1],
    );
    expect(wrongPages).toEqual([]);
    const wrongSheets = book.sheets.filter(({ page, sheet }) => {
      const read = pdfTexts.slice(page - 1, page - 1 + sheet.pages.length).join('');
      return unspaced(read) !== unspaced(sheet.texts.join(''));
    });
    expect(wrongSheets.map(({ code }) => code)).toEqual([]);
  });

  it('has no overlapping texts on cover, key map and general index, and none outside the margins', async () => {
    const outer = ({ drawing, sheets }: Book): Page[] => {
      const last = sheets.at(-1)!;
      return [...drawing.pages.slice(0, 2), ...drawing.pages.slice(last.page - 1 + last.sheet.pages.length)];
    };
    const few = ['330102', '330723', '330922'];
    const books = [
      book,
      await makeBook({ paper: 'A3', orientation: 'landscape' }, few),
      await makeBook({ language: 'en', title: 'Atlas of '.repeat(16).trim() }, few),
    ];
    for (const each of books) {
      const pages = outer(each);
      expect(pages.length).toBeGreaterThan(2);
      expect(pages.flatMap((page) => pageFaults(page, MARGIN_MM, fonts))).toEqual([]);
    }
  });

  it('has the page number of every sheet on the key map once', () => {
    const numbers = pageTexts(book.drawing.pages[1]!).filter((text) => /^\d+$/.test(text));
    expect(numbers.toSorted()).toEqual(book.sheets.map(({ page }) => String(page)).toSorted());
  });

  it('has that number on the region of its sheet, or connected to it by a leader', () => {
    const { items } = book.drawing.pages[1]!;
    const frames = items.flatMap((item) => (item.kind === 'clip' ? item.items : []));
    expect(frames).toHaveLength(book.sheets.length);
    const leaders = items.flatMap((item) =>
      item.kind === 'path' && item.layer === 'furniture' ? item.paths.map(({ points }) => points) : [],
    );
    const astray = book.sheets.flatMap(({ name, page }, k) => {
      const frame = frames[k]!;
      const corners = frame.kind === 'path' ? frame.paths[0]!.points : [];
      const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
      const isOn = ([x, y]: PointMm): boolean =>
        x > Math.min(...xs) && x < Math.max(...xs) && y > Math.min(...ys) && y < Math.max(...ys);
      const { xMm, yMm } = collectTexts(items).find(({ text }) => text === String(page))!;
      const isTied = leaders.some(([from, to]) => isOn(from!) && Math.hypot(to![0] - xMm, to![1] - yMm) < 5);
      return isOn([xMm, yMm]) || isTied ? [] : [name];
    });
    expect(astray).toEqual([]);
  });

  it('lists every place in the general index once, alphabetically, with page and square of the sheet of its county', () => {
    const last = book.sheets.at(-1)!;
    const listed = book.drawing.pages
      .slice(last.page - 1 + last.sheet.pages.length)
      .flatMap(pageTexts)
      .filter((text) => /^\d+ [A-Z]+\d+$/.test(text));
    const own = book.sheets.flatMap(({ code, page, sheet }) =>
      sheet.index.filter((row) => row.code.startsWith(code)).map((row) => ({ ...row, page })),
    );
    expect(own).toHaveLength(network.towns.size + network.villages.size);
    expect(listed).toEqual(
      own.toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1)).map(({ page, square }) => `${page} ${square}`),
    );
  });

  it('distinguishes towns and villages of one name in the general index', () => {
    const last = book.sheets.at(-1)!;
    const names = book.drawing.pages
      .slice(last.page - 1 + last.sheet.pages.length)
      .flatMap((page) => collectTexts(page.items))
      .filter(({ align, text }) => align === 'start' && text !== '总索引' && !text.startsWith('名称后'))
      .map(({ text, weight }) => `${text} ${weight}`);
    const shared = [...groupBy([...network.towns.values(), ...network.villages.values()], ({ name }) => name)]
      .map(([name, places]) => ({ name, counties: new Set(places.map(({ county }) => county)).size, places }))
      .filter(({ places, counties }) => places.length > 1 && counties === places.length);
    expect(shared.length).toBeGreaterThan(0);
    for (const { name, places } of shared)
      expect(
        names.filter((listed) => listed.startsWith(`${name}（`)),
        name,
      ).toHaveLength(places.length);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
});
