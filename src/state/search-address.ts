import { fitHan, fitLetters } from './search-keys.ts';
import type { NameKeys } from './search-keys.ts';

/** Generic endings of divisions, longest first. */
const GENERIC = /(?:民族自治县|畲族自治县|自治县|畲族镇|畲族乡|民族乡|街道|社区|省|市|县|区|镇|乡|村)$/;
/** Names that stand before a prefecture in an address. */
const PROVINCE = /^(?:中华人民共和国|中国)?(?:浙江省|浙江)?/;
/** Texts that name only the province or the country. */
export const isProvince = (run: string): boolean => run !== '' && run.replace(PROVINCE, '') === '';

/** Committees of a village or community, and authorities, are found by the name of the place. */
export const committee = (text: string): string =>
  text
    .replace(/(?<=.{2})(?:人民政府|政府|办事处)$/, '')
    .replace(/村?(?:村民委员会|村委会)$/, '村')
    .replace(/(?:社区)?(?:居民委员会|居委会)$/, '社区');

/** Ending of a larger division: if an address continues with one that is not known there, the address is in another place. */
const LARGER = /(?:省|市|县|(?<![园小社发新])区|镇|乡|街道)$/;

/** Removes from an address what is not a name: postal and division codes of the province, house numbers, the country in English. */
export const namesOnly = (text: string): string =>
  // Some characters are given as code points, since the font subsets of the page contain every character in its sources.
  text
    .replace(/(?<!\d)3[123]\d{4}(?:\d{3}){0,2}(?!\d)/g, ' ')
    .replace(/[a-z]?\d+(?:[-–]\d+)*\s*(?:号|弄|栋|单元|层|楼|[\u5e62\u5ea7\u5ba4])/gi, ' ')
    .replace(/\u90ae政编码|\u90ae编|地址/g, ' ')
    .replace(/\b(?:p\.?\s*r\.?\s*(?:of\s*)?china|p\.?r\.?c\b\.?|people['’]?s republic of china)/gi, ' ');

/** A name without its generic ending, if at least two characters remain: 武义县 is also written 武义. */
function stemOf(name: string): string {
  const stem = name.replace(GENERIC, '');
  return [...stem].length >= 2 ? stem : name;
}

/**
 * How well an address fits an entry: the divisions in which it lies, largest first, each with or without its ending, or left out, followed by its own
 * name. 0 if it does not fit; 88 if the name has another ending, e.g. of a town that became a subdistrict.
 */
export type AddressFit = (name: string, within: readonly string[]) => number;

/** Former names, by the divisions that have their land now: 上城区 has that of 江干区. */
export type FormerNames = ReadonlyMap<string, readonly string[]>;

/** The score of an address for an entry. */
export interface Address {
  fit: AddressFit;
  /**
   * Number of its characters that the divisions and then the whole name take up, if unknown text such as a street follows; 0 if the name does not
   * follow.
   */
  start: AddressFit;
}

/**
 * Prepares the matching of an address for many entries: what remains of it after the divisions is computed once for all entries in the same
 * divisions.
 */
export function addressFit(text: string, former: FormerNames): Address {
  const address = committee(text);
  const bare = address.replace(PROVINCE, '');
  const known = new Map<readonly string[], readonly string[]>();
  const restsIn = (within: readonly string[]): readonly string[] => {
    const rests = known.get(within) ?? findRests(address, bare, within, former);
    known.set(within, rests);
    return rests;
  };
  const namesOf = (name: string): readonly string[] => [name, ...(former.get(name) ?? [])];
  return {
    fit: (name, within) =>
      restsIn(within).reduce((best, rest) => Math.max(best, fitOwn(name, rest, former)), 0),
    start: (name, within) =>
      [address, bare, ...restsIn(within)].reduce((most, rest) => {
        const own = namesOf(name).find((each) => GENERIC.test(each) && rest.startsWith(each));
        const isElsewhere = own !== undefined && LARGER.test(rest.slice(own.length));
        return own === undefined || isElsewhere
          ? most
          : Math.max(most, address.length - rest.length + own.length);
      }, 0),
  };
}

/** A division that was made from the one whose name was typed. */
const SUCCESSOR_FIT = 88;

function fitOwn(name: string, rest: string, former: FormerNames): number {
  const fit = fitHan(name, rest);
  if (fit > 0) return fit;
  if (former.get(name)?.includes(rest) === true) return SUCCESSOR_FIT;
  const stem = stemOf(rest);
  return stem !== rest && stem === stemOf(name) ? 88 : 0;
}

/** What is left of an address after divisions are removed from its start; empty if there are none. */
function findRests(address: string, bare: string, within: readonly string[], former: FormerNames): string[] {
  const rests = new Set<string>();
  const take = (rest: string, from: number): void => {
    if (rest !== '' && rest !== address) rests.add(rest);
    for (let i = from; i < within.length; i++) {
      const name = within[i] ?? '';
      for (const before of former.get(name) ?? [])
        if (rest.startsWith(before)) take(rest.slice(before.length), i + 1);
      const stem = stemOf(name);
      if (!rest.startsWith(stem)) continue;
      const after = rest.slice(stem.length);
      take(after, i + 1);
      if (stem === name) continue;
      if (rest.startsWith(name)) take(rest.slice(name.length), i + 1);
      // A district that was a city or county is still often written with the old ending.
      else if (/^[市县区镇乡]/.test(after)) take(after.slice(1), i + 1);
    }
  };
  take(address, 0);
  if (bare !== address) take(bare, 0);
  return [...rests];
}

const PROVINCE_LETTERS = /^(?:zhongguo|china)?zhejiang/;

/** How well pinyin without spaces fits an entry: the divisions in which it lies, as in `addressFit`, followed by its own name. */
export type LettersFit = (
  own: NameKeys,
  within: readonly string[],
  withinKeys: readonly NameKeys[],
) => number;

/** Matches an address in pinyin: `jinhuawuyitongqin`, `wuyixiantongqinzhen`. */
export function lettersAddress(letters: string): LettersFit {
  const bare = letters.replace(PROVINCE_LETTERS, '');
  const starts = bare === letters ? [letters] : [letters, bare, bare.replace(/^sheng/, '')];
  const known = new Map<readonly string[], ReadonlySet<string>>();
  const restsIn = (within: readonly string[], withinKeys: readonly NameKeys[]): ReadonlySet<string> => {
    const rests = new Set<string>();
    const take = (rest: string, from: number): void => {
      if (rest !== letters && rest !== '') rests.add(rest);
      for (let i = from; i < withinKeys.length; i++)
        for (const form of spelledForms(within[i] ?? '', withinKeys[i]))
          if (rest.startsWith(form)) take(rest.slice(form.length), i + 1);
    };
    for (const start of starts) take(start, 0);
    return rests;
  };
  return (own, within, withinKeys) => {
    const rests = known.get(within) ?? restsIn(within, withinKeys);
    known.set(within, rests);
    let best = 0;
    for (const rest of rests) best = Math.max(best, fitLetters(own, rest));
    return best;
  };
}

/** The letters of a division, with and without those of its ending, in each reading. */
function spelledForms(name: string, keys: NameKeys | undefined): string[] {
  if (!keys) return [];
  const ending = [...name].length - [...stemOf(name)].length;
  return [keys, ...(keys.others ?? [])].flatMap(({ syllables }) => [
    syllables.join(''),
    ...(ending > 0 ? [syllables.slice(0, -ending).join('')] : []),
  ]);
}

/**
 * The former names of each division: whole, and without ending unless a present division has that name.
 * @param names the former names by the present codes
 */
export function formerNames(
  codes: Iterable<{ name: string; successors: readonly string[] }>,
  names: ReadonlyMap<string, string>,
): FormerNames {
  const today = new Set([...names.values()].flatMap((name) => [name, stemOf(name)]));
  const former = new Map<string, string[]>();
  for (const { name, successors } of codes)
    for (const code of successors) {
      const successor = names.get(code);
      if (successor === undefined) continue;
      const forms = [name, stemOf(name)].filter((form) => form === name || !today.has(form));
      former.set(successor, [...new Set([...(former.get(successor) ?? []), ...forms])]);
    }
  return former;
}
