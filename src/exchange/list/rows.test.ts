import { describe, expect, it } from 'vitest';
import type { CellValue } from '../content.ts';
import { buildTestPlan, realIndex } from '../testing/list-tools.ts';
import { sheetWith } from '../testing/sheet.ts';
import { stationNames, withoutMarks } from './row-names.ts';

const index = realIndex();
const plan = (rows: CellValue[][]) => buildTestPlan(sheetWith(rows), index);
const takenOf = (rows: CellValue[][]): unknown[] =>
  plan(rows).taken.map(({ entry, id }) => [entry.rows[0], entry.name, id]);
const faultsOf = (rows: CellValue[][]): unknown[] =>
  plan(rows).faults.map(({ code, row, column }) => [code, row, column]);

describe('several places in a cell', () => {
  it('of a list of villages are an entry each, whether parted by signs, numbers or lines', () => {
    const rows = [
      ['县', '乡镇', '重点村名称'],
      ['武义县', '柳城畲族镇', '梁家山村、江下村'],
      ['浦江县', '虞宅乡', '新光村\n马岭村'],
      ['安吉县', '递铺街道', '1.鲁家村 2.赤芝村'],
    ];
    expect(takenOf(rows)).toEqual([
      [2, '梁家山村', '330723100218'],
      [2, '江下村', '330723100226'],
      [3, '新光村', '330726204205'],
      [3, '马岭村', '330726204219'],
      [4, '鲁家村', '330523001211'],
      [4, '赤芝村', '330523001246'],
    ]);
  });

  it('do not share the one code and the one position of their row, which is told', () => {
    const { taken, faults } = plan([
      ['县', '中心镇名称', '代码', '经度', '纬度'],
      ['永康市', '古山镇、龙山镇', '330784108000', 120.1, 28.9],
    ]);
    expect(taken.map(({ id, entry }) => [id, entry.position])).toEqual([
      ['330784108000', undefined],
      ['330784110000', undefined],
    ]);
    expect(faults).toMatchObject([{ code: 'shared-coordinate', row: 2, column: 4 }]);
  });

  it('of an axis may be a chain from the seat, towns and villages mixed, villages in brackets after their town', () => {
    const { kind, taken } = plan([
      ['县（市、区）', '轴线名称', '途经镇、村'],
      ['武义县', '“县城—桐琴”发展轴', '县城—桐琴镇—泉溪镇'],
      ['浦江县', '“县城→虞宅”发展轴', '县城→虞宅乡→新光村'],
      ['安吉县', '余村发展轴', '天荒坪镇（余村、横路村）'],
    ]);
    expect(kind).toBe('axis');
    expect(taken.map(({ parts }) => parts.map(({ named, code }) => [named.role, code]))).toEqual([
      [
        ['town', '330723102000'],
        ['town', '330723103000'],
      ],
      [
        ['town', '330726204000'],
        ['village', '330726204205'],
      ],
      [
        ['town', '330523108000'],
        ['village', '330523108204'],
        ['village', '330523108213'],
      ],
    ]);
  });

  it('keep a bracket that does not name villages, and a name that is a mark alone', () => {
    expect(stationNames('新光村（廿玖间里）、壶镇镇（第一批）', 'village').stations).toEqual([
      { name: '新光村（廿玖间里）', kind: 'village' },
      { name: '壶镇镇（第一批）', kind: 'town' },
    ]);
    expect([withoutMarks('★余村*'), withoutMarks('鲁家村①'), withoutMarks('*')]).toEqual([
      '余村',
      '鲁家村',
      '*',
    ]);
  });
});

it('a name with marks of footnotes, or with its county and town in front, is taken without a question', () => {
  expect(
    takenOf([
      ['名称'],
      ['武义县柳城畲族镇梁家山村'],
      ['浙江省金华市浦江县虞宅乡新光村'],
      ['安吉县鲁家村'],
      ['★安吉县余村*'],
    ]).map((each) => (each as unknown[])[2]),
  ).toEqual(['330723100218', '330726204205', '330523001211', '330523108204']);
});

