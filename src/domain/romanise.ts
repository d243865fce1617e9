/** Generic endings of names, longest first: 武义县 is read Wuyi, 桐琴镇 Tongqin. */
const GENERICS = ['畲族自治县', '自治县', '街道', '社区', '县城', '县', '市', '区', '镇', '乡', '村'];
const AXIS_GENERICS = ['省级发展轴', '发展轴'];

/**
 * Romanises a name for English labels: no tone marks, syllables joined, generic ending left out if two syllables remain without it.
 * Punctuation between the characters separates words; a dash is kept.
 * @param name the name in Chinese, which determines word boundaries and the generic ending
 * @param pinyin its syllables with tone marks, separated by spaces; marks may be among them or not
 * @example romanise('桐琴镇', 'tóng qín zhèn') === 'Tongqin'
 * @example romanise('永安村', 'yǒng ān cūn') === "Yong'an"
 */
export function romanise(name: string, pinyin: string): string {
  const syllables = withoutTones(pinyin)
    .split(/\s+/)
    .filter((syllable) => /\p{L}|\p{N}/u.test(syllable));
  return joinSyllables(tokens(withoutGeneric(name, syllables.length), syllables));
}

/** Pinyin without its tone marks; ü keeps its dots. */
export const withoutTones = (pinyin: string): string =>
  pinyin
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');

const isLetter = (character: string): boolean => /\p{L}|\p{N}/u.test(character);

/** The characters of a name without its generic ending; `null` if their number differs from that of the syllables. */
function withoutGeneric(name: string, syllables: number): string[] | null {
  let letters = [...name];
  if (letters.filter(isLetter).length !== syllables) return null;
  const cut = (generics: readonly string[]): boolean => {
    const generic = generics.find((ending) => letters.join('').endsWith(ending));
    const left = generic === undefined ? [] : letters.slice(0, -[...generic].length);
    if (left.filter(isLetter).length < 2) return false;
    letters = left;
    return true;
  };
  // 武义县发展轴 has two endings; 新市镇 has one, and 市 is part of the name.
  if (!cut(AXIS_GENERICS)) cut(GENERICS);
  else if (/[县市区]$/.test(letters.join(''))) cut(GENERICS);
  return letters;
}

/** The syllable of each character, and the punctuation between them. */
function tokens(letters: string[] | null, syllables: readonly string[]): string[] {
  if (!letters) return [...syllables];
  let next = 0;
  return letters.map((character) => (isLetter(character) ? syllables[next++]! : character));
}

function joinSyllables(parts: readonly string[]): string {
  let joined = '';
  let startsWord = true;
  for (const part of parts) {
    if (isLetter(part.charAt(0))) {
      // GB/T 16159: an apostrophe before a syllable that begins with a, o or e. The straight one, because fonts for Chinese draw
      // the curly one as wide as a character.
      if (!startsWord && /^[aoe]/i.test(part)) joined += "'";
      joined += startsWord ? part.charAt(0).toUpperCase() + part.slice(1) : part;
      startsWord = false;
    } else {
      if (!startsWord) joined += /\p{Pd}/u.test(part) ? '–' : ' ';
      startsWord = true;
    }
  }
  return joined.replace(/[ –]+$/, '');
}
