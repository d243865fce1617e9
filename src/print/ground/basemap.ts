import type { Position } from 'geojson';
import type { RoadClass } from '../../../styles/subjects/roads.ts';
import type { Features } from '../page/features.ts';

export type { RoadClass };
export type WaterwayClass = 'river' | 'minor';

/** Water and roads around a sheet, in degrees. The sea is not among them: the ground of a sheet has its own shore. */
export interface Basemap {
  /** Rings of each lake or river area. */
  lakes: Position[][][];
  waterways: Record<WaterwayClass, Position[][]>;
  roads: Record<RoadClass, Position[][]>;
  /** Whom the tiles ask to be named. */
  attribution: string;
  /** Of the tiles it is from. */
  zoom: number;
}

/** A basemap by the keys of the subjects water and roads, which draw it. */
export const basemapFeatures = ({ lakes, waterways, roads }: Basemap): Features => ({
  lake: { areas: lakes },
  river: { lines: waterways.river },
  stream: { lines: waterways.minor },
  motorway: { lines: roads.motorway },
  main: { lines: roads.main },
  secondary: { lines: roads.secondary },
  local: { lines: roads.local },
});
