import type { Language } from '../domain/language.ts';
import { computed, effect, signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Dataset } from '../dataset/dataset.ts';
import type { Filter } from '../domain/filter.ts';
import { isEmptyFilter } from '../domain/filter.ts';
import type { SubjectSwitch } from '../domain/legend.ts';
import type { Gazetteer } from '../domain/network.ts';
import type { RunTimeLayer, LayerRef } from '../domain/run-time-layer.ts';
import type { LonLat } from '../domain/records.ts';
import type { PlaceRecord } from '../domain/place-records.ts';
import type { Analysis } from './analysis.ts';
import { countNetwork, findMembers } from './members.ts';
import type { Basemaps } from './basemaps/basemaps.ts';
import type { OwnLayers } from './own-layers/own-layers.ts';
import { findPlace } from './places.ts';
import type { Flavour } from './link.ts';
import type { OpenedPrint, Printing, PrintSettings } from './print-types.ts';
import type { Selection } from './selection.ts';
import { SETTING_NAMES, settingOf } from './settings.ts';
import type { LoadState, PageState, Preferences, SettingSignals } from './page-state.ts';

export type * from './page-state.ts';

/** The complete state of a page: what was loaded and set, and the answers of the workers to it. */
export interface AtlasState extends PageState {
  /** The answers of the engine; `null` until their code is loaded. */
  analysis: Signal<Analysis | null>;
  /** The reader's own layers; `null` until there is one. */
  ownLayers: Signal<OwnLayers | null>;
  /** The basemaps from outside; `null` until their code is loaded. */
  basemaps: Signal<Basemaps | null>;
  /** Printing; `null` until its code is loaded. */
  printing: Signal<Printing | null>;
}

/** Official lists in force, of which there are none at first. */
const listSignals = (): Pick<AtlasState, 'lists' | 'listsPending' | 'listUndone'> => ({
  lists: signal([]),
  listsPending: signal(false),
  listUndone: signal(null),
});

/** Ids of subjects that are off by default. */
export const hiddenAtFirst = (subjects: readonly SubjectSwitch[]): Set<string> =>
  new Set(subjects.filter(({ shown }) => !shown).map(({ id }) => id));

/**
 * Creates the state of a page. A function, so that tests start with a new one.
 * @param subjects the switches of the map, from the registry of subjects
 * @param languages codes of the languages, from the registry of i18n, the default first
 */
export function createAtlasState(
  subjects: readonly SubjectSwitch[] = [],
  languages: readonly [Language, ...Language[]] = ['zh'],
): AtlasState {
  const loading = createLoadingState();
  const { network } = loading;
  const filter = signal<Filter>({});
  const hidden = signal<ReadonlySet<string>>(hiddenAtFirst(subjects));
  const layers = createLayersState();
  const members = computed(() =>
    network.value && !isEmptyFilter(filter.value) ? findMembers(network.value, filter.value) : null,
  );
  const selection = signal<Selection | null>(null);
  const gazetteer = signal<Gazetteer | null>(null);
  const places = signal<ReadonlyMap<string, PlaceRecord> | null>(null);
  const settingSignals = Object.fromEntries(
    SETTING_NAMES.map((name) => [name, signal<unknown>(settingOf(name).initial)]),
  ) as unknown as SettingSignals;
  return {
    ...settingSignals,
    ...createLookState(languages[0]),
    ...createPrintState(),
    ...layers,
    ...loading,
    selection,
    selectionOrigin: signal('panel'),
    trail: signal([]),
    hover: signal(null),
    openRow: signal(null),
    hoverRow: signal(null),
    openTable: signal(null),
    filter,
    subjects,
    languages,
    hidden,
    view: signal(null),
    camera: signal(null),
    searchText: signal(''),
    searchOpen: signal(false),
    narrow: signal(false),
    gazetteer,
    places,
    titles: signal(null),
    shores: signal(null),
    placeTravel: signal(null),
    presentTravel: signal(false),
    stories: signal(null),
    mark: computed(() => {
      if (selection.value === null) return settingSignals.spot.value;
      return findMark(selection.value, gazetteer.value, places.value, network.value);
    }),
    analysis: signal(null),
    ownLayers: signal(null),
    basemaps: signal(null),
    drawer: signal('collapsed'),
    intake: signal(null),
    ...listSignals(),
    notice: signal(null),
    announcement: signal(null),
    visible: computed(() => visibleOf([...subjects, ...layers.runTimeLayers.value], hidden.value)),
    members,
    counts: computed(() => (network.value ? countNetwork(network.value, members.value) : null)),
  };
}

