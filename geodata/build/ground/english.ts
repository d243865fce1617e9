import { romanise } from '../../../src/domain/romanise.ts';
import type { Spell } from '../pinyin.ts';

/** Endings of names of natural features, each with its English word. The longest ending that matches is used. */
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
  // Readings that no list of the project decides, since they lie outside its records.
  歙县: 'Shexian',
  茅埏岛: 'Maoyan Island',
  会稽山: 'Kuaiji Mountains',
  湖南镇水库: 'Hunanzhen Reservoir',
  // Airports: the names of a city and of a place, which Chinese writes without a space between them.
  杭州萧山国际机场: 'Hangzhou Xiaoshan International Airport',
  宁波栎社国际机场: 'Ningbo Lishe International Airport',
  温州龙湾国际机场: 'Wenzhou Longwan International Airport',
  舟山普陀山机场: 'Zhoushan Putuoshan Airport',
  台州路桥机场: 'Taizhou Luqiao Airport',
  上海浦东国际机场: 'Shanghai Pudong International Airport',
  上海虹桥国际机场: 'Shanghai Hongqiao International Airport',
  苏南硕放机场: 'Sunan Shuofang Airport',
  黄山屯溪机场: 'Huangshan Tunxi Airport',
  上饶三清山机场: 'Shangrao Sanqingshan Airport',
  芜湖宣州机场: 'Wuhu Xuanzhou Airport',
};

/** The English of names, by how they are read. */
export interface English {
  /** Of water, islands and airports: 千岛湖 is Qiandao Lake. */
  ofNature: (name: string) => string;
  /** Of ranges: 天目山 is Tianmu Mountains. */
  ofRange: (name: string) => string;
  /** Of places, summits and stations: the name in Latin letters, a station's as the railway writes it (Hangzhoudong). */
  ofPlace: (name: string) => string;
}

/**
 * A name of one syllable besides its ending keeps the ending, as signs in the province do: 瓯江 is Oujiang River. 溪 and 港 are always kept:
 * 永安溪 is Yong'anxi River.
 */
export function englishBy(spell: Spell): English {
  const ofPlace = (name: string): string => KNOWN[name] ?? romanise(name, spell(name).pinyin);
  const ofRange = (name: string): string =>
    KNOWN[name] ?? `${ofPlace([...name].length > 2 ? name.replace(/[山岭]$/, '') : name)} Mountains`;
  const ofNature = (name: string): string => {
    const known = KNOWN[name];
    if (known !== undefined) return known;
    const [ending, english] = ENDINGS.find(([end]) => name.endsWith(end)) ?? ['', ''];
    const stem = name.slice(0, name.length - ending.length);
    const isKept = english !== '' && ([...stem].length < 2 || ending === '溪' || ending === '港');
    return `${ofPlace(isKept ? name : stem)} ${english}`.trim();
  };
  return { ofNature, ofRange, ofPlace };
}
