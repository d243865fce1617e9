import type { CountyCode } from '../../../src/domain/codes.ts';

/**
 * Successors, in the mid-2023 division list, of the counties of the 2017 source. Codes that are not listed are unchanged. More than one
 * successor means that the county was divided: each part goes to the county that the nearest town belongs to now.
 * 2017 临安, 奉化 and 玉环 upgraded; 2019 龙港 separated from 苍南; 沥海 of 上虞 transferred to 越城; 2021 Hangzhou: 上城 + 江干, 下城 + 拱墅, 余杭 divided, 钱塘 from
 * parts of 江干 and 萧山.
 */
export const SUCCESSORS: Readonly<Record<CountyCode, readonly CountyCode[]>> = {
  330103: ['330105'],
  330104: ['330102', '330114'],
  330109: ['330109', '330114'],
  330110: ['330110', '330113'],
  330185: ['330112'],
  330283: ['330213'],
  330327: ['330327', '330383'],
  330604: ['330604', '330602'],
  331021: ['331083'],
};

export const successorsOf = (code: CountyCode): readonly CountyCode[] => SUCCESSORS[code] ?? [code];
