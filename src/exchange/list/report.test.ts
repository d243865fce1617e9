import { beforeAll, describe, expect, it } from 'vitest';
import { columnLetters, faultText } from '../../i18n/fault-text.ts';
import { LANGUAGES, loadAllWords, listWords } from '../../i18n/index.ts';
import type { LonLat } from '../../domain/records.ts';
import type { CellValue, SheetContent } from '../content.ts';
import { carryDown } from '../table/carry.ts';
import { buildTable } from '../table/table.ts';
import { realIndex, UNDECIDED } from '../testing/list-tools.ts';
import { sheetWith } from '../testing/sheet.ts';
import { findWithoutLine } from './apply.ts';
import { findRoles, guessKinds, type ListKind, rolesFor } from './columns.ts';
import { countyFinder } from './county-at.ts';
import { buildPlan } from './plan.ts';
import { guessPositions, placePositions } from './positions.ts';
import { buildReport, listNotTaken, type NotTaken } from './report.ts';
import { readListRows } from './rows.ts';

beforeAll(loadAllWords);
const index = realIndex();
const countyAt = countyFinder(index.network.counties.values());

/** Kind, accepted names, and report of a list. */
function readUgly(sheet: SheetContent) {
  const table = carryDown(buildTable(sheet));
  const found = findRoles(table, index);
  const kind = guessKinds(table, found)[0] as ListKind;
  const roles = rolesFor(kind, table, found);
  const rows = readListRows(table, kind, roles, index);
  const guess = guessPositions(rows, index, countyAt);
  const lonLats = guess ? placePositions(guess, null, rows, countyAt).lonLats : new Map<number, LonLat>();
  const plan = buildPlan(kind, rows, index, UNDECIDED, lonLats);
  const unplaced = rows.entries.filter(({ position }, i) => position && !lonLats.has(i));
  return {
    kind,
    taken: plan.taken.map(({ entry, id }) => [entry.name, id]),
    notTaken: listNotTaken(plan, roles, { unplaced, withoutLine: findWithoutLine(index, plan, UNDECIDED) }),
    faults: rows.faults,
  };
}
const said = (notTaken: readonly NotTaken[]): unknown[] =>
  notTaken.map(({ rows, column, name, reason, sameAs }) => [
    rows[0],
    column === undefined ? '' : columnLetters(column),
    name,
    reason,
    ...(sameAs === undefined ? [] : [sameAs]),
  ]);

const HTML = '<img src=x onerror=alert(1)>村';
const TONGQIN = '330723102000';
const UGLY: CellValue[][] = [
  ['武义县中心镇名单（2026年3月）'],
  ['序号', '县（市、区）', '中心镇名称', '代码', '赛道', '批次', '__proto__'],
  [1, '武义县', '桐 琴 镇', 3.307_231_02e11, '工业重镇', '第一批', 'x'],
  [2, null, '柳城畲族镇', '3.30723E+11', '手工名镇', '第九批', 'x'],
  [3, null, '王宅镇', '33072310', '农业大镇', '第二批', null],
  [4, null, '桐琴镇', null, '工业重镇', '第一批', null],
  [5, null, '=HYPERLINK("http://x")', null, '农业大镇', '第一批', null],
  [6, null, HTML, null, '农业大镇', '第一批', null],
  [7, null, null, null, '农业大镇', '第一批', null],
  [8, '不存在县', '某某镇', null, '农业大镇', '第一批', null],
  [9, '遂昌县', '石炼镇', null, '农业大镇', '第一批', null],
  ['合计', null, null, null, 9, null, null],
  ['注：以上为虚构名单，仅供测试。'],
];

