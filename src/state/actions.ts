import type { Language } from '../domain/language.ts';
import { batch } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { prefectureOf } from '../domain/codes.ts';
import type { Filter } from '../domain/filter.ts';
import { RECORDS_OF } from '../domain/network.ts';
import type { Network, RecordKind, RecordRef } from '../domain/network.ts';
import { WIDTH_KM } from '../domain/answer-layers.ts';
import type { AnswerLayer } from '../domain/answer-layers.ts';
import type { LonLat } from '../domain/records.ts';
import { DEFAULT_SPEEDS, speedFields } from '../domain/travel-speeds.ts';
import type { SpeedField } from '../domain/travel-speeds.ts';
import type { MapView } from '../domain/view.ts';
import type { AtlasState, CameraMove, Drawer, MapPart, Notice, Origin } from './atlas-state.ts';
import type { Flavour } from './link.ts';
import type { PrintSettings } from './print-types.ts';
import { isRecordRef, sameSelection } from './selection.ts';
import type { Selection } from './selection.ts';
import type { SettingName, SettingValues } from './settings.ts';

/** Opens the profile of a record or place. If it is chosen in the panel the map moves to it; if it is chosen on the map the view stays. */
export function select(state: AtlasState, selection: Selection, origin: Origin = 'panel'): void {
  batch(() => {
    const before = state.selection.peek();
    state.openRow.value = null;
    state.selectionOrigin.value = origin;
    state.notice.value = null;
    // A record chosen in the panel or by search closes the print; one chosen on the map while a sheet is framed does not.
    if (origin === 'panel') state.printSettings.value = null;
    if (!sameSelection(before, selection)) {
      // A record chosen on the map begins a new trail of profiles: Back then leads to the panel, not through all records chosen before.
      state.trail.value = before && origin !== 'map' ? [...state.trail.peek(), before] : [];
      state.selection.value = selection;
      state.spot.value = null;
    }
    if (origin === 'panel') flyToSelection(state, selection);
    if (state.drawer.peek() === 'collapsed') state.drawer.value = 'half';
  });
}

/** Goes back to the profile from which the present one was reached, or to the panel. */
export function back(state: AtlasState): void {
  batch(() => {
    const trail = state.trail.peek();
    state.notice.value = null;
    state.spot.value = null;
    state.selectionOrigin.value = 'panel';
    state.selection.value = trail.at(-1) ?? null;
    state.trail.value = trail.slice(0, -1);
  });
}

export function clearSelection(state: AtlasState): void {
  batch(() => {
    state.openRow.value = null;
    if (state.selectionOrigin.peek() === 'link') state.selectionOrigin.value = 'map';
    state.selection.value = null;
    state.spot.value = null;
    state.trail.value = [];
  });
}

export const setHover = (state: AtlasState, ref: RecordRef | null): void => {
  state.hover.value = ref;
};

/** Changes part of the filter; `undefined` removes a condition. A prefecture that the present county is not in removes the county. */
export function setFilter(state: AtlasState, change: { [K in keyof Filter]?: Filter[K] | undefined }): void {
  const merged: Record<string, unknown> = { ...state.filter.peek(), ...change };
  if ('prefecture' in change && !('county' in change)) delete merged['county'];
  for (const [key, value] of Object.entries(merged))
    if (value === undefined || value === false) delete merged[key];
  const filter = merged as Filter;
  if (filter.county !== undefined) filter.prefecture = prefectureOf(filter.county);
  batch(() => {
    state.filter.value = filter;
    if (filter.county !== undefined && 'county' in change)
      moveCamera(state, { to: 'record', ref: { kind: 'county', id: filter.county } });
    else if (filter.prefecture !== undefined && ('prefecture' in change || 'county' in change))
      moveCamera(state, { to: 'prefecture', code: filter.prefecture });
  });
}

export function clearFilter(state: AtlasState): void {
  state.filter.value = {};
}

/** @param subject id of the subject */
export function toggleSubject(state: AtlasState, subject: string): void {
  const hidden = new Set(state.hidden.peek());
  if (!hidden.delete(subject)) hidden.add(subject);
  state.hidden.value = hidden;
}

/** Sets the flavour that the reader chose, for this visit and later ones. */
export function setFlavour(state: AtlasState, flavour: Flavour): void {
  batch(() => {
    state.flavourChoice.value = flavour;
    state.preferences.value = { ...state.preferences.peek(), flavour };
  });
}

/** Sets the language that the reader chose, for this visit and later ones. */
export function setLanguage(state: AtlasState, language: Language): void {
  batch(() => {
    state.languageChoice.value = language;
    state.preferences.value = { ...state.preferences.peek(), language };
  });
}

export const setView = (state: AtlasState, view: MapView): void => {
  state.view.value = view;
};

/** Requests a move of the map. */
export const moveCamera = (state: AtlasState, camera: CameraMove): void => {
  state.camera.value = camera;
};

