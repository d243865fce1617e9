import type { Intake } from './intake.ts';
import type { AppliedList } from '../exchange/list/applied-list.ts';
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
import type { LonLat, Story } from '../domain/records.ts';
import type { PlaceRecord, Title } from '../domain/place-records.ts';
import type { Counts, Members } from './members.ts';
import type { Bbox, MapView } from '../domain/view.ts';
import type { LateFault } from './late-code.ts';
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
/** Parts of the map that can fail separately; `map` is its drawing as a whole. */
export type MapPart = 'network' | 'ground' | 'terrain' | 'names' | 'answers' | 'basemap' | 'map';
export type Drawer = 'collapsed' | 'half' | 'full';

/** Where a selection was made: focus moves into the panel unless it was made on the map. */
export type Origin = 'map' | 'panel' | 'link';

/** A requested move of the map; each request is a new object, so that repeating it moves again. */
export type CameraMove =
  | { to: 'record'; ref: RecordRef }
  | { to: 'prefecture'; code: string }
  | { to: 'place'; code: string }
  | { to: 'point'; lonLat: LonLat; zoom: number }
  | { to: 'bbox'; bbox: Bbox }
  | { to: 'view'; view: MapView }
  | { to: 'province' };

/** Choices of the reader on this device, for later visits. */
export interface Preferences {
  language?: Language;
  flavour?: Flavour;
}

export type Notice =
  | { kind: 'bad-link'; parts: readonly string[] }
  | { kind: 'unknown-record'; id: string }
  | { kind: 'copied' }
  | { kind: 'copy-failed' }
  /** Message about a list, a basemap or the layer of a question that cannot be used, or about a file that was not saved, as text in the present language. */
  | { kind: 'list-refused' | 'basemap' | 'own-sites' | 'export'; text: string };

/** Titles of towns and villages, on the programme or not. */
export interface Titles {
  /** English names of the titles. */
  english: ReadonlyMap<string, string>;
  /** Titles by the code of the place. */
  of: ReadonlyMap<string, readonly Title[]>;
}

/** A text for screen readers, announced once the page is idle. A newer one with the same `about` replaces it; an empty text withdraws it. */
export interface Announcement {
  about: string;
  text: string;
}

/** One signal for each row of the table of settings. */
export type SettingSignals = { [Name in SettingName]: Signal<SettingValues[Name]> };

/** What was loaded from files, and what the reader set and opened. Questions and sheets are made from it. */
export interface PageState extends SettingSignals {
  /** The base files that are loaded so far and the changes made to them; the network is computed from it alone. */
  dataset: Signal<Dataset | null>;
  /** The network, once all its geometry is loaded. */
  network: ReadonlySignal<Network | null>;
  /** The network as far as it is loaded: available before counties and names are. */
  drawn: ReadonlySignal<Network | null>;
  loadState: Signal<LoadState>;
  progress: Signal<{ done: number; total: number; file: string }>;
  failures: Signal<readonly FileFailure[]>;
  mapState: Signal<MapState>;
  /** Code of parts of the page that did not load. */
  lateFaults: Signal<readonly LateFault[]>;
  /** Parts of the map that could not be drawn, in the order in which they failed. */
  mapFaults: Signal<readonly MapPart[]>;
  /** Whether the map has been drawn for the first time; other work waits for that, since it would delay the map. */
  mapWasFirst: Signal<boolean>;
  /**
   * Whether the panel may be rendered: the map was drawn, and the fonts are loaded or `TEXT_LIMIT_MS` have passed. Earlier, it would be painted again
   * for each font.
   */
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
  /** The subjects that can be switched, in the order of the legend. */
  subjects: readonly SubjectSwitch[];
  /** Codes of the languages of the page. */
  languages: readonly Language[];
  /** Ids of subjects that are off, layers of run time among them. */
  hidden: Signal<ReadonlySet<string>>;
  /**
   * Layers that were added while the page runs, in the order of the legend: the first is drawn on top. Map, legend, link and sheet read them from
   * here only (docs/architecture.md, “A layer of run time”).
   */
  runTimeLayers: Signal<readonly RunTimeLayer[]>;
  /** Whether the layers stored on this device have been read. */
  layersRead: Signal<boolean>;
  /** The layers that the link names; `null` if it names none. */
  linkedLayers: Signal<readonly LayerRef[] | null>;
  /** Layers of the link that are not there: not read yet, or missing on this device once `layersRead`. */
  absentLayers: ReadonlySignal<readonly LayerRef[]>;
  view: Signal<MapView | null>;
  camera: Signal<CameraMove | null>;

  /** Flavour from the link or chosen since; `null`: as chosen at an earlier visit, else from the system. */
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
  /** Facts about towns and villages that are not in the network, by code; `null` until loaded. */
  places: Signal<ReadonlyMap<string, PlaceRecord> | null>;
  /** Titles of official lists; `null` until loaded. */
  titles: Signal<Titles | null>;
  /** Shores, for straight lines that cross water; `null` until loaded. */
  shores: Signal<Shores | null>;
  /** Travel times of places at the default speeds in the network of the base files, by code; `null` until loaded. */
  placeTravel: Signal<ReadonlyMap<string, PlaceTravel> | null>;
  /** Whether the engine computes the travel times of profiles that those do not give for the present network and filter: on request. */
  presentTravel: Signal<boolean>;
  /** Stories in their order; `null` until loaded. */
  stories: Signal<readonly Story[] | null>;
  /** Position of a point without a symbol of its own that the map marks with a ring. */
  mark: ReadonlySignal<LonLat | null>;
  /** The sheet that is being prepared; `null` while the print is closed. */
  printSettings: Signal<PrintSettings | null>;
  /** Unusable settings of the link or file from which the print was opened, until the reader has dismissed the message. */
  printRefused: Signal<readonly SpecFailure[]>;
  /** The settings with which that print was opened, before the reader changed any; `null` if all came from a link. */
  printGiven: Signal<PrintSettings | null>;
  /** The prints of this visit, one for each region, the present one last; a closed print is restored when it is opened again. */
  prints: ReadonlySignal<readonly OpenedPrint[]>;
  drawer: Signal<Drawer>;
  /** Files that were opened, until the reader has decided what is made of them. */
  intake: Signal<Intake | null>;
  /** Official lists in force, in the order in which they were applied. */
  lists: Signal<readonly AppliedList[]>;
  /** Whether lists that are kept on the device are still to be applied: records of a link may come with them. */
  listsPending: Signal<boolean>;
  /** Id of the list that is being taken back. */
  listUndone: Signal<string | null>;
  notice: Signal<Notice | null>;
  /** The last outcome to be announced; each is a new object, so that repeating it announces it again. */
  announcement: Signal<Announcement | null>;

  visible: ReadonlySignal<Readonly<Record<string, boolean>>>;
  /** The records that pass the filter; `null` if there is no filter. */
  members: ReadonlySignal<Members | null>;
  counts: ReadonlySignal<Counts | null>;
}
