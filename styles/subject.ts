import type { Language } from '../src/domain/language.ts';
import type { LayerSpecification, SourceSpecification } from '@maplibre/maplibre-gl-style-spec';
import { subjectWords } from '../src/i18n/index.ts';
import type { SubjectWords } from '../src/i18n/index.ts';
import type { SubjectSwitch } from '../src/domain/legend.ts';
import type { RecordKind } from '../src/domain/network.ts';
import type { ColourToken, Flavour } from './flavours/flavour.ts';
import type { SheetLayer, Slot } from './order.ts';
import type { Stage } from './stages.ts';
import type { PointSymbol, SymbolDefinition } from './symbols/symbol.ts';

/** Groups of the legend, in the order of the panel; `own` and `scenario` are of layers that come at run time (run-time.ts). */
export const GROUPS = ['own', 'scenario', 'network', 'divisions', 'ground'] as const;
export type Group = (typeof GROUPS)[number];

/** A layer with its place in the draw order (order.ts). */
export type MapLayer = LayerSpecification & {
  slot: Slot;
  /** The stage it waits for where that is later than its source's. */
  stage?: Stage;
  /** The stage from which it is no longer shown: what then comes says the same better. */
  until?: Stage;
};

/** One row of the legend, of the panel and of the sheet. */
export interface LegendEntry {
  /** Key by which a sheet reports what is on its face; one of its kind over all subjects. */
  id: string;
  /** Text of an entry that comes at run time; absent: the word that i18n has for its id. */
  text?: string | ((language: Language) => string);
  symbol: SymbolDefinition;
  /** Named only there; absent: on both. */
  on?: 'map' | 'sheet';
  /** The panel has it only where there is something of it; a sheet never has what is not on it. */
  whenPresent?: true;
}

/** How names of a kind are written. On the map they yield by the draw order, on a sheet by their rank. */
export interface NameRule {
  colour: ColourToken;
  /** Zoom of the map from which they are written. */
  fromZoom?: number;
  sheet: {
    /** Lower is placed first and never gives way to higher; names of the network have 0 to 4, those of the ground come after. */
    rank: number;
    weight: 400 | 700;
    /** Size on A3 and the least on any paper, points. */
    sizePt: number;
    leastPt: number;
    /** Whether it follows the size of the paper, or its root as symbols do. */
    grows: 'linear' | 'root';
    /** Denominator of the smallest scale at which they are asked for. */
    upTo?: number;
  };
}

/** An image of the map, drawn from a symbol; its name is what `icon-image` asks for. */
export interface MapIcon {
  symbol: PointSymbol;
  /** Radius of the symbol at `icon-size` 1, CSS px. */
  radiusPx: number;
  /** Side of the square that labels keep clear of, CSS px. */
  boxPx: number;
  /** A plate that is drawn out to hold its text (`icon-text-fit`). */
  holdsText?: true;
}

/** A source of a subject's own. It is in the style from its stage on, and its layers too. */
export interface SubjectSource {
  source: SourceSpecification | ((flavour: Flavour) => SourceSpecification);
  stage: Stage;
  /** A stage before it from which the source alone is in the style: its tiles are asked for a frame sooner then. */
  describedFrom?: Stage;
}

/** Lines, areas or points that a sheet draws as they come from their file. */
export interface SheetFeature {
  /** Key of the features in what the sheet is given (src/print/page/features.ts). */
  key: string;
  /** The legend entry they stand for. */
  entry: string;
  symbol: SymbolDefinition;
  /** Denominator of the smallest scale at which they are drawn. */
  upTo?: number;
  /** Denominator of the largest scale at which they are drawn. */
  from?: number;
  /** Where it is not the layer of the subject. */
  layer?: SheetLayer;
  /** Areas below this are specks and left out, mm². */
  leastMm2?: number;
}

/**
 * All that map, panel, sheet and link need of a subject of the map. It need not have records. docs/architecture.md says how
 * one is added.
 */
export interface Subject {
  id: string;
  /** Name of a subject that comes at run time, in the reader's own words; absent: the word that i18n has for its id. */
  name?: string;
  group: Group;
  /** Where the reader can switch it, and whether it is on at first. Absent: always shown. */
  switch?: { map?: 'on' | 'off'; sheet?: 'on' | 'off' };
  /** The records it shows, where it shows records; `list`: the panel has a list of them. */
  records?: { kind: RecordKind; list?: true };
  legend: readonly LegendEntry[];
  names?: Readonly<Record<string, NameRule>>;
  map?: {
    layers: (flavour: Flavour, language: Language) => MapLayer[];
    icons?: Readonly<Record<string, MapIcon>>;
    sources?: Readonly<Record<string, SubjectSource>>;
  };
  /** What of it a sheet draws by the general rule, bottom to top; the network and its divisions have drawers of their own. */
  sheet?: { layer: SheetLayer; features: readonly SheetFeature[] };
}

/** An entry whose text i18n has. */
export type RegisteredEntry = LegendEntry & { id: keyof SubjectWords['legend'] };
/** A subject of the registry: its words are in i18n in every language, which the compiler checks. */
type RegisteredSubject = Subject & { id: keyof SubjectWords['names']; legend: readonly RegisteredEntry[] };

/** Keeps the id and the kinds of names of a subject as types. */
export const defineSubject = <const S extends RegisteredSubject>(subject: S): S => subject;

/** What the switch of a subject is called. */
export const subjectName = ({ id, name }: Pick<Subject, 'id' | 'name'>, language: Language): string =>
  name ?? (subjectWords(language).names as Readonly<Record<string, string>>)[id] ?? id;

/** Text of an entry of the legend; `{name}` in it stands for a value that the sheet puts in. */
export const entryText = ({ id, text }: Pick<LegendEntry, 'id' | 'text'>, language: Language): string =>
  (typeof text === 'function' ? text(language) : text) ??
  (subjectWords(language).legend as Readonly<Record<string, string>>)[id] ??
  id;

/** The switches of the map, in the order of the legend. */
export const mapSwitches = (subjects: readonly Subject[]): SubjectSwitch[] =>
  subjects.flatMap(({ id, switch: { map } = {} }) => (map ? [{ id, shown: map === 'on' }] : []));

/** The switches of a sheet, likewise. */
export const sheetSwitches = (subjects: readonly Subject[]): SubjectSwitch[] =>
  subjects.flatMap(({ id, switch: { sheet } = {} }) => (sheet ? [{ id, shown: sheet === 'on' }] : []));

/** Rows of the legend of the panel or of a sheet. */
export const entriesOn = (medium: 'map' | 'sheet', { legend }: Subject): LegendEntry[] =>
  legend.filter(({ on }) => on === undefined || on === medium);
