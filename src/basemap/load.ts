import { pointToTile } from '@mapbox/tilebelt';
import type { Basemap } from '../print/ground/basemap.ts';
import { SpecError } from '../print/spec/failure.ts';
import type { Frame } from '../print/page/frame.ts';
import { boundsOnGround } from '../print/page/projection.ts';
import { addTile, type Bounds, emptyGround } from './decode.ts';
import { unusable } from './fault.ts';
import type { TileSource } from './tile-source.ts';

/** Scale denominator at the equator of a tile of zoom level 0 with 256 px of 0.28 mm (OGC 07-057r7, annex E). */
const SCALE_AT_ZOOM_0 = 559_082_264;
/** Most tiles for a sheet; if more are needed, a coarser zoom level is used. */
const MAX_TILES = 400;

/** Zoom level that matches the scale: a tile is about 72 mm on paper. */
export const zoomFor = (scale: number, lat: number): number =>
  Math.max(0, Math.floor(Math.log2((SCALE_AT_ZOOM_0 * Math.cos((lat * Math.PI) / 180)) / scale)));

/**
 * Loads water and roads around the map face of a sheet, from the zoom level that matches its scale or, if it has no tile there, a coarser one.
 * @throws SpecError if the source cannot be read or has no tile of the area
 */
export async function basemapFor(
  { ground, layout }: Pick<Frame, 'ground' | 'layout'>,
  source: TileSource,
): Promise<Basemap> {
  const { attribution } = source;
  const [west, south, east, north] = boundsOnGround(ground, layout.face);
  const bounds: Bounds = { west, south, east, north };
  const [lowest, highest] = source.zooms;
  for (
    // Tiles that are finer than the scale needs are better than none.
    let zoom = Math.max(lowest, Math.min(highest, zoomFor(ground.scale, (south + north) / 2)));
    zoom >= lowest;
    zoom--
  ) {
    const wanted = tilesIn(bounds, zoom);
    if (wanted.length > MAX_TILES) continue;
    const into = emptyGround();
    let found = 0;
    let known = 0;
    for (const [at, bytes] of await Promise.all(
      wanted.map(async (tile) => [tile, await read(source, tile)] as const),
    )) {
      if (!bytes) continue;
      found++;
      try {
        if (addTile(bytes, at, bounds, into)) known++;
      } catch {
        throw unusable(source.name, 'tile', at.join('/'));
      }
    }
    if (found > 0 && known === 0) throw unusable(source.name, 'not-omt');
    if (found > 0) return { ...into, attribution, zoom };
  }
  throw unusable(source.name, 'no-tiles');
}

async function read(source: TileSource, [z, x, y]: Tile): Promise<Uint8Array | undefined> {
  try {
    return await source.tile(z, x, y);
  } catch (error) {
    throw error instanceof SpecError ? error : unusable(source.name, 'tile', `${z}/${x}/${y}`);
  }
}

type Tile = readonly [z: number, x: number, y: number];

/** Tiles of a zoom level that intersect the bounds, row by row, which is the drawing order. */
function tilesIn({ west, south, east, north }: Bounds, zoom: number): Tile[] {
  const [left, top] = pointToTile(west, north, zoom);
  const [right, bottom] = pointToTile(east, south, zoom);
  const tiles: Tile[] = [];
  for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) tiles.push([zoom, x, y]);
  return tiles;
}
