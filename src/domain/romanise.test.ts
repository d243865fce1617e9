import { describe, expect, it } from 'vitest';
import { romanise, withoutTones } from './romanise.ts';

describe('romanise', () => {
  it.each([
    ['桐琴镇', 'tóng qín zhèn', 'Tongqin'],
    ['武义县', 'wǔ yì xiàn', 'Wuyi'],
    ['丽水市', 'lí shuǐ shì', 'Lishui'],
    ['景宁畲族自治县', 'jǐng níng shē zú zì zhì xiàn', 'Jingning'],
    ['武义县发展轴', 'wǔ yì xiàn fā zhǎn zhóu', 'Wuyi'],
    ['白洋街道', 'bái yáng jiē dào', 'Baiyang'],
  ])('leaves the generic ending out of %s', (name, pinyin, expected) => {
    expect(romanise(name, pinyin)).toBe(expected);
  });

  it('keeps an ending that is part of the name', () => {
    expect(romanise('新市镇', 'xīn shì zhèn')).toBe('Xinshi');
    expect(romanise('塘村', 'táng cūn')).toBe('Tangcun');
  });

  it('separates a syllable that begins with a vowel', () => {
    expect(romanise('永安村', 'yǒng ān cūn')).toBe("Yong'an");
    expect(romanise('瑞安市', 'ruì ān shì')).toBe("Rui'an");
    expect(romanise('安吉县', 'ān jí xiàn')).toBe('Anji');
  });

  it('keeps the dots of ü and drops every tone', () => {
    expect(withoutTones('lǜ nǚ ā ó ě ì')).toBe('lü nü a o e i');
    expect(romanise('吕山乡', 'lǚ shān xiāng')).toBe('Lüshan');
  });

  it('joins the parts of a compound name with a dash and leaves quotation marks out', () => {
    expect(romanise('“武义—永康”发展轴', '“ wǔ yì — yǒng kāng ” fā zhǎn zhóu')).toBe('Wuyi–Yongkang');
  });

  it('takes the marks from the name where the syllables have none', () => {
    expect(romanise('“江贺经济走廊”发展轴', 'jiāng hè jīng jì zǒu láng fā zhǎn zhóu')).toBe(
      'Jianghejingjizoulang',
    );
    expect(romanise('“凤舞畲乡·产城融合”发展轴', 'fèng wǔ shē xiāng chǎn chéng róng hé fā zhǎn zhóu')).toBe(
      'Fengwushexiang Chanchengronghe',
    );
  });

  it('removes nothing if name and syllables do not correspond', () => {
    expect(romanise('桐琴镇', 'tóng qín')).toBe('Tongqin');
    expect(romanise('', '')).toBe('');
  });
});