/** Whether each subject and layer is drawn, by id. */
const visibleOf = (layers: readonly { id: string }[], hidden: ReadonlySet<string>): Record<string, boolean> =>
  Object.fromEntries(layers.map(({ id }) => [id, !hidden.has(id)]));

/** Position of a selected record that has no symbol of its own; it is marked. */
function findMark(
  { kind, id }: Selection,
  gazetteer: Gazetteer | null,
  places: ReadonlyMap<string, PlaceRecord> | null,
  network: AtlasState['network']['value'],
): LonLat | null {
  if (kind === 'place') return findPlace(gazetteer, places, id)?.lonLat ?? null;
  return (kind === 'cluster' && network?.clusters.get(id)?.lonLat) || null;
}

/** The dataset, and how far files, map and fonts are loaded. */
function createLoadingState() {
  const dataset = signal<Dataset | null>(null);
  const loadState = signal<LoadState>('nothing');
  const drawn = computed(() => dataset.value?.network ?? null);
  const network = computed(() =>
    loadState.value === 'geometry' || loadState.value === 'ready' ? drawn.value : null,
  );
  return {
    dataset,
    network,
    drawn,
    loadState,
    progress: signal<PageState['progress']['value']>({ done: 0, total: 1, file: '' }),
    failures: signal<PageState['failures']['value']>([]),
    mapState: signal<PageState['mapState']['value']>('loading'),
    mapFaults: signal<PageState['mapFaults']['value']>([]),
    lateFaults: signal<PageState['lateFaults']['value']>([]),
    mapWasFirst: signal(false),
    textMayCome: signal(false),
  };
}

/** Layers of run time, those that the link names, and which of these are missing on the device. */
function createLayersState(): Pick<
  AtlasState,
  'runTimeLayers' | 'layersRead' | 'linkedLayers' | 'absentLayers'
> {
  const runTimeLayers = signal<readonly RunTimeLayer[]>([]);
  const linkedLayers = signal<readonly LayerRef[] | null>(null);
  const isThere = ({ id }: LayerRef): boolean => runTimeLayers.value.some((layer) => layer.id === id);
  return {
    runTimeLayers,
    layersRead: signal(true),
    linkedLayers,
    absentLayers: computed(() => (linkedLayers.value ?? []).filter((layer) => !isThere(layer))),
  };
}

/** Flavour and language: from the link, else as chosen on this device, else from the browser. */
function createLookState(
  firstLanguage: Language,
): Pick<
  AtlasState,
  | 'flavourChoice'
  | 'languageChoice'
  | 'preferences'
  | 'systemFlavour'
  | 'systemLanguage'
  | 'flavour'
  | 'language'
> {
  const flavourChoice = signal<Flavour | null>(null);
  const systemFlavour = signal<Flavour>('light');
  const languageChoice = signal<Language | null>(null);
  const systemLanguage = signal<Language>(firstLanguage);
  const preferences = signal<Preferences>({});
  return {
    flavourChoice,
    languageChoice,
    preferences,
    systemFlavour,
    systemLanguage,
    flavour: computed(() => flavourChoice.value ?? preferences.value.flavour ?? systemFlavour.value),
    language: computed(() => languageChoice.value ?? preferences.value.language ?? systemLanguage.value),
  };
}

/** The print that is open, and the settings of the prints that were open during this visit. */
function createPrintState(): Pick<
  AtlasState,
  'printSettings' | 'printRefused' | 'printGiven' | 'prints' | 'printing'
> {
  const printSettings = signal<PrintSettings | null>(null);
  const printGiven = signal<PrintSettings | null>(null);
  const prints = signal<readonly OpenedPrint[]>([]);
  effect(() => {
    const [settings, given] = [printSettings.value, printGiven.value];
    if (!settings) return;
    const opened = given?.region ?? settings.region;
    const others = prints.peek().filter((print) => JSON.stringify(print.opened) !== JSON.stringify(opened));
    prints.value = [...others, { opened, given, settings }];
  });
  return { printSettings, printRefused: signal([]), printGiven, prints, printing: signal(null) };
}
