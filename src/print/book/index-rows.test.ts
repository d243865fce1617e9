import { describe, expect, it } from 'vitest';
import { toldApart } from './index-rows.ts';

const within = (name: string, place: string): string => `${name}（${place}）`;
const row = (code: string, name: string, county: string, town?: string) => ({
  code,
  name,
  county,
  ...(town === undefined ? {} : { town }),
});

describe('toldApart', () => {
  it('adds the county to names in several counties, the town to names in one county, and leaves unique names', () => {
    const rows = [
      row('1', '大源镇', '富阳区'),
      row('2', '大源镇', '缙云县'),
      row('3', '桐琴镇', '武义县'),
      row('4', '新村', '武义县', '桐琴镇'),
      row('5', '新村', '武义县', '履坦镇'),
      row('6', '新村', '永康市', '芝英镇'),
    ];
    expect(toldApart(rows, within).map(({ name }) => name)).toEqual([
      '大源镇（富阳区）',
      '大源镇（缙云县）',
      '桐琴镇',
      '新村（桐琴镇）',
      '新村（履坦镇）',
      '新村（永康市）',
    ]);
  });
});
