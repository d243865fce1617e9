import { batch, effect } from '@preact/signals';
import { prefectureOf } from '../domain/codes.ts';
import type { SubjectSwitch } from '../domain/legend.ts';
import { type AtlasState, hiddenAtFirst } from './atlas-state.ts';
import { notify, wish } from './actions.ts';
import { decodeLink, encodeLink } from './link.ts';
import type { LinkState } from './link.ts';
import { sameSelection } from './selection.ts';

/** How long the address bar waits for the map to settle; browsers refuse more than about 100 changes in 30 s. */
const SETTLE_MS = 250;

/** What a link to the present state carries. */
export function linkOf(state: AtlasState): LinkState {
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
  if (state.widthKm.value !== null) link.widthKm = state.widthKm.value;
  if (state.overlays.value.size > 0) link.overlays = [...state.overlays.value];
  if (state.point.value && state.widthKm.value !== null) link.point = state.point.value;
  if (state.selection.value === null && state.spot.value) link.spot = state.spot.value;
  if (state.selection.value === null && state.list.value) link.list = state.list.value;
  if (state.flavourChoice.value) link.flavour = state.flavourChoice.value;
  if (state.languageChoice.value) link.language = state.languageChoice.value;
  if (state.printWish.value) link.print = state.printWish.value;
  return link;
}

/** Puts the page into the state a hash describes; what the hash leaves out goes back to its default. */
export function applyHash(state: AtlasState, hash: string): void {
  const { link, ignored, refusedPrint = [] } = decodeLink(hash, state.subjects);
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
    state.hidden.value = hidden;
    state.widthKm.value = link.widthKm ?? null;
    state.overlays.value = new Set(link.overlays);
    state.point.value = link.point ?? null;
    state.spot.value = link.spot ?? null;
    // A list under a profile is not in the link of the profile.
    if (selection === null) {
      state.list.value = link.list ?? null;
      if (link.list && state.drawer.peek() === 'collapsed') state.drawer.value = 'half';
    }
    state.flavourChoice.value = link.flavour ?? null;
    state.languageChoice.value = link.language ?? null;
    state.printWish.value = link.print ?? null;
    state.printRefused.value = refusedPrint;
    if (refusedPrint.length > 0 && state.drawer.peek() === 'collapsed') state.drawer.value = 'half';
    const moved = state.view.peek() !== null;
    state.view.value = link.view ?? null;
    if (link.view) wish(state, { to: 'view', view: link.view });
    else if (selection)
      wish(
        state,
        selection.kind === 'place' ? { to: 'place', code: selection.id } : { to: 'record', ref: selection },
      );
    else if (moved) wish(state, { to: 'province' });
    // What was said of an earlier link, or of what was open before it, says nothing of this one.
    notify(state, ignored.length > 0 ? { kind: 'bad-link', parts: ignored } : null);
  });
}

/** The parts of a window this needs; tests pass their own. */
export interface AddressBar {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  history: Pick<History, 'pushState' | 'replaceState'>;
  addEventListener(type: 'hashchange' | 'popstate', listener: () => void): void;
  removeEventListener(type: 'hashchange' | 'popstate', listener: () => void): void;
}

/**
 * Restores the state from the address bar and keeps the bar up to date: a new selection is a step of the browser's
 * history, so that Back closes a profile; everything else rewrites the present step.
 * @returns a function that stops it.
 */
export function syncLink(state: AtlasState, bar: AddressBar, settleMs = SETTLE_MS): () => void {
  applyHash(state, bar.location.hash);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = state.selection.peek();
  let first = true;

  const write = (): void => {
    const hash = encodeLink(linkOf(state));
    const selection = state.selection.peek();
    // A record of a link that the data know under another address is still the same step.
    const step = !sameSelection(selection, written) && state.selectionOrigin.peek() !== 'link';
    written = selection;
    if (hash === bar.location.hash.replace(/^#/, '')) return;
    const url = `${bar.location.pathname}${bar.location.search}${hash === '' ? '' : `#${hash}`}`;
    bar.history[step ? 'pushState' : 'replaceState'](null, '', url);
  };
  const stopWatching = effect(() => {
    linkOf(state);
    if (first) {
      first = false;
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(write, settleMs);
  });
  const read = (): void => {
    clearTimeout(timer);
    applyHash(state, bar.location.hash);
    written = state.selection.peek();
    clearTimeout(timer);
    timer = setTimeout(write, settleMs);
  };
  // A link may arrive changed by a messenger: the address is then put right.
  timer = setTimeout(write, settleMs);
  bar.addEventListener('hashchange', read);
  bar.addEventListener('popstate', read);
  return () => {
    stopWatching();
    clearTimeout(timer);
    bar.removeEventListener('hashchange', read);
    bar.removeEventListener('popstate', read);
  };
}
