import type { MultiPolygon } from 'geojson';
import type { Basis } from './basis.ts';

/** The part of a county, prefecture or the province that a corridor covers. */
export interface RegionShare {
  code: string;
  name: string;
  areaKm2: number;
  /** Share of the whole area of the region, 0 to 1. */
  shareOfRegion: number;
}

/** Area of the land within `widthKm` of a set of axes. */
export interface CorridorAreas extends Basis {
  /** Distance on each side of the line and around its ends, km. */
  widthKm: number;
  /** Land of the region within the width of any axis, km². Land in several corridors is counted once. */
  areaKm2: number;
  /** Areas of the corridors of the single axes, in the order of the network; they overlap. Axes too far from the region are left out. */
  byAxis: { id: string; areaKm2: number }[];
  /** The region of the question: the province if none is named. */
  region: RegionShare;
  /** Counties of the region that the corridor reaches, largest share first. Prefectures are listed for the province only. */
  counties: RegionShare[];
  prefectures: RegionShare[];
}

/** A corridor with its outline. */
export interface Corridor extends CorridorAreas {
  /** Outline, clipped to the land of the province; without coordinates if the corridor has no land. */
  geometry: MultiPolygon;
}

/** A corridor of one axis in the form that is drawn while a width is dragged. */
export interface CorridorShape {
  id: string;
  /** One polygon for each piece of the lines. They overlap and cover land and sea, so the whole layer is drawn with one opacity. */
  geometry: MultiPolygon;
}
