import type { Language } from '../src/domain/language.ts';
import type { LayerSpecification, SourceSpecification } from '@maplibre/maplibre-gl-style-spec';
import { subjectWords } from '../src/i18n/index.ts';
import type { SubjectWords } from '../src/i18n/index.ts';
import type { GroundLayer } from '../src/domain/ground-layers.ts';
import type { SubjectSwitch } from '../src/domain/legend.ts';
import type { RecordKind } from '../src/domain/network.ts';
import type { ColourToken, Flavour } from './flavours/flavour.ts';
import type { SheetLayer, Slot } from './order.ts';
import type { Stage } from './stages.ts';
import type { PointSymbol, SymbolDefinition } from './symbols/symbol.ts';

/** Groups of the legend in the order of the panel; `own` and `scenario` are for run-time layers (run-time.ts). */
export const GROUPS = ['own', 'scenario', 'network', 'divisions', 'ground'] as const;
export type Group = (typeof GROUPS)[number];

/** A layer with its place in the draw order (order.ts). */
export type MapLayer = LayerSpecification & {
  slot: Slot;
  /** Stage of the layer, if later than that of its source. */
  stage?: Stage;
  /** Stage from which it is hidden, since better data replace it. */
  until?: Stage;
};

/** One row of the legend, of the panel and of the sheet. */
export interface LegendEntry {
  /** Id, unique over all subjects, by which a sheet reports what is on its map face. */
  id: string;
  /** Text of an entry of a run-time layer; absent: the text in i18n for its id. */
  text?: string | ((language: Language) => string);
  symbol: SymbolDefinition;
  /** The only medium whose legend has it; absent: both. */
  on?: 'map' | 'sheet';
  /** Whether the panel lists it only if there are such records; a sheet only lists what is on it anyway. */
  whenPresent?: true;
}

/** Style of names of a kind. Their precedence is the draw order on the map and the rank on a sheet. */
export interface NameRule {
  colour: ColourToken;
  /** Lowest zoom level of the map at which they are shown. */
  fromZoom?: number;
  sheet: {
    /** Lower ranks are placed first and never displaced by higher ones. Names of the network have 0 to 4; those of the ground come after. */
    rank: number;
    weight: 400 | 700;
    /** Type size on A3, and the least on any paper, points. */
    sizePt: number;
    leastPt: number;
    /** Whether the size grows with that of the paper, or with its square root like symbols. */
    grows: 'linear' | 'root';
    /** Denominator of the smallest scale at which they are shown. */
    upTo?: number;
  };
}

/** An image of the map, drawn from a symbol, with its name for `icon-image`. */
export interface MapIcon {
  symbol: PointSymbol;
  /** Radius of the symbol at `icon-size` 1, CSS px. */
  radiusPx: number;
  /** Side of the square that labels must not cover, CSS px. */
  boxPx: number;
  /** Whether it is a plate stretched to its text (`icon-text-fit`). */
  holdsText?: true;
}

/** A source of a subject. It and its layers are in the style from its stage on. */
export interface SubjectSource {
  source: SourceSpecification | ((flavour: Flavour) => SourceSpecification);
  stage: Stage;
  /** An earlier stage from which the source is in the style without layers, so that its tiles are requested a frame earlier. */
  describedFrom?: Stage;
}

/** Features that a sheet draws with a symbol, by the general rule. */
export interface SheetFeature {
  /** Key of the features in the input of the sheet (src/print/page/features.ts). */
  key: string;
  /**
   * The layer of the ground whose points they are; their names are of the kind `key`, if there is one. Absent: src/print/ground/sheet-ground.ts
   * chooses them.
   */
  pointsOf?: GroundLayer;
  /** Id of their legend entry. */
  entry: string;
  symbol: SymbolDefinition;
  /** Denominator of the smallest scale at which they are drawn. */
  upTo?: number;
  /** Denominator of the largest scale at which they are drawn. */
  from?: number;
  /** Layer, if not that of the subject. */
  layer?: SheetLayer;
  /** Smaller areas are left out, mm². */
  leastMm2?: number;
}

/**
 * A subject of the map: everything that map, panel, sheet and link need. It need not have records. docs/architecture.md says how to add one.
 */
export interface Subject {
  id: string;
  /** Name of a run-time subject, as given by the reader; absent: the text in i18n for its id. */
  name?: string;
  group: Group;
  /** Media in which it can be switched, with the default. Absent: always shown. */
  switch?: { map?: 'on' | 'off'; sheet?: 'on' | 'off' };
  /** Kind of the records that it shows, if any; `list`: the panel has a list of them. */
  records?: { kind: RecordKind; list?: true };
  legend: readonly LegendEntry[];
  names?: Readonly<Record<string, NameRule>>;
  map?: {
    layers: (flavour: Flavour, language: Language) => MapLayer[];
    icons?: Readonly<Record<string, MapIcon>>;
    sources?: Readonly<Record<string, SubjectSource>>;
  };
  /** Features that a sheet draws by the general rule, bottom to top. Network and divisions have their own code. */
  sheet?: { layer: SheetLayer; features: readonly SheetFeature[] };
}

/** An entry with its text in i18n. */
export type RegisteredEntry = LegendEntry & { id: keyof SubjectWords['legend'] };
/** A subject of the registry. Its texts are in i18n in every language, which the compiler checks. */
type RegisteredSubject = Subject & { id: keyof SubjectWords['names']; legend: readonly RegisteredEntry[] };

/** Defines a subject, preserving the literal types of its id and name kinds. */
export const defineSubject = <const S extends RegisteredSubject>(subject: S): S => subject;

/** Name of a subject. */
export const subjectName = ({ id, name }: Pick<Subject, 'id' | 'name'>, language: Language): string =>
  name ?? (subjectWords(language).names as Readonly<Record<string, string>>)[id] ?? id;

/** Text of a legend entry; `{name}` is a placeholder that the sheet fills. */
export const entryText = ({ id, text }: Pick<LegendEntry, 'id' | 'text'>, language: Language): string =>
  (typeof text === 'function' ? text(language) : text) ??
  (subjectWords(language).legend as Readonly<Record<string, string>>)[id] ??
  id;

/** Switches of the map, in the order of the legend. */
export const mapSwitches = (subjects: readonly Subject[]): SubjectSwitch[] =>
  subjects.flatMap(({ id, switch: { map } = {} }) => (map ? [{ id, shown: map === 'on' }] : []));

/** Switches of a sheet, in the order of the legend. */
export const sheetSwitches = (subjects: readonly Subject[]): SubjectSwitch[] =>
  subjects.flatMap(({ id, switch: { sheet } = {} }) => (sheet ? [{ id, shown: sheet === 'on' }] : []));

/** Legend entries of the panel or of a sheet. */
export const entriesOn = (medium: 'map' | 'sheet', { legend }: Subject): LegendEntry[] =>
  legend.filter(({ on }) => on === undefined || on === medium);

const isRunTime = ({ group }: Subject): boolean => group === 'own' || group === 'scenario';

/** Subjects in the order in which they are drawn, bottom to top: of run-time layers the first in the legend is drawn on top. */
export const bottomUp = (subjects: readonly Subject[]): Subject[] => [
  ...subjects.filter((subject) => !isRunTime(subject)),
  ...subjects.filter(isRunTime).toReversed(),
];
