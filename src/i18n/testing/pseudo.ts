import type { NameScript } from '../../domain/language.ts';
import type * as en from '../en/index.ts';

/**
 * A pseudo-language made from English: each Latin letter is replaced by a Cyrillic one, between brackets. So words of the dictionaries can be
 * distinguished from literals in the code (Latin or Han) and from data (names, codes), which are not changed. Sheets can be set in it, since the
 * fonts contain Cyrillic.
 */
export const marked = (text: string): string =>
  text.replaceAll(/[A-Za-z]+/g, (word) => `‹${inCyrillic(word)}›`);

const CYRILLIC = [...'абвгдежзиклмнопрстуфхцчшщэ'];
const inCyrillic = (word: string): string =>
  [...word.toLowerCase()].map((letter) => CYRILLIC[letter.charCodeAt(0) - 97] ?? letter).join('');

/** Private-use characters around the arguments of a dictionary's function, so that only its own words are replaced. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const GIVEN = new RegExp(`${OPEN}[^${CLOSE}]*${CLOSE}`, 'g');

/** An empty text stays empty, as dictionaries require. */
const guarded = (value: unknown): unknown => {
  if (typeof value === 'string') return value === '' ? value : `${OPEN}${value}${CLOSE}`;
  if (Array.isArray(value)) return value.map(guarded);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, guarded(each)]));
  return value;
};

function markedAround(text: string): string {
  let at = 0;
  let made = '';
  for (const given of text.matchAll(GIVEN)) {
    made += marked(text.slice(at, given.index)) + given[0].slice(1, -1);
    at = given.index + given[0].length;
  }
  return made + marked(text.slice(at));
}

/** A dictionary with all its words replaced. */
export function markedWords<T>(node: T): T {
  if (typeof node === 'string') return marked(node) as T;
  if (typeof node === 'function')
    return ((...values: unknown[]) =>
      markedAround((node as unknown as (...v: unknown[]) => string)(...values.map(guarded)))) as T;
  if (Array.isArray(node)) return node.map((each: unknown) => markedWords(each)) as T;
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, markedWords(value)])) as T;
}

type Pack = typeof en;

/** The files of a language, made from those of English, with names in the given script. */
export function pseudoLanguage({ locale, later, ...now }: Pack, script: NameScript): Pack {
  const sections = Object.entries(later).map(([key, load]) => [
    key,
    async () => markedWords(await (load as () => Promise<unknown>)()),
  ]);
  return {
    ...markedWords(now),
    locale: { ...locale, script, ownName: marked('Pseudo'), browserTags: [] },
    later: Object.fromEntries(sections) as Pack['later'],
  };
}
