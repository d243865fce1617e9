import { expect, it } from 'vitest';
import { spellBy } from '../pinyin.ts';
import { englishBy } from './english.ts';

const { ofNature, ofRange, ofPlace } = englishBy(spellBy([]));

it.each([
  ['钱塘江', 'Qiantang River'],
  ['瓯江', 'Oujiang River'],
  ['永安溪', "Yong'anxi River"],
  ['千岛湖', 'Qiandao Lake'],
  ['西湖', 'West Lake'],
  ['里石门水库', 'Lishimen Reservoir'],
  ['湖南镇水库', 'Hunanzhen Reservoir'],
  ['洞头岛', 'Dongtou Island'],
  ['三门湾', 'Sanmen Bay'],
  ['义乌机场', 'Yiwu Airport'],
  ['宁波栎社国际机场', 'Ningbo Lishe International Airport'],
])('names %s %s', (name, english) => {
  expect(ofNature(name)).toBe(english);
});

it('names ranges as mountains, and places by their letters', () => {
  expect(ofRange('天目山')).toBe('Tianmu Mountains');
  expect(ofRange('黄山')).toBe('Huangshan Mountains');
  expect(ofRange('会稽山')).toBe('Kuaiji Mountains');
  expect(ofPlace('歙县')).toBe('Shexian');
  expect(ofPlace('杭州东')).toBe('Hangzhoudong');
});
