import { pointToTileFraction } from '@mapbox/tilebelt';
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import type { Position } from 'geojson';
import { PbfReader } from 'pbf';
import type { Basemap, RoadClass, WaterwayClass } from '../print/ground/basemap.ts';

/** Bounds of the map face, degrees. */
export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

export type Ground = Pick<Basemap, 'lakes' | 'waterways' | 'roads'>;

/** A basemap without features, which `addTile` fills. */
export const emptyGround = (): Ground => ({
  lakes: [],
  waterways: { river: [], minor: [] },
  roads: { motorway: [], main: [], secondary: [], local: [] },
});

/** Classes of https://openmaptiles.org/schema/#transportation that sheets draw. */
const ROADS: Record<string, RoadClass> = {
  motorway: 'motorway',
  trunk: 'main',
  primary: 'main',
  secondary: 'secondary',
  tertiary: 'secondary',
  minor: 'local',
};
/** https://openmaptiles.org/schema/#waterway */
const WATERWAYS: Record<string, WaterwayClass> = { river: 'river', canal: 'minor', stream: 'minor' };
/** Classes of the layer `water` that are left out: sea, which the ground draws, and swimming pools. */
const NO_LAKES: ReadonlySet<unknown> = new Set(['ocean', 'swimming_pool']);

/** Returns lines unchanged. @throws RangeError if a coordinate of a damaged tile is not on the globe, which no back end could draw */
function checked(lines: Position[][]): Position[][] {
  for (const line of lines)
    for (const [lon, lat] of line)
      if (!Number.isFinite(lon) || !Number.isFinite(lat)) throw new RangeError(`coordinates ${lon}, ${lat}`);
  return lines;
}

/**
 * Adds the features of a tile that reach into the bounds.
 * @returns whether the tile has a layer of the schema
 * @throws Error if the bytes are not a vector tile
 */
export function addTile(
  bytes: Uint8Array,
  [z, x, y]: readonly [number, number, number],
  { west, south, east, north }: Bounds,
  into: Ground,
): boolean {
  const { layers } = new VectorTile(new PbfReader(bytes));
  const [westX, northY] = pointToTileFraction(west, north, z);
  const [eastX, southY] = pointToTileFraction(east, south, z);
  const each = (name: string, take: (feature: VectorTileFeature) => void): void => {
    const layer = layers[name];
    if (!layer) return;
    if (!(layer.extent > 0)) throw new RangeError(`${name}: extent ${layer.extent}`);
    const [left, right] = [(westX - x) * layer.extent, (eastX - x) * layer.extent];
    const [top, bottom] = [(northY - y) * layer.extent, (southY - y) * layer.extent];
    for (let i = 0; i < layer.length; i++) {
      const feature = layer.feature(i);
      const [x1, y1, x2, y2] = feature.bbox() as [number, number, number, number];
      if (x2 >= left && x1 <= right && y2 >= top && y1 <= bottom) take(feature);
    }
  };
  const readLines = (feature: VectorTileFeature): Position[][] => {
    const { geometry } = feature.toGeoJSON(x, y, z);
    if (geometry.type === 'LineString') return checked([geometry.coordinates]);
    return geometry.type === 'MultiLineString' ? checked(geometry.coordinates) : [];
  };
  each('water', (feature) => {
    if (NO_LAKES.has(feature.properties['class'])) return;
    const { geometry } = feature.toGeoJSON(x, y, z);
    if (geometry.type === 'Polygon') into.lakes.push(checked(geometry.coordinates));
    else if (geometry.type === 'MultiPolygon') into.lakes.push(...geometry.coordinates.map(checked));
  });
  each('waterway', (feature) => {
    const kind = WATERWAYS[String(feature.properties['class'])];
    if (kind) into.waterways[kind].push(...readLines(feature));
  });
  each('transportation', (feature) => {
    const { class: name, ramp } = feature.properties;
    const kind = ROADS[String(name)];
    if (kind) into.roads[ramp === 1 ? 'secondary' : kind].push(...readLines(feature));
  });
  return 'water' in layers || 'transportation' in layers;
}
