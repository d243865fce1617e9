import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { isTownCode, isVillageCode } from '../../src/domain/codes.ts';
import type { RegisterFile } from '../../src/domain/register.ts';
import type { Divisions } from './divisions.ts';
import { placeName } from './names.ts';
import type { Spell } from './pinyin.ts';

/**
 * The division list by which the page matches names: every town with its villages, and how the names are read. A reading is stored only
 * where it differs from the usual readings of the characters.
 * @param others names of other records, for the readings of their characters
 * @param former towns of earlier lists
 * @param usual usual readings of characters that occur in no name of the list
 */
export function buildRegister(
  { names }: Divisions,
  spell: Spell,
  others: readonly string[],
  usual: ReadonlyMap<string, string>,
  former: RegisterFile['former'],
): RegisterFile {
  const places = [...names]
    .filter(([code]) => isTownCode(code) || isVillageCode(code))
    .map(([code, listed]) => {
      const name = isVillageCode(code) ? placeName(listed) : listed;
      return { code, name, ...spell(name, code) };
    });
  const characters = usualReadings([...places, ...others.map((name) => ({ name, ...spell(name) }))], usual);
  const exceptions: RegisterFile['exceptions'] = {};
  const towns = new Map<string, string[]>();
  for (const { code, name, pinyin, otherPinyin } of places) {
    const composed = [...name].map((character) => characters[character] ?? '').join(' ');
    if (composed !== pinyin || otherPinyin) exceptions[code] = [pinyin, ...(otherPinyin ?? [])];
    if (code.endsWith('000')) towns.set(code, [`${code.slice(0, 9)}${name}`]);
    else towns.get(`${code.slice(0, 9)}000`)?.push(`${code.slice(9)}${name}`);
  }
  return {
    year: 2023,
    towns: [...towns.values()].map((parts) => parts.join('|')),
    former,
    characters,
    exceptions,
  };
}

/** The most frequent reading of each character in the names; for other characters the usual reading. */
function usualReadings(
  places: readonly { name: string; pinyin: string }[],
  usual: ReadonlyMap<string, string>,
): Record<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { name, pinyin } of places) {
    const [letters, syllables] = [[...name], pinyin.split(' ')];
    if (letters.length !== syllables.length) continue;
    letters.forEach((letter, i) => {
      const of = counts.get(letter) ?? new Map<string, number>();
      counts.set(letter, of.set(syllables[i] as string, (of.get(syllables[i] as string) ?? 0) + 1));
    });
  }
  const most = [...counts].map(([letter, of]): [string, string] => {
    const [first] = [...of].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return [letter, first?.[0] ?? ''];
  });
  const known = new Set(counts.keys());
  const others = [...usual].filter(([letter]) => !known.has(letter));
  return Object.fromEntries([...most, ...others].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The usual reading of each character, from a file `character,readings` with several readings separated by |. */
export const readUsual = (file: string): Map<string, string> =>
  new Map(
    Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    }).data.map(({ character = '', readings = '' }) => [character, readings.split('|')[0] as string]),
  );

/**
 * Towns that a list of 2016 has and the division list of 2023 has not, with the town that holds their villages today.
 * @param file `county,name,successor,villages`; docs/data.md says how it was made
 * @throws Error naming file and line of a town that the division list still has, or of a successor that it has not
 */
export function readFormerTowns(file: string, { names }: Divisions): RegisterFile['former'] {
  const { data } = Papa.parse<string[]>(readFileSync(file, 'utf8').trimEnd());
  return data.slice(1).map(([county = '', name = '', successor = ''], i) => {
    const isListed = [...names].some(([code, listed]) => code.startsWith(county) && listed === name);
    if (!names.has(county) || isListed || !isTownCode(successor) || !names.has(successor))
      throw new Error(
        `${file}:${i + 2}: "${county},${name},${successor}" is no former town with a town of today`,
      );
    return [county, name, successor];
  });
}
