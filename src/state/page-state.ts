import type { Intake } from './intake.ts';
import type { AppliedList } from './lists/applied-list.ts';
import type { Language } from '../domain/language.ts';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { FileFailure } from '../dataset/base/failure.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Filter } from '../domain/filter.ts';
import type { SubjectSwitch } from '../domain/legend.ts';
import type { Gazetteer, Network, RecordRef } from '../domain/network.ts';
import type { LayerRef, RowRef, RunTimeLayer } from '../domain/run-time-layer.ts';
import type { Shores } from '../domain/over-water.ts';
import type { PlaceTravel } from '../domain/place-travel.ts';
import type { LonLat, PlaceRecord, Story, Title } from '../domain/records.ts';
import type { Counts, Members } from './members.ts';
import type { Bbox, MapView } from '../domain/view.ts';
import type { Flavour } from './link.ts';
import type { OpenedPrint, PrintSettings, SpecFailure } from './print-types.ts';
import type { Selection } from './selection.ts';
import type { SettingName, SettingValues } from './settings.ts';

/** A file that cannot be used, for the panels. */
export type { FileFailure };

/** Which files are loaded: none; lines, points and land; all geometry; all. */
export type LoadState = 'nothing' | 'first' | 'geometry' | 'ready';
/** `unsupported`: no WebGL 2. `failed`: the map's code did not start. */
export type MapState = 'loading' | 'ready' | 'lost' | 'unsupported' | 'failed';
/** Parts of the map that fail separately; `map` is its drawing as a whole. */
export type MapPart = 'network' | 'ground' | 'terrain' | 'names' | 'answers' | 'basemap' | 'map';
export type Drawer = 'collapsed' | 'half' | 'full';

/** Where a selection was made: focus follows it into the panel unless it was made on the map. */
export type Origin = 'map' | 'panel' | 'link';

/** A move of the map that is asked for; each is a new object, so that the same one twice moves twice. */
export type CameraMove =
  | { to: 'record'; ref: RecordRef }
  | { to: 'prefecture'; code: string }
  | { to: 'place'; code: string }
  | { to: 'point'; lonLat: LonLat; zoom: number }
  | { to: 'bbox'; bbox: Bbox }
  | { to: 'view'; view: MapView }
  | { to: 'province' };

/** What the reader chose on this device, for every later visit. */
export interface Preferences {
  language?: Language;
  flavour?: Flavour;
}

export type Notice =
  | { kind: 'bad-link'; parts: readonly string[] }
  | { kind: 'unknown-record'; id: string }
  | { kind: 'copied' }
  | { kind: 'copy-failed' }
  /** A list or a basemap that cannot be used, in words of a section that is there. */
  | { kind: 'list-refused' | 'basemap'; text: string };

/** Titles of towns and villages, on the programme or not. */
export interface Titles {
  /** English names of titles. */
  english: ReadonlyMap<string, string>;
  /** Titles by the code of the place. */
  of: ReadonlyMap<string, readonly Title[]>;
}

/** A text for screen readers, announced once the page is idle. A newer one with the same `about` replaces it; an empty text withdraws it. */
export interface Announcement {
  about: string;
  text: string;
}

/** A signal for each row of the table of settings. */
export type SettingSignals = { [Name in SettingName]: Signal<SettingValues[Name]> };

/** What the files hold, and what the reader set and opened. Questions and sheets are made from it. */
export interface PageState extends SettingSignals {
  /** The base files that are loaded so far and the changes made to them; the network is computed from nothing else. */
  dataset: Signal<Dataset | null>;
  /** The network once all its geometry is there. */
  network: ReadonlySignal<Network | null>;
  /** The network as far as it is loaded: available before counties and names are. */
  drawn: ReadonlySignal<Network | null>;
  loadState: Signal<LoadState>;
  progress: Signal<{ done: number; total: number; file: string }>;
  failures: Signal<readonly FileFailure[]>;
  mapState: Signal<MapState>;
  /** Parts of the map that could not be drawn, in the order they failed. */
  mapFaults: Signal<readonly MapPart[]>;
  /** True once the map was drawn for the first time; other work waits for that, since it would delay the map. */
  mapWasFirst: Signal<boolean>;
  /** Whether the panel may be rendered: the map was drawn, and the fonts are loaded or `TEXT_FONTS_MS` have passed. Earlier, it would be painted again for each font. */
  textMayCome: Signal<boolean>;

