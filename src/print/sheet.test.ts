import geodesic from 'geographiclib-geodesic';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '../domain/network.ts';
import type { LonLat } from '../domain/records.ts';
import { pdfOf } from './backends/pdf.ts';
import { svgOf } from './backends/svg.ts';
import type { Sheet } from './compose.ts';
import type { BoxMm, TextItem } from './drawing.ts';
import { mmOfPt } from './drawing.ts';
import { SpecError, type SpecFailure } from './failure.ts';
import type { Faces } from './faces.ts';
import { composeSheet, drawingOf, textsOf } from './sheet.ts';
import { parseSpec, type PrintSpec, type PrintSpecInput } from './spec.ts';
import { realNetwork } from '../data/test-network.ts';
import { wholeFaces } from './test-faces.ts';
import { readPdf } from './test-pdf.ts';
import { overlaps } from './box-index.ts';

const { WGS84 } = geodesic.Geodesic;
let network: Network;
let faces: Faces;
beforeAll(async () => {
  network = await realNetwork();
  faces = wholeFaces();
}, 60_000);

const spec = (wish: Partial<PrintSpecInput>): PrintSpec =>
  parseSpec({ version: 1, region: { kind: 'county', code: '330723' }, ...wish });
const sheetOf = (wish: Partial<PrintSpecInput>): Sheet => composeSheet(spec(wish), { network, faces });
const failureOf = (wish: Partial<PrintSpecInput>): SpecFailure => {
  try {
    sheetOf(wish);
  } catch (error) {
    if (error instanceof SpecError) return error.failure;
    throw error;
  }
  throw new Error('composed');
};
const metres = (a: LonLat, b: LonLat): number => WGS84.Inverse(a[1], a[0], b[1], b[0]).s12 ?? NaN;

const unspaced = (text: string): string => text.replaceAll(/\s/g, '');

/** Box of a text that is not turned. */
function boxOf({ text, xMm, yMm, sizePt, weight, align }: TextItem): BoxMm {
  const widthMm = faces.widthMm(text, sizePt, weight);
  const left = align === 'start' ? xMm : align === 'middle' ? xMm - widthMm / 2 : xMm - widthMm;
  return { xMm: left, yMm: yMm - mmOfPt(sizePt) * 0.8, widthMm, heightMm: mmOfPt(sizePt) * 0.9 };
}

