import { describe, expect, it } from 'vitest';
import { countParts, countText, distanceText } from './count-text.ts';
import { sureCount } from '../domain/answers/doubt.ts';

const count = { certain: 187, uncertain: 391, expected: 430.6, low: 418, high: 445 };

describe('a count in words', () => {
  it('gives the expectation, its 90 % interval and the certain bounds, in both languages', () => {
    expect(countText(count, 'en', 581)).toBe('about 431 of 581 (90%: 418–445; sure 187, possible 578)');
    expect(countText(count, 'zh', 581)).toBe('约 431／581（90%：418–445；确定 187，可能 578）');
    expect(countText(count, 'en', undefined, true)).toBe('about 431 (90%: 418–445)');
  });

  it('is one number if no place is doubtful', () => {
    expect(countText(sureCount(1234), 'en', 4000)).toBe('1,234 of 4,000');
    expect(countText(sureCount(7), 'zh')).toBe('7');
    expect(countParts(sureCount(7), 'zh', 9)).toEqual({ expected: '7', of: '共 9' });
  });

  it('has the same words in its parts', () => {
    const { expected, of, interval, bounds } = countParts(count, 'en', 581);
    expect(`${expected} ${of} (${interval}; ${bounds})`).toBe(countText(count, 'en', 581));
  });
});

describe('a distance in words', () => {
  it('has an interval if the position is known only roughly', () => {
    expect(distanceText(12_340, undefined, 'en')).toBe('12.3 km');
    const doubtful = { meanM: 12_340, lowM: 9_100, highM: 16_000 };
    expect(distanceText(NaN, doubtful, 'en')).toBe('about 12.3 km (90%: 9.1–16.0)');
    expect(distanceText(NaN, doubtful, 'zh')).toBe('约 12.3 km（90%：9.1–16.0）');
  });
});
