import { pointToTile } from '@mapbox/tilebelt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import GeoJSONVT from 'geojson-vt';
import type { Tile } from './archive.ts';
import type { Bounds } from '../../../src/spatial/geometry/planar.ts';

export interface TileFeature {
  geometry: Geometry;
  properties: Record<string, string | number | boolean>;
  /** The first zoom that holds it, and the last where it is not for all. */
  fromZoom: number;
  toZoom?: number;
}

export const ZOOMS = { first: 4, last: 9 } as const;
const EXTENT = 4096;
/** Room around a tile in its units of 1/4096, so that lines and edges do not end at its border. */
const BUFFER = 64;
/** How much a line may move, in units of the tile (8 to a pixel of a 512-pixel tile); the last zoom is drawn larger and keeps more. */
const TOLERANCE = 5;
const LAST_TOLERANCE = 2;

/** Cuts layers into the tiles of all zooms that touch the bounds. A tile without anything in it is left out. */
export function cutTiles(layers: Readonly<Record<string, readonly TileFeature[]>>, bounds: Bounds): Tile[] {
  const [west, south, east, north] = bounds;
  const tiles: Tile[] = [];
  for (let z = ZOOMS.first; z <= ZOOMS.last; z++) {
    const indexes = Object.entries(layers).flatMap(([layer, features]) => {
      const shown = features.filter(({ fromZoom, toZoom = ZOOMS.last }) => fromZoom <= z && z <= toZoom);
      return shown.length === 0 ? [] : [{ layer, index: indexOf(shown, z) }];
    });
    const [left, top] = pointToTile(west, north, z);
    const [right, bottom] = pointToTile(east, south, z);
    for (let x = left; x <= right; x++)
      for (let y = top; y <= bottom; y++) {
        const cut = indexes.flatMap(({ layer, index }) => {
          const tile = index.getTile(z, x, y);
          return tile && tile.features.length > 0 ? [[layer, tile] as const] : [];
        });
        if (cut.length === 0) continue;
        const named = Object.fromEntries(cut) as unknown as Parameters<typeof fromGeojsonVt>[0];
        tiles.push({ z, x, y, bytes: fromGeojsonVt(named, { version: 2, extent: EXTENT }) });
      }
  }
  return tiles;
}

/** The cutter does not simplify at its own last zoom, so it is told of one more. */
function indexOf(features: readonly TileFeature[], z: number): GeoJSONVT {
  const collection: FeatureCollection = {
    type: 'FeatureCollection',
    features: features.map(({ geometry, properties }): Feature => ({
      type: 'Feature',
      geometry,
      properties,
    })),
  };
  return new GeoJSONVT(collection, {
    maxZoom: z + 1,
    indexMaxZoom: 0,
    indexMaxPoints: 0,
    tolerance: z === ZOOMS.last ? LAST_TOLERANCE : TOLERANCE,
    extent: EXTENT,
    buffer: BUFFER,
  });
}
