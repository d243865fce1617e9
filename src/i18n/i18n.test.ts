import { describe, expect, it, vi } from 'vitest';
import type { Language } from '../domain/language.ts';
import { languageFor, LANGUAGES, localeOf, nextLanguage } from './index.ts';
import * as REGISTRY from './languages.ts';

const registry = { ...REGISTRY };
const packs = await Promise.all(
  LANGUAGES.map(async (language) => {
    const { locale: _locale, later, ...now } = registry[language];
    const loaded = await Promise.all(
      Object.entries(later).map(async ([key, load]) => [key, await load()] as const),
    );
    return [language, { ...now, later: Object.fromEntries(loaded) }] as const;
  }),
);

/** A list, the values of a finding about a sheet, and counts by status. */
const BY_STATUS = { documented: 7, modelled: 7, user: 7 };
/** Arguments of the words for a fault. */
const FAULT = { value: '7', encoding: '7', format: '7', part: '7', shapes: 7, records: 7 };
const LIST = Object.assign(['7', '7'], { count: 7, names: ['7'], limit: '7', ...FAULT, ...BY_STATUS });

/** Calls a function of a dictionary with texts and numbers, or with lists if it takes those. */
function called(text: (...values: unknown[]) => unknown): string {
  const samples = [['7', 7, '7', '7'], [LIST], ['7', LIST]];
  const tried = samples.flatMap((values) => {
    try {
      return [String(text(...values))];
    } catch {
      return [];
    }
  });
  return tried.find((each) => !each.includes('undefined')) ?? 'undefined';
}

/** Every text with its path; functions are called with sample values. */
function texts(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, called(node as (...values: unknown[]) => unknown)]];
  return Object.entries(node as object).flatMap(([key, value]) =>
    texts(value, path === '' ? key : `${path}.${key}`),
  );
}
const byLanguage: [Language, [string, string][]][] = packs.map(([language, pack]) => [language, texts(pack)]);
const paths = (language: Language): string[] =>
  byLanguage.find(([code]) => code === language)?.[1].map(([path]) => path) ?? [];

/** Texts that are empty on purpose, and texts that are the same in every language. */
const MAY_BE_EMPTY = new Set(['base.trackStatus.awarded']);
const OTHER_LANGUAGE = [
  /^base\.profile\.(seatOf|listJoin)$/,
  /^later\.sheet\.text\.review$/,
  /^later\.basemaps\.(examples\.(raster|dem)|datums\.wgs84|encodings\..+)$/,
  /^later\.cli\.usage$/,
  /^later\.exchange\.faults\.open-list$/,
  /^later\.print\.(make\.png|basemap\.example)$/,
];

describe('dictionaries', () => {
  it.each(LANGUAGES)('of %s have the same keys as the others', (language) => {
    expect(paths(language)).toEqual(paths('zh'));
  });

  it('have a text for every key', () => {
    for (const [path, text] of byLanguage.flatMap(([, all]) => all)) {
      if (!MAY_BE_EMPTY.has(path)) expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it('contain only their own script', () => {
    const isOwn = ([path]: [string, string]): boolean => !OTHER_LANGUAGE.some((other) => other.test(path));
    const hasHan = (text: string): boolean => /[\p{Script=Han}，。：；（）]/u.test(text);
    for (const [language, all] of byLanguage) {
      const isForeign = (text: string): boolean =>
        localeOf(language).script === 'han' ? !hasHan(text) && /[A-Za-z]{3}/.test(text) : hasHan(text);
      expect(
        all.filter((entry) => isOwn(entry) && isForeign(entry[1])),
        language,
      ).toEqual([]);
    }
  });

  it('have Chinese punctuation next to Chinese characters', () => {
    // The usage text of the command line has commas between codes.
    const zh = byLanguage.find(([language]) => language === 'zh')?.[1] ?? [];
    for (const [path, text] of zh.filter((entry) => entry[0] !== 'later.cli.usage'))
      expect(text, path).not.toMatch(/\p{Script=Han}[,:;!?()]|[,:;!?()]\p{Script=Han}/u);
  });
});

describe('the registry', () => {
  it.each([
    [['en-GB', 'en'], 'en'],
    [['en-US', 'zh-CN'], 'en'],
    [['de-DE', 'de'], 'en'],
    [['ja'], 'en'],
    [['fr-FR', 'zh-TW', 'en'], 'zh'],
    [['zh-CN'], 'zh'],
    [['zh-Hant-HK', 'en'], 'zh'],
    [['yue'], 'zh'],
    [['ZH_cn'], 'zh'],
    [[], 'zh'],
  ] as const)('gives a browser that asks for %j the language %s', (tags, expected) =>
    expect(languageFor(tags)).toBe(expected),
  );

  it('switches through all languages and back to the first', () => {
    const passed = LANGUAGES.map(nextLanguage);
    expect([...passed].sort()).toEqual([...LANGUAGES].sort());
    expect(passed.at(-1)).toBe(LANGUAGES[0]);
  });
});

describe('words that are loaded later', () => {
  it('are refused before they are loaded, and then available in all languages', async () => {
    vi.resetModules();
    const { analysisWords } = await import('./index.ts');
    expect(() => analysisWords.in('zh')).toThrow('not loaded in zh');
    await analysisWords.load();
    for (const language of LANGUAGES) expect(analysisWords.in(language).waiting).not.toBe('');
  });
});
