import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import '../../src/i18n/testing/load-words.ts';
import { realNetwork } from '../../src/dataset/testing/network.ts';
import type { Network } from '../../src/domain/network.ts';
import { renderPdf } from '../../src/print/backends/pdf.ts';
import type { Item, Page, TextItem } from '../../src/print/drawing.ts';
import { composeSheet, buildDrawing } from '../../src/print/sheet.ts';
import { collectTexts } from '../../src/print/drawing-list.ts';
import { parseSpec, type PrintSpecInput } from '../../src/print/spec/spec.ts';
import { type Cut, pdfCuts, type PixelBox } from '../../src/print/testing/cuts.ts';
import { wholeFonts } from '../../src/print/testing/fonts.ts';
import { cutBox, pxPerMmFor, UNLIKE, unlike } from '../../src/print/testing/likeness.ts';
import type { Paper } from '../drivers/paper.ts';
import { expect, given, test, then } from '../drivers/test.ts';

/** A selection of sheets; with AXIS_ALL_GLYPHS=1 those of all counties and all picture cases. */
const all = process.env['AXIS_ALL_GLYPHS'] === '1';
const folder = join(import.meta.dirname, '../../src/print/pictures');
const pictures = readdirSync(folder).map((name): readonly [string, PrintSpecInput] => {
  const { spec } = JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8')) as {
    spec: PrintSpecInput;
  };
  return [name, spec];
});
const { features: counties } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../geodata/counties.geojson'), 'utf8'),
) as { features: { properties: { code: string } }[] };
const RARE: PrintSpecInput = {
  version: 1,
  region: { kind: 'county', code: '330683' },
  paper: 'A4',
  title: '嵊缙衢鄞硖垟岙㟃碶澥堠埭畈墈',
};
const cases: (readonly [string, PrintSpecInput])[] = [
  ['rare characters', RARE],
  ...pictures.filter(([name]) => all || ['axis', 'english', 'mono', 'mountain-county'].includes(name)),
  ...counties
    .filter(() => all)
    .map(({ properties: { code } }): readonly [string, PrintSpecInput] => [
      `county ${code}`,
      { version: 1, region: { kind: 'county', code } },
    ]),
];

// The browser only renders files.
test.use({ withMap: false });
// In one process, so that `beforeAll` runs once.
test.describe.configure({ mode: 'default' });

let network: Network;
/** The pages of `RARE`, which several tests compare. */
let rare: DrawnPage[];
const fonts = wholeFonts();
test.beforeAll(async () => {
  network = await realNetwork();
  rare = await drawByPdfJs(RARE);
});

const asItIs = (page: Page): Page => page;

/** A page with its labels: their boxes, and how pdf.js draws them. */
interface DrawnPage {
  page: Page;
  texts: TextItem[];
  pxPerMm: number;
  boxes: PixelBox[];
  inPdf: Cut[];
}

async function drawByPdfJs(input: PrintSpecInput): Promise<DrawnPage[]> {
  const spec = parseSpec(input);
  const sheet = composeSheet(spec, { network, fonts });
  const pdf = await renderPdf(buildDrawing(spec, sheet), fonts);
  const pages: DrawnPage[] = [];
  for (const [number, page] of sheet.pages.entries()) {
    const texts = collectTexts(page.items);
    const pxPerMm = pxPerMmFor(texts);
    const boxes = texts.map((item) => cutBox(item, pxPerMm, fonts));
    pages.push({
      page,
      texts,
      pxPerMm,
      boxes,
      inPdf: await pdfCuts(pdf, number, boxes, page.widthMm, pxPerMm),
    });
  }
  return pages;
}

/** Labels of a sheet that the browser, with pages changed by `altered`, draws differently from pdf.js. */
async function strange(
  pages: readonly DrawnPage[],
  paper: Paper,
  altered = asItIs,
): Promise<{ labels: number; strange: string[] }> {
  const found: string[] = [];
  let labels = 0;
  for (const { page, texts, pxPerMm, boxes, inPdf } of pages) {
    const inSvg = await paper.cuts(altered(page), boxes, fonts, pxPerMm);
    labels += texts.length;
    texts.forEach((item, i) => {
      const difference = unlike(inPdf[i]!, inSvg[i]!, item, pxPerMm, fonts);
      if (!(difference < UNLIKE)) found.push(`${item.text} ${difference.toFixed(3)}`);
    });
  }
  return { labels, strange: found };
}

for (const [name, input] of cases)
  test(`the PDF has the glyphs that the browser draws from the SVG, label by label: ${name}`, async ({
    paper,
  }) => {
    const compared = await given('the sheet as PDF and as SVG', async () =>
      strange(input === RARE ? rare : await drawByPdfJs(input), paper),
    );
    await then('every label is alike', async () => {
      expect(compared.labels).toBeGreaterThan(20);
      expect(compared.strange).toEqual([]);
    });
  });

/** The first village by name whose label occurs once on the map of the sheet; the index may contain it too. */
function villageOn(pages: readonly DrawnPage[]): string {
  const texts = pages.flatMap((page) => page.texts);
  const names = texts.filter(({ text, layer }) => layer === 'names' && text.endsWith('村'));
  const found = names
    .map(({ text }) => text)
    .filter((name) => names.filter(({ text }) => text === name).length === 1)
    .toSorted()[0];
  if (found === undefined) throw new Error('the sheet has no label of a village');
  return found;
}

const FAULTS: [string, (label: TextItem) => TextItem][] = [
  ['a similar letter', (label) => ({ ...label, text: label.text.replace('村', '材') })],
  ['the other weight', (label) => ({ ...label, weight: label.weight === 400 ? 700 : 400 })],
  ['a place 1 mm away', (label) => ({ ...label, xMm: label.xMm + 1 })],
];

for (const [fault, alter] of FAULTS)
  test(`a label with ${fault} is recognised as different`, async ({ paper }) => {
    const name = villageOn(rare);
    const labelled = (items: readonly Item[]): Item[] =>
      items.map((item): Item => {
        if (item.kind === 'clip') return { ...item, items: labelled(item.items) as typeof item.items };
        return item.kind === 'text' && item.layer === 'names' && item.text === name ? alter(item) : item;
      });
    const compared = await given('a sheet whose SVG has the fault', () =>
      strange(rare, paper, (page) => ({ ...page, items: labelled(page.items) })),
    );
    await then('that label and no other is named', async () => {
      expect(compared.strange).toEqual([expect.stringMatching(`^${name} `)]);
    });
  });
