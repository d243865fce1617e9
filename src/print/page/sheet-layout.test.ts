import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRINT_FLAVOURS } from '../../../styles/flavours/print-flavours.ts';
import { realNetwork } from '../../dataset/testing/network.ts';
import type { Sheet } from './sheet-types.ts';
import { collectTexts } from '../drawing-list.ts';
import type { PrintSpecInput } from '../spec/spec.ts';
import { furnitureFaults, nameFaults } from '../testing/boxes.ts';
import { realGround } from '../testing/ground.ts';
import { composeSheet } from '../sheet.ts';
import { makeSpec, testSheets, type TestSheets } from '../testing/sheets.ts';

let sheets: TestSheets;
let onGround: TestSheets;
beforeAll(async () => {
  const network = await realNetwork();
  sheets = testSheets(network);
  const ground = await realGround();
  const { relief } = ground;
  if (!relief) throw new Error('the committed ground has no relief');
  // The layout does not depend on the hillshade, so a uniform one saves time.
  onGround = testSheets(network, {
    ...ground,
    relief: { ...relief, widthPx: 1, heightPx: 1, grey: relief.grey.subarray(0, 1) },
  });
});

const MARGIN_MM = 10;
const makeSheet = (settings: Partial<PrintSpecInput>, of = sheets): Sheet =>
  of.makeSheet({ marginMm: MARGIN_MM, ...settings });
const faultsOf = (sheet: Sheet): string[] => [
  ...nameFaults(sheet),
  ...sheet.pages.flatMap((page, n) =>
    furnitureFaults(sheet.parts[n]!, page, MARGIN_MM, sheets.fonts).map((fault) => `p${n + 1} ${fault}`),
  ),
];

/** Least share of village names that are placed, and least number of the 90 sheets whose scale is large enough for all village names. */
const WANTED = { A4: { share: 0.8, sheets: 80 }, A3: { share: 0.85, sheets: 90 } };

describe.each([
  ['A4', 'portrait', 'ground'],
  ['A4', 'landscape', 'plain'],
  ['A3', 'portrait', 'plain'],
  ['A3', 'landscape', 'ground'],
] as const)('the layout of every county on %s %s, %s', (paper, orientation, under) => {
  const composed = new Map<string, Sheet>();
  beforeAll(() => {
    for (const code of sheets.network.counties.keys())
      composed.set(
        code,
        makeSheet(
          { region: { kind: 'county', code }, paper, orientation },
          under === 'ground' ? onGround : sheets,
        ),
      );
  });
  afterAll(() => composed.clear());

  it('has no overlap among names, symbols and furniture', () => {
    expect(composed.size).toBe(90);
    const faults = [...composed].flatMap(([code, sheet]) =>
      faultsOf(sheet).map((fault) => `${code} ${fault}`),
    );
    expect(faults.slice(0, 20)).toEqual([]);
  });

  it('labels nearly all towns and villages, and lists the rest', () => {
    const reports = [...composed.values()].map(({ report }) => report);
    const shareOf = (kind: 'towns' | 'villages'): number =>
      reports.reduce((sum, report) => sum + report[kind].labelled, 0) /
      reports.reduce((sum, report) => sum + report[kind].shown, 0);
    expect(shareOf('towns')).toBeGreaterThanOrEqual(0.95);
    expect(shareOf('villages')).toBeGreaterThanOrEqual(WANTED[paper].share);
    const tried = reports.filter(({ labels }) => labels.unnamed === 0);
    expect(tried.length).toBeGreaterThanOrEqual(WANTED[paper].sheets);
    for (const report of tried)
      for (const kind of ['towns', 'villages'] as const) {
        const unplaced = report.labels.unplaced.filter((each) => `${each.kind}s` === kind).length;
        expect(unplaced).toBe(report[kind].shown - report[kind].labelled);
      }
  });
});

