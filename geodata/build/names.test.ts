import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isVillageCommittee, placeName } from './names.ts';
import { spellBy } from './pinyin.ts';
import { readDivisions } from './divisions.ts';
import { readSeeds } from './seeds/index.ts';

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

describe('spellBy', () => {
  const geodata = join(import.meta.dirname, '..');
  const { spell } = readSeeds(
    join(geodata, '../seeds'),
    readDivisions(join(geodata, 'inputs/divisions.csv')),
  );
  it.each([
    ['丽水市', 'lí shuǐ shì'],
    ['台州市', 'tāi zhōu shì'],
    ['乐清市', 'yuè qīng shì'],
    ['嵊州市', 'shèng zhōu shì'],
    ['衢州市', 'qú zhōu shì'],
    ['缙云县', 'jìn yún xiàn'],
    ['鄞州区', 'yín zhōu qū'],
    ['廿八都镇', 'niàn bā dū zhèn'],
    ['深甽镇', 'shēn zhèn zhèn'],
    ['莼湖街道', 'chún hú jiē dào'],
    ['大碶街道', 'dà qì jiē dào'],
    ['夹浦镇', 'jiā pǔ zhèn'],
    ['一都江村', 'yī dū jiāng cūn'],
    ['八都岕5村融合发展', 'bā dū jiè 5 cūn róng hé fā zhǎn'],
    ['“古今交融”发展轴', 'gǔ jīn jiāo róng fā zhǎn zhóu'],
  ])('%s reads %s', (name, reading) => expect(spell(name).pinyin).toBe(reading));

  const row = {
    part: '都',
    code: '',
    reading: 'dū',
    others: ['dōu'],
    mistakes: [],
    sources: [],
    otherSources: [],
    reason: '',
  };
  it('gives every combination of other readings, once for each spelling', () => {
    const two = spellBy([row, { ...row, part: '厦', reading: 'xià', others: ['shà', 'shǎ'] }]);
    expect(two('都厦')).toEqual({ pinyin: 'dū xià', otherPinyin: ['dū shà', 'dōu xià', 'dōu shà'] });
    expect(two('桐琴')).toEqual({ pinyin: 'tóng qín' });
  });
  it('prefers the longer part to the shorter, and the smaller area to the larger, in any order', () => {
    const rows = [
      row,
      { ...row, part: '都市', reading: 'dú shì', others: [] },
      { ...row, code: '3307', reading: 'dǔ' },
    ];
    for (const decided of [rows, rows.toReversed()]) {
      expect(spellBy(decided)('都市').pinyin).toBe('dú shì');
      expect(spellBy(decided)('八都', '330723').pinyin).toBe('bā dǔ');
      expect(spellBy(decided)('八都', '331102').pinyin).toBe('bā dū');
    }
  });
});