  selection: Signal<Selection | null>;
  selectionOrigin: Signal<Origin>;
  /** Profiles visited before the present one, oldest first; Back leads through them. */
  trail: Signal<readonly Selection[]>;
  hover: Signal<RecordRef | null>;
  /** The row of a run-time layer that is open, and the one under the pointer. */
  openRow: Signal<RowRef | null>;
  hoverRow: Signal<RowRef | null>;
  /** Id of the own layer whose table is open. */
  openTable: Signal<string | null>;
  filter: Signal<Filter>;
  /** What the map can show and hide, in the order of the legend. */
  subjects: readonly SubjectSwitch[];
  /** Codes of the languages of the page. */
  languages: readonly Language[];
  /** Ids of subjects that are off, layers of run time among them. */
  hidden: Signal<ReadonlySet<string>>;
  /**
   * Layers that came while the page runs, in the order of the legend: the first lies on top. Map, legend, link and sheet read
   * them here and nowhere else (docs/architecture.md, “A layer of run time”).
   */
  runTimeLayers: Signal<readonly RunTimeLayer[]>;
  /** Whether the layers that this device keeps are all among them. */
  layersRead: Signal<boolean>;
  /** The layers that the link names; `null` where it names none. */
  linkedLayers: Signal<readonly LayerRef[] | null>;
  /** Those of the link that are not there: still to come, or missing on this device once `layersRead`. */
  absentLayers: ReadonlySignal<readonly LayerRef[]>;
  view: Signal<MapView | null>;
  camera: Signal<CameraMove | null>;

  /** From the link or chosen since; `null`: the choice of an earlier visit holds, then that of the system. */
  flavourChoice: Signal<Flavour | null>;
  languageChoice: Signal<Language | null>;
  /** What the reader chose, now or at an earlier visit. */
  preferences: Signal<Preferences>;
  systemFlavour: Signal<Flavour>;
  systemLanguage: Signal<Language>;
  flavour: ReadonlySignal<Flavour>;
  language: ReadonlySignal<Language>;

  searchText: Signal<string>;
  /** Whether the results of the search are shown. */
  searchOpen: Signal<boolean>;
  /** Whether the page is so narrow that the panel is a drawer over the map. */
  narrow: Signal<boolean>;
  gazetteer: Signal<Gazetteer | null>;
  /** What sources tell of towns and villages off the network, by code; `null` until asked for. */
  places: Signal<ReadonlyMap<string, PlaceRecord> | null>;
  /** Titles of official lists; `null` until asked for. */
  titles: Signal<Titles | null>;
  /** Shores, to tell which straight lines cross water; `null` until asked for. */
  shores: Signal<Shores | null>;
  /** Travel times of places at the default speeds, by code; `null` until asked for. */
  placeTravel: Signal<ReadonlyMap<string, PlaceTravel> | null>;
  /** In their order; `null` until asked for. */
  stories: Signal<readonly Story[] | null>;
  /** Where the map rings a point that has no symbol of its own. */
  mark: ReadonlySignal<LonLat | null>;
  /** The sheet that is being prepared; `null` while the print is closed. */
  printSettings: Signal<PrintSettings | null>;
  /** Settings of the link or file it was opened from that cannot be used, until the reader has read of them. */
  printRefused: Signal<readonly SpecFailure[]>;
  /** What the opening of that print gave, before the reader set anything; `null` where a link gave the whole. */
  printGiven: Signal<PrintSettings | null>;
  /** The prints of this visit, one a region, the present one last: a closed one is there again when it is opened. */
  prints: ReadonlySignal<readonly OpenedPrint[]>;
  drawer: Signal<Drawer>;
  /** Files that were opened, until it is said what is to be made of them. */
  intake: Signal<Intake | null>;
  /** Official lists in force, in the order in which they were applied. */
  lists: Signal<readonly AppliedList[]>;
  notice: Signal<Notice | null>;
  /** The last outcome to be announced; each is a new object, so that the same one twice is announced twice. */
  announcement: Signal<Announcement | null>;

  visible: ReadonlySignal<Readonly<Record<string, boolean>>>;
  /** What passes the filter; `null` when there is none. */
  members: ReadonlySignal<Members | null>;
  counts: ReadonlySignal<Counts | null>;
}
