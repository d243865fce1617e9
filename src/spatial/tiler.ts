import { GeoJSONWrapper, fromVectorTileJs } from '@maplibre/vt-pbf';
import type { Feature } from '@maplibre/vt-pbf';
import type { FeatureCollection } from 'geojson';
import GeoJSONVT from 'geojson-vt';
import type { TileAddress } from './protocol.ts';

/** Units of a tile's side, as in MapLibre. */
const EXTENT = 4096;
/** Margin around a tile in its units, so that strokes and symbols are not cut off; as in MapLibre for GeoJSON. */
const BUFFER = 64;
/** Number of tiles after which a cutter is replaced by a new one; each keeps its share of the coordinates. */
const MAX_KEPT_TILES = 600;

/** Cuts one collection of features into vector tiles, and empties its cache when that becomes too large. */
export interface Tiler {
  /** The tile with one layer; an empty buffer where nothing lies. */
  tile(at: TileAddress): ArrayBuffer;
}

/**
 * @param name of the layer in each tile
 * @param features with whole numbers for ids, which feature states go by
 * @param maxZoom deepest zoom at which tiles are asked for
 */
export function createTiler(name: string, features: FeatureCollection, maxZoom: number): Tiler {
  const slice = (): GeoJSONVT =>
    new GeoJSONVT(features, {
      extent: EXTENT,
      buffer: BUFFER,
      maxZoom,
      // Deeper tiles are cut on request.
      indexMaxZoom: 5,
      tolerance: 3,
    });
  let cutter: GeoJSONVT | null = null;
  return {
    tile: ({ z, x, y }) => {
      if (!cutter || cutter.tileCoords.length > MAX_KEPT_TILES) cutter = slice();
      const tile = cutter.getTile(z, x, y);
      if (!tile || tile.features.length === 0) return new ArrayBuffer(0);
      // The encoder was written for a fork of the library that cuts tiles; the features of both are alike.
      const layer = new GeoJSONWrapper(tile.features as unknown as Feature[], { version: 2, extent: EXTENT });
      layer.name = name;
      const bytes = fromVectorTileJs({ layers: { [name]: layer } });
      return bytes.slice().buffer;
    },
  };
}
