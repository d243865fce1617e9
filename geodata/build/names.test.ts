import { describe, expect, it } from 'vitest';
import { isVillageCommittee, placeName } from './names.ts';
import { pinyinOf } from './pinyin.ts';

describe('placeName', () => {
  it.each([
    ['童庐村委会', '童庐村'],
    ['富城村村民委员会', '富城村'],
    ['平棋村民委员会', '平棋村'],
    ['王村村委会', '王村'],
    ['下王宅社区居委会', '下王宅社区'],
    ['清波门社区', '清波门社区'],
  ])('%s is %s', (listed, name) => expect(placeName(listed)).toBe(name));
});

describe('isVillageCommittee', () => {
  it.each(['童庐村委会', '富城村村民委员会', '慈江村'])('%s is one', (listed) =>
    expect(isVillageCommittee(listed)).toBe(true),
  );
  it.each(['清波门社区', '下王宅社区居委会', '围垦生活区'])('%s is none', (listed) =>
    expect(isVillageCommittee(listed)).toBe(false),
  );
});

describe('pinyinOf', () => {
  it.each([
    ['丽水市', 'lí shuǐ shì'],
    ['台州市', 'tāi zhōu shì'],
    ['乐清市', 'yuè qīng shì'],
    ['嵊州市', 'shèng zhōu shì'],
    ['衢州市', 'qú zhōu shì'],
    ['缙云县', 'jìn yún xiàn'],
    ['鄞州区', 'yín zhōu qū'],
    ['“古今交融”发展轴', 'gǔ jīn jiāo róng fā zhǎn zhóu'],
  ])('%s reads %s', (name, reading) => expect(pinyinOf(name)).toBe(reading));
});
