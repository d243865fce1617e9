import type { CountyCode } from '../../../src/domain/codes.ts';

/**
 * What became of the counties of the 2017 source by the mid-2023 division list. Codes that are not here live on
 * unchanged. More than one successor means that the county was divided: each part goes to the county that the
 * nearest town belongs to now.
 *
 * 2017 临安, 奉化 and 玉环 upgraded; 2019 龙港 out of 苍南; 沥海 of 上虞 put under 越城;
 * 2021 Hangzhou: 上城 + 江干, 下城 + 拱墅, 余杭 divided, 钱塘 out of 江干 and 萧山.
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
