import { beforeAll, expect, it } from 'vitest';
import type { Fault } from '../domain/fault.ts';
import { columnLetters, faultText } from './fault-text.ts';
import { exchangeWords } from './index.ts';

beforeAll(() => exchangeWords.load());

it.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [702, 'ZZ'],
  [16_384, 'XFD'],
])('names column %i as a spreadsheet does: %s', (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
});

const PLACE = { file: '名单.xlsx', sheet: '一', row: 12, column: 3 };
it.each<[Fault, string, string]>([
  [
    {
      code: 'limit',
      level: 'error',
      file: 'a.zip',
      details: { limit: 'inflatedBytes', most: 2 ** 30, found: 2 ** 30 + 1 },
    },
    'a.zip：解压后超过上限 1,024 MiB（已到 1,025 MiB）。',
    'a.zip: Unpacked, the file is over the limit of 1,024 MiB (1,025 MiB so far).',
  ],
  [
    { code: 'geometry-type', level: 'error', ...PLACE, value: 'Circle' },
    '名单.xlsx，“一”，第 12 行，C 列：不认识的几何类型“Circle”，该要素已略去。',
    '名单.xlsx, “一”, row 12, column C: Geometry of the unknown type “Circle”; the feature is left out.',
  ],
  [
    { code: 'more', level: 'error', file: 'a.csv', details: { of: 'open-quote', count: 1234 } },
    'a.csv：同样的问题还有 1,234 处。',
    'a.csv: 1,234 more places with the same fault.',
  ],
])('describes $code with its place', (fault, zh, en) => {
  expect(faultText(fault, 'zh').replaceAll('\u2009', ' ')).toBe(zh);
  expect(faultText(fault, 'en')).toBe(en);
});
