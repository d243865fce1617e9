import { describe, expect, it } from 'vitest';
import { sureCount } from '../../domain/answers/doubt.ts';
import { analysis } from '../../i18n/en/analysis.ts';
import { percent, percentRange, whole, wind } from './texts.ts';

describe('figures in words', () => {
  it('separates thousands and rounds', () => {
    expect(whole(12345.6)).toBe('12,346');
  });

  it('gives shares, with one decimal if they are small and a dash without a total', () => {
    expect(percent(1, 3)).toBe('33%');
    expect(percent(1, 200)).toBe('0.5%');
    expect(percent(0, 200)).toBe('0%');
    expect(percent(0, 0)).toBe('—');
  });

  it('gives the expected share, with its interval if positions are uncertain', () => {
    const count = { certain: 50, uncertain: 10, expected: 54.6, low: 52, high: 58 };
    expect(percentRange(count, 100, analysis)).toBe('55% (90%: 52%–58%)');
    expect(percentRange(sureCount(50), 100, analysis)).toBe('50%');
  });

  it('names the direction of a bearing', () => {
    expect([0, 44, 90, 181, 338, 359, -90].map((degrees) => wind(degrees, analysis))).toEqual([
      'N',
      'NE',
      'E',
      'S',
      'N',
      'N',
      'W',
    ]);
  });
});
