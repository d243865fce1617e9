import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../i18n/index.ts';
import { setFlavour, setLanguage } from './actions.ts';
import { createAtlasState } from './atlas-state.ts';
import { applyHash } from './link-state.ts';
import { storePreferences } from './preferences.ts';

const createStore = (text: string | null = null) => {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key: string): string | null => held.get(key) ?? text,
    setItem: (key: string, value: string): void => void held.set(key, value),
  };
};

describe('a choice', () => {
  it('is stored until the next visit', () => {
    const store = createStore();
    const first = createAtlasState([], LANGUAGES);
    storePreferences(first, () => store);
    setLanguage(first, 'en');
    setFlavour(first, 'dark');
    const next = createAtlasState([], LANGUAGES);
    storePreferences(next, () => store);
    expect([next.language.value, next.flavour.value]).toEqual(['en', 'dark']);
  });

  it('is overridden by the language of a link, which is not stored', () => {
    const store = createStore('{"language":"en"}');
    const state = createAtlasState([], LANGUAGES);
    storePreferences(state, () => store);
    applyHash(state, '#lang=zh&look=dark');
    expect([state.language.value, state.flavour.value]).toEqual(['zh', 'dark']);
    applyHash(state, '#at=county:330723');
    expect([state.language.value, state.flavour.value]).toEqual(['en', 'light']);
    expect(store.held.size).toBe(0);
  });

  it('applies with a link that does not state it', () => {
    const state = createAtlasState([], LANGUAGES);
    storePreferences(state, createStore);
    setLanguage(state, 'en');
    applyHash(state, '#at=county:330723');
    expect(state.language.value).toBe('en');
  });

  it.each([['not json'], ['null'], ['[]'], ['{"language":"fr","flavour":7}'], ['"en"']])(
    'is that of the system if the store contains %s',
    (text) => {
      const state = createAtlasState([], LANGUAGES);
      storePreferences(state, () => createStore(text));
      expect([state.language.value, state.flavour.value]).toEqual(['zh', 'light']);
    },
  );

  it('applies though the browser refuses its storage', () => {
    const state = createAtlasState([], LANGUAGES);
    storePreferences(state, () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    });
    setLanguage(state, 'en');
    expect(state.language.value).toBe('en');
    const full = createAtlasState([], LANGUAGES);
    storePreferences(full, () => ({
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    }));
    setFlavour(full, 'dark');
    expect(full.flavour.value).toBe('dark');
  });
});

it.each([['#at=county:330723'], ['#in=330700'], ['#']])(
  'reports about an earlier link are removed when %s opens',
  (hash) => {
    const state = createAtlasState([], LANGUAGES);
    applyHash(state, '#at=nothing:1');
    expect(state.notice.value?.kind).toBe('bad-link');
    applyHash(state, hash);
    expect(state.notice.value).toBeNull();
  },
);
