import '../../i18n/testing/load-words.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../../dataset/testing/network.ts';
import { COUNTY, FIRST_AXIS, SECOND_AXIS, withSecondAxis } from '../../dataset/testing/two-axes.ts';
import type { Network } from '../../domain/network.ts';
import { type Book, composeBook } from './book.ts';
import { listRegions } from './regions.ts';
import { renderPdf } from '../backends/pdf.ts';
import type { SheetInput } from '../page/sheet-types.ts';
import { SpecError } from '../spec/failure.ts';
import { composeSheet } from '../sheet.ts';
import { collectTexts } from '../drawing-list.ts';
import { parseSpec } from '../spec/spec.ts';
import { wholeFonts } from '../testing/fonts.ts';
import { wholeSource } from '../testing/sheets.ts';
import { textBox } from '../text/text-block.ts';
import { boundingBox } from '../labels/turned-box.ts';
import { readPdf } from '../testing/pdf.ts';

let network: Network;
let input: SheetInput;
let book: Book;
const spec = parseSpec({ version: 1, region: { kind: 'province' }, paper: 'A4' });
const only = ['330723', '330784', '330727', '330922'];

beforeAll(async () => {
  network = await realNetwork();
  input = { network, fonts: wholeFonts() };
  book = await composeBook({ spec, by: 'county', only }, () => wholeSource(input));
});

describe('listRegions', () => {
  it('lists every county, axis or prefecture in the order of their codes', () => {
    for (const [by, count] of [
      ['county', 90],
      ['axis', 87],
      ['prefecture', 11],
      ['province', 1],
    ] as const)
      expect(listRegions({ by, spec }, network).regions).toHaveLength(count);
    const codes = listRegions({ by: 'county', spec }, network).regions.map(({ code }) => code);
    expect(codes).toEqual(codes.toSorted());
  });

  it('takes the code of a prefecture for all of its counties', () => {
    const counties = network.prefectures.get('330900')?.counties ?? [];
    expect(counties).toHaveLength(4);
    const codes = (by: 'county' | 'axis' | 'prefecture', wanted: string[]) =>
      listRegions({ by, only: wanted, spec }, network).regions.map(({ code }) => code);
    expect(codes('county', ['330900'])).toEqual([...counties].toSorted());
    expect(codes('county', ['330900', '330723', '330922'])).toEqual([...counties, '330723'].toSorted());
    expect(codes('prefecture', ['330900'])).toEqual(['330900']);
    expect(codes('axis', ['330900']).every((code) => code.startsWith('3309'))).toBe(true);
  });

  it('refuses an unknown code', () => {
    expect(() => listRegions({ by: 'county', only: ['330199'], spec }, network)).toThrow(SpecError);
  });
});

describe('a book of axes with two in one county', () => {
  it('has a sheet of each, refers to both by name, and finds each by its id', async () => {
    const { network: two } = withSecondAxis(network);
    const wanted = { spec, by: 'axis', only: [COUNTY, '330727'] } as const;
    const { sheets } = await composeBook(wanted, () => wholeSource({ ...input, network: two }));
    expect(sheets.map(({ name }) => name)).toEqual([
      network.axes.get(FIRST_AXIS)!.name,
      '武义南部发展轴',
      expect.stringContaining('磐安') as string,
    ]);
    const { regions } = listRegions({ by: 'axis', only: [SECOND_AXIS], spec }, two);
    expect(regions).toEqual([{ code: COUNTY, region: { kind: 'axis', id: SECOND_AXIS } }]);
  });
});

describe('a book with a filter', () => {
  it('has a sheet for each passing axis, draws only these on its cover and counts the others there', async () => {
    const settings = parseSpec({
      version: 1,
      region: { kind: 'province' },
      paper: 'A4',
      documentedOnly: true,
    });
    const documented = await composeBook({ spec: settings, by: 'axis' }, () => wholeSource(input));
    expect(documented.sheets).toHaveLength(8);
    for (const { sheet } of documented.sheets) expect(sheet.report.counts.modelled).toBe(0);
    expect(documented.leftOut).toHaveLength(79);
    expect(documented.leftOut).toContainEqual({ code: '330421', name: '嘉善县发展轴', reason: 'modelled' });
    const [cover, key] = documented.drawing.pages;
    expect(collectTexts(cover!.items).map(({ text }) => text)).toContain('筛选未收 79 幅：推演 79');
    const axesOf = (page: typeof cover): number =>
      page!.items.filter((item) => 'layer' in item && item.layer === 'axes').length;
    const lines = [...network.axes.values()].flatMap(({ lineStatus }) => lineStatus);
    const drawn = lines.filter((status) => status === 'documented').length;
    expect([axesOf(cover), axesOf(key)]).toEqual([drawn, drawn]);
  });

  it('is refused if nothing passes, as is a sheet of an axis that does not pass', async () => {
    const settings = parseSpec({
      version: 1,
      region: { kind: 'axis', id: 'axis-035' },
      documentedOnly: true,
    });
    expect(() => composeSheet(settings, input)).toThrow(SpecError);
    await expect(
      composeBook({ spec: settings, by: 'axis', only: ['330421'] }, () => wholeSource(input)),
    ).rejects.toMatchObject({
      failure: { kind: 'left-out', sheets: [{ code: '330421', reason: 'modelled' }] },
    });
    const batch = parseSpec({ ...settings, documentedOnly: false, filter: { batch: '1' } });
    expect(() => composeSheet(batch, input)).toThrow(SpecError);
  });

  it('reports a sheet without a passing record', () => {
    const settings = parseSpec({
      version: 1,
      region: { kind: 'county', code: '330922' },
      filter: { prefecture: '330700' },
    });
    expect(composeSheet(settings, input).report.findings.map(({ kind }) => kind)).toContain('empty');
  });
});

