import type { FindingFacts, SettingsWords } from '../../i18n/index.ts';
import type { Status } from '../../domain/records.ts';
import type { MultiPolygon, Polygon } from 'geojson';
import type { DistanceFigures } from '../../domain/answers/own-points.ts';
import type { SiteRole } from '../../domain/own-sites.ts';
import type { OwnSource } from '../../domain/sheet-layer.ts';
import type { Count } from '../../domain/answers/doubt.ts';
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

/** Input of a sheet besides its spec. */
export interface SheetInput {
  network: Network;
  fonts: SheetFonts;
  /** Corridor: land within `corridorKm` of the axes on the sheet. Needed if the spec has a `corridorKm`. */
  corridor?: Polygon | MultiPolygon;
  /** Number of key villages of the region inside the corridor, and in all; absent for a drawn frame. */
  inside?: { keyVillages: Count; of: number };
  /** Water and roads of external tiles. Needed if the spec names a basemap. */
  basemap?: Basemap;
  /** The ground: land, water, relief, roads and names under the network. Without it the land is drawn from the polygons of divisions. */
  ground?: SheetGround;
  /** Further features around the sheet, by the keys of the subjects that draw them. */
  features?: Features;
  /** Run-time layers that a spec may name (`addedLayers`), in the order of the legend; the first is drawn on top. */
  layers?: readonly RunTimeLayer[];
  /** Large layers of which the sheet draws only some of the features in its frame. */
  thinned?: readonly ThinnedLayer[];
  /** Files that were used as layers; the source block names each. */
  ownSources?: readonly OwnSource[];
  /** Figures in the source block about layers whose points take the place of the central towns or of the villages. */
  ownAnswers?: readonly OwnAnswer[];
  /** Columns that the spec names but a layer does not have; the layer is then drawn as on the interactive map. */
  lackingColumns?: readonly { name: string; column: string }[];
  /** Map subjects; by default those of the registry. */
  subjects?: readonly Subject[];
}

/**
 * Figures in the source block about a layer whose points take the place of the central towns or of the villages: those that the analysis gives
 * for the same region and filter.
 */
export type OwnAnswer =
  /** Points of the region within the corridor, and in all. */
  | { role: 'places'; name: string; count: Count; of: number }
  | {
      role: 'facilities';
      name: string;
      /** Points within the corridor, of all points; null where there is no corridor. */
      within: number | null;
      of: number;
      /** From each key village of the region to the nearest of the points; null where there is no such village. */
      nearest: (DistanceFigures & { villages: number }) | null;
    }
  /** The layer has more points than a question to the engine may have, so nothing was counted. */
  | { role: SiteRole; name: string; tooMany: number; most: number };

/** A layer that is too large for a sheet. */
export interface ThinnedLayer {
  name: string;
  /** Features that are drawn, and those in the frame. */
  drawn: number;
  within: number;
}

/** One line of the pre-flight list. `target` is the setting that corrects it. */
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
  /** Values for its text. */
  facts: FindingFacts;
}

/** `added`: the name of a feature of a run-time layer. */
export type NameKind = Exclude<NameId, 'axisModelled' | 'axisUser'> | 'added';

export interface SheetReport {
  /** Denominator. */
  scale: number;
  /** Denominator of the largest round scale at which the region fits the paper; null if none does. */
  fitScale: number | null;
  /** Largest deviation from the nominal scale on the map face, per cent. */
  scaleErrorPct: number;
  labels: {
    placed: number;
    unplaced: { kind: NameKind; id: string; name: string }[];
    /** Number of towns and villages that are not labelled at this scale. */
    unnamed: number;
  };
  towns: { shown: number; labelled: number };
  villages: { shown: number; labelled: number };
  /** Number of axes, central towns and key villages on it, by status. */
  counts: Record<Status, number>;
  findings: Finding[];
}

/** A row of the index: a place and its grid square. */
export interface IndexRow {
  code: string;
  name: string;
  kind: 'town' | 'village';
  /** Name of its county and, for a village, of its town, to distinguish places of the same name. */
  county: string;
  town?: string;
  /** Toneless pinyin and code, so that the order does not depend on the collation of the machine. */
  sortKey: string;
  /** Grid square such as `C4`. */
  square: string;
}

/** A piece of map furniture (legend, scale bar, north arrow …) and its drawing items. */
export interface Part {
  name: string;
  items: Item[];
}

export interface Sheet {
  /** The map page, then the pages on which the index continues. */
  pages: Page[];
  /** ISO date printed on it. */
  date: string;
  report: SheetReport;
  index: IndexRow[];
  /** All texts of the sheet in drawing order; the text extracted from a rendered file must equal them. */
  texts: string[];
  /** The map face on the first page and its transformation: for tests, the preview and the key map of a book. */
  face: { boxMm: BoxMm; toMm(lonLat: readonly [number, number]): PointMm; cornersLonLat: [number, number][] };
  /** Placed names on the map face; rank 0 is the highest. */
  names: (PlacedLabel & { rank: number })[];
  /** Pieces of furniture of each page. */
  parts: Part[][];
}

export type Edge = 'north' | 'east' | 'south' | 'west';

/** Page number and references that a book adds to a sheet. */
export interface SheetPlacing {
  pageNumber: number;
  /** Names of the adjoining sheets at each edge of the map face, the longest shared border first. */
  neighbours: { edge: Edge; names: string[] }[];
}

/** A sheet of a book. */
export interface BookSheet {
  code: string;
  name: string;
  spec: PrintSpec;
  sheet: Sheet;
  /** Page number of its map, from 1. */
  page: number;
  /** Time of composition after its input was read, ms. */
  ms: number;
}
