import type { MultiPolygon, Polygon } from 'geojson';
import type { Network } from '../domain/network.ts';
import type { Basemap } from './basemap.ts';
import type { BoxMm, Page, PointMm } from './drawing.ts';
import type { Faces } from './faces.ts';
import type { PrintSpec } from './spec.ts';

/** What a sheet is made from besides its spec. */
export interface SheetInput {
  network: Network;
  faces: Faces;
  /** Land within `corridorKm` of the axes that the sheet shows; needed where the spec asks for it. */
  corridor?: Polygon | MultiPolygon;
  /** Water and roads of the ground; needed where the spec names a basemap. */
  basemap?: Basemap;
}

/** One line of the pre-flight list. `target` names the setting that mends it. */
export interface Finding {
  kind:
    | 'no-title'
    | 'no-author'
    | 'no-review-number'
    | 'modelled'
    | 'unplaced'
    | 'cut'
    | 'small-text'
    | 'scale-error';
  target: 'title' | 'author' | 'reviewNumber' | 'documentedOnly' | 'scale' | 'paper';
  zh: string;
  en: string;
}

export interface SheetReport {
  /** Denominator. */
  scale: number;
  /** Largest deviation from the scale over the map face, as a share of it. */
  scaleErrorPct: number;
  labels: {
    placed: number;
    unplaced: { kind: 'town' | 'village' | 'axis' | 'county'; id: string; name: string }[];
  };
  towns: { shown: number; labelled: number };
  villages: { shown: number; labelled: number };
  documented: number;
  modelled: number;
  findings: Finding[];
}

/** A row of the index: where on which sheet a place is. */
export interface IndexRow {
  code: string;
  name: string;
  kind: 'town' | 'village';
  /** Toneless pinyin and code: an order that does not depend on the machine's collation. */
  sortKey: string;
  /** Grid square such as `C4`. */
  square: string;
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
}

export type Edge = 'north' | 'east' | 'south' | 'west';

/** Notes that an atlas puts on one of its sheets. */
export interface SheetPlacing {
  pageNumber: number;
  /** Sheets that go on beyond an edge of the map face, the longest border first. */
  neighbours: { edge: Edge; names: string[] }[];
}

/** A sheet of an atlas. */
export interface AtlasSheet {
  code: string;
  name: string;
  spec: PrintSpec;
  sheet: Sheet;
  /** Page of its map, from 1. */
  page: number;
  /** Time it took to compose, ms. */
  ms: number;
}