describe('composeBook', () => {
  it('shows on page k the sheet that the bookmarks and the list name', async () => {
    const pdf = await readPdf(await renderPdf(book.drawing, input.fonts));
    expect(pdf.pages).toBe(book.drawing.pages.length);
    expect(book.sheets.map(({ code }) => code)).toEqual(only.toSorted());
    for (const { name, page } of book.sheets) {
      expect(pdf.outline).toContainEqual({ title: name, page: page - 1 });
      expect((await pdf.texts(page - 1)).join('')).toContain(`${name}发展轴图`);
      expect((await pdf.texts(page - 1)).join('')).toContain(`第 ${page} 页`);
    }
    expect(pdf.outline.slice(0, 2)).toEqual([
      { title: '浙江省发展轴图集', page: 0 },
      { title: '接图表', page: 1 },
    ]);
    expect(pdf.outline).toHaveLength(2 + only.length + 1);
    expect(pdf.outline.at(-1)).toEqual({ title: '总索引', page: pdf.pages - 1 });
    expect((await pdf.texts(1)).join('')).toContain('接图表');
    expect((await pdf.texts(pdf.pages - 1)).join('')).toContain('总索引');
  });

  it('refers to adjoining sheets by page number', () => {
    const wuyi = book.sheets.find(({ code }) => code === '330723')!;
    const yongkang = book.sheets.find(({ code }) => code === '330784')!;
    expect(wuyi.sheet.texts.join()).toContain(`永康市（第 ${yongkang.page} 页）`);
    expect(yongkang.sheet.texts.join()).toContain(`武义县（第 ${wuyi.page} 页）`);
  });

  it('places a reference at the edge toward the adjoining sheet', () => {
    const wanted: Record<string, string[]> = {
      330723: ['东接 永康市'],
      330784: ['西接 武义县', '东接 磐安县'],
      330727: ['西接 永康市'],
      330922: [],
    };
    for (const { code, sheet } of book.sheets) {
      const references = collectTexts(sheet.pages[0]!.items).filter(({ text }) =>
        /^[东南西北]接 /.test(text),
      );
      const names = references.map(({ text }) => text.replace(/（第 \d+ 页）$/, ''));
      expect(names.toSorted(), code).toEqual(wanted[code]!.toSorted());
      for (const { text, xMm, yMm, rotateDeg = 0 } of references) {
        const { boxMm } = sheet.face;
        const inMm = {
          北: yMm - boxMm.yMm,
          南: boxMm.yMm + boxMm.heightMm - yMm,
          西: xMm - boxMm.xMm,
          东: boxMm.xMm + boxMm.widthMm - xMm,
        }[text[0] as '北' | '南' | '西' | '东'];
        expect(inMm, `${code} ${text}`).toBeGreaterThan(0);
        expect(inMm, `${code} ${text}`).toBeLessThan(5);
        expect(Math.abs(rotateDeg)).toBe(/^[东西]/.test(text) ? 90 : 0);
      }
    }
  });

  it('names as many adjoining sheets as fit at an edge, and says that there are more', async () => {
    const around = (code: string): string[] => [code, ...network.counties.get(code)!.neighbours];
    const small = parseSpec({ version: 1, region: { kind: 'province' }, paper: 'A5', language: 'en' });
    const crowded = [...network.counties.keys()].reduce((a, b) =>
      around(b).length > around(a).length ? b : a,
    );
    const { sheets } = await composeBook({ spec: small, by: 'county', only: around(crowded) }, () =>
      wholeSource(input),
    );
    const { sheet } = sheets.find(({ code }) => code === crowded)!;
    const references = collectTexts(sheet.pages[0]!.items).filter(({ text }) =>
      /^(North|East|South|West): /.test(text),
    );
    const { xMm, yMm, widthMm, heightMm } = sheet.face.boxMm;
    for (const item of references) {
      const hull = boundingBox(textBox(item, input.fonts));
      expect(hull.xMm).toBeGreaterThan(xMm);
      expect(hull.yMm).toBeGreaterThan(yMm);
      expect(hull.xMm + hull.widthMm).toBeLessThan(xMm + widthMm);
      expect(hull.yMm + hull.heightMm).toBeLessThan(yMm + heightMm);
      const inMm = {
        North: item.yMm - yMm,
        South: yMm + heightMm - item.yMm,
        West: item.xMm - xMm,
        East: xMm + widthMm - item.xMm,
      }[item.text.split(':')[0] as 'North' | 'South' | 'West' | 'East'];
      expect(inMm, item.text).toBeLessThan(5);
    }
    expect(new Set(references.map(({ text }) => text.split(':')[0])).size).toBe(4);
    const named = references.flatMap(({ text }) => text.match(/\(page \d+\)/g) ?? []);
    const isCut = references.some(({ text }) => text.endsWith(' …'));
    expect(named.length).toBeGreaterThan(references.length);
    expect(named.length < around(crowded).length - 1).toBe(isCut);
  });

  it('finds the neighbours of a prefecture by its counties', async () => {
    const cities = await composeBook({ spec, by: 'prefecture', only: ['330700', '331100', '330900'] }, () =>
      wholeSource(input),
    );
    const [jinhua, zhoushan, lishui] = cities.sheets;
    expect(jinhua?.sheet.texts.join()).toContain(`丽水市（第 ${lishui?.page} 页）`);
    expect(lishui?.sheet.texts.join()).toContain(`金华市（第 ${jinhua?.page} 页）`);
    expect(zhoushan?.sheet.texts.join()).not.toContain('接 ');
  });

  it('names every sheet that cannot be made, and makes no book', async () => {
    const seen: string[] = [];
    // At the largest scale of all sheets at least one can be made.
    const fixed = { ...spec, scale: Math.min(...book.sheets.map(({ sheet }) => sheet.report.scale)) };
    const run = composeBook({ spec: fixed, by: 'county', only }, () => wholeSource(input), {
      onSheet: ({ code }) => void seen.push(code),
    });
    const error = await run.then(
      () => null,
      (thrown: unknown) => thrown as SpecError,
    );
    const failure = error?.failure;
    if (failure?.kind !== 'sheets') throw new Error(String(error));
    expect(failure.sheets.length).toBeGreaterThan(1);
    expect(failure.sheets.length).toBeLessThan(only.length);
    for (const each of failure.sheets) {
      expect(each.failure.kind).toBe('too-large');
      expect(error?.message).toContain(each.code);
    }
    expect(seen).toEqual([]);
    // A failure that all sheets have in common is reported once.
    const small = { ...spec, paper: { widthMm: 100, heightMm: 100 } };
    await expect(
      composeBook({ spec: small, by: 'county', only }, () => wholeSource(input)),
    ).rejects.toMatchObject({
      failure: { kind: 'too-small' },
    });
  });

  it('lists every place of its sheets in the general index, once', () => {
    const places = new Set(book.sheets.flatMap(({ sheet }) => sheet.index.map(({ code }) => code)));
    const squares = collectTexts(book.drawing.pages.at(-1)!.items).filter(({ text }) =>
      /^\d+ [A-Z]+\d+$/.test(text),
    );
    expect(squares).toHaveLength(places.size);
    // Each with the page and the square of the sheet of its own county.
    const own = book.sheets.flatMap(({ code, page, sheet }) =>
      sheet.index.flatMap((row) => (row.code.startsWith(code) ? [`${page} ${row.square}`] : [])),
    );
    const listed = squares.map(({ text }) => text);
    for (const entry of new Set(own))
      expect(listed.filter((text) => text === entry).length).toBeGreaterThanOrEqual(
        own.filter((text) => text === entry).length,
      );
  });

  it('composes each sheet once, with one request for its input', async () => {
    const asked: string[] = [];
    await composeBook({ spec, by: 'county', only }, (own) => {
      asked.push(own.region.kind === 'county' ? own.region.code : own.region.kind);
      return wholeSource(input);
    });
    // The first request is for network and fonts only.
    expect(asked).toEqual(['province', ...only.toSorted()]);
  });

  it('uses a common scale on request', async () => {
    const { sheets } = await composeBook({ spec, by: 'county', only, commonScale: true }, () =>
      wholeSource(input),
    );
    const scales = new Set(sheets.map(({ sheet }) => sheet.report.scale));
    expect([...scales]).toEqual([Math.max(...book.sheets.map(({ sheet }) => sheet.report.scale))]);
  });

  it('stops between sheets when cancelled', async () => {
    const stop = new AbortController();
    const run = composeBook({ spec, by: 'county', only }, () => wholeSource(input), {
      signal: stop.signal,
      onSheet: () => stop.abort(new Error('enough')),
    });
    await expect(run).rejects.toThrow('enough');
  });
});
