import { expect, it } from 'vitest';
import { datumText } from './datum-text.ts';
import { datums as en } from './en/datums.ts';
import { datums as zh } from './zh/datums.ts';

it('names a grid by its zones, its meridian and the number in front of the eastings', () => {
  const grid = { kind: 'gauss-kruger', zoneDeg: 3, centralMeridianDeg: 120, prefixed: true } as const;
  expect(datumText(grid, { datums: en })).toBe(
    'CGCS2000 Gauss–Krüger, 3° zones, central meridian 120°, zone number 40',
  );
  expect(datumText({ ...grid, zoneDeg: 6, centralMeridianDeg: 117 }, { datums: zh })).toContain('带号 20');
  expect(datumText({ ...grid, prefixed: false }, { datums: zh })).toContain('不带带号');
  expect(datumText({ kind: 'gcj02' }, { datums: en })).toBe(en.gcj02);
});
