import { describe, expect, it } from 'vitest';
import { cellCode, cellDate, cellNumber, cellText, namesInCell } from './cell-text.ts';

describe('cells', () => {
  it.each([
    ['温 溪 镇', '温溪镇'],
    ['\u3000王宅　镇 ', '王宅镇'],
    ['２０２５', '2025'],
    ['甲\u200b村', '甲村'],
    ['Town A', 'Town A'],
    [null, ''],
    [12, '12'],
  ])('%s as text is %s', (value, text) => {
    expect(cellText(value)).toBe(text);
  });

  it.each([
    [45_658, '2025-01-01'],
    [45_292.75, '2024-01-01'],
    ['2025年4月', '2025-04'],
    ['2025年4月3日', '2025-04-03'],
    ['２０２５年度', '2025'],
    [2025, '2025'],
    ['2025/4/3', '2025-04-03'],
    ['20250403', '2025-04-03'],
    ['二〇二四年', '2024'],
    ['二○二四年五月', null],
    ['2024/5/1 0:00', '2024-05-01'],
    ['2025-02-30', null],
    ['第一批', null],
    [7, null],
  ])('%s as a date is %s', (value, date) => {
    expect(cellDate(value)).toBe(date);
  });

  it.each([
    [330_723_101_201, { kind: 'code', code: '330723101201' }],
    ['330723 101 201', { kind: 'code', code: '330723101201' }],
    ["'330723101", { kind: 'code', code: '330723101000' }],
    ['330723', { kind: 'code', code: '330723' }],
    ['3.30723E+11', { kind: 'scientific', digits: '330723' }],
    ['3.30723101201E+11', { kind: 'code', code: '330723101201' }],
    ['33072310120', { kind: 'short', digits: '33072310120' }],
    ['甲村', { kind: 'none' }],
    [7, { kind: 'none' }],
    [null, { kind: 'none' }],
  ])('%s as a code is %o', (value, code) => {
    expect(cellCode(value)).toEqual(code);
  });

  it.each([
    ['甲村、乙村，丙村', ['甲村', '乙村', '丙村'], false],
    ['1.甲村\n2.乙村\n3.丙村', ['甲村', '乙村', '丙村'], false],
    ['1、甲村 2、乙村', ['甲村', '乙村'], false],
    ['甲村 乙村', ['甲村', '乙村'], false],
    ['温 溪 镇', ['温溪镇'], false],
    ['甲村（含上甲、下甲）；乙村', ['甲村（含上甲、下甲）', '乙村'], false],
    ['甲村、乙村等5个村', ['甲村', '乙村'], true],
    ['和平村、五和村', ['和平村', '五和村'], false],
    ['', [], false],
    ['——', [], false],
  ])('the names in %s', (value, names, isOpen) => {
    expect(namesInCell(value)).toEqual({ names, isOpen });
  });

  it.each([
    ['36,383元', 36_383, '元'],
    ['1.73', 1.73, ''],
    ['5.6%', 5.6, '%'],
    [12, 12, ''],
    ['１２', 12, ''],
    ['６６．６％', 66.6, '%'],
    ['３２，１４５', 32_145, ''],
    ['－７．２', -7.2, ''],
    ['−5.2', -5.2, ''],
  ])('%s as a number', (value, number, unit) => {
    expect(cellNumber(value)).toEqual({ value: number, unit });
  });

  it.each(['甲村', '', '1.2.3', '约5'])('%s is no number', (value) => {
    expect(cellNumber(value)).toBeNull();
  });
});
