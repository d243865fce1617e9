import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { romanise } from '../../src/domain/romanise.ts';
import type { Divisions } from './divisions.ts';
import { placeName } from './names.ts';
import { decidedAt, lettersOf, type DecidedReading, type ReadingSource, type Spell } from './pinyin.ts';
import type { CountyAt } from './seeds/checks.ts';
import type { Seeds } from './seeds/types.ts';

/** A name with the spelling that a source gives it. */
export interface Spelled {
  source: ReadingSource;
  /** Every name in characters that the source gives the thing. */
  names: readonly string[];
  /** How the source spells it: Latin letters, or syllables with tone marks. */
  spelling: string;
  /** Division code of the place, or the beginning of one; empty where it is not known. */
  code: string;
}

/** A spelling of a source that differs from ours and that no row of seeds/readings.csv decides. */
export interface Contradiction {
  name: string;
  ours: string;
  theirs: string;
  source: ReadingSource;
}

const readRows = (file: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data;

/** GeoNames' places that have a name in characters (township-seats.csv). */
const geoNames = (file: string, codeAt: (lon: number, lat: number) => string): Spelled[] =>
  readRows(file)
    .filter(({ chinese }) => chinese)
    .map(({ name = '', chinese = '', lon, lat }) => ({
      source: 'geonames',
      names: chinese.split('|'),
      spelling: name,
      code: codeAt(Number(lon), Number(lat)),
    }));

/** English words that OpenStreetMap's names carry beside the pinyin. */
const WORDS = / (?:Prefecture|City|District|County|Town|Township|Subdistrict|Island)$/;

/** OpenStreetMap's places with an English name (osm-names.csv). */
const osmNames = (file: string, codeAt: (lon: number, lat: number) => string): Spelled[] =>
  readRows(file).map(({ name = '', en = '', lon, lat }) => ({
    source: 'osm',
    // An island and the province carry their kind; one name is written in the older form of 镇.
    names: [name, name.replace(/[岛省鎮]$/, '')],
    spelling: en.replace(WORDS, ''),
    code: codeAt(Number(lon), Number(lat)),
  }));

/** The dictionary's proper names with tones (cedict-places.csv), where they are names of divisions, whole or without 县, 市, 区. */
const cedictNames = (file: string, divisions: ReadonlySet<string>): Spelled[] =>
  readRows(file)
    .filter(({ name = '' }) => ['', '县', '市', '区'].some((kind) => divisions.has(name + kind)))
    .map(({ name = '', reading = '' }) => ({
      source: 'cedict',
      names: [name],
      spelling: reading,
      code: '',
    }));

const TONED = /[\u0300\u0301\u0304\u030c]/;

/** Whether the spelling of a source agrees with ours: tones count where the source writes them, and a generic ending may be missing. */
function agrees(name: string, pinyin: string, spelling: string): boolean {
  if (TONED.test(spelling.normalize('NFD'))) return spelling === pinyin;
  const theirs = lettersOf(spelling);
  return theirs === lettersOf(pinyin) || theirs === lettersOf(romanise(name, pinyin));
}

/**
 * Whether a row of seeds/readings.csv decides this difference: it names the source as reading otherwise, and gives its spelling either as
 * another reading or as a mistake.
 */
function decides(row: DecidedReading, { source, names, spelling, code }: Spelled, spell: Spell): boolean {
  if (!row.otherSources.includes(source) || !code.startsWith(row.code.slice(0, code.length))) return false;
  return names.some(
    (name) =>
      name.includes(row.part) &&
      (row.mistakes.includes(spelling) ||
        (spell(name, code).otherPinyin ?? []).some((other) => agrees(name, other, lettersOf(spelling)))),
  );
}

/** Spellings of whole names that differ from ours and are not decided. */
export const undecidedNames = (
  spelled: readonly Spelled[],
  spell: Spell,
  decided: readonly DecidedReading[],
): Contradiction[] =>
  spelled
    .filter(
      (of) =>
        !of.names.some((name) => agrees(name, spell(name, of.code).pinyin, of.spelling)) &&
        !decided.some((row) => decides(row, of, spell)),
    )
    .map(({ names, code, spelling, source }) => ({
      name: names.join('|'),
      ours: spell(names[0] ?? '', code).pinyin,
      theirs: spelling,
      source,
    }));

/** The readings of single characters (character-readings.csv), the usual one first. */
const characterReadings = (file: string): Map<string, string[]> =>
  new Map(readRows(file).map(({ character = '', readings = '' }) => [character, readings.split('|')]));

/**
 * Characters of names, in letters, that we read otherwise than by their usual reading and whose row in the list does not say so. Tones are
 * not compared, because a character often has another tone in a name.
 */
export function undecidedCharacters(
  places: readonly { name: string; code: string }[],
  usual: ReadonlyMap<string, readonly string[]>,
  spell: Spell,
  decided: readonly DecidedReading[],
): Contradiction[] {
  const found: Contradiction[] = [];
  for (const { name, code } of places) {
    const ours = spell(name, code)
      .pinyin.split(' ')
      .filter((syllable) => !/^\d+$/.test(syllable));
    [...name.matchAll(/\p{Script=Han}/gu)].forEach(({ 0: character, index }, i) => {
      const [theirs] = usual.get(character) ?? [];
      const read = ours[i] ?? '';
      if (theirs === undefined || lettersOf(theirs) === lettersOf(read)) return;
      const part = decidedAt(name, code, index, decided);
      const told =
        part?.decided.otherSources.includes('characters') === true &&
        part.decided.others.some(
          (other) => lettersOf(other.split(' ')[index - part.at] ?? '') === lettersOf(theirs),
        );
      if (!told) found.push({ name, ours: read, theirs, source: 'characters' });
    });
  }
  return found;
}

/** What the committed sources say of readings. */
export interface ReadingEvidence {
  spelled: Spelled[];
  /** Readings of single characters, the usual one first. */
  usual: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads every source of readings in geodata/inputs/.
 * @param divisions names of counties and prefectures
 * @param codeAt the county of a point, empty where it lies in none
 */
export const readingEvidence = (
  inputs: string,
  divisions: ReadonlySet<string>,
  codeAt: (lon: number, lat: number) => string,
): ReadingEvidence => ({
  spelled: [
    ...geoNames(join(inputs, 'township-seats.csv'), codeAt),
    ...osmNames(join(inputs, 'osm-names.csv'), codeAt),
    ...cedictNames(join(inputs, 'cedict-places.csv'), divisions),
  ],
  usual: characterReadings(join(inputs, 'character-readings.csv')),
});

/** Every difference between our readings and the evidence that seeds/readings.csv does not decide. */
export const undecided = (
  places: readonly { name: string; code: string }[],
  { spelled, usual }: ReadingEvidence,
  spell: Spell,
  decided: readonly DecidedReading[],
): Contradiction[] => [
  ...undecidedNames(spelled, spell, decided),
  ...undecidedCharacters(places, usual, spell, decided),
];

/**
 * Every name of the division list and of the records against every source of readings.
 * @throws Error naming each difference that seeds/readings.csv does not decide.
 */
export function checkReadings(
  inputs: string,
  divisions: Divisions,
  { spell, readings }: Seeds,
  countyAt: CountyAt,
  records: readonly unknown[],
): void {
  const named = records.flatMap((record) => {
    const of = record as { name: string; pinyin?: string; code?: string; county?: string };
    const { name, code, county = '' } = of;
    return of.pinyin === undefined ? [] : [{ name, code: code ?? county }];
  });
  const listed = [...divisions.names].map(([code, name]) => ({ code, name: placeName(name) }));
  const large = new Set([...listed, ...named].flatMap(({ code, name }) => (code.length === 6 ? [name] : [])));
  const evidence = readingEvidence(inputs, large, (lon, lat) => countyAt(lon, lat) ?? '');
  const open = undecided([...listed, ...named], evidence, spell, readings);
  if (open.length > 0)
    throw new Error(
      ['seeds/readings.csv does not decide:']
        .concat(open.map(({ name, ours, theirs, source }) => `${name}: read ${ours}, by ${source} ${theirs}`))
        .join('\n'),
    );
}
