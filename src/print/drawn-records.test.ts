import { beforeAll, describe, expect, it } from 'vitest';
import { PRINT_FLAVOURS } from '../../styles/flavours/print-flavours.ts';
import { realNetworkNow } from '../dataset/testing/network.ts';
import { STATUSES } from '../domain/records.ts';
import { COUNTY, SECOND_AXIS, withDrawnRecords } from '../dataset/testing/two-axes.ts';
import type { Item } from './drawing.ts';
import type { Sheet } from './page/sheet-types.ts';
import { type TestSheets, testSheets } from './testing/sheets.ts';

let sheets: TestSheets;
beforeAll(() => {
  sheets = testSheets(withDrawnRecords(realNetworkNow()));
});

const swatches = (sheet: Sheet): string[] =>
  sheet.parts[0]!.filter(({ name }) => name.startsWith('swatch ')).map(({ name }) => name.slice(7));
const colours = (items: readonly Item[]): Set<string> =>
  new Set(
    items.flatMap((item) =>
      item.kind === 'clip'
        ? [...colours(item.items)]
        : item.kind === 'path' && item.stroke
          ? [item.stroke.colour]
          : [],
    ),
  );

describe('a sheet with records that the reader drew', () => {
  it.each(['zh', 'en'] as const)('has its own symbols, legend, count and words (%s)', (language) => {
    const sheet = sheets.makeSheet({ language, paper: 'A3' });
    const words = { zh: '自绘', en: 'drawn' }[language];
    expect(sheet.report.counts.user).toBe(3);
    const rows = swatches(sheet).filter((name) => name.includes(words));
    expect(rows).toHaveLength(3);
    const text = sheet.parts[0]!.filter(({ name }) => name === 'sources')
      .flatMap(({ items }) => items)
      .flatMap((item) => (item.kind === 'text' ? [item.text] : []))
      .join('');
    expect(text.replaceAll(/\s/g, '')).toContain({ zh: '自绘3条', en: '3drawn' }[language]);
    expect(colours(sheet.pages[0]!.items).has(PRINT_FLAVOURS.colour.user)).toBe(true);
    expect(sheet.report.findings.map(({ kind }) => kind)).toContain('user');
  });

  it('shows them when modelled records are left out, and says so', () => {
    const { report } = sheets.makeSheet({ documentedOnly: true });
    expect(report.counts).toMatchObject({ modelled: 0, user: 3 });
  });

  it.each(STATUSES)('shows in the legend the symbol of an imprecise village that it has: %s', (status) => {
    const network = realNetworkNow();
    const village = [...network.villages.values()].find(({ county }) => county === COUNTY);
    const only = { ...village!, status, precision: 'town' as const };
    const villages = new Map([[only.code, only]]);
    const sheet = testSheets({ ...network, towns: new Map(), villages }).makeSheet({ paper: 'A3' });
    const [row, ...others] = sheet.parts[0]!.filter(({ name }) => name === 'swatch 位置只知到镇或县');
    expect(others).toEqual([]);
    const { user, village: ink } = PRINT_FLAVOURS.colour;
    const fills = row!.items.flatMap((item) => (item.kind === 'path' && item.fill ? [item.fill] : []));
    expect(fills.includes(ink)).toBe(status !== 'modelled');
    expect(colours(row!.items).has(user)).toBe(status === 'user');
  });

  it('can have a drawn axis as its region; sheets without such records do not mention them', () => {
    const own = sheets.makeSheet({ region: { kind: 'axis', id: SECOND_AXIS } });
    expect(own.report.counts.user).toBeGreaterThan(0);
    const plain = testSheets(realNetworkNow()).makeSheet({ region: { kind: 'county', code: COUNTY } });
    expect(plain.report.counts.user).toBe(0);
    expect(swatches(plain).join()).not.toContain('自绘');
  });
});
