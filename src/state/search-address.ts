import { fitHan } from './search-keys.ts';

/** Generic endings of divisions, longest first. */
const GENERIC = /(?:民族自治县|畲族自治县|自治县|畲族镇|畲族乡|民族乡|街道|社区|省|市|县|区|镇|乡|村)$/;
/** What stands before a prefecture in an address. */
const PROVINCE = /^(?:中华人民共和国|中国)?(?:浙江省|浙江)?/;
/** Runs of characters that name the province or the country alone. */
export const isProvince = (run: string): boolean => run !== '' && run.replace(PROVINCE, '') === '';

/** Bodies of a village or community go by its name. */
const committee = (text: string): string =>
  text.replace(/村?(?:村民委员会|村委会)$/, '村').replace(/(?:社区)?(?:居民委员会|居委会)$/, '社区');

/** A name without its generic ending, where two characters remain: 武义县 is written 武义, too. */
function stemOf(name: string): string {
  const stem = name.replace(GENERIC, '');
  return [...stem].length >= 2 ? stem : name;
}

/**
 * How well an address fits a thing: the divisions it lies in, largest first, each whole or without its ending, or left
 * out, and then its own name. 0 where it does not; 88 where the name has another ending, as a town has that became a
 * subdistrict.
 */
export type AddressFit = (name: string, within: readonly string[]) => number;

/** Reads an address for many things: what remains of it is worked out once for all that lie in the same divisions. */
export function addressFit(text: string): AddressFit {
  const address = committee(text);
  const bare = address.replace(PROVINCE, '');
  const known = new Map<readonly string[], readonly string[]>();
  return (name, within) => {
    let rests = known.get(within);
    if (!rests) {
      rests = restsOf(address, bare, within);
      known.set(within, rests);
    }
    return rests.reduce((best, rest) => Math.max(best, fitOwn(name, rest)), 0);
  };
}

function fitOwn(name: string, rest: string): number {
  const fit = fitHan(name, rest);
  if (fit > 0) return fit;
  const stem = stemOf(rest);
  return stem !== rest && stem === stemOf(name) ? 88 : 0;
}

/** What is left of an address once divisions are taken from its front; nothing where none is. */
function restsOf(address: string, bare: string, within: readonly string[]): string[] {
  const rests = new Set<string>();
  const take = (rest: string, from: number): void => {
    if (rest !== '' && rest !== address) rests.add(rest);
    for (let i = from; i < within.length; i++) {
      const name = within[i] ?? '';
      const stem = stemOf(name);
      if (!rest.startsWith(stem)) continue;
      const after = rest.slice(stem.length);
      take(after, i + 1);
      if (stem === name) continue;
      if (rest.startsWith(name)) take(rest.slice(name.length), i + 1);
      // A district that was a city or county is still written so.
      else if (/^[市县区镇乡]/.test(after)) take(after.slice(1), i + 1);
    }
  };
  take(address, 0);
  if (bare !== address) take(bare, 0);
  return [...rests];
}
