import { LANGUAGES, type Language } from '../domain/language.ts';
import { effect } from '@preact/signals';
import type { AtlasState, Settings } from './atlas-state.ts';
import { FLAVOURS } from './link.ts';

/** The part of the browser's storage that this needs; tests pass their own. */
type Store = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'axis-atlas:settings';

/** Languages that are written in Han characters and whose readers read Chinese (ISO 639-3). */
const CHINESE = new Set(['zh', 'yue', 'cmn', 'wuu', 'nan', 'hak', 'gan', 'hsn', 'lzh']);

/**
 * The language of a reader who has not chosen one: the first of the browser's languages that the atlas speaks, English
 * where it speaks none of them, Chinese where the browser names none.
 * @param languages BCP 47 tags in order of preference, as `navigator.languages`
 */
export function languageOf(languages: readonly string[]): Language {
  for (const tag of languages) {
    const primary = tag.toLowerCase().split(/[-_]/)[0] ?? '';
    if (CHINESE.has(primary)) return 'zh';
    if (primary === 'en') return 'en';
  }
  return languages.length > 0 ? 'en' : 'zh';
}

/**
 * Takes up what was chosen at an earlier visit and keeps what is chosen from now on. A browser may refuse its storage,
 * by throwing even where it is only named: then a choice lasts as long as the page.
 * @param storage gives the store, may throw
 * @returns a function that stops it
 */
export function keepSettings(state: AtlasState, storage: () => Store): () => void {
  const read = readSettings(storage);
  state.kept.value = read;
  return effect(() => {
    const settings = state.kept.value;
    if (settings === read) return;
    try {
      storage().setItem(KEY, JSON.stringify(settings));
    } catch {
      // Refused or full.
    }
  });
}

function readSettings(storage: () => Store): Settings {
  try {
    const stored: unknown = JSON.parse(storage().getItem(KEY) ?? '{}');
    const { language, flavour } = Object(stored) as { language?: unknown; flavour?: unknown };
    return {
      ...(isOneOf(LANGUAGES, language) ? { language } : {}),
      ...(isOneOf(FLAVOURS, flavour) ? { flavour } : {}),
    };
  } catch {
    return {};
  }
}

const isOneOf = <T extends string>(list: readonly T[], value: unknown): value is T =>
  (list as readonly unknown[]).includes(value);
