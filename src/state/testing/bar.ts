import type { AddressBar } from '../link-sync.ts';
import { vi } from 'vitest';
import { type AtlasState, createAtlasState } from '../atlas-state.ts';
import { syncLink } from '../link-sync.ts';

interface Entry {
  hash: string;
  state: unknown;
  title: string;
}

/** Lets the debounces of the page pass, ms. Needs fake timers. */
export const settle = (ms = 1000): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** Two records of the test network. */
export const COUNTY = { kind: 'county', id: '330723' } as const;
export const AXIS = { kind: 'axis', id: 'axis-330723' } as const;

/** A page opened with the hash of a link, and its address bar. `kept` is the state of the present history entry. */
export function openLinked(
  subjects: Parameters<typeof createAtlasState>[0],
  languages: Parameters<typeof createAtlasState>[1],
  hash: string,
  kept: unknown,
): { state: AtlasState; bar: FakeBar; stop: () => void } {
  const state = createAtlasState(subjects, languages);
  const bar = new FakeBar(hash, kept);
  const stop = syncLink(state, bar, { title: () => state.selection.value?.id ?? 'atlas' });
  return { state, bar, stop };
}

/** An address bar with its history, which answers `go` later, as browsers do, and can refuse calls. */
export class FakeBar implements AddressBar {
  entries: Entry[];
  at = 0;
  /** Called when the reader goes back beyond the first entry. */
  left = false;
  /** Time of each call, ms. */
  calls: number[] = [];
  /** What the browser does with a call: accepts it, throws, or drops it without an error. */
  mood: 'takes' | 'throws' | 'drops' = 'takes';
  readonly #listeners = new Map<string, Set<(event: Event) => void>>();

  constructor(hash = '', state: unknown = null) {
    this.entries = [{ hash, state, title: '' }];
  }

  get #entry(): Entry {
    return this.entries[this.at] as Entry;
  }
  get location() {
    return { hash: this.#entry.hash, pathname: '/', search: '' };
  }
  get document() {
    return this.#entry;
  }
  /** The hashes from the first entry to the present one. */
  get steps(): string[] {
    return this.entries.slice(0, this.at + 1).map(({ hash }) => hash);
  }

  readonly history = {
    get: (): unknown => structuredClone(this.#entry.state),
    get state(): unknown {
      return this.get();
    },
    pushState: (state: unknown, _: string, url?: string | URL | null): void => {
      if (!this.#takes()) return;
      this.entries.splice(this.at + 1, Infinity, this.#made(state, url));
      this.at++;
    },
    replaceState: (state: unknown, _: string, url?: string | URL | null): void => {
      if (this.#takes()) this.entries[this.at] = this.#made(state, url);
    },
    go: (by = 0): void => {
      if (this.#takes()) setTimeout(() => this.travel(by), 20);
    },
  };

  addEventListener(type: string, listener: (event: Event) => void): void {
    this.#listeners.set(type, (this.#listeners.get(type) ?? new Set()).add(listener));
  }
  removeEventListener(type: string, listener: (event: Event) => void): void {
    this.#listeners.get(type)?.delete(listener);
  }

  /** What the reader does with the buttons of the browser. */
  travel(by: number): void {
    const to = this.at + by;
    if (to < 0) this.left = true;
    if (!this.entries[to]) return;
    const before = this.location.hash;
    this.at = to;
    this.tell('popstate');
    if (before !== this.location.hash) this.tell('hashchange');
  }
  /** The same, followed by the page's answer. Needs fake timers. */
  async travelAndSettle(by: number): Promise<void> {
    this.travel(by);
    await settle();
  }
  /** A link that is pasted into the address bar of the open page. */
  follow(hash: string): void {
    this.entries.splice(this.at + 1, Infinity, { hash, state: null, title: '' });
    this.travel(1);
  }
  tell(type: string): void {
    for (const listener of this.#listeners.get(type) ?? []) listener(new Event(type));
  }

  #takes(): boolean {
    this.calls.push(performance.now());
    if (this.mood === 'throws') throw new DOMException('too many calls', 'SecurityError');
    return this.mood === 'takes';
  }
  #made(state: unknown, url?: string | URL | null): Entry {
    return { hash: String(url).slice(1), state: structuredClone(state), title: this.#entry.title };
  }
}
