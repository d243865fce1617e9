import { describe, expect, it } from 'vitest';
import { ptToMm } from '../drawing.ts';
import { hung, textLines, wrapped } from './text-block.ts';

it('moves the blank half of an opening punctuation mark into the margin', () => {
  const style = { sizePt: 20, weight: 700, colour: '#000000' } as const;
  const [quoted, plain] = hung(textLines(['“县城—桐琴”产城融合发展轴', '武义县'], 15, 10, style));
  expect(quoted!.xMm).toBeCloseTo(15 - ptToMm(20) / 2);
  expect(plain!.xMm).toBe(15);
});

describe('wrapped', () => {
  /** Han characters are 2 mm wide, others 1 mm. */
  const fonts = {
    widthMm: (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0),
  } as unknown as Parameters<typeof wrapped>[4];
  const lines = (text: string, widthMm: number) => wrapped(text, widthMm, 8, 400, fonts);

  it('never starts a line with a closing punctuation mark or ends one with an opening mark', () => {
    // The character before the marks moves to the next line with them.
    expect(lines('推演三十五条（按方法推得，非官方名单）。轴线', 38)).toEqual([
      '推演三十五条（按方法推得，非官方名',
      '单）。轴线',
    ]);
    expect(lines('轴线走向由本图集（道路）', 18)).toEqual(['轴线走向由本图集', '（道路）']);
    for (let widthMm = 6; widthMm < 60; widthMm++)
      for (const line of lines('“县城—桐琴”发展轴（武义县）：有据，推演《名单》；来源未公布。', widthMm)) {
        expect(line).not.toMatch(/^[，。；：）》”]/);
        expect(line).not.toMatch(/[（《“]$/);
      }
  });

  it('keeps words and numbers whole if they fit on a line, and breaks wider ones', () => {
    expect(lines('中央经线 120°E（EPSG:4549）；按图幅', 22)).toEqual([
      '中央经线',
      '120°E（EPSG:4549）；按',
      '图幅',
    ]);
    expect(lines('OpenStreetMap contributors', 20)).toEqual(['OpenStreetMap', 'contributors']);
    expect(lines('OpenStreetMap', 6)).toEqual(['OpenSt', 'reetMa', 'p']);
  });

  it('begins a line after each line break of the text', () =>
    expect(lines('一二\n三', 40)).toEqual(['一二', '三']));
});