describe('texts of any length', () => {
  const letters = (text: string): string => text.replaceAll(/[\s…]/g, '');
  const sources = {
    zh: '浙江省发展轴中心镇与重点村分布图'.repeat(20),
    en: 'Development axes of the mountain counties '.repeat(10),
  };
  const cases = [20, 60, 100, 150, 200, 400].flatMap((length) => [
    { language: 'zh', length } as const,
    { language: 'en', length } as const,
  ]);

  it.each(cases)('sets all of a $language title or subtitle of $length letters', ({ language, length }) => {
    const text = sources[language].slice(0, length).trim();
    // Without an index there is a second page only for a shortened title.
    for (const [paper, index] of [
      ['A5', false],
      ['A4', true],
      ['A3', true],
    ] as const)
      for (const settings of [{ title: text }, { title: '武义', subtitle: text }]) {
        const sheet = makeSheet({ paper, index, orientation: 'portrait', ...settings });
        expect(faultsOf(sheet)).toEqual([]);
        const whole = sheet.parts.some((parts) => {
          const set = parts.find(({ name }) => name === 'title')?.items ?? [];
          return letters(
            collectTexts(set)
              .map(({ text: line }) => line)
              .join(''),
          ).includes(letters(text));
        });
        expect(whole).toBe(true);
      }
  });

  it('sets a long title smaller before it wraps it, and an ordinary one at full size', () => {
    const sizeOf = (title: string): number =>
      collectTexts(
        makeSheet({ paper: 'A4', title }).parts[0]!.find(({ name }) => name === 'title')!.items,
      )[0]!.sizePt;
    expect(sizeOf('县'.repeat(100))).toBeLessThan(sizeOf('武义县发展轴图'));
  });

  it('continues an index that is too long for the first page on the next, without losing rows', () => {
    const sheet = makeSheet({ region: { kind: 'prefecture', code: '331100' }, paper: 'A4' });
    expect(sheet.index.length).toBeGreaterThan(60);
    expect(sheet.pages.length).toBeGreaterThan(1);
    expect(faultsOf(sheet)).toEqual([]);
    const squares = sheet.pages
      .flatMap(({ items }) => collectTexts(items))
      .filter(({ text, align }) => /^[A-Z]+\d+$/.test(text) && align === 'end');
    expect(squares).toHaveLength(sheet.index.length);
    // In row order, each square on the line of its name.
    expect(squares.map(({ text }) => text)).toEqual(sheet.index.map(({ square }) => square));
    // Between name and square, in a lighter colour, is the town of a village.
    const lines = sheet.parts.flatMap((parts, page) =>
      collectTexts(parts.find(({ name }) => name === 'index')?.items ?? [])
        .filter(({ colour }) => colour === PRINT_FLAVOURS.colour.ink)
        .map(({ text, xMm, yMm, align }) => ({ text, xMm, align, at: `${page} ${yMm}` })),
    );
    const alone = sheet.index.filter(
      ({ name }) => sheet.index.filter((row) => row.name === name).length === 1,
    );
    for (const { name, square } of alone) {
      const beside = lines.filter(({ text, align }) => text === name && align === 'start');
      const ends = beside.map(({ at, xMm }) =>
        lines
          .filter((line) => line.at === at && line.align === 'end' && line.xMm > xMm)
          .reduce((nearest, line) => (line.xMm < nearest.xMm ? line : nearest)),
      );
      expect(
        ends.map(({ text }) => text),
        name,
      ).toEqual([square]);
    }
  });
});

describe('the source block of a sheet with a corridor', () => {
  it.each([
    ['zh', 'A5'],
    ['zh', 'A4'],
    ['en', 'A5'],
    ['en', 'A4'],
  ] as const)('has space for key villages and own files: %s, %s', (language, paper) => {
    const keyVillages = { certain: 2, uncertain: 9, expected: 6.4, low: 4, high: 9 };
    const file = {
      name: '点位',
      file: '诊所.xlsx',
      part: null,
      date: '2026-11-01',
      count: 100,
      isPoints: true,
    };
    const spec = makeSpec({ language, paper, corridorKm: 5, orientation: 'portrait', marginMm: MARGIN_MM });
    for (const files of [0, 1, 2, 3]) {
      const sheet = composeSheet(spec, {
        ...sheets,
        ownSources: Array.from({ length: files }, () => file),
        inside: { keyVillages, of: 12 },
      });
      expect(furnitureFaults(sheet.parts[0]!, sheet.pages[0]!, MARGIN_MM, sheets.fonts), `${files}`).toEqual(
        [],
      );
    }
  });
});

describe('the control mark', () => {
  it.each([
    ['A5', 10, 100],
    ['A4', 12, 100],
    ['A4', 40, 100],
    [{ widthMm: 120, heightMm: 200 }, 10, 100],
    [{ widthMm: 119, heightMm: 200 }, 10, 50],
  ] as const)('on %j with margins of %i mm is %i mm long', (paper, marginMm, lengthMm) => {
    const sheet = makeSheet({ paper, marginMm, orientation: 'portrait', index: false, legend: false });
    const mark = sheet.parts[0]!.find(({ name }) => name === 'control mark')!;
    const strokes = mark.items.flatMap((item) =>
      item.kind === 'path' ? item.paths.map(({ points }) => points) : [],
    );
    const xs = strokes.flat().map(([x]) => x);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    expect(right - left).toBeCloseTo(lengthMm, 9);
    // A tick at either end.
    const ticks = strokes.filter(([from, to]) => from![0] === to![0]);
    expect(ticks.map(([at]) => at![0]).toSorted((one, other) => one! - other!)).toEqual([left, right]);
    expect(sheet.texts.join()).toContain(`${lengthMm} 毫米即为足尺`);
    expect(furnitureFaults(sheet.parts[0]!, sheet.pages[0]!, marginMm, sheets.fonts)).toEqual([]);
  });
});

describe('names at the frame', () => {
  it('labels the neighbouring provinces, also where the neat line cuts them', () => {
    const seen = new Set<string>();
    for (const code of ['330482', '330522', '330824', '330326', '330523']) {
      const sheet = makeSheet({ region: { kind: 'county', code }, paper: 'A4' });
      for (const { id } of sheet.names) if (id.startsWith('province:')) seen.add(id.slice(9));
    }
    expect([...seen].toSorted()).toEqual(['310000', '320000', '340000', '350000', '360000']);
    const { names, face } = makeSheet({ paper: 'A4' });
    const counties = names.filter(({ id }) => id.startsWith('county:'));
    const { xMm, yMm, widthMm, heightMm } = face.boxMm;
    const toFrame = counties.map(
      ({
        box: {
          middle: [x, y],
          widthMm: w,
          heightMm: h,
        },
      }) => Math.min(x - w / 2 - xMm, y - h / 2 - yMm, xMm + widthMm - x - w / 2, yMm + heightMm - y - h / 2),
    );
    expect(toFrame.filter((mm) => mm < 1).length).toBeGreaterThan(toFrame.length / 2);
  });
});