describe('the report of a list with many faults', () => {
  const sheet = sheetWith(UGLY);
  const { kind, taken, notTaken, faults } = readUgly(sheet);

  it('names row and column of everything that is not accepted', () => {
    expect(kind).toBe('town');
    expect(taken.map(([name]) => name)).toEqual(['桐琴镇', '柳城畲族镇', '王宅镇']);
    expect(taken[0]?.[1]).toBe(TONGQIN);
    expect(said(notTaken)).toEqual([
      [6, 'C', '桐琴镇', 'duplicate', 3],
      [7, 'C', '=HYPERLINK("http://x")', 'no-place'],
      [8, 'C', HTML, 'no-place'],
      [10, 'B', '某某镇', 'no-county'],
      [11, 'C', '石炼镇', 'asked'],
    ]);
    expect(notTaken.at(-1)?.candidates.map(({ name }) => name)).toContain('石练镇');
    expect(faults.map(({ code, row, column }) => [code, row, column && columnLetters(column)])).toEqual([
      ['scientific-code', 4, 'D'],
      ['unknown-track', 4, 'E'],
      ['unknown-batch', 4, 'F'],
      ['short-code', 5, 'D'],
      ['no-name', 9, 'C'],
    ]);
  });

  it.each(LANGUAGES)('is in the language of the reader (%s)', (language) => {
    for (const fault of faults) {
      const text = faultText(fault, language);
      expect(text).toContain(String(fault.row));
      expect(text).toContain(columnLetters(fault.column ?? 0));
    }
    const t = listWords.in(language);
    for (const { reason } of notTaken) expect(t.asideReasons[reason]).not.toBe('');
    expect(t.asideRow('6', 'C', '桐琴镇', t.sameAs(3))).toMatch(/6.*C.*桐琴镇.*3/);
  });

  it('is saved as CSV whose cells are text, never formulas', () => {
    const t = listWords.in('zh');
    const bytes = buildReport(sheet, notTaken, faults, {
      columns: ['文件', '工作表', '行', '列', '名称', '问题', '候选'],
      reason: ({ reason, sameAs }) => (sameAs === undefined ? t.asideReasons[reason] : t.sameAs(sameAs)),
      letters: columnLetters,
      fault: (fault) => faultText(fault, 'zh'),
    });
    expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
    const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + notTaken.length + faults.length);
    expect(lines[0]).toContain('文件,工作表,行,列,名称,问题,候选');
    expect(lines.map((line) => Number(line.split(',')[2])).slice(1)).toEqual([
      4, 4, 4, 5, 6, 7, 8, 9, 10, 11,
    ]);
    expect(lines.find((line) => line.includes('HYPERLINK'))).toContain(`"'=HYPERLINK(""http://x"")"`);
  });
});

it('of a table that stands several times side by side, the columns told are those of the sheet', () => {
  const { notTaken, faults } = readUgly(
    sheetWith([
      ['县（市、区）', '村名', '批次', null, '县（市、区）', '村名', '批次'],
      ['武义县', '俞源村', '第一批', null, '安吉县', '鲁加村', '第九批'],
    ]),
  );
  expect(said(notTaken)).toEqual([[2, 'F', '鲁加村', 'asked']]);
  expect(faults.map(({ code, column }) => [code, column])).toEqual([['unknown-batch', 7]]);
});

it('before a list of axes is applied, the axes that would have no line are told, and the names that are still asked about', () => {
  const { taken, notTaken } = readUgly(
    sheetWith([
      ['县（市、区）', '发展轴名称', '途经镇'],
      ['缙云县', '“县城—壶镇”发展轴', '壶镇镇、石炼镇'],
      ['缙云县', '“县城—大洋”发展轴', null],
    ]),
  );
  expect(taken).toHaveLength(2);
  expect(said(notTaken)).toEqual([
    [2, 'C', '石炼镇', 'asked'],
    [3, 'C', '“县城—大洋”发展轴', 'no-line'],
  ]);
});

it('names of places in a cell that were not found are reported: left out of an axis, kept by name in a cluster', () => {
  const axes = readUgly(
    sheetWith([
      ['县（市、区）', '发展轴名称', '途经中心镇'],
      ['武义县', '“县城—桐琴”发展轴', '桐琴镇、没有这个镇'],
    ]),
  );
  expect([axes.kind, said(axes.notTaken)]).toEqual(['axis', [[2, 'C', '没有这个镇', 'part-unknown']]]);
  const clusters = readUgly(
    sheetWith([
      ['县（市、区）', '组团名称', '核心村', '成员村'],
      ['武义县', '某某组团', '没有核心村', '郭洞村、没有村'],
    ]),
  );
  expect([clusters.kind, said(clusters.notTaken)]).toEqual([
    'cluster',
    [
      [2, 'C', '没有核心村', 'part-named'],
      [2, 'D', '没有村', 'part-named'],
    ],
  ]);
});

it('invalid coordinates, and those in another county than the row names, are reported with row and column; the villages are accepted', () => {
  const { taken, notTaken, faults } = readUgly(
    sheetWith([
      ['县（市、区）', '村名', '经度', '纬度'],
      ['武义县', '俞源村', '119.675', '28.759'],
      ['武义县', '郭洞村', '约119度', '不详'],
      ['武义县', '坛头村', '121.5', '29.9'],
      ['武义县', '杨岸村', null, null],
    ]),
  );
  expect(taken).toHaveLength(4);
  expect(said(notTaken)).toEqual([[4, 'C', '坛头村', 'position']]);
  expect(faults.map(({ code, row, column }) => [code, row, columnLetters(column ?? 0)])).toEqual([
    ['no-coordinate', 3, 'C'],
    ['no-coordinate', 3, 'D'],
  ]);
});
