import { romanise } from '../../../src/domain/romanise.ts';
import type { Spell } from '../pinyin.ts';

/** Endings of names of nature with the English word for them. The longest that fits counts. */
const ENDINGS: readonly [ending: string, english: string][] = [
  ['国际机场', 'International Airport'],
  ['机场', 'Airport'],
  ['水库', 'Reservoir'],
  ['海峡', 'Strait'],
  ['江', 'River'],
  ['港', 'River'],
  ['溪', 'River'],
  ['湖', 'Lake'],
  ['岛', 'Island'],
  ['湾', 'Bay'],
  ['洋', 'Sea'],
  ['省', ''],
];
/** Names with an English form of their own. */
const KNOWN: Record<string, string> = {
  长江: 'Yangtze River',
  长江口: 'Yangtze Estuary',
  东海: 'East China Sea',
  黄海: 'Yellow Sea',
  台湾海峡: 'Taiwan Strait',
  西湖: 'West Lake',
  太湖: 'Lake Tai',
  象山港: 'Xiangshan Harbour',
};

/** The English of names, by how they are read. */
export interface English {
  /** Of water, islands and airports: 千岛湖 is Qiandao Lake. */
  ofNature: (name: string) => string;
  /** Of places, summits, stations and ranges: the name in Latin letters. */
  ofPlace: (name: string) => string;
}

/**
 * What would be left with one syllable keeps its ending, as signs in the province write it: 瓯江 is Oujiang River. 溪 and 港
 * always stay: 永安溪 is Yong'anxi River.
 */
export function englishBy(spell: Spell): English {
  const ofPlace = (name: string): string => romanise(name, spell(name).pinyin);
  const ofNature = (name: string): string => {
    const known = KNOWN[name];
    if (known !== undefined) return known;
    const [ending, english] = ENDINGS.find(([end]) => name.endsWith(end)) ?? ['', ''];
    const stem = name.slice(0, name.length - ending.length);
    const isKept = english !== '' && ([...stem].length < 2 || ending === '溪' || ending === '港');
    return `${ofPlace(isKept ? name : stem)} ${english}`.trim();
  };
  return { ofNature, ofPlace };
}
