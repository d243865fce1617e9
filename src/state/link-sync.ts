import { effect } from '@preact/signals';
import { type AtlasState } from './atlas-state.ts';
import { HistoryQuota } from './history-quota.ts';
import {
  adoptEntry,
  arriveAt,
  beginEntries,
  changeStack,
  readEntry,
  refuseGoing,
  sendBack,
  writeNext,
} from './history-state.ts';
import type { Entry, HistoryState } from './history-state.ts';
import { encodeLink } from './link.ts';
import { applyHash, buildLink } from './link-state.ts';
import { ownKeys } from './own-keys.ts';
import { NOTHING_OPEN, currentScreen, showScreen, turnTo } from './screens.ts';
import type { Screen, ScreenStack } from './screens.ts';

/** Debounce of the address bar, ms: it is rewritten once map, slider and typing have not changed anything for this time. */
const SETTLE_MS = 250;
/** Limit for `history.go`, ms: after it the browser is assumed not to go back. */
const GO_MS = 1000;

/** The parts of a window that are needed; tests pass their own. */
export interface AddressBar {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  history: Pick<History, 'pushState' | 'replaceState' | 'go' | 'state'>;
  document: { title: string };
  addEventListener(type: BarEvent, listener: (event: Event) => void, capture?: boolean): void;
  removeEventListener(type: BarEvent, listener: (event: Event) => void, capture?: boolean): void;
}
type BarEvent = 'hashchange' | 'popstate' | 'pagehide' | 'pointerdown' | 'keydown';

/** The screens that a link opens at once, in the order in which a reader would have opened them one by one. */
function buildScreens(link: Screen): Screen[] {
  const { selection, list, widthKm, print, given } = link;
  const steps = [
    NOTHING_OPEN,
    ...(list ? [{ list }] : []),
    ...(selection ? [{ selection }] : []),
    ...(widthKm === null ? [] : [{ widthKm }]),
    ...(print ? [{ print, given }] : []),
  ];
  const screens: Screen[] = [];
  for (const step of steps) screens.push({ ...(screens.at(-1) ?? NOTHING_OPEN), ...step });
  return [...screens.slice(0, -1), link];
}

/**
 * Restores the state from the address bar and keeps the address up to date. Each screen (`screens.ts`) has an entry of its own in the browser's
 * history (decided by `turnTo`), so that Back closes what was opened last and Forward opens it again; all other changes rewrite the present entry
 * after a debounce. Screens that a link opened get entries of their own only at the reader's first action: a reader who only looks leaves the page by
 * one Back, and what was typed since is not lost.
 *
 * A call that the browser refuses, or that would exceed the quota, is made later; the screens themselves never wait for it.
 * @param title the present title of the page; written when the present entry is the one that it belongs to
 * @returns a function that stops it
 */
export function syncLink(
  state: AtlasState,
  bar: AddressBar,
  { settleMs = SETTLE_MS, title }: { settleMs?: number; title?: () => string } = {},
): () => void {
  const sync = new LinkSync(state, bar, settleMs, title);
  return () => sync.stop();
}

class LinkSync {
  readonly #state: AtlasState;
  readonly #bar: AddressBar;
  readonly #settleMs: number;
  readonly #title: (() => string) | undefined;
  readonly #quota = new HistoryQuota();
  #now: HistoryState;
  /** Timer for a browser that does not go where it was sent. */
  #goTimer: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Signals have changed since the last step; the next step follows after the event that set them. */
  #isTurning = false;
  /** Hash of an entry that the page did not make and has not written to yet. */
  #foreign: string | null = null;
  /** Whether the present screens were opened by a link and the reader has done nothing since. */
  #byLink: boolean;
  readonly #stopWatching: () => void;
  readonly #listeners: readonly (readonly [BarEvent, (event: Event) => void])[];

