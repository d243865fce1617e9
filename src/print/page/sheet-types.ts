import type { FindingFacts, SettingsWords } from '../../i18n/index.ts';
import type { Status } from '../../domain/records.ts';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Count } from '../../domain/measures/doubt.ts';
import type { Network } from '../../domain/network.ts';
import type { RunTimeLayer } from '../../domain/run-time-layer.ts';
import type { Subject } from '../../../styles/subject.ts';
import type { NameId } from '../../../styles/subjects/index.ts';
import type { Basemap } from '../ground/basemap.ts';
import type { BoxMm, Item, Page, PointMm } from '../drawing.ts';
import type { SheetFonts } from '../text/fonts.ts';
import type { Features } from './features.ts';
import type { PlacedLabel } from '../labels/labels.ts';
import type { SheetGround } from '../ground/sheet-ground.ts';
import type { PrintSpec } from '../spec/spec.ts';

/** What a sheet is made from besides its spec. */
export interface SheetInput {
  network: Network;
  fonts: SheetFonts;
  /** Land within `corridorKm` of the axes that the sheet shows; needed where the spec asks for it. */
  corridor?: Polygon | MultiPolygon;
  /** Key villages of the region within the corridor, and how many the region has; absent for a frame. */
  inside?: { keyVillages: Count; of: number };
  /** Water and roads of the ground; needed where the spec names a basemap. */
  basemap?: Basemap;
  /** What lies under the network; without it a sheet has the land of the divisions alone. */
  ground?: SheetGround;
  /** What else lies around the sheet, by the keys of the subjects that draw it. */
  features?: Features;
  /** Layers of run time that a spec may name (`addedLayers`), in the order of the legend: the first lies on top. */
  layers?: readonly RunTimeLayer[];
  /** Those of the registry where absent. */
  subjects?: readonly Subject[];
}

/** One line of the pre-flight list. `target` names the setting that mends it. */
export interface Finding {
  kind: keyof SettingsWords['findings'];
  target:
    | 'title'
    | 'author'
    | 'reviewNumber'
    | 'documentedOnly'
    | 'filter-batch'
    | 'scale'
    | 'paper'
    | 'ground'
    | 'addedLayers';
  /** What its text tells. */
  facts: FindingFacts;
}

/** `added`: the name of a feature of a layer of run time. */
export type NameKind = Exclude<NameId, 'axisModelled' | 'axisUser'> | 'added';

export interface SheetReport {
  /** Denominator. */
  scale: number;
  /** Denominator of the largest round scale at which the region fits the paper; null where none does. */
  fitScale: number | null;
  /** Largest deviation from the scale over the map face, per cent: 0.05 is five parts in ten thousand. */
  scaleErrorPct: number;
  labels: {
    placed: number;
    unplaced: { kind: NameKind; id: string; name: string }[];
    /** Towns and villages that a sheet of this scale does not name. */
    unnamed: number;
  };
  towns: { shown: number; labelled: number };
  villages: { shown: number; labelled: number };
  /** Axes, central towns and key villages on it, by status. */
  counts: Record<Status, number>;
  findings: Finding[];
}

/** A row of the index: where on which sheet a place is. */
export interface IndexRow {
  code: string;
  name: string;
  kind: 'town' | 'village';
  /** Names of its county and, of a village, its town: they tell homonyms apart. */
  county: string;
  town?: string;
  /** Toneless pinyin and code: an order that does not depend on the machine's collation. */
  sortKey: string;
  /** Grid square such as `C4`. */
  square: string;
}

/** A piece of furniture with all that it is drawn with. */
export interface Part {
  name: string;
  items: Item[];
}

export interface Sheet {
  /** The map first, then pages that its index flowed on to. */
  pages: Page[];
  /** ISO date that it bears. */
  date: string;
  report: SheetReport;
  index: IndexRow[];
  /** Every text of the sheet in the order it is drawn, as a back end must give it back. */
  texts: string[];
  /** Map face on the first page, and how it lies on the ground: for tests, the preview and sheet lines of an atlas. */
  face: { boxMm: BoxMm; toMm(lonLat: readonly [number, number]): PointMm; cornersLonLat: [number, number][] };
  /** Names on the face where they were placed; of the ranks 0 is the highest. */
  names: (PlacedLabel & { rank: number })[];
  /** Furniture of each page, piece by piece. */
  parts: Part[][];
}

export type Edge = 'north' | 'east' | 'south' | 'west';

/** Notes that an atlas puts on one of its sheets. */
export interface SheetPlacing {
  pageNumber: number;
  /** Sheets that go on beyond an edge of the map face, the longest border first. */
  neighbours: { edge: Edge; names: string[] }[];
}

/** A sheet of an atlas. */
export interface BookSheet {
  code: string;
  name: string;
  spec: PrintSpec;
  sheet: Sheet;
  /** Page of its map, from 1. */
  page: number;
  /** Time it took to compose, ms. */
  ms: number;
}
