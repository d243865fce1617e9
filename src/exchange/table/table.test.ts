import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../content.ts';
import { sheetWith } from '../testing/sheet.ts';
import { carryDown } from './carry.ts';
import { buildTable } from './table.ts';

describe('a table that a sheet has several times side by side', () => {
  const sheet = sheetWith([
    ['全省重点村名单'],
    ['序号', '县（市、区）', '村名', null, '序号', '县（市、区）', '村名'],
    [1, '武义县', '俞源村', null, 3, '安吉县', '余村'],
    [2, null, '郭洞村', null, 4, null, '鲁家村'],
    ['合计', null, 2, null, 5, '浦江县', '新光村'],
  ]);

  it('is read part by part: values are carried down within each, and a total of one part leaves the row of another', () => {
    const table = carryDown(buildTable(sheet));
    expect(table.columns.map(({ heading }) => heading)).toEqual(['序号', '县（市、区）', '村名', '']);
    expect(table.rows.map(({ row, columnOffset, cells }) => [row, columnOffset, cells[1], cells[2]])).toEqual(
      [
        [3, undefined, '武义县', '俞源村'],
        [4, undefined, '武义县', '郭洞村'],
        [3, 4, '安吉县', '余村'],
        [4, 4, '安吉县', '鲁家村'],
        [5, 4, '浦江县', '新光村'],
      ],
    );
    expect(table.others.map(({ row, kind }) => [row, kind])).toEqual([
      [1, 'title'],
      [2, 'heading'],
      [5, 'total'],
    ]);
  });

  it('is not supposed for pairs of coordinates that repeat', () => {
    const table = buildTable(
      sheetWith([
        ['lon', 'lat', 'lon', 'lat'],
        [120, 29, 121, 30],
      ]),
    );
    expect(table.rows.every(({ columnOffset }) => columnOffset === undefined)).toBe(true);
  });
});

describe('rows', () => {
  const rows = [
    ['序号', '县（市、区）', '村名', '批次'],
    [1, '武义县', '甲村', '第一批'],
    [2, null, '乙村', '第一批'],
    [3, '青田县', '丙村', '第二批'],
    ['合 计', null, 3, null],
    ['注：以上名单截至2025年底。', null, null, null],
    ['填表人：张三', null, '联系电话：0571-1', null],
  ];

  it('of totals and notes are distinguished from data, with their numbers', () => {
    const table = buildTable(sheetWith(rows, { merges: ['B2:B3', 'A6:D6'] }));
    expect(table.rows.map(({ row, cells }) => [row, cells[1]])).toEqual([
      [2, '武义县'],
      [3, '武义县'],
      [4, '青田县'],
    ]);
    expect(table.others.filter(({ kind }) => kind !== 'heading').map(({ row, kind }) => [row, kind])).toEqual(
      [
        [5, 'total'],
        [6, 'note'],
        [7, 'note'],
      ],
    );
    expect(table.faults.map(({ code, row, details }) => [code, row, details])).toEqual([
      ['total-rows', 5, { count: 1 }],
      ['note-rows', 6, { count: 2 }],
    ]);
  });

  it('get a county that a text file has once for several rows, and the report says where', () => {
    const table = carryDown(buildTable(sheetWith(rows)));
    expect(table.rows.map(({ cells }) => cells[1])).toEqual(['武义县', '武义县', '青田县']);
    expect(table.faults.at(-1)).toMatchObject({
      code: 'carried-down',
      row: 3,
      column: 2,
      value: '武义县',
      details: { count: 1 },
    });
  });

  it('keep a town that is unknown in a new county', () => {
    const table = carryDown(
      buildTable(
        sheetWith([
          ['县区', '乡镇', '村名'],
          ['武义县', '王宅镇', '甲村'],
          [null, null, '乙村'],
          ['青田县', null, '丙村'],
          ['武义县', '柳城畲族镇', '丁村'],
          ['武义县', '', '戊村'],
        ]),
      ),
    );
    expect(table.rows.map(({ cells }) => cells[1] ?? '')).toEqual([
      '王宅镇',
      '王宅镇',
      '',
      '柳城畲族镇',
      '柳城畲族镇',
    ]);
  });

  it('never get the batch of another row', () => {
    const table = carryDown(
      buildTable(
        sheetWith([
          ['县区', '村名', '批次'],
          ['武义县', '甲村', '第一批'],
          ['武义县', '乙村', null],
        ]),
      ),
    );
    expect(table.rows.map(({ cells }) => cells[2])).toEqual(['第一批', null]);
  });

  it('belong to the part of the table that a merged row names', () => {
    const table = buildTable(
      sheetWith(
        [
          ['序号', '中心镇名称', '赛道'],
          ['一、武义县（2个）', null, null],
          [1, '桐琴镇', ''],
          [2, '王宅镇', ''],
          ['二、青田县', null, null],
          [1, '温溪镇', ''],
        ],
        { merges: ['A2:C2', 'A5:C5'] },
      ),
    );
    expect(table.rows.map(({ row, section }) => [row, section])).toEqual([
      [3, '武义县'],
      [4, '武义县'],
      [6, '青田县'],
    ]);
  });

  it('that repeat the headings on each page are headings', () => {
    const page = ['序号', '县区', '村名'];
    expect(
      buildTable(sheetWith([page, [1, '武义县', '甲村'], page, [2, '武义县', '乙村']])).rows.map(
        ({ row }) => row,
      ),
    ).toEqual([2, 4]);
  });

  it('that are hidden, and hidden sheets, are reported', () => {
    const table = buildTable(
      sheetWith(
        [
          ['序号', '村名'],
          [1, '甲村'],
          [2, '乙村'],
        ],
        { hiddenRows: [3], hidden: true },
      ),
    );
    expect(table.rows.map(({ hidden }) => hidden)).toEqual([false, true]);
    expect(table.faults.map(({ code }) => code)).toEqual(['hidden-rows', 'hidden-sheet']);
  });

  it('with the word for total in a name, or with a column of notes, are data', () => {
    const table = buildTable(
      sheetWith([
        ['村名', '备注'],
        ['小计村', '注：老村'],
        ['合计镇', 'x'],
        ['备注村', 'y'],
      ]),
    );
    expect(table.rows).toHaveLength(3);
  });

  it('of any sheet make a table without an exception', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('村名', '合计', '武义县', '1、', '注：', null, '__proto__'),
      fc.double(),
      fc.boolean(),
    );
    const merge = fc
      .tuple(fc.nat(9), fc.nat(9), fc.nat(5), fc.nat(5))
      .map(([a, b, c, d]) => ({ fromRow: a, toRow: a + b, fromColumn: c + 1, toColumn: c + 1 + d }));
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
        fc.array(merge, { maxLength: 3 }),
        (cells, merges) => {
          const sheet = { ...sheetWith(cells as CellValue[][]), merges };
          const table = carryDown(buildTable(sheet));
          expect(table.rows.length + table.others.length).toBeLessThanOrEqual(cells.length);
          expect(table.rows.every((row) => row.cells.length === table.columns.length)).toBe(true);
        },
      ),
    );
  });
});
