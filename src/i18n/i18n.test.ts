import { describe, expect, it } from 'vitest';
import { analysisEn } from './en/analysis.ts';
import { analysisZh } from './zh/analysis.ts';
import { en as mainEn } from './en/base.ts';
import { pageEn } from './en/page.ts';
import { pageZh } from './zh/page.ts';
import { printEn } from './en/print.ts';
import { printZh } from './zh/print.ts';
import { travelEn } from './en/travel.ts';
import { travelZh } from './zh/travel.ts';
import { zh as mainZh } from './zh/base.ts';

const zh = {
  ...mainZh,
  page: pageZh,
  travel: travelZh,
  analysis: { ...mainZh.analysis, ...analysisZh },
  print: { ...mainZh.print, ...printZh },
};
const en = {
  ...mainEn,
  page: pageEn,
  travel: travelEn,
  analysis: { ...mainEn.analysis, ...analysisEn },
  print: { ...mainEn.print, ...printEn },
};

/** Every text with its path; functions are called with sample values. */
function texts(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function')
    return [[path, String((node as (...values: unknown[]) => unknown)('7', 7, '7', '7'))]];
  return Object.entries(node as object).flatMap(([key, value]) =>
    texts(value, path === '' ? key : `${path}.${key}`),
  );
}

/** Texts that are empty on purpose, and names given in the other language on purpose. */
const MAY_BE_EMPTY = new Set(['trackStatus.awarded']);
const OTHER_LANGUAGE = new Set([
  'titleOther',
  'switchLanguage',
  'profile.seatOf',
  'profile.listJoin',
  'page.title.of',
  'print.content.languages.zh',
  'print.content.languages.en',
]);

describe('dictionaries', () => {
  it('have the same keys', () => {
    expect(texts(en).map(([path]) => path)).toEqual(texts(zh).map(([path]) => path));
  });

  it('say something for every key', () => {
    for (const [path, text] of [...texts(zh), ...texts(en)]) {
      if (!MAY_BE_EMPTY.has(path)) expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it('are each in their own language', () => {
    const own = ([path]: [string, string]): boolean => !OTHER_LANGUAGE.has(path);
    const foreign = (text: string): boolean => /[\p{Script=Han}，。：；（）]/u.test(text);
    expect(texts(en).filter((entry) => own(entry) && foreign(entry[1]))).toEqual([]);
    expect(texts(zh).filter((entry) => own(entry) && entry[1] !== '' && !foreign(entry[1]))).toEqual([]);
  });

  it('keep Chinese punctuation beside Chinese characters', () => {
    for (const [path, text] of texts(zh))
      expect(text, path).not.toMatch(/\p{Script=Han}[,:;!?()]|[,:;!?()]\p{Script=Han}/u);
  });
});
