import type { Position } from 'geojson';
import type { RoadClass } from '../../../styles/subjects/roads.ts';
import type { Features } from '../page/features.ts';

export type { RoadClass };
export type WaterwayClass = 'river' | 'minor';

/** Water and roads of external tiles around a sheet, WGS 84 degrees. Without the sea, which is drawn from the ground. */
export interface Basemap {
  /** Rings of each lake or river area. */
  lakes: Position[][][];
  waterways: Record<WaterwayClass, Position[][]>;
  roads: Record<RoadClass, Position[][]>;
  /** Attribution that the tiles require. */
  attribution: string;
  /** Zoom level of the tiles. */
  zoom: number;
}

/** Features of a basemap by the keys of the subjects water and roads, which draw them. */
export const basemapFeatures = ({ lakes, waterways, roads }: Basemap): Features => ({
  lake: { areas: lakes },
  river: { lines: waterways.river },
  stream: { lines: waterways.minor },
  motorway: { lines: roads.motorway },
  main: { lines: roads.main },
  secondary: { lines: roads.secondary },
  local: { lines: roads.local },
});
