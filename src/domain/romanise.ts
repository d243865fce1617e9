/** Generic endings of names, longest first: 武义县 is read Wuyi, 桐琴镇 Tongqin. */
const GENERICS = ['畲族自治县', '自治县', '街道', '社区', '县城', '县', '市', '区', '镇', '乡', '村'];
const AXIS_GENERICS = ['省级发展轴', '发展轴'];

/**
 * A name in plain Latin letters for English labels: no tone marks, syllables joined, generic ending left out where
 * two syllables remain without it.
 * @param name the name in Chinese, which tells what the ending is
 * @param pinyin its syllables with tone marks, separated by spaces
 * @example romanise('桐琴镇', 'tóng qín zhèn') === 'Tongqin'
 * @example romanise('永安村', 'yǒng ān cūn') === "Yong'an"
 */
export function romanise(name: string, pinyin: string): string {
  const syllables = withoutTones(pinyin).split(/\s+/).filter(Boolean);
  return joinSyllables(withoutGeneric(name, syllables));
}

/** Pinyin without its tone marks; ü keeps its dots. */
export const withoutTones = (pinyin: string): string =>
  pinyin
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');

function withoutGeneric(name: string, syllables: string[]): string[] {
  const letters = [...name];
  // Where the two do not run side by side nothing can be cut safely.
  if (letters.length !== syllables.length) return syllables;
  let end = letters.length;
  const cut = (generics: string[]): boolean => {
    const generic = generics.find((ending) => letters.slice(0, end).join('').endsWith(ending));
    if (generic === undefined || end - [...generic].length < 2) return false;
    end -= [...generic].length;
    return true;
  };
  // 武义县发展轴 has two endings; 新市镇 has one, and 市 is part of the name.
  if (!cut(AXIS_GENERICS)) cut(GENERICS);
  else if (/[县市区]$/.test(letters.slice(0, end).join(''))) cut(GENERICS);
  return syllables.slice(0, end);
}

function joinSyllables(syllables: readonly string[]): string {
  let joined = '';
  let startsWord = true;
  for (const syllable of syllables) {
    if (/^[\p{L}\p{N}]/u.test(syllable)) {
      // GB/T 16159: a syllable that begins with a, o or e is set off from the one before. The straight mark, because
      // fonts for Chinese draw the curly one as wide as a character.
      if (!startsWord && /^[aoe]/i.test(syllable)) joined += "'";
      joined += startsWord ? syllable.charAt(0).toUpperCase() + syllable.slice(1) : syllable;
      startsWord = false;
    } else if (/^[\p{Pd}·・~～]+$/u.test(syllable)) {
      joined += '–';
      startsWord = true;
    } else if (!startsWord) {
      startsWord = true;
      joined += ' ';
    }
  }
  return joined.replace(/[ –]+$/, '');
}
