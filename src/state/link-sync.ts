import { batch, effect } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { prefectureOf } from '../domain/codes.ts';
import type { SubjectSwitch } from '../domain/legend.ts';
import { type AtlasState, hiddenAtFirst } from './atlas-state.ts';
import { changeSetting, notify, moveCamera } from './actions.ts';
import { HistoryQuota } from './history-quota.ts';
import { decodeLink, encodeLink } from './link.ts';
import type { LinkState } from './link.ts';
import { ownKeys } from './own-keys.ts';
import { applyLinkedLayers, layersOfLink } from './run-time-layers.ts';
import { NOTHING_OPEN, currentScreen, showScreen, turnTo } from './screens.ts';
import type { Screen, ScreenStack } from './screens.ts';
import { sameSelection } from './selection.ts';
import { SETTING_NAMES, settingOf } from './settings.ts';
import type { SettingName, SettingValues } from './settings.ts';

/** Debounce of the address bar, ms: it is rewritten once map, slider and typing have not changed anything for so long. */
const SETTLE_MS = 250;
/** Limit for `history.go`, ms: a browser that has not gone back by then is taken not to do so. */
const GO_MS = 1000;

/** What a link to the present state carries. */
export function buildLink(state: AtlasState): LinkState {
  const link: LinkState = {};
  if (state.view.value) link.view = state.view.value;
  if (state.selection.value) link.selection = state.selection.value;
  if (Object.keys(state.filter.value).length > 0) link.filter = state.filter.value;
  const isHidden = ({ id }: SubjectSwitch): boolean => state.hidden.value.has(id);
  const idsOf = (subjects: readonly SubjectSwitch[]): string[] => subjects.map(({ id }) => id);
  const hidden = idsOf(state.subjects.filter((subject) => subject.shown && isHidden(subject)));
  const added = idsOf(state.subjects.filter((subject) => !subject.shown && !isHidden(subject)));
  if (hidden.length > 0) link.hidden = hidden;
  if (added.length > 0) link.added = added;
  const layers = layersOfLink(state);
  if (layers.length > 0) link.layers = layers;
  for (const name of SETTING_NAMES) addSetting(link, state, name);
  if (state.flavourChoice.value) link.flavour = state.flavourChoice.value;
  if (state.languageChoice.value) link.language = state.languageChoice.value;
  if (state.printSettings.value) link.print = state.printSettings.value;
  return link;
}

/** Adds a setting to a link where the link carries it. */
function addSetting<Name extends SettingName>(link: LinkState, state: AtlasState, name: Name): void {
  const { initial, write, carriedWhile } = settingOf(name);
  const { value } = state[name] as Signal<SettingValues[Name]>;
  if (carriedWhile === 'analysis is open' && state.widthKm.value === null) return;
  if (carriedWhile === 'nothing is selected' && state.selection.value !== null) return;
  if (value !== null && value !== initial && write(value) !== '') Object.assign(link, { [name]: value });
}

/** Puts the page into the state a hash describes; what the hash leaves out goes back to its default. */
export function applyHash(state: AtlasState, hash: string): void {
  const { link, ignored, refusedPrint = [] } = decodeLink(hash, state.subjects, state.languages);
  batch(() => {
    const selection = link.selection ?? null;
    if (!sameSelection(selection, state.selection.peek())) {
      state.selectionOrigin.value = 'link';
      state.selection.value = selection;
      state.trail.value = [];
      if (selection && state.drawer.peek() === 'collapsed') state.drawer.value = 'half';
    }
    const county = link.filter?.county;
    state.filter.value =
      county === undefined ? (link.filter ?? {}) : { ...link.filter, prefecture: prefectureOf(county) };
    const hidden = hiddenAtFirst(state.subjects);
    for (const id of link.added ?? []) hidden.delete(id);
    for (const id of link.hidden ?? []) hidden.add(id);
    applyLinkedLayers(state, hidden, link.layers ?? null);
    for (const name of SETTING_NAMES) changeSetting(state, name, link[name] ?? settingOf(name).initial);
    if (link.list && state.drawer.peek() === 'collapsed') state.drawer.value = 'half';
    state.flavourChoice.value = link.flavour ?? null;
    state.languageChoice.value = link.language ?? null;
    state.printGiven.value = null;
    state.printSettings.value = link.print ?? null;
    state.searchOpen.value = false;
    state.printRefused.value = refusedPrint;
    if (refusedPrint.length > 0 && state.drawer.peek() === 'collapsed') state.drawer.value = 'half';
    const moved = state.view.peek() !== null;
    state.view.value = link.view ?? null;
    if (link.view) moveCamera(state, { to: 'view', view: link.view });
    else if (selection)
      moveCamera(
        state,
        selection.kind === 'place' ? { to: 'place', code: selection.id } : { to: 'record', ref: selection },
      );
    else if (moved) moveCamera(state, { to: 'province' });
    // A notice about an earlier link does not hold for this one.
    notify(state, ignored.length > 0 ? { kind: 'bad-link', parts: ignored } : null);
  });
}

