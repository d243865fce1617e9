import { expect, it } from 'vitest';
import { mmOfPt } from '../drawing.ts';
import { hung, textLines } from './text-block.ts';

it('hangs the blank half of an opening mark into the margin', () => {
  const style = { sizePt: 20, weight: 700, colour: '#000000' } as const;
  const [quoted, plain] = hung(textLines(['“县城—桐琴”产城融合发展轴', '武义县'], 15, 10, style));
  expect(quoted!.xMm).toBeCloseTo(15 - mmOfPt(20) / 2);
  expect(plain!.xMm).toBe(15);
});
