import { countyOf, townOf } from './codes.ts';

/** register.json as it is parsed: the division list in a compact form. */
export interface RegisterFile {
  /** Year of the division list. */
  year: number;
  /** One string for each town: `330723101白洋街道|020甲社区|201乙村`: nine digits and its name, then three digits and the name of each village. */
  towns: string[];
  /**
   * Towns of an earlier list that are not in this one, each with the present town that has their villages: county, name, code of the present town.
   */
  former: (readonly [county: string, name: string, today: string])[];
  /** The usual reading of each character, in syllables with tone marks. */
  characters: Record<string, string>;
  /** Places whose reading differs from the usual one of their characters, and those with several readings; the chosen reading first. */
  exceptions: Record<string, string[]>;
}

export interface RegisteredTown {
  code: string;
  name: string;
  county: string;
}

export interface RegisteredVillage extends RegisteredTown {
  /** Code of its town. */
  town: string;
}

/** Every town and village of the division list, by code. */
export interface Register {
  year: number;
  towns: ReadonlyMap<string, RegisteredTown>;
  villages: ReadonlyMap<string, RegisteredVillage>;
  /** Towns of earlier lists, as in the file. */
  formerTowns: RegisterFile['former'];
  /** Pinyin of a name: by its code for a place of the list, by its characters otherwise. */
  spell(name: string, code?: string): { pinyin: string; otherPinyin?: string[] };
}

/** The register from its file. */
export function unpackRegister({
  year,
  towns: packed,
  former,
  characters,
  exceptions,
}: RegisterFile): Register {
  const towns = new Map<string, RegisteredTown>();
  const villages = new Map<string, RegisteredVillage>();
  for (const line of packed) {
    const [first = '', ...others] = line.split('|');
    const code = `${first.slice(0, 9)}000`;
    towns.set(code, { code, name: first.slice(9), county: countyOf(code) });
    for (const part of others) {
      const village = `${first.slice(0, 9)}${part.slice(0, 3)}`;
      villages.set(village, {
        code: village,
        name: part.slice(3),
        town: townOf(village),
        county: countyOf(village),
      });
    }
  }
  const readings = new Map(Object.entries(characters));
  const named = new Map(Object.entries(exceptions));
  return {
    year,
    towns,
    villages,
    formerTowns: former,
    spell: (name, code = '') => {
      const listed = towns.get(code) ?? villages.get(code);
      const [pinyin, ...otherPinyin] = (listed?.name === name ? named.get(code) : undefined) ?? [];
      if (pinyin !== undefined) return { pinyin, ...(otherPinyin.length > 0 ? { otherPinyin } : {}) };
      const syllables = [...name].map(
        (letter) => readings.get(letter) ?? (/[\p{L}\p{N}]/u.test(letter) ? letter : ''),
      );
      return { pinyin: syllables.filter(Boolean).join(' ') };
    },
  };
}
