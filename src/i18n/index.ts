import type { Language } from '../domain/language.ts';
import * as REGISTRY from './languages.ts';
import type * as zh from './zh/index.ts';
import type { Locale } from './locale.ts';
import { withThinSpaces } from './thin-space.ts';

type Registry = typeof REGISTRY;
declare module '../domain/language.ts' {
  interface Languages extends Registry {}
}

/** The exports of a language's folder; each must have every key of the Chinese folder, or it does not compile. */
type Pack = typeof zh;
const PACKS: Record<Language, Pack> = REGISTRY;

/** Words of the first load. */
export type Words = Pack['base'];
/** Words about the page itself. */
export type PageWords = Pack['page'];

/** Used if the browser names no language. */
export const DEFAULT_LANGUAGE: Language = 'zh';
/** Used if the browser names only languages that are not in the registry. */
const FALLBACK_LANGUAGE: Language = 'en';

/** Codes of the languages, the default first. */
export const LANGUAGES: readonly [Language, ...Language[]] = [
  DEFAULT_LANGUAGE,
  ...(Object.keys(PACKS) as Language[]).filter((code) => code !== DEFAULT_LANGUAGE),
];

export const localeOf = (language: Language): Locale => PACKS[language].locale;

/** The language to which the switch of the page leads: the next of the registry. */
export const nextLanguage = (language: Language): Language =>
  LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length] ?? DEFAULT_LANGUAGE;

/**
 * The language of a reader who has not chosen one: the first of the browser's languages that is in the registry, English if none is, Chinese if the
 * browser names none.
 * @param tags BCP 47 tags in order of preference, as `navigator.languages`
 */
export function languageFor(tags: readonly string[]): Language {
  for (const tag of tags) {
    const primary = tag.toLowerCase().split(/[-_]/)[0] ?? '';
    const language = LANGUAGES.find((code) => localeOf(code).browserTags.includes(primary));
    if (language !== undefined) return language;
  }
  return tags.length > 0 ? FALLBACK_LANGUAGE : DEFAULT_LANGUAGE;
}

/** Browsers that add space between Han and Latin themselves must not get the spaces as well. */
const spacesItself = typeof CSS !== 'undefined' && CSS.supports('text-autospace', 'normal');

/** Texts for the page; in languages with Han characters, with space between these and Latin text, by the browser or as thin spaces. */
const forPage = <T>(language: Language, texts: T): T =>
  spacesItself || localeOf(language).script !== 'han' ? texts : withThinSpaces(texts);

const inAllLanguages = <T>(make: (language: Language) => T): Record<Language, T> =>
  Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as Record<Language, T>;

const WORDS = inAllLanguages((language) => forPage(language, PACKS[language].base));
const PAGE_WORDS = inAllLanguages((language) => forPage(language, PACKS[language].page));

export const words = (language: Language): Words => WORDS[language];
export const pageWords = (language: Language): PageWords => PAGE_WORDS[language];
/** Words of the controls on the map. */
export const mapWords = (language: Language): Pack['map'] => PACKS[language].map;
/** Words of counts, distances, courses and travel times. */
export const quantityWords = (language: Language): Pack['quantities'] => PACKS[language].quantities;
/** Words of records: tracks, facts, reasons why one is left out. */
export const recordWords = (language: Language): Pack['records'] => PACKS[language].records;
/** Words of the subjects of the map, by the ids of subjects and of legend entries. */
export type SubjectWords = Pack['subjects'];
export const subjectWords = (language: Language): SubjectWords => PACKS[language].subjects;

type Later = Pack['later'];
export type AnalysisWords = Awaited<ReturnType<Later['analysis']>>;
export type CrossCheckWords = Awaited<ReturnType<Later['crossCheck']>>;
export type ExportWords = Awaited<ReturnType<Later['exporting']>>;
export type PrintWords = Awaited<ReturnType<Later['print']>>;
export type SheetWords = Awaited<ReturnType<Later['sheet']>>;
export type { FindingFacts } from './zh/settings.ts';
export type SettingsWords = Awaited<ReturnType<Later['settings']>>;
export type CliWords = Awaited<ReturnType<Later['cli']>>;
export type { ListWords } from './zh/lists.ts';
export type { SiteWords } from './zh/sites.ts';
export type { BasemapWords } from './zh/basemaps.ts';
export type { OwnFileWords } from './zh/own-files.ts';
export type TravelWords = Awaited<ReturnType<Later['travel']>>;

/** Words that are loaded with the part that shows them, in all languages, so that changing the language needs no request. */
interface Section<T> {
  /** Must be awaited once before `in`; after a failure the next call tries again. */
  load(): Promise<void>;
  /** @throws Error before `load` has finished */
  in(language: Language): T;
}

function section<K extends keyof Later>(
  key: K,
  shown: <T>(language: Language, texts: T) => T = forPage,
): Section<Awaited<ReturnType<Later[K]>>> {
  type Texts = Awaited<ReturnType<Later[K]>>;
  const loaded = new Map<Language, Texts>();
  return {
    load: async () => {
      await Promise.all(
        LANGUAGES.filter((language) => !loaded.has(language)).map(async (language) => {
          loaded.set(language, shown(language, (await PACKS[language].later[key]()) as Texts));
        }),
      );
    },
    in: (language) => {
      const texts = loaded.get(language);
      if (texts === undefined) throw new Error(`the words of “${key}” are not loaded in ${language}`);
      return texts;
    },
  };
}

export const analysisWords = section('analysis');
/** Words about basemaps from outside. */
export const basemapWords = section('basemaps');
export const crossCheckWords = section('crossCheck');
export const printWords = section('print');
/** Words about faults of files. */
export const exchangeWords = section('exchange');
/** Words about official lists. */
export const listWords = section('lists');
/** Words about files that a reader opens. */
export const ownFileWords = section('ownFiles');
/** Words of the programme figures and the stories. */
export const programmeWords = section('programme');
export const travelWords = section('travel');
/** Words of the travel times of a profile. */
export const travelTimesWords = section('travelTimes');
/** Words of the analysis if own points take the place of central towns or villages. */
export const siteWords = section('sites');
/** Words for paper and terminals: no space is added between Han and Latin. */
const asWritten = <T>(_language: Language, texts: T): T => texts;
/** Words in exported files and about them. */
export const exportWords = section('exporting', asWritten);
/** Words on a sheet. */
export const sheetWords = section('sheet', asWritten);
/** Names and faults of print settings, and findings before a sheet is printed. */
export const settingsWords = section('settings', asWritten);
export const cliWords = section('cli', asWritten);
/** Words about lists, as they are written into seeds and a terminal. */
export const writtenListWords = section('lists', asWritten);
/** Words of `npm run seeds:merge`. */
export const mergeWords = section('merge', asWritten);

/** Loads every section: for programs without a page. */
export const loadAllWords = async (): Promise<void> => {
  await Promise.all(
    [
      analysisWords,
      basemapWords,
      crossCheckWords,
      exchangeWords,
      listWords,
      ownFileWords,
      exportWords,
      printWords,
      programmeWords,
      travelWords,
      travelTimesWords,
      siteWords,
      sheetWords,
      settingsWords,
      cliWords,
      writtenListWords,
      mergeWords,
    ].map((each) => each.load()),
  );
};
