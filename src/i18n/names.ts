import { axesIn } from '../domain/axis.ts';
import type { Language } from '../domain/language.ts';
import type { AxisShape, Network } from '../domain/network.ts';
import { romanise } from '../domain/romanise.ts';
import { localeOf, recordWords } from './index.ts';

export interface Named {
  name: string;
  pinyin: string;
}

/** Whether names are shown in Chinese characters; otherwise in Latin letters. */
export const inHan = (language: Language): boolean => localeOf(language).script === 'han';

/** Name of a record in the script of a language; in Chinese if its pinyin is not known. */
export const nameOf = ({ name, pinyin }: Named, language: Language): string =>
  inHan(language) ? name : romanise(name, pinyin) || name;

/** Name of a seat: its own in Chinese (武义县城), that of its county in Latin letters (Wuyi). */
export const seatName = (county: Named & { seat: { name: string } }, language: Language): string =>
  inHan(language) ? county.seat.name : nameOf(county, language);

/**
 * Name of an axis: its own in Chinese; in Latin letters that of its county (`Wuyi axis`), since its own would be a long row of syllables. If a county
 * has several axes they are numbered in the order of their ids (`Wuyi axis 2`).
 */
export function axisName(
  axis: Pick<AxisShape, 'id' | 'name' | 'pinyin' | 'county'>,
  network: Pick<Network, 'axes' | 'counties'>,
  language: Language,
): string {
  if (inHan(language)) return axis.name;
  const named = recordWords(language).axisOf(nameOf(network.counties.get(axis.county) ?? axis, language));
  const ofCounty = axesIn(network, axis.county);
  const number = ofCounty.findIndex(({ id }) => id === axis.id) + 1;
  return ofCounty.length > 1 && number > 0 ? `${named} ${number}` : named;
}

/** Name of the province: 浙江省, `Zhejiang Province`; its last syllable is the word for a province. */
export const provinceName = ({ name, pinyin }: Named, language: Language): string =>
  inHan(language)
    ? name
    : recordWords(language).provinceOf(
        nameOf({ name: name.replace(/省$/, ''), pinyin: pinyin.replace(/ sh[ěe]ng$/, '') }, language),
      );

/** Name of a county or prefecture, or its code if the file of divisions did not load. */
export function divisionName(
  code: string,
  network: Pick<Network, 'counties' | 'prefectures'>,
  language: Language,
): string {
  const division = network.counties.get(code) ?? network.prefectures.get(code);
  return division ? nameOf(division, language) : code;
}

/** The divisions of a place: `金华市 · 武义县`, `Wuyi, Jinhua`. */
export const withinName = (
  record: { county: string; prefecture: string },
  network: Network,
  language: Language,
): string =>
  recordWords(language).within([
    divisionName(record.prefecture, network, language),
    divisionName(record.county, network, language),
  ]);
