import { batch } from '@preact/signals';
import type { RecordKind } from '../domain/network.ts';
import type { AtlasState, Drawer } from './atlas-state.ts';
import type { PrintSettings } from './print-types.ts';
import { sameSelection } from './selection.ts';
import type { Selection } from './selection.ts';

/** What covers the view, or is unfolded in it, at one moment. Each has an entry in the browser's history. */
export interface Screen {
  selection: Selection | null;
  /** Profiles from which the present one was reached. */
  trail: readonly Selection[];
  list: RecordKind | null;
  /** Corridor width, km; `null` while the analysis is closed. */
  widthKm: number | null;
  print: PrintSettings | null;
  /** The settings with which the print was opened. */
  given: PrintSettings | null;
  drawer: Drawer;
  /** Whether the drawer is full and covers the map, which is possible on a narrow page only. */
  full: boolean;
  /** Whether search results cover the rest of the page, which is possible on a narrow page only. */
  search: boolean;
}

/** The screens visited up to the present one, followed by those that Forward leads to. */
export interface ScreenStack {
  screens: readonly Screen[];
  /** Index of the present screen. */
  at: number;
}

const THINGS = ['profile', 'list', 'analysis', 'print', 'full', 'search'] as const;
type Thing = (typeof THINGS)[number];

export const NOTHING_OPEN: Screen = {
  selection: null,
  trail: [],
  list: null,
  widthKm: null,
  print: null,
  given: null,
  drawer: 'collapsed',
  full: false,
  search: false,
};

/** What is open now; an effect that calls it subscribes to all of it. */
export function currentScreen(state: AtlasState): Screen {
  const narrow = state.narrow.value;
  const drawer = state.drawer.value;
  return {
    selection: state.selection.value,
    trail: state.trail.value,
    list: state.list.value,
    widthKm: state.widthKm.value,
    print: state.printSettings.value,
    given: state.printGiven.value,
    drawer,
    full: narrow && drawer === 'full',
    search: narrow && state.searchOpen.value,
  };
}

/**
 * Opens and closes what differs from a screen. What is open in both is not changed: a width that was moved or a title that was typed since is newer
 * than the screen.
 */
export function showScreen(state: AtlasState, screen: Screen): void {
  batch(() => {
    if (!sameSelection(screen.selection, state.selection.peek())) {
      state.selectionOrigin.value = 'panel';
      state.selection.value = screen.selection;
      state.spot.value = null;
      state.notice.value = null;
    }
    state.trail.value = screen.trail;
    state.list.value = screen.list;
    if (screen.widthKm === null) state.widthKm.value = null;
    else state.widthKm.value = state.widthKm.peek() ?? screen.widthKm;
    if (screen.print === null) state.printSettings.value = null;
    else if (state.printSettings.peek() === null) {
      state.printGiven.value = screen.given;
      state.printSettings.value = screen.print;
    }
    if (screen.full || (state.narrow.peek() && state.drawer.peek() === 'full'))
      state.drawer.value = screen.drawer;
    state.searchOpen.value = screen.search;
  });
}

const isOpen: Record<Thing, (screen: Screen) => boolean> = {
  profile: ({ selection }) => selection !== null,
  list: ({ list }) => list !== null,
  analysis: ({ widthKm }) => widthKm !== null,
  print: ({ print }) => print !== null,
  full: ({ full }) => full,
  search: ({ search }) => search,
};

const CLOSED: Record<Thing, Partial<Screen>> = {
  profile: { selection: null, trail: [] },
  list: { list: null },
  analysis: { widthKm: null },
  print: { print: null, given: null },
  full: { full: false, drawer: 'half' },
  search: { search: false },
};

/** Whether the same parts are open, whatever their settings. */
export const sameScreen = (a: Screen, b: Screen): boolean =>
  sameSelection(a.selection, b.selection) &&
  a.trail.length === b.trail.length &&
  THINGS.every((thing) => isOpen[thing](a) === isOpen[thing](b));

/** Whether the second is the profile from which the first was reached. */
const leavesProfile = (from: Screen, to: Screen): boolean =>
  to.trail.length < from.trail.length && sameSelection(from.trail[to.trail.length] ?? null, to.selection);

/** Whether the second has something open that the first has not. A different profile below a print is not visible and does not count. */
const opensMore = (from: Screen, to: Screen, renamed: boolean): boolean =>
  THINGS.some((thing) => isOpen[thing](to) && !isOpen[thing](from)) ||
  (to.selection !== null &&
    !renamed &&
    !sameSelection(from.selection, to.selection) &&
    !leavesProfile(from, to) &&
    !(from.print && to.print));

/** An earlier screen, without the parts that were closed between two screens. */
function closing(from: Screen, to: Screen): (screen: Screen) => Screen {
  const closed = THINGS.filter((thing) => isOpen[thing](from) && !isOpen[thing](to));
  const { selection, trail } = to;
  return (screen) => ({
    ...Object.assign({ ...screen }, ...closed.map((thing) => CLOSED[thing])),
    ...(leavesProfile(from, to) && screen.trail.length > trail.length ? { selection, trail } : {}),
  });
}

/**
 * The stack after the page has changed to another screen.
 *
 * - Something was opened: a new entry, after which Forward leads nowhere. A record chosen from results that covered the page replaces the results.
 * - Something was closed: it is also closed in the earlier entries, and of equal entries only one is left. So going back closes what was opened last,
 * and never opens what was closed below it. The later entries stay for Forward.
 * - Otherwise the present entry is rewritten.
 * @param renamed whether another profile is the same record under its present address
 */
export function turnTo({ screens, at }: ScreenStack, now: Screen, renamed = false): ScreenStack {
  const present = screens[at] ?? NOTHING_OPEN;
  if (sameScreen(present, now)) return { screens: screens.with(at, now), at };
  if (opensMore(present, now, renamed))
    return present.search && !now.search
      ? { screens: screens.with(at, now), at }
      : { screens: [...screens.slice(0, at + 1), now], at: at + 1 };
  const stack: Screen[] = [];
  for (const each of [...screens.slice(0, at).map(closing(present, now)), now]) {
    const last = stack.at(-1);
    if (last && sameScreen(last, each)) stack.pop();
    stack.push(each);
  }
  return { screens: [...stack, ...screens.slice(stack.length)], at: stack.length - 1 };
}