/** The parts of a window this needs; tests pass their own. */
export interface AddressBar {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  history: Pick<History, 'pushState' | 'replaceState' | 'go' | 'state'>;
  document: { title: string };
  addEventListener(type: BarEvent, listener: (event: Event) => void, capture?: boolean): void;
  removeEventListener(type: BarEvent, listener: (event: Event) => void, capture?: boolean): void;
}
type BarEvent = 'hashchange' | 'popstate' | 'pagehide' | 'pointerdown' | 'keydown';

/** State object of an entry of the browser's history. */
interface Entry {
  axisAtlas: 1;
  /** Entries of one link share it. */
  base: string;
  /** Index among them. */
  at: number;
  /** What was open from the first of them to this one. */
  screens: readonly Screen[];
}

const readEntry = (state: unknown): Entry | null => {
  const entry = Object(state) as Partial<Entry>;
  const known =
    entry.axisAtlas === 1 && Array.isArray(entry.screens) && entry.screens.length === Number(entry.at) + 1;
  return known ? (entry as Entry) : null;
};

/** The screens that a link opens at once, as a reader would have opened them one by one. */
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
 * Restores the state from the address bar and keeps the bar up to date. Each thing that covers the view has an entry of
 * its own in the browser's history (`turnTo` says which), so that Back undoes what covered the view last and Forward
 * brings it back; everything else rewrites the present entry when it rests. What a link opened is given entries of its
 * own at the reader's first gesture: who only looks leaves by one Back, and what was typed since is safe.
 *
 * A call that the browser refuses, or that would come too fast, is made later: what is open never waits for it.
 * @param title what the page is called now; written when the present entry is the one it belongs to
 * @returns a function that stops it
 */