it('rows of a whole prefecture or of the province are set aside as no county, and not asked for', () => {
  const { aside, questions, taken } = plan([
    ['地区', '农村居民收入（元）', '增幅'],
    ['全省', 42786, '6.1％'],
    ['杭州市', 51234, '5.9％'],
    ['武义县', '３２，１４５', '－７．２％'],
  ]);
  expect(aside.map(({ reason }) => reason)).toEqual(['no-county', 'no-county']);
  expect(questions).toEqual([]);
  expect(taken[0]?.entry.values).toEqual([
    { label: '农村居民收入', value: '32145', unit: '元' },
    { label: '增幅', value: '-7.2', unit: '%' },
  ]);
});

it('indicators below a group of headings have the group in their name and their own unit; a column without a heading has none', () => {
  const { taken } = plan([
    ['2024年主要指标'],
    ['县（市、区）', '农村（常住）居民收入（元）', null, '集体收入（单位：万元）', null],
    [null, '绝对值', '增幅（%）', null, null],
    ['武义县', 32145, 7.2, 88.5, 1],
    ['安吉县', 45678, 5.6, 90, 2],
  ]);
  expect(taken[0]?.entry.values).toEqual([
    { label: '农村（常住）居民收入 绝对值', value: '32145', unit: '元' },
    { label: '农村（常住）居民收入 增幅', value: '7.2', unit: '%' },
    { label: '集体收入', value: '88.5', unit: '万元' },
  ]);
});

it('stand-ins and drawn places in an export of this atlas are never taken for entries of a list, in either language', () => {
  for (const [status, of] of [
    ['推演', '有据'],
    ['Modelled', 'Documented'],
    ['自绘', '有据'],
  ]) {
    const { kind, taken, aside, after, before } = plan([
      ['区划代码', '名称', '县（市、区）代码', '县（市、区）', '发展轴编号', '发展轴', '状态'],
      ['330723202200', '俞源村', '330723', '武义县', 'axis-053', '武义县发展轴', status!],
      ['330723100218', '梁家山村', '330723', '武义县', 'axis-053', '武义县发展轴', of!],
    ]);
    expect(kind).toBe('village');
    expect(taken.map(({ entry }) => [entry.name, entry.axis])).toEqual([['梁家山村', '武义县发展轴']]);
    expect(aside.map(({ entry, reason }) => [entry.name, reason])).toEqual([['俞源村', 'unofficial']]);
    expect(after?.documented).toBe((before?.documented ?? 0) + 1);
  }
});

it('codes and dates that are none, and codes that the division list does not have, are told with row and column', () => {
  expect(
    faultsOf([
      ['县', '村名', '区划代码', '认定时间'],
      ['武义县', '俞源村', '330723202200村', '二〇二四年'],
      ['浦江县', '新光村', '330726204299', '2024年上半年'],
    ]),
  ).toEqual([
    ['no-code', 2, 3],
    ['no-date', 3, 4],
    ['unknown-code', 3, 3],
  ]);
});

it('a table whose axes each have a row with their towns and villages is a list of axes, whatever else it has', () => {
  const { kind } = plan([
    ['发展轴名称', '中心镇', '重点村', '类型'],
    ['武义县“县城—桐琴”发展轴', '桐琴镇、泉溪镇', null, '产业型'],
    ['缙云县“县城—壶镇”发展轴', '壶镇镇', '金竹村', '文旅'],
  ]);
  expect(kind).toBe('axis');
});

it('a remark in brackets does not decide what a column holds, and a code belongs to the group above it', () => {
  const { kind, taken } = plan([
    ['重点村名单'],
    ['县', '中心镇', null, '重点村', null],
    [null, '名称', '代码', '名称（核心村加粗）', '代码'],
    ['武义县', '柳城畲族镇', '330723100000', '梁家山', '330723100218'],
  ]);
  expect(kind).toBe('village');
  expect(taken.map(({ id, entry }) => [id, entry.place?.match.kind])).toEqual([['330723100218', 'code']]);
});
