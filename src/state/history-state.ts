import { NOTHING_OPEN } from './screens.ts';
import type { Screen, ScreenStack } from './screens.ts';

/** State object of an entry of the browser's history. */
export interface Entry {
  axisAtlas: 1;
  /** Id shared by the entries of one link. */
  base: string;
  /** Index of the entry among them. */
  at: number;
  /** What was open, from the first of these entries to this one. */
  screens: readonly Screen[];
}

/** Reads the state object of an entry; null if this page did not make it. */
export function readEntry(state: unknown): Entry | null {
  const entry = Object(state) as Partial<Entry>;
  const known =
    entry.axisAtlas === 1 && Array.isArray(entry.screens) && entry.screens.length === Number(entry.at) + 1;
  return known ? (entry as Entry) : null;
}

interface Entries {
  /** Id shared by the entries of one link. */
  base: string;
  stack: ScreenStack;
  /** Index of the entry that the browser is at. */
  index: number;
}

/** How the browser's history compares with the screens of the page. */
export type HistoryState = Entries &
  (
    | /** `settled`: the browser is at the entry of the present screen. */ { state: 'settled' }
    /** `behind`: screens were opened; entries after `index` are still to be written. */
    | { state: 'behind' }
    /** `ahead`: screens were closed; the browser is still to be sent back to entry `stack.at`. */
    | { state: 'ahead' }
    /** `going`: the browser was sent to entry `to` and has not arrived. */
    | { state: 'going'; to: number }
  );

function compare({ base, stack, index }: Entries): HistoryState {
  const state = index === stack.at ? 'settled' : index < stack.at ? 'behind' : 'ahead';
  return { state, base, stack, index };
}

/** The present entry is the first of a link. */
export const beginEntries = (base: string, screen: Screen): HistoryState =>
  compare({ base, stack: { screens: [screen], at: 0 }, index: 0 });

/** The browser is at an entry that this page made before. */
export const adoptEntry = ({ base, at, screens }: Entry, screen: Screen): HistoryState =>
  compare({ base, stack: { screens: screens.with(at, screen), at }, index: at });

/** Screens were opened, closed or changed. */
export const changeStack = (now: HistoryState, stack: ScreenStack): HistoryState =>
  now.state === 'going' ? { ...now, stack } : compare({ ...now, stack });

/** The next entry has been written. */
export const writeNext = (now: HistoryState): HistoryState => compare({ ...now, index: now.index + 1 });

/** The browser has been sent back to the entry of the present screen. */
export const sendBack = (now: HistoryState): HistoryState => ({ ...now, state: 'going', to: now.stack.at });

/** The browser refused to go back. */
export const refuseGoing = (now: HistoryState): HistoryState => compare(now);

/**
 * The browser is at another entry of the same link.
 * @returns the next state, and the screen to be shown: null if the page sent the browser there and shows that screen already
 */
export function arriveAt(now: HistoryState, entry: Entry): { next: HistoryState; show: Screen | null } {
  const { stack } = now;
  const index = entry.at;
  if (now.state === 'going' && now.to === index) return { next: compare({ ...now, index }), show: null };
  // The same number of steps as the browser went, even if entries are still to be written.
  const at = now.state === 'going' ? index : Math.max(0, stack.at + index - now.index);
  const screens = now.state === 'going' || at < stack.screens.length ? stack.screens : entry.screens;
  const next = compare({ ...now, index, stack: { screens, at: Math.min(at, screens.length - 1) } });
  return { next, show: next.stack.screens[next.stack.at] ?? NOTHING_OPEN };
}
