import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureText } from './figure-text.ts';

const shown = (value: string, unit?: string): string => {
  const text = figureText(value, unit);
  return [text.value, text.unit].filter(Boolean).join(' ').replaceAll('\u2009', ' ');
};

describe('figureText', () => {
  it.each([
    ['170000', '栋', '17 万栋'],
    ['9000000', '元', '900 万元'],
    ['16000000', '元', '1600 万元'],
    ['45000', '元', '4.5 万元'],
    ['300000000', '元', '3 亿元'],
    ['100889', '人', '100889 人'],
    ['36383', '元', '36383 元'],
    ['3420', '亿元', '3420 亿元'],
    ['20000', '万元', '20000 万元'],
    ['-0.02', '倍', '\u22120.02 倍'],
    ['2400以上', '万元', '2400 万元以上'],
    ['1.673以内', '倍', '1.673 倍以内'],
    ['超5000', '万元', '超 5000 万元'],
    ['突破5000', '万元', '突破 5000 万元'],
    ['近50', '%', '近 50 %'],
    ['约1.65', '亿元', '约 1.65 亿元'],
    ['170余', '个', '170 余 个'],
    ['1.96→1.81', '倍', '1.96→1.81 倍'],
  ])('%s %s reads %s', (value, unit, text) => expect(shown(value, unit)).toBe(text));

  it('leaves words and numbers without a unit as they are', () => {
    for (const text of ['半数以上', '颁布', '1+3', '50对50', '2–3', '170000']) expect(shown(text)).toBe(text);
  });

  it('never changes the amount', () => {
    const factor: Record<string, number> = { 万: 1e4, 亿: 1e8 };
    fc.assert(
      fc.property(fc.nat(2_000_000_000), (n) => {
        const { value, unit = '' } = figureText(String(n), '人');
        expect(Math.round(Number(value) * (factor[unit.charAt(0)] ?? 1))).toBe(n);
      }),
    );
  });
});
