import { pinyin } from 'pinyin-pro';

/**
 * What reads a name: `computed` pinyin-pro without this list; `characters` the usual reading of a single character
 * (geodata/inputs/character-readings.csv); `cedict`, `geonames`, `osm` the lists of names in geodata/inputs/; `usage` what
 * dictionaries of place names say, and signs of the place.
 */
export const READING_SOURCES = ['computed', 'characters', 'cedict', 'geonames', 'osm', 'usage'] as const;
export type ReadingSource = (typeof READING_SOURCES)[number];

/** The reading of a part of names that not all sources read alike. */
export interface DecidedReading {
  /** Han characters as they occur in names. */
  part: string;
  /** Beginning of the division codes it holds for; empty where it holds everywhere. */
  code: string;
  /** Syllables with tone marks, one for each character. */
  reading: string;
  /** Readings that sources or dictionaries give but that are not chosen; the search accepts them too. */
  others: string[];
  /** Spellings of sources that are not readings of this part. */
  mistakes: string[];
  sources: ReadingSource[];
  otherSources: ReadingSource[];
  reason: string;
}

/** How a name is read. */
export interface Spelling {
  /**
   * Pinyin with tone marks, one syllable for each character, separated by spaces: `wǔ yì xiàn`. Punctuation between characters is dropped.
   */
  pinyin: string;
  /** Other readings (of dictionaries or sources) whose letters differ, for the search; absent where there are none. */
  otherPinyin?: string[];
}
/** Reads a name; the code of the place, where it has one, selects among readings that hold in one county only. */
export type Spell = (name: string, code?: string) => Spelling;

const MARKS = /[“”"'()（）·—\-、，。《》〈〉\s]/gu;

/** Letters of a reading without tones, spaces and marks, for comparing readings. */
export const lettersOf = (reading: string): string =>
  reading
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

interface Part {
  at: number;
  decided: DecidedReading;
}

/** Where the decided parts are in a name: the longest first, of equally long ones that of the smaller area; no two overlap. */
function partsIn(name: string, code: string, order: readonly DecidedReading[]): Part[] {
  const taken = new Set<number>();
  const parts: Part[] = [];
  for (const decided of order) {
    if (!code.startsWith(decided.code)) continue;
    const { length } = decided.part;
    for (let at = name.indexOf(decided.part); at >= 0; at = name.indexOf(decided.part, at + length)) {
      const places = Array.from({ length }, (_, i) => at + i);
      if (places.some((place) => taken.has(place))) continue;
      for (const place of places) taken.add(place);
      parts.push({ at, decided });
    }
  }
  return parts.toSorted((a, b) => a.at - b.at);
}

/** The dictionary's reading of each character of a name, at the character's place; other text is one entry at its beginning. */
function computed(name: string): readonly string[] {
  const known = computedBefore.get(name);
  if (known) return known;
  const read: string[] = Array.from({ length: name.length }, () => '');
  let at = 0;
  // In speech the tones of 一 and 不 change before some syllables; in writing they do not (GB/T 16159).
  for (const { origin, pinyin: syllable } of pinyin(name, {
    type: 'all',
    nonZh: 'consecutive',
    toneSandhi: false,
  })) {
    read[at] = (syllable || origin).replace(MARKS, '');
    at += origin.length;
  }
  computedBefore.set(name, read);
  return read;
}

/** Cache: the dictionary takes 0.1 ms a name, and every name is read several times. */
const computedBefore = new Map<string, readonly string[]>();

/** The order in which decided readings are tried. */
const byReach = (a: DecidedReading, b: DecidedReading): number =>
  b.part.length - a.part.length || b.code.length - a.code.length || (a.part < b.part ? -1 : 1);

/**
 * Reads names as pinyin-pro does, but for the parts that a list decides.
 * @param decided the rows of seeds/readings.csv; their order does not matter
 */
export function spellBy(decided: readonly DecidedReading[]): Spell {
  const order = decided.toSorted(byReach);
  return (name, code = '') => {
    const read = computed(name);
    const parts = partsIn(name, code, order);
    let readings = [read];
    for (const { at, decided: row } of parts) {
      const chosen = row.reading.split(' ');
      // The chosen reading comes first in every set, so that the first combination has every part as chosen.
      readings = readings.flatMap((before) =>
        [chosen, ...row.others.map((other) => other.split(' '))].map((syllables) =>
          before.map((syllable, i) => syllables[i - at] ?? syllable),
        ),
      );
    }
    const [first = '', ...others] = readings.map((syllables) => syllables.filter(Boolean).join(' '));
    const letters = new Set([lettersOf(first)]);
    const otherPinyin = others.filter((other) => {
      const fresh = !letters.has(lettersOf(other));
      letters.add(lettersOf(other));
      return fresh;
    });
    return { pinyin: first, ...(otherPinyin.length > 0 ? { otherPinyin } : {}) };
  };
}

/** The row that decides the character at a place of a name, and where its part begins, as `spellBy` applies them. */
export const decidedAt = (
  name: string,
  code: string,
  place: number,
  decided: readonly DecidedReading[],
): Part | undefined =>
  partsIn(name, code, decided.toSorted(byReach)).find(
    ({ at, decided: { part } }) => at <= place && place < at + part.length,
  );
