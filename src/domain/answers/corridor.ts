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

/** Land within `widthKm` of a set of axes, measured. */
export interface CorridorAreas extends Basis {
  /** Distance on each side of the line and around its ends, km. */
  widthKm: number;
  /** Land of the region within the width of any of the axes, each place counted once, km². */
  areaKm2: number;
  /** The same of each axis by itself, in the order of the network; these overlap. Axes far from the region are left out. */
  byAxis: { id: string; areaKm2: number }[];
  /** The region asked about: the province where none is named. */
  region: RegionShare;
  /** Counties of the region that the corridor reaches, largest share first; prefectures are of the province alone. */
  counties: RegionShare[];
  prefectures: RegionShare[];
}

/** A corridor with its outline. */
export interface Corridor extends CorridorAreas {
  /** Outline, clipped to the land of the province; no coordinates where the corridor has no land. */
  geometry: MultiPolygon;
}

/** A corridor of one axis as it is drawn while a width is dragged. */
export interface CorridorShape {
  id: string;
  /** One part for each piece of the lines, overlapping, over land and sea: draw with one opacity for the whole layer. */
  geometry: MultiPolygon;
}
