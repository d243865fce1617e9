import type { Bbox } from '../../../src/domain/view.ts';
import { pointToTile } from '@mapbox/tilebelt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import GeoJSONVT from 'geojson-vt';
import type { Tile } from './archive.ts';

export interface TileFeature {
  geometry: Geometry;
  properties: Record<string, string | number | boolean>;
  /** The first zoom at which it is drawn, and the last where it is not drawn at all following ones. */
  fromZoom: number;
  toZoom?: number;
}

export const ZOOMS = { first: 4, last: 9 } as const;
const EXTENT = 4096;
/**
 * Width of the strip around a tile that is included, in units of 1/4096 of the tile, so that outlines and line ends at the border are not
 * seen.
 */
const BUFFER = 64;
/**
 * Tolerance of simplification in units of the tile (8 to a pixel of a 512-pixel tile); the last zoom is also used for larger scales and has
 * a smaller one.
 */
const TOLERANCE = 5;
const LAST_TOLERANCE = 2;

/** Cuts layers into the tiles of all zooms within the bounds. Empty tiles are left out. */
export function cutTiles(layers: Readonly<Record<string, readonly TileFeature[]>>, bounds: Bbox): Tile[] {
  const [west, south, east, north] = bounds;
  const tiles: Tile[] = [];
  for (let z = ZOOMS.first; z <= ZOOMS.last; z++) {
    const indexes = Object.entries(layers).flatMap(([layer, features]) => {
      const shown = features.filter(({ fromZoom, toZoom = ZOOMS.last }) => fromZoom <= z && z <= toZoom);
      return shown.length === 0 ? [] : [{ layer, index: buildIndex(shown, z) }];
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

/** geojson-vt does not simplify at its highest zoom, so it is given one more. */
function buildIndex(features: readonly TileFeature[], z: number): GeoJSONVT {
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
