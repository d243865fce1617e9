/** Search keys of one name, derived from its tone-marked pinyin. */
export interface NameKeys {
  /** Syllables without tones: `['li', 'shui', 'shi']`. */
  syllables: readonly string[];
  /** Syllables joined, from each syllable on: `lishuishi`, `shuishi`, `shi`. */
  tails: readonly string[];
  /** First letters: `lss`. */
  initials: string;
  /** Keys of other readings of the name in sources or dictionaries. */
  others?: readonly NameKeys[];
}

/** Letters without tones or marks; `ü` and the `v` that keyboards use for it both read as `u`. */
export function toneless(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('v', 'u');
}

export function buildNameKeys(pinyin: string, otherPinyin: readonly string[] = []): NameKeys {
  const syllables = toneless(pinyin)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return {
    syllables,
    tails: syllables.map((_, i) => syllables.slice(i).join('')),
    initials: syllables.map((syllable) => syllable[0]).join(''),
    ...(otherPinyin.length > 0 ? { others: otherPinyin.map((other) => buildNameKeys(other)) } : {}),
  };
}

/** How well typed letters fit a name in any of its readings, 0 if not; the chosen reading scores more than the others. */
export function fitLetters(keys: NameKeys, letters: string): number {
  const others = keys.others?.map((other) => fitReading(other, letters) - OTHER_READING_COST) ?? [];
  return Math.max(fitReading(keys, letters), ...others, 0);
}

const OTHER_READING_COST = 2;

/**
 * How well typed letters fit one reading of a name, 0 if not: each letter must continue the present syllable or begin the next one, so that `lishui`,
 * `lish`, `ls`, `lshui` all fit 丽水. 100 for the whole name, less for prefixes, least for abbreviations that start inside the name.
 */
function fitReading(keys: NameKeys, letters: string): number {
  const [whole = ''] = keys.tails;
  if (letters === '' || !keys.initials.includes(letters.charAt(0))) return 0;
  if (whole === letters) return 100;
  if (whole.startsWith(letters)) return 90;
  if (keys.initials === letters) return 85;
  if (keys.initials.startsWith(letters)) return 80;
  for (let start = 0; start < keys.syllables.length; start++) {
    const tail = keys.tails[start] ?? '';
    // An abbreviation is never longer than the name.
    if (tail.length < letters.length) return 0;
    if (start > 0 && tail.startsWith(letters)) return 60;
    if (abbreviates(keys.syllables, start, letters, 0)) return start === 0 ? 70 : 40;
  }
  return 0;
}

/** Whether the letters from `at` on are non-empty beginnings of the syllables from `index` on, without omitting a syllable. */
function abbreviates(syllables: readonly string[], index: number, letters: string, at: number): boolean {
  if (at === letters.length) return true;
  const syllable = syllables[index];
  if (syllable === undefined) return false;
  let taken = 0;
  while (taken < syllable.length && letters[at + taken] === syllable[taken]) taken++;
  for (let length = taken; length > 0; length--)
    if (abbreviates(syllables, index + 1, letters, at + length)) return true;
  return false;
}

/** How well Chinese characters fit a name: whole, at its beginning, or inside it; 0 if they are not in it. */
export function fitHan(name: string, han: string): number {
  const at = name.indexOf(han);
  if (han === '' || at < 0) return 0;
  if (name.length === han.length) return 100;
  return at === 0 ? 90 : 65;
}