describe('a sheet', () => {
  it.each([
    ['330106', 50_000, 'A1'],
    ['330723', 150_000, 'A1'],
    ['330723', 400_000, 'A4'],
    ['330922', 1_500_000, 'A4'],
    ['330825', 250_000, 'A1'],
  ] as const)(
    'of %s at 1:%i on %s is true to scale in the list and in the PDF',
    async (code, scale, paper) => {
      const wish = { region: { kind: 'county', code }, scale, paper } as const;
      const sheet = sheetOf(wish);
      const towns = [...network.counties.values(), ...network.towns.values()]
        .map((record): LonLat => ('seat' in record ? [record.seat.lon, record.seat.lat] : record.lonLat))
        .map((lonLat) => ({ lonLat, mm: sheet.face.toMm(lonLat) }));
      const { boxMm } = sheet.face;
      const shown = towns.filter(({ mm: [x, y] }) =>
        overlaps(boxMm, { xMm: x - 1, yMm: y - 1, widthMm: 2, heightMm: 2 }),
      );
      expect(shown.length).toBeGreaterThan(1);
      const first = shown[0]!;
      for (const { lonLat, mm } of shown.slice(1)) {
        const wantedMm = (metres(first.lonLat, lonLat) * 1000) / scale;
        const error = Math.abs(Math.hypot(mm[0] - first.mm[0], mm[1] - first.mm[1]) - wantedMm);
        expect(error).toBeLessThan(wantedMm * 5e-4 + 0.1);
      }
      // The grid's own lines in the PDF: every corner that the list draws is where the list has it.
      const pdf = await readPdf(await pdfOf(drawingOf(spec(wish), sheet), faces));
      const corners = await pdf.corners(0);
      for (const item of sheet.pages[0]!.items) {
        if (item.kind !== 'path' || item.layer !== 'towns') continue;
        for (const [x, y] of item.paths.flatMap(({ points }) => points))
          expect(Math.min(...corners.map(([cx, cy]) => Math.hypot(cx - x, cy - y)))).toBeLessThan(0.01);
      }
    },
  );

  it('draws a scale bar that measures what it says, and a control mark of 100 mm', () => {
    const sheet = sheetOf({ scale: 250_000, paper: 'A3' });
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

  it('gives the PDF and the SVG every text once, in order', async () => {
    for (const wish of [
      {},
      { language: 'en' },
      { flavour: 'mono', region: { kind: 'county', code: '330683' } },
    ] as const) {
      const sheet = sheetOf(wish);
      const pdf = await readPdf(await pdfOf(drawingOf(spec(wish), sheet), faces));
      const read = (await Promise.all(sheet.pages.map((_, i) => pdf.texts(i)))).flat();
      // pdf.js cuts runs at wide gaps and puts blanks between them; letters and their order are what was drawn.
      expect(unspaced(read.join(''))).toBe(unspaced(sheet.texts.join('')));
      const svg = sheet.pages.map((page) => svgOf(page)).join('');
      const drawn = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
      expect(drawn.map((text) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))).toEqual(
        sheet.texts,
      );
    }
  });

  it('gives the same bytes twice, with title, layers and outline', async () => {
    const wish = { author: '测试', date: '2026-11-24', bleedMm: 3 } as const;
    const [one, two] = await Promise.all(
      [0, 1].map(() => pdfOf(drawingOf(spec(wish), sheetOf(wish)), faces)),
    );
    expect(Buffer.compare(one!, two!)).toBe(0);
    expect(one!.length).toBeLessThan(400 * 1024);
    const pdf = await readPdf(one!);
    expect(pdf.title).toBe('武义县发展轴图');
    expect(pdf.layers).toContain('中心镇');
    expect(pdf.outline[0]).toEqual({ title: '武义县发展轴图', page: 0 });
  });

  it('sets rare characters, and refuses those that its font lacks', () => {
    const title = '嵊缙衢鄞硖垟岙㟃';
    expect(sheetOf({ title }).texts[0] === title || sheetOf({ title }).texts.includes(title)).toBe(true);
    expect(failureOf({ title: '🗺' })).toMatchObject({ kind: 'no-glyph', missing: '🗺' });
  });

  it('tells which scale fits where the one asked for does not', () => {
    const failure = failureOf({ scale: 50_000, paper: 'A4' });
    expect(failure).toMatchObject({ kind: 'too-large', scale: 50_000 });
    const { fits } = failure as { fits: number };
    expect(sheetOf({ scale: fits, paper: 'A4' }).report.scale).toBe(fits);
    expect(failureOf({ region: { kind: 'county', code: '330199' } }).kind).toBe('unknown-region');
    expect(failureOf({ region: { kind: 'axis', id: 'axis-000000' } }).kind).toBe('unknown-region');
    expect(failureOf({ region: { kind: 'frame', west: 125, east: 126, south: 29, north: 30 } }).kind).toBe(
      'empty-region',
    );
    expect(failureOf({ paper: { widthMm: 100, heightMm: 100 } }).kind).toBe('too-small');
  });

  it('leaves modelled records out where only documented ones are wanted, and counts both', () => {
    const all = sheetOf({}).report;
    const documented = sheetOf({ documentedOnly: true }).report;
    expect(all.modelled).toBeGreaterThan(0);
    expect(documented).toMatchObject({ documented: all.documented, modelled: 0 });
    expect(all.findings.map(({ kind }) => kind)).toContain('modelled');
    expect(documented.findings.map(({ kind }) => kind)).not.toContain('modelled');
    expect(sheetOf({}).texts.join('')).toContain(`推演 ${all.modelled} 条`);
  });

  it('states the scale error of the province', () => {
    const { report, texts } = sheetOf({ region: { kind: 'province' }, paper: 'A1' });
    expect(report.scaleErrorPct).toBeGreaterThan(0.05);
    expect(report.findings.map(({ kind }) => kind)).toContain('scale-error');
    expect(texts.join('')).toMatch(/图内比例误差不超过 0[.]\d{3} %/);
  });

  it('carries an index of many rows and a long title on to what room there is', () => {
    const title = '浙江省发展轴、中心镇与重点村分布图'.repeat(4);
    const sheet = sheetOf({ region: { kind: 'prefecture', code: '331100' }, paper: 'A4', title });
    expect(sheet.pages.length).toBeGreaterThan(1);
    const squares = sheet.pages
      .flatMap(({ items }) => textsOf(items))
      .filter(({ text, align }) => /^[A-Z]+\d+$/.test(text) && align === 'end');
    expect(squares).toHaveLength(sheet.index.length);
  });
});

describe('the layout of every county', { timeout: 180_000 }, () => {
  const papers = [
    ['A4', 'portrait'],
    ['A4', 'landscape'],
    ['A3', 'portrait'],
    ['A3', 'landscape'],
  ] as const;

  it.each(papers)('on %s %s keeps texts on the sheet and furniture apart', (paper, orientation) => {
    const faults: string[] = [];
    for (const code of network.counties.keys()) {
      const sheet = sheetOf({ region: { kind: 'county', code }, paper, orientation });
      for (const [n, page] of sheet.pages.entries()) {
        const texts = textsOf(page.items).filter(
          ({ rotateDeg = 0, layer }) => rotateDeg === 0 && layer !== 'names',
        );
        const boxes = texts.map(boxOf);
        boxes.forEach((box, i) => {
          const text = `${code} p${n} ${texts[i]!.text}`;
          if (
            box.xMm < 5 ||
            box.yMm < 5 ||
            box.xMm + box.widthMm > page.widthMm - 5 ||
            box.yMm + box.heightMm > page.heightMm - 5
          )
            faults.push(`outside: ${text}`);
          for (let k = i + 1; k < boxes.length; k++)
            if (overlaps(box, boxes[k]!)) faults.push(`overlap: ${text} and ${texts[k]!.text}`);
        });
      }
    }
    expect(faults.slice(0, 20)).toEqual([]);
  });

  it('names nearly all towns and villages on A3, and lists the rest', () => {
    const sum = { towns: [0, 0], villages: [0, 0] };
    for (const code of network.counties.keys()) {
      const { report } = sheetOf({ region: { kind: 'county', code }, paper: 'A3' });
      for (const kind of ['towns', 'villages'] as const) {
        sum[kind][0]! += report[kind].labelled;
        sum[kind][1]! += report[kind].shown;
        const unplaced = report.labels.unplaced.filter((each) => `${each.kind}s` === kind).length;
        expect(unplaced).toBe(report[kind].shown - report[kind].labelled);
      }
    }
    expect(sum.towns[0]! / sum.towns[1]!).toBeGreaterThanOrEqual(0.95);
    expect(sum.villages[0]! / sum.villages[1]!).toBeGreaterThanOrEqual(0.85);
  });
});
