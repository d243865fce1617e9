import { describe, expect, it } from 'vitest';
import type { CellValue } from '../content.ts';
import { sheetWith } from '../testing/sheet.ts';
import { buildTable } from './table.ts';

const headings = (rows: readonly (readonly CellValue[])[], merges: readonly string[] = []): string[] =>
  buildTable(sheetWith(rows, { merges })).columns.map(({ heading }) => heading);

describe('headings', () => {
  it('are found after title rows and a row of remarks', () => {
    const table = buildTable(
      sheetWith([
        ['浙江省中心镇名单', null, null, null],
        ['（2025年）', null, null, null],
        ['填报单位：省发展改革委', null, null, '单位：个'],
        ['序号', '县（市、区）', '中心镇名称', '赛道'],
        [1, '武义县', '桐琴镇', '工业重镇'],
        [2, '青田县', '温溪镇', '工业重镇'],
      ]),
    );
    expect(table.headingRows).toEqual({ from: 4, to: 4 });
    expect(table.columns.map(({ heading }) => heading)).toEqual(
      ['序号', '县(市、区)', '中心镇名称', '赛道'].map((text) => text.replace('(', '（').replace(')', '）')),
    );
    expect(table.rows.map(({ row }) => row)).toEqual([5, 6]);
    expect(table.others.map(({ kind }) => kind)).toEqual(['title', 'title', 'title', 'heading']);
  });

  it('keep the spaces and line breaks between English words only', () => {
    const table = buildTable(
      sheetWith([
        ['序 号', 'County\ncode', 'Key  village name', '经 度 (°)', 'lat (deg)', '联系\n电话'],
        [1, '330723', 'Jia', 119.7, 28.8, '0579'],
        [2, '330723', 'Yi', 119.8, 28.9, '0578'],
      ]),
    );
    expect(table.columns.map(({ headingTexts }) => headingTexts)).toEqual(
      ['序号', 'County code', 'Key village name', '经度(°)', 'lat (deg)', '联系电话'].map((text) => [text]),
    );
  });

  it('of two rows are joined, by merged cells', () => {
    expect(
      headings(
        [
          ['序号', '所在地', null, '村名', '坐标', null],
          [null, '县（市、区）', '乡镇', null, '经度', '纬度'],
          [1, '武义县', '王宅镇', '甲村', 119.7, 28.8],
          [2, '武义县', '王宅镇', '乙村', 119.8, 28.9],
        ],
        ['A1:A2', 'B1:C1', 'D1:D2', 'E1:F1'],
      ),
    ).toEqual(['序号', '所在地 县（市、区）', '所在地 乡镇', '村名', '坐标 经度', '坐标 纬度']);
  });

  it('of two rows are joined where a text file has lost its merged cells', () => {
    expect(
      headings([
        ['序号', '村名', '坐标', null, '备注'],
        [null, null, '经度', '纬度', null],
        ['1', '甲村', '119.7', '28.8', ''],
        ['2', '乙村', '119.8', '28.9', ''],
      ]),
    ).toEqual(['序号', '村名', '坐标 经度', '坐标 纬度', '备注']);
  });

  it('of two rows are joined where the lower one has words of its own for the parts of a group alone', () => {
    expect(
      headings([
        ['地区', '农村居民收入（元）', null, '城乡收入比'],
        [null, '绝对值', '增幅（%）', null],
        ['武义县', 32_145, 7.2, 1.85],
      ]),
    ).toEqual(['地区', '农村居民收入（元） 绝对值', '农村居民收入（元） 增幅（%）', '城乡收入比']);
  });

  it('are not joined with a row of remarks above them that begins over a heading', () => {
    expect(
      headings([
        ['填报单位：省农业农村厅', null, null, null, '单位：个', null],
        ['序号', '设区市', '县（市、区）', '中心镇名称', '批次', '备注'],
        [1, '金华市', '武义县', '桐琴镇', '第一批', null],
      ]),
    ).toEqual(['序号', '设区市', '县（市、区）', '中心镇名称', '批次', '备注']);
  });

  it('are found where one of them is a long instruction', () => {
    const long = '主要做法（500字以内，须说明组织领导、政策支持、资金投入、成效等内容）';
    expect(
      headings([
        ['县', '镇', '赛道', long],
        ['武义县', '桐琴镇', '工业重镇', '略'],
      ]),
    ).toEqual(['县', '镇', '赛道', long]);
  });

  it('are not taken from a first row of place names, nor from data of a file without headings', () => {
    expect(
      buildTable(
        sheetWith([
          ['桐琴镇', '武义县'],
          ['温溪镇', '青田县'],
        ]),
      ).headingRows,
    ).toBeNull();
    expect(
      buildTable(
        sheetWith([
          [119.7, 28.8],
          [119.8, 28.9],
        ]),
      ).headingRows,
    ).toBeNull();
  });

  it('are those of the row that the user chooses', () => {
    const sheet = sheetWith([
      ['甲', '乙'],
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(buildTable(sheet, { from: 2, to: 2 }).rows.map(({ row }) => row)).toEqual([3]);
    expect(buildTable(sheet, null).rows).toHaveLength(3);
  });

  it('named like properties of JavaScript objects are ordinary texts', () => {
    expect(
      headings([
        ['__proto__', 'constructor', '村名'],
        ['a', 'b', '甲村'],
        ['c', 'd', '乙村'],
      ]),
    ).toEqual(['__proto__', 'constructor', '村名']);
  });
});