/** Requests that the map show the selection, if its position is known. */
export function flyToSelection(state: AtlasState, selection: Selection): void {
  if (isRecordRef(selection)) {
    const cluster =
      selection.kind === 'cluster' ? state.network.peek()?.clusters.get(selection.id) : undefined;
    if (cluster && !cluster.lonLat)
      moveCamera(state, { to: 'record', ref: { kind: 'county', id: cluster.county } });
    else moveCamera(state, { to: 'record', ref: selection });
    return;
  }
  moveCamera(state, { to: 'place', code: selection.id });
}

/** Moves the map to a point and marks it with a ring until something else is opened or closed. */
export function showSpot(state: AtlasState, lonLat: LonLat, zoom: number): void {
  batch(() => {
    state.spot.value = lonLat;
    moveCamera(state, { to: 'point', lonLat, zoom });
  });
}

/** Opens the analysis, or closes it and removes its layers from the map. */
export function openAnalysis(state: AtlasState, open: boolean): void {
  if (open !== (state.widthKm.peek() === null)) return;
  state.widthKm.value = open ? WIDTH_KM.first : null;
}

/** Sets a value chosen by the reader, which has been checked before. */
export function changeSetting<Name extends SettingName>(
  state: AtlasState,
  name: Name,
  value: SettingValues[Name],
): void {
  (state[name] as Signal<SettingValues[Name]>).value = value;
}

export function toggleAnswerLayer(state: AtlasState, answerLayer: AnswerLayer): void {
  const answerLayers = new Set(state.answerLayers.peek());
  if (!answerLayers.delete(answerLayer)) answerLayers.add(answerLayer);
  batch(() => {
    state.answerLayers.value = answerLayers;
    if (!answerLayers.has('nearest')) state.point.value = null;
  });
}

/** Ends measuring by travel time: distances are straight lines again, and isochrones are removed from the map. */
export function leaveTravel(state: AtlasState): void {
  const answerLayers = new Set(state.answerLayers.peek());
  answerLayers.delete('travel');
  batch(() => {
    state.minutes.value = null;
    state.answerLayers.value = answerLayers;
  });
}

/** Sets one speed of travel, in the unit of `TravelSpeeds`, checked before. A speed equal to its default is not stored. */
export function setSpeed(state: AtlasState, field: SpeedField, value: number): void {
  const { [field]: before, ...others } = state.speeds.peek();
  const isDefault = speedFields(DEFAULT_SPEEDS)[field] === value;
  if (isDefault ? before !== undefined : before !== value)
    state.speeds.value = isDefault ? others : { ...others, [field]: value };
}

export const resetSpeeds = (state: AtlasState): void => {
  state.speeds.value = {};
};

/**
 * Requests the towns nearest to a point if that answer layer is on.
 * @returns whether it is
 */
export function askNearest(state: AtlasState, lonLat: LonLat): boolean {
  if (state.widthKm.peek() === null || !state.answerLayers.peek().has('nearest')) return false;
  state.point.value = lonLat;
  return true;
}

/** Sets the filter to a prefecture and closes whatever was open, so that the panel is shown. */
export function choosePrefecture(state: AtlasState, prefecture: string): void {
  batch(() => {
    clearSelection(state);
    state.selectionOrigin.value = 'panel';
    openList(state, null);
    setFilter(state, { prefecture });
  });
}

export function openList(state: AtlasState, kind: RecordKind | null): void {
  batch(() => {
    state.list.value = kind;
    if (kind !== null && state.drawer.peek() === 'collapsed') state.drawer.value = 'half';
  });
}

export const setDrawer = (state: AtlasState, drawer: Drawer): void => {
  state.drawer.value = drawer;
};

/**
 * Records that a part of the map failed. If the map as a whole fails before it was drawn, it did not start.
 * @returns whether this failure is new
 */
export function noteMapFault(state: AtlasState, part: MapPart): boolean {
  const { mapState, mapFaults } = state;
  if (part === 'map' && mapState.peek() === 'loading') mapState.value = 'failed';
  else if (mapFaults.peek().includes(part) || (part === 'map' && mapState.peek() === 'failed')) return false;
  else mapFaults.value = [...mapFaults.peek(), part];
  return true;
}

/** Shows a message in the panel, which is opened for it on a phone; `null` removes it. */
export const notify = (state: AtlasState, notice: Notice | null): void => {
  state.notice.value = notice;
  if (notice && state.drawer.peek() === 'collapsed') state.drawer.value = 'half';
};

/** Announces an outcome to screen readers once the page is idle. */
export const announce = (state: AtlasState, about: string, text: string): void => {
  state.announcement.value = { about, text };
};

/** Whether the target of a selection exists. Places are known only once the gazetteer is loaded. */
export const resolves = (network: Network, selection: Selection): boolean =>
  selection.kind === 'place' || network[RECORDS_OF[selection.kind]].has(selection.id);

/** Sets some of the settings of the sheet; `undefined` resets one to its default. */
export function changePrint(
  state: AtlasState,
  change: { [K in keyof PrintSettings]?: PrintSettings[K] | undefined },
): void {
  const settings = state.printSettings.peek();
  if (!settings) return;
  state.printSettings.value = withoutBlanks({ ...settings, ...change }) as PrintSettings;
}

/** The object without properties that are undefined. */
const withoutBlanks = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never;

export const closePrint = (state: AtlasState): void => {
  state.printSettings.value = null;
};
