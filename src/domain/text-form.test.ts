import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePoints, plainText } from './text-form.ts';

describe('plainText', () => {
  it.each([
    ['a zero width space', '武\u200b义', '武义'],
    ['a byte order mark', '\ufeff武义', '武义'],
    ['a line separator inside Chinese text', '武义\u2028县城', '武义县城'],
    ['a line end between Latin words', 'Wuyi\u2028County\r\nroad', 'Wuyi County road'],
    ['a word joiner', '武\u2060义', '武义'],
    ['a soft hyphen', 'Tong\u00adqin', 'Tongqin'],
    ['a direction mark', '\u202a330723\u202c', '330723'],
    ['a variation selector', '武\ufe00义\u{e0100}', '武义'],
    ['a control character', 'a\u0000b\u0007', 'ab'],
    ['a wide or narrow space', '武义\u3000桐琴\u00a0a\u2009b', '武义 桐琴 a b'],
    ['a Kangxi radical', '\u2f42成县 \u2fa6华', '文成县 金华'],
    ['a radical of the supplement', '人\u2ea0 \u2f45\u2eae', '人民 方\u2eae'],
    ['a radical of the supplement for a whole character', '\u2ef0\u2ed4', '龙门'],
    ['letters and digits of full width', 'ｔｏｎｇｑｉｎ ３３０７２３', 'tongqin 330723'],
    ['a compatibility ideograph', '\uf9d1', '六'],
    ['a letter and its accent', 'Caf\u0065\u0301', 'Café'],
  ])('normalises %s', (_, typed, form) => expect(plainText(typed)).toBe(form));

  it('does not change Chinese punctuation, traditional forms and superscripts', () => {
    const title = '麗水（試）：“一轴”，3 km²、①';
    expect(plainText(title)).toBe(title);
  });

  it('is idempotent and never throws', () => {
    const odd = fc.constantFrom(...'武a \n\u2028\u200b\ufeff\u00ad\u2f42\u2ea0ｔ\u0301\u3000\uff9e\ud800，');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(odd).map((each) => each.join('')),
        ),
        (text) => {
          const once = plainText(text);
          expect(plainText(once)).toBe(once);
          expect(once).not.toMatch(/[\u200b\ufeff\u2028\u2060\u00ad\u2f00-\u2fdf]/u);
        },
      ),
    );
  });
});

it('writes code points as the standard does', () => {
  expect(codePoints('⽂')).toBe('U+2F42');
  expect(codePoints('é\u{1f600}')).toBe('U+00E9 U+1F600');
});
