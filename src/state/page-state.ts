import type { Intake } from './intake.ts';
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

/** How far the files have come: none, lines and points on their land, all geometry, everything. */
export type LoadState = 'nothing' | 'first' | 'geometry' | 'ready';
/** `unsupported`: no WebGL 2. `failed`: the map's code did not start. */
export type MapState = 'loading' | 'ready' | 'lost' | 'unsupported' | 'failed';
/** What of the map can fail by itself; `map` is its drawing as a whole. */
export type MapPart = 'network' | 'ground' | 'terrain' | 'names' | 'finds' | 'map';
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
  | { kind: 'copy-failed' };

/** Titles of towns and villages, on the programme or not. */
export interface Titles {
  /** English names of titles. */
  english: ReadonlyMap<string, string>;
  /** Titles by the code of the place. */
  of: ReadonlyMap<string, readonly Title[]>;
}

/** What is to be told aloud when the page rests. A newer text about the same takes the place of one not told yet; an empty one takes it back. */
export interface Told {
  about: string;
  text: string;
}

/** A signal for each row of the table of settings. */
export type SettingSignals = { [Name in SettingName]: Signal<SettingValues[Name]> };

/** What the files hold, and what the reader set and opened. Questions and sheets are made from it. */
export interface PageState extends SettingSignals {
  /** The files as they come, with what was changed since: the one thing that the network is computed from. */
  dataset: Signal<Dataset | null>;
  /** The network once all its geometry is there. */
  network: ReadonlySignal<Network | null>;
  /** The same network, sooner: while counties and names are still to come. */
  drawn: ReadonlySignal<Network | null>;
  loadState: Signal<LoadState>;
  progress: Signal<{ done: number; total: number; file: string }>;
  failures: Signal<readonly FileFailure[]>;
  mapState: Signal<MapState>;
  /** Parts of the map that could not be drawn, in the order they failed. */
  mapFaults: Signal<readonly MapPart[]>;
  /** False while the map is being drawn for the first time: what else the page does would only hold it up. */
  mapWasFirst: Signal<boolean>;
  /** Whether the panel may be written: the map had its turn, and the fonts are there or late. Written earlier, it would be painted once more for each font. */
  textMayCome: Signal<boolean>;

  selection: Signal<Selection | null>;
  selectionOrigin: Signal<Origin>;
  /** Profiles gone through to reach the present one, oldest first. */
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
  /** Codes of the languages that the page speaks. */
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

  /** What the link says or the reader chose since; `null` leaves it to an earlier visit's choice, then to the system. */
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
  notice: Signal<Notice | null>;
  /** The last outcome to be told aloud; each is a new object, so that the same one twice is told twice. */
  told: Signal<Told | null>;

  visible: ReadonlySignal<Readonly<Record<string, boolean>>>;
  /** What passes the filter; `null` when there is none. */
  members: ReadonlySignal<Members | null>;
  counts: ReadonlySignal<Counts | null>;
}
