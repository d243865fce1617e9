/**
 * Administrative codes. Always strings: leading digits carry meaning, and arithmetic on codes is a mistake. Prefectures and counties use GB/T 2260 (6
 * digits, `330700`, `330723`); towns and villages use the statistical division code 统计用区划代码 (12 digits, `330723101000`, `330723101201`).
 */
export type PrefectureCode = string;
export type CountyCode = string;
export type TownCode = string;
export type VillageCode = string;

export const PROVINCE_CODE = '330000';

/** Whether a text is the code of a prefecture of Zhejiang. */
export const isPrefectureCode = (code: string): code is PrefectureCode =>
  /^33\d{2}00$/.test(code) && code !== PROVINCE_CODE;
/** Whether a text is the code of a county of Zhejiang. */
export const isCountyCode = (code: string): code is CountyCode =>
  /^33\d{4}$/.test(code) && !code.endsWith('00');
/** Whether a text is the code of a town of Zhejiang. */
export const isTownCode = (code: string): code is TownCode =>
  /^33\d{7}000$/.test(code) && !code.endsWith('000000');
/** Whether a text is the code of a village of Zhejiang. */
export const isVillageCode = (code: string): code is VillageCode =>
  /^33\d{10}$/.test(code) && !code.endsWith('000');

/**
 * A division code of Zhejiang in its canonical length: 6 digits for the province, a prefecture or a county,
 * 12 for a town or village. All official lengths are accepted: 2, 4, 6, 9 and 12 digits (GB/T 2260, GB/T 10114 and the statistical codes),
 * so that `330723`, `330723000` and `330723000000` are equal. `null` for other texts.
 */
export function canonicalCode(text: string): string | null {
  const digits = text.replace(/\s/g, '');
  if (!/^33(\d{2}|\d{4}|\d{7}|\d{10})?$/.test(digits)) return null;
  const code = digits.padEnd(12, '0');
  return code.endsWith('000000') ? code.slice(0, 6) : code;
}

/** The prefecture that holds a county, town or village: its first four digits. */
export const prefectureOf = (code: string): PrefectureCode => `${code.slice(0, 4)}00`;
/** The county that holds a town or village: its first six digits. */
export const countyOf = (code: string): CountyCode => code.slice(0, 6);
/** The town that holds a village: its first nine digits, padded to twelve. */
export const townOf = (code: VillageCode): TownCode => `${code.slice(0, 9)}000`;

/** Whether it is an id of this atlas for a village that the division list does not hold; see `Village.unlisted`. */
export const isUnlistedVillageCode = (code: string): code is VillageCode =>
  isVillageCode(code) && code.slice(9) >= '900';
