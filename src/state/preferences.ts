import type { Language } from '../domain/language.ts';
import { effect } from '@preact/signals';
import type { AtlasState, Preferences } from './atlas-state.ts';
import { FLAVOURS } from './link.ts';

/** The part of the browser's storage that this needs; tests pass their own. */
type Store = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'axis-atlas:settings';

/**
 * Takes up what was chosen at an earlier visit and keeps what is chosen from now on. A browser may refuse its storage,
 * by throwing even where it is only named: then a choice lasts as long as the page.
 * @param storage gives the store, may throw
 * @returns a function that stops it
 */
export function storePreferences(state: AtlasState, storage: () => Store): () => void {
  const read = readPreferences(storage, state.languages);
  state.preferences.value = read;
  return effect(() => {
    const settings = state.preferences.value;
    if (settings === read) return;
    try {
      storage().setItem(KEY, JSON.stringify(settings));
    } catch {
      // Refused or full.
    }
  });
}

function readPreferences(storage: () => Store, languages: readonly Language[]): Preferences {
  try {
    const stored: unknown = JSON.parse(storage().getItem(KEY) ?? '{}');
    const { language, flavour } = Object(stored) as { language?: unknown; flavour?: unknown };
    return {
      ...(isOneOf(languages, language) ? { language } : {}),
      ...(isOneOf(FLAVOURS, flavour) ? { flavour } : {}),
    };
  } catch {
    return {};
  }
}

const isOneOf = <T extends string>(list: readonly T[], value: unknown): value is T =>
  (list as readonly unknown[]).includes(value);
