import { batch } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { prefectureOf } from '../domain/codes.ts';
import type { SubjectSwitch } from '../domain/legend.ts';
import { type AtlasState, hiddenAtFirst } from './atlas-state.ts';
import { changeSetting, notify, moveCamera } from './actions.ts';
import { decodeLink } from './link.ts';
import type { LinkState } from './link.ts';
import { applyLinkedLayers, layersOfLink } from './run-time-layers.ts';
import { sameSelection } from './selection.ts';
import { SETTING_NAMES, settingOf } from './settings.ts';
import type { SettingName, SettingValues } from './settings.ts';

/** Everything that a link to the present state carries. */
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

/** Adds a setting to a link if the link carries it. */
function addSetting<Name extends SettingName>(link: LinkState, state: AtlasState, name: Name): void {
  const { initial, write, carriedWhile } = settingOf(name);
  const { value } = state[name] as Signal<SettingValues[Name]>;
  if (carriedWhile === 'analysis is open' && state.widthKm.value === null) return;
  if (carriedWhile === 'nothing is selected' && state.selection.value !== null) return;
  if (value !== null && value !== initial && write(value) !== '') Object.assign(link, { [name]: value });
}

/** Sets the state of the page to that of a hash; what the hash leaves out gets its default. */
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
    // A notice about an earlier link does not apply to this one.
    notify(state, ignored.length > 0 ? { kind: 'bad-link', parts: ignored } : null);
  });
}
