/** Last syllables that say what kind of thing it is, longest first. English text says it with a word of its own. */
const GENERIC_ENDINGS: readonly (readonly string[])[] = [
  ['zu', 'zi', 'zhi', 'xian'],
  ['fa', 'zhan', 'zhou'],
  ['zu', 'tuan', 'pian', 'qu'],
  ['jie', 'dao'],
  ['she', 'qu'],
  ['pian', 'qu'],
  ['sheng'],
  ['shi'],
  ['xian'],
  ['qu'],
  ['zhen'],
  ['xiang'],
  ['cun'],
];

/** Fewest syllables a name keeps: 云村 stays Yuncun. */
const SHORTEST_NAME = 2;

/**
 * English form of a Chinese name from its tone-marked pinyin, without the generic ending: `tóng qín zhèn` → `Tongqin`,
 * `jǐng níng shē zú zì zhì xiàn` → `Jingning She`. Empty input gives an empty string.
 */
export function romanise(pinyin: string): string {
  let syllables = withoutTones(pinyin)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const ethnic = endsWith(syllables, GENERIC_ENDINGS[0]!);
  syllables = shorten(syllables);
  // An axis carries the name of its county: 武义县发展轴 loses both endings.
  if (withoutTones(pinyin).trim().endsWith('fa zhan zhou')) syllables = shorten(syllables);
  if (!ethnic || syllables.length < 2) return joined(syllables);
  return `${joined(syllables.slice(0, -1))} ${joined(syllables.slice(-1))}`;
}

function shorten(syllables: string[]): string[] {
  const ending = GENERIC_ENDINGS.find((candidate) => endsWith(syllables, candidate));
  return ending && syllables.length - ending.length >= SHORTEST_NAME
    ? syllables.slice(0, -ending.length)
    : syllables;
}

const endsWith = (syllables: readonly string[], ending: readonly string[]): boolean =>
  ending.every((syllable, i) => syllables[syllables.length - ending.length + i] === syllable);

/** Tone marks go, the two dots of ü stay: they are part of the letter. */
const withoutTones = (pinyin: string): string =>
  pinyin
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC')
    .toLowerCase();

/** One word, an apostrophe before a vowel that would join the syllable before it (GB/T 16159). */
function joined(syllables: readonly string[]): string {
  const word = syllables
    .map((syllable, i) => (i > 0 && /^[aeo]/.test(syllable) ? `’${syllable}` : syllable))
    .join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}
