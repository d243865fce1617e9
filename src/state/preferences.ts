import type { Language } from '../domain/language.ts';
import { effect } from '@preact/signals';
import type { AtlasState, Preferences } from './atlas-state.ts';
import { FLAVOURS } from './link.ts';

/** The part of the browser's storage that is used; tests pass their own. */
type Store = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'axis-atlas:settings';

/**
 * Restores the choices of an earlier visit and stores later ones. A browser may refuse its storage, by throwing even when it is accessed: then a
 * choice lasts until the page is closed.
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
      // Storage is refused or full.
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