export function syncLink(
  state: AtlasState,
  bar: AddressBar,
  { settleMs = SETTLE_MS, title }: { settleMs?: number; title?: () => string } = {},
): () => void {
  const quota = new HistoryQuota();
  let base = '';
  let stack: ScreenStack = { screens: [NOTHING_OPEN], at: 0 };
  /** Entry of `base` that the browser is at; another than `stack.at` while calls are to be made. */
  let index = 0;
  let going: { to: number; timer: ReturnType<typeof setTimeout> } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turning = false;
  /** Hash of an entry that the page did not make and has not written to yet. */
  let foreign: string | null = null;
  let byLink = false;

  const addressAt = (screen: Screen): string => {
    const link = buildLink(state);
    delete link.selection;
    delete link.widthKm;
    delete link.print;
    delete link.list;
    delete link.spot;
    if (screen.selection) link.selection = screen.selection;
    if (screen.widthKm !== null) link.widthKm = screen.widthKm;
    if (screen.print) link.print = screen.print;
    if (!screen.selection && screen.list) link.list = screen.list;
    if (!screen.selection && state.spot.value) link.spot = state.spot.value;
    const hash = encodeLink(link);
    return `${bar.location.pathname}${bar.location.search}${hash === '' ? '' : `#${hash}`}`;
  };
  const entryAt = (at: number): Entry => ({
    axisAtlas: 1,
    base,
    at,
    screens: stack.screens.slice(0, at + 1),
  });

  /** Writes the entry `at`, the present one or the next. @returns whether the browser took it */
  const write = (at: number, method: 'pushState' | 'replaceState'): boolean => {
    const entry = entryAt(at);
    const url = addressAt(stack.screens[at] ?? NOTHING_OPEN);
    const present = readEntry(bar.history.state);
    const here = `${bar.location.pathname}${bar.location.search}${bar.location.hash}`;
    if (method === 'replaceState' && url === here && JSON.stringify(present) === JSON.stringify(entry))
      return true;
    const kind = method === 'pushState' || at !== stack.at ? 'step' : 'rewrite';
    const wait = quota.waitMs(kind);
    const made =
      wait === 0 &&
      quota.call(() => {
        bar.history[method](entry, '', url);
        const taken = readEntry(bar.history.state);
        if (taken?.base !== base || taken.at !== at) throw new Error('the call was dropped');
      });
    if (made) foreign = null;
    else later(Math.max(wait, quota.waitMs(kind)));
    return made;
  };
  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(reconcile, ms);
  };
  const name = (): void => {
    if (title && !going && bar.document.title !== title()) bar.document.title = title();
  };

  /** Brings the browser to the entry of the present screen, and its address up to date. */
  function reconcile(): void {
    if (going) return;
    if (index > stack.at) {
      const to = stack.at;
      going = { to, timer: setTimeout(() => begin([currentScreen(state)]), GO_MS) };
      if (quota.waitMs('step') > 0 || !quota.call(() => bar.history.go(to - index))) {
        clearTimeout(going.timer);
        going = null;
        later(quota.waitMs('step'));
      }
      return;
    }
    if (index < stack.at && !write(index, 'replaceState')) return;
    while (index < stack.at) {
      if (!write(index + 1, 'pushState')) return;
      index++;
    }
    write(index, 'replaceState');
    name();
  }

  /** The present entry is the first of a link. */
  const begin = (screens: readonly Screen[]): void => {
    if (going) clearTimeout(going.timer);
    going = null;
    base = Math.random().toString(36).slice(2);
    index = 0;
    stack = { screens, at: screens.length - 1 };
    later(settleMs);
  };

  const adopt = (): void => {
    const entry = readEntry(bar.history.state);
    applyHash(state, bar.location.hash);
    if (!entry) {
      foreign = bar.location.hash;
      return begin([currentScreen(state)]);
    }
    const screen = { ...(entry.screens[entry.at] ?? NOTHING_OPEN), search: false };
    showScreen(state, screen);
    base = entry.base;
    index = entry.at;
    stack = { screens: entry.screens.with(entry.at, currentScreen(state)), at: entry.at };
  };

  const read = (): void => {
    const entry = readEntry(bar.history.state);
    // The hash changes after the entry: the second event says nothing new.
    if (!entry && bar.location.hash === foreign) return;
    byLink = false;
    if (turning) stack = turned();
    if (!entry || entry.base !== base) {
      if (going) clearTimeout(going.timer);
      going = null;
      clearTimeout(timer);
      adopt();
      return name();
    }
    if (going) {
      clearTimeout(going.timer);
      const came = going.to === entry.at;
      going = null;
      index = entry.at;
      if (came) return reconcile();
      stack = { screens: stack.screens, at: Math.min(index, stack.screens.length - 1) };
    } else {
      if (entry.at === index) return;
      // As many steps as the browser went, also where entries are still to be written.
      const at = Math.max(0, stack.at + entry.at - index);
      index = entry.at;
      const screens = at < stack.screens.length ? stack.screens : entry.screens;
      stack = { screens, at: Math.min(at, screens.length - 1) };
    }
    showScreen(state, stack.screens[stack.at] ?? NOTHING_OPEN);
    later(0);
  };

  /** A record whose id was corrected after a link was read is still the same entry. */
  const turned = (): ScreenStack =>
    turnTo(stack, currentScreen(state), state.selectionOrigin.peek() === 'link');
  const turn = (): void => {
    turning = false;
    stack = turned();
    if (stack.at === index && !going) {
      // Only what is set in it changed.
      later(Math.max(settleMs, quota.waitMs('rewrite')));
    } else reconcile();
    name();
  };

  adopt();
  byLink = readEntry(bar.history.state) === null;
  let first = true;
  const stopWatching = effect(() => {
    buildLink(state);
    currentScreen(state);
    title?.();
    // All that one event sets is one step.
    if (!first && !turning) queueMicrotask(turn);
    turning = !first;
    first = false;
  });
  name();

  const onGesture = ownKeys((): void => {
    if (!byLink) return;
    byLink = false;
    const screens = buildScreens(currentScreen(state));
    if (stack.screens.length > 1 || screens.length === 1) return;
    stack = { screens, at: screens.length - 1 };
    reconcile();
  });
  const onHide = (): void => {
    if (!going && index === stack.at) write(index, 'replaceState');
  };
  const listeners: [BarEvent, (event: Event) => void][] = [
    ['hashchange', read],
    ['popstate', read],
    ['pagehide', onHide],
    ['pointerdown', onGesture],
    ['keydown', onGesture],
  ];
  for (const [type, listener] of listeners) bar.addEventListener(type, listener, true);
  return () => {
    stopWatching();
    clearTimeout(timer);
    if (going) clearTimeout(going.timer);
    for (const [type, listener] of listeners) bar.removeEventListener(type, listener, true);
  };
}
