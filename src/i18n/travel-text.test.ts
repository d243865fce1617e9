import { describe, expect, it } from 'vitest';
import { timeRangeText, timeText, wayText } from './travel-text.ts';

describe('the interval of a travel time', () => {
  it('is given in both languages', () => {
    const range = { lowS: 1210, highS: 4000 };
    expect(timeRangeText(range, 'en')).toBe('90%: 20 min–1 h 7 min');
    expect(timeRangeText(range, 'zh')).toBe('90%：20 分钟–1 小时 7 分钟');
  });
});

describe('a travel time', () => {
  it.each([
    [20, '0 分钟', '0 min'],
    [35.4 * 60, '35 分钟', '35 min'],
    [59.6 * 60, '1 小时', '1 h'],
    [125 * 60, '2 小时 5 分钟', '2 h 5 min'],
  ])('of %d s is given in hours and minutes', (seconds, zh, en) => {
    expect([timeText(seconds, 'zh'), timeText(seconds, 'en')]).toEqual([zh, en]);
  });
});

describe('a way', () => {
  const way = { seconds: 2100, roadM: 23_400, offRoadM: 200, ferryM: 0, seaM: 0 };
  it('is given by time and road length', () => {
    expect(wayText(way, 'zh')).toBe('约 35 分钟，公路 23 公里');
    expect(wayText(way, 'en')).toBe('about 35 min, 23 km by road');
  });

  it('states the part off the roads, and that the time is not that of a boat if there is no ferry', () => {
    const over = { seconds: 5400, roadM: 4320, offRoadM: 1234, ferryM: 8000, seaM: 3100 };
    expect(wayText(over, 'zh')).toBe(
      '约 1 小时 30 分钟，公路 4.3 公里，路外 1.2 公里，轮渡 8.0 公里，跨海 3.1 公里，无桥无渡',
    );
    expect(wayText(over, 'en')).toBe(
      'about 1 h 30 min, 4.3 km by road, 1.2 km off road, 8.0 km by ferry, 3.1 km over sea without bridge or ferry',
    );
  });

  it('without a road does not mention one', () => {
    expect(wayText({ seconds: 600, roadM: 0, offRoadM: 900, ferryM: 0, seaM: 0 }, 'en')).toBe(
      'about 10 min, 0.9 km off road',
    );
  });
});
