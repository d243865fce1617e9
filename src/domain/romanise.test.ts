import { describe, expect, it } from 'vitest';
import { romanise } from './romanise.ts';

describe('romanise', () => {
  it.each([
    ['tóng qín zhèn', 'Tongqin'],
    ['lí shuǐ shì', 'Lishui'],
    ['tāi zhōu shì', 'Taizhou'],
    ['jǐng níng shē zú zì zhì xiàn', 'Jingning She'],
    ['wǔ yì xiàn fā zhǎn zhóu', 'Wuyi'],
    ['cháng ān zhèn', 'Chang’an'],
    ['lǚ bù cūn', 'Lübu'],
    ['yún cūn', 'Yuncun'],
    ['qīng bō jiē dào', 'Qingbo'],
    ['dà xiān tán piàn qū', 'Daxiantan'],
    ['', ''],
  ])('%s → %s', (pinyin, expected) => {
    expect(romanise(pinyin)).toBe(expected);
  });
});
