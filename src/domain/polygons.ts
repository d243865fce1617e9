import type { MultiPolygon, Polygon, Position } from 'geojson';

/** The polygons of an area, each a list of rings: the outer one first, then its holes. */
export const polygonsOf = (area: Polygon | MultiPolygon): Position[][][] =>
  area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