  constructor(state: AtlasState, bar: AddressBar, settleMs: number, title: (() => string) | undefined) {
    this.#state = state;
    this.#bar = bar;
    this.#settleMs = settleMs;
    this.#title = title;
    this.#now = this.#adopt();
    this.#byLink = readEntry(bar.history.state) === null;
    this.#stopWatching = this.#watch();
    this.#writeTitle();
    const onGesture = ownKeys(() => this.#onGesture());
    const read = (): void => this.#read();
    this.#listeners = [
      ['hashchange', read],
      ['popstate', read],
      ['pagehide', () => this.#now.state === 'settled' && this.#write(this.#now.index, 'replaceState')],
      ['pointerdown', onGesture],
      ['keydown', onGesture],
    ];
    for (const [type, listener] of this.#listeners) bar.addEventListener(type, listener, true);
  }

  stop(): void {
    this.#stopWatching();
    clearTimeout(this.#timer);
    clearTimeout(this.#goTimer);
    for (const [type, listener] of this.#listeners) this.#bar.removeEventListener(type, listener, true);
  }

  #watch(): () => void {
    let first = true;
    return effect(() => {
      buildLink(this.#state);
      currentScreen(this.#state);
      this.#title?.();
      // All changes of one event make one step.
      if (!first && !this.#isTurning) queueMicrotask(() => this.#turn());
      this.#isTurning = !first;
      first = false;
    });
  }

  /** Address of the entry of a screen. */
  #address(screen: Screen): string {
    const { pathname, search } = this.#bar.location;
    const link = buildLink(this.#state);
    delete link.selection;
    delete link.widthKm;
    delete link.print;
    delete link.list;
    delete link.spot;
    if (screen.selection) link.selection = screen.selection;
    if (screen.widthKm !== null) link.widthKm = screen.widthKm;
    if (screen.print) link.print = screen.print;
    if (!screen.selection && screen.list) link.list = screen.list;
    if (!screen.selection && this.#state.spot.value) link.spot = this.#state.spot.value;
    const hash = encodeLink(link);
    return `${pathname}${search}${hash === '' ? '' : `#${hash}`}`;
  }

  /**
   * Writes the entry `at`: the present one or the next.
   * @returns whether the browser accepted it
   */
  #write(at: number, method: 'pushState' | 'replaceState'): boolean {
    const { base, stack } = this.#now;
    const { history, location } = this.#bar;
    const entry: Entry = { axisAtlas: 1, base, at, screens: stack.screens.slice(0, at + 1) };
    const url = this.#address(stack.screens[at] ?? NOTHING_OPEN);
    const present = readEntry(history.state);
    const here = `${location.pathname}${location.search}${location.hash}`;
    if (method === 'replaceState' && url === here && JSON.stringify(present) === JSON.stringify(entry))
      return true;
    const kind = method === 'pushState' || at !== stack.at ? 'step' : 'rewrite';
    const wait = this.#quota.waitMs(kind);
    const made =
      wait === 0 &&
      this.#quota.call(() => {
        history[method](entry, '', url);
        const taken = readEntry(history.state);
        if (taken?.base !== base || taken.at !== at) throw new Error('the call was dropped');
      });
    if (made) this.#foreign = null;
    else this.#later(Math.max(wait, this.#quota.waitMs(kind)));
    return made;
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#reconcile(), ms);
  }

  #writeTitle(): void {
    const title = this.#title?.();
    if (title === undefined || this.#now.state === 'going') return;
    if (this.#bar.document.title !== title) this.#bar.document.title = title;
  }

  /** Sends the browser to the entry of the present screen and updates its address. */
  #reconcile(): void {
    if (this.#now.state === 'going') return;
    if (this.#now.state === 'ahead') return this.#goBack();
    if (this.#now.state === 'behind' && !this.#write(this.#now.index, 'replaceState')) return;
    while (this.#now.state === 'behind') {
      if (!this.#write(this.#now.index + 1, 'pushState')) return;
      this.#now = writeNext(this.#now);
    }
    this.#write(this.#now.index, 'replaceState');
    this.#writeTitle();
  }

  #goBack(): void {
    const by = this.#now.stack.at - this.#now.index;
    this.#now = sendBack(this.#now);
    this.#goTimer = setTimeout(() => (this.#now = this.#begin()), GO_MS);
    if (this.#quota.waitMs('step') === 0 && this.#quota.call(() => this.#bar.history.go(by))) return;
    clearTimeout(this.#goTimer);
    this.#now = refuseGoing(this.#now);
    this.#later(this.#quota.waitMs('step'));
  }

  #begin(): HistoryState {
    this.#later(this.#settleMs);
    return beginEntries(Math.random().toString(36).slice(2), currentScreen(this.#state));
  }

  /** Shows the screen of the browser's present address and entry. */
  #adopt(): HistoryState {
    const entry = readEntry(this.#bar.history.state);
    applyHash(this.#state, this.#bar.location.hash);
    if (!entry) {
      this.#foreign = this.#bar.location.hash;
      return this.#begin();
    }
    showScreen(this.#state, { ...(entry.screens[entry.at] ?? NOTHING_OPEN), search: false });
    return adoptEntry(entry, currentScreen(this.#state));
  }

  /** Called when the browser is at another entry, or its hash was edited. */
  #read(): void {
    const entry = readEntry(this.#bar.history.state);
    // The `hashchange` event follows `popstate` and has no further information.
    if (!entry && this.#bar.location.hash === this.#foreign) return;
    this.#byLink = false;
    if (this.#isTurning) this.#now = changeStack(this.#now, this.#nextStack());
    if (entry?.base !== this.#now.base) {
      clearTimeout(this.#goTimer);
      clearTimeout(this.#timer);
      this.#now = this.#adopt();
      return this.#writeTitle();
    }
    if (this.#now.state !== 'going' && entry.at === this.#now.index) return;
    clearTimeout(this.#goTimer);
    const { next, show } = arriveAt(this.#now, entry);
    this.#now = next;
    if (!show) return this.#reconcile();
    showScreen(this.#state, show);
    this.#later(0);
  }

  /** If the id of a record was corrected after the link was read, the entry is still the same one. */
  #nextStack(): ScreenStack {
    const isRenamed = this.#state.selectionOrigin.peek() === 'link';
    return turnTo(this.#now.stack, currentScreen(this.#state), isRenamed);
  }

  /** Follows changes of the screens and settings. */
  #turn(): void {
    this.#isTurning = false;
    this.#now = changeStack(this.#now, this.#nextStack());
    // Only settings within the present screen changed.
    if (this.#now.state === 'settled') this.#later(Math.max(this.#settleMs, this.#quota.waitMs('rewrite')));
    else this.#reconcile();
    this.#writeTitle();
  }

  /** First action of the reader after a link: what the link opened gets entries of its own. */
  #onGesture(): void {
    if (!this.#byLink) return;
    this.#byLink = false;
    const screens = buildScreens(currentScreen(this.#state));
    if (this.#now.stack.screens.length > 1 || screens.length === 1) return;
    this.#now = changeStack(this.#now, { screens, at: screens.length - 1 });
    this.#reconcile();
  }
}
