import { pointToTileFraction } from '@mapbox/tilebelt';
import { fromVectorTileJs, type VectorTileFeatureLike } from '@maplibre/vt-pbf';
import Flatbush from 'flatbush';
import { TILE_LAYER, TILES_TO_ZOOM } from '../../domain/run-time-layer.ts';
import { GEOMETRY_TYPES, type PackedGeometry } from '../packed.ts';
import { MOST_WHOLE, Thinning, tileCode, wholeFromZoom } from './crowding.ts';
import { EXTENT, TILE_PX, type TilePoint, UNITS_A_PX, clipLine, clipRing } from './tile-clip.ts';
import { positionRange } from './packed-layer.ts';
import type { TileAddress } from './protocol.ts';

/** Margin around a tile that is included, units, so that strokes are not cut off at its edge. */
const BUFFER = 64;
/** Positions are stored in units of the side of the world divided by two to this power: 9 mm at the equator. */
const WORLD_BITS = 32;
const WORLD = 2 ** WORLD_BITS;
/** Largest latitude in Web Mercator, degrees, rounded down so that it is within the world. */
const MOST_LAT = 85.051_128;

/** In a crowded tile, lines and areas smaller than this count as points, px. */
const TINY_PX = 2;
/** Positions of lines and areas closer than this to the previous one are left out, px; all are kept at the highest zoom. */
const STEP_PX = 0.5;

/** Value in `classOf` of a row that is not drawn. */
export const NOT_DRAWN = 255;

/** How a layer is drawn: the class of each row, and the name that is written beside it. */
export interface DrawnRows {
  classOf: Uint8Array;
  nameOf: ((row: number) => string) | null;
}

/** MVT's kinds of geometry. */
const KIND = { Point: 1, LineString: 2, Polygon: 3 } as const;

const kindOf = (type: (typeof GEOMETRY_TYPES)[number]): keyof typeof KIND => {
  switch (type) {
    case 'Point':
    case 'MultiPoint':
      return 'Point';
    case 'LineString':
    case 'MultiLineString':
      return 'LineString';
    case 'Polygon':
    case 'MultiPolygon':
      return 'Polygon';
  }
};

/** Largest longitude whose position is less than `WORLD`, degrees: tilebelt counts 180° as −180°. */
const MOST_LON = 180 - 360 / WORLD;

/** Web Mercator in units of `WORLD`, x and y of each position. Positions beyond the edges of the world are moved to them. */
function toWorld(coordinates: PackedGeometry['coordinates']): Uint32Array {
  const world = new Uint32Array(coordinates.length);
  for (let i = 0; i < coordinates.length; i += 2) {
    const lon = Math.min(MOST_LON, Math.max(-180, coordinates[i] ?? 0));
    const lat = Math.min(MOST_LAT, Math.max(-MOST_LAT, coordinates[i + 1] ?? 0));
    const [x, y] = pointToTileFraction(lon, lat, WORLD_BITS);
    world[i] = x;
    world[i + 1] = y;
  }
  return world;
}

/**
 * Cuts vector tiles of a large layer. A crowded tile has at most one feature of a class in each small square, so its size is bounded however
 * many features the layer has. Tiles of higher zooms show the others; at the highest zoom only features at the same place are left out.
 */
export class TileCutter {
  readonly #geometry: PackedGeometry;
  /** x, y of each position. */
  readonly #world: Uint32Array;
  readonly #index: Flatbush | null;
  /** Rows in the index. */
  readonly #rows: Uint32Array;
  /** Rows that were found for a tile. */
  readonly #found: Uint32Array;
  /** The zoom level from which the layer is drawn whole, with the classes that it was computed for. */
  #whole: { classOf: Uint8Array; fromZoom: number } | null = null;

  constructor(geometry: PackedGeometry) {
    this.#geometry = geometry;
    const { coordinates, types } = geometry;
    this.#world = toWorld(coordinates);
    const rows = new Uint32Array(types.length);
    let count = 0;
    for (const [row, type] of types.entries()) if (type !== 0) rows[count++] = row;
    this.#rows = rows.slice(0, count);
    this.#found = new Uint32Array(count);
    this.#index = count === 0 ? null : new Flatbush(count, 16, Uint32Array);
    for (const row of this.#rows) this.#index?.add(...this.#worldBox(row));
    this.#index?.finish();
  }

  #worldBox(row: number): [number, number, number, number] {
    const [from, to] = positionRange(this.#geometry, row);
    let [x0, y0, x1, y1] = [WORLD, WORLD, 0, 0];
    for (let at = from; at < to; at++) {
      const [x = 0, y = 0] = [this.#world[2 * at], this.#world[2 * at + 1]];
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
    }
    return [x0, y0, x1, y1];
  }

  /** The tile with one layer, `TILE_LAYER`; an empty buffer where nothing lies. */
  tile({ classOf, nameOf }: DrawnRows, at: TileAddress): ArrayBuffer {
    const view = new TileView(at);
    const count = this.#find(classOf, view);
    const isCrowded = count > MOST_WHOLE || at.z < this.#wholeFrom(classOf);
    const thin = isCrowded ? new Thinning(at.z) : null;
    const features: VectorTileFeatureLike[] = [];
    const found = this.#found.subarray(0, count).sort();
    for (const row of found) {
      const cls = classOf[row] ?? 0;
      const type = GEOMETRY_TYPES[(this.#geometry.types[row] ?? 0) - 1] ?? 'Point';
      const kind = kindOf(type);
      const isTiny = kind === 'Point' || (isCrowded && this.#isTiny(row, view));
      if (thin && isTiny) {
        const [from] = positionRange(this.#geometry, row);
        const point = view.toTile(this.#world, from);
        if (!thin.takes(point, cls)) continue;
      }
      const parts = isTiny && kind === 'Polygon' ? [this.#speck(row, view)] : this.#parts(row, kind, view);
      if (parts.length === 0) continue;
      // Names among so many could not be read.
      const name = isCrowded ? '' : (nameOf?.(row) ?? '');
      const properties: Record<string, number | string> = { row, class: cls };
      if (name !== '') properties['label'] = name;
      if (isCrowded) properties['crowded'] = 1;
      // An id of 0 would be treated as no id.
      features.push(new TileFeature(row + 1, KIND[kind], properties, parts));
    }
    if (features.length === 0) return new ArrayBuffer(0);
    const layer = {
      version: 2,
      name: TILE_LAYER,
      extent: EXTENT,
      length: features.length,
      feature: (i: number) => features[i] as VectorTileFeatureLike,
    };
    return fromVectorTileJs({ layers: { [TILE_LAYER]: layer } }).slice().buffer;
  }

  #wholeFrom(classOf: Uint8Array): number {
    if (this.#whole?.classOf === classOf) return this.#whole.fromZoom;
    const codes = new Uint32Array(this.#rows.length);
    let count = 0;
    for (const row of this.#rows) {
      if (classOf[row] === NOT_DRAWN) continue;
      const [at] = positionRange(this.#geometry, row);
      codes[count++] = tileCode(this.#world[2 * at] ?? 0, this.#world[2 * at + 1] ?? 0);
    }
    const fromZoom = wholeFromZoom(codes.subarray(0, count));
    this.#whole = { classOf, fromZoom };
    return fromZoom;
  }

  /** Puts the rows that are drawn and touch a tile into `#found`; gives their number. Points are not drawn beyond the edge. */
  #find(classOf: Uint8Array, { x, y, side }: TileView): number {
    let count = 0;
    const beyond = (side * BUFFER) / EXTENT;
    const [x0, y0, x1, y1] = [x - beyond, y - beyond, x + side + beyond, y + side + beyond];
    this.#index?.search(x0, y0, x1, y1, (i, left, top, right, bottom) => {
      const row = this.#rows[i] ?? 0;
      if (classOf[row] === NOT_DRAWN) return false;
      const isPoint = left === right && top === bottom;
      if (isPoint && (left < x || left >= x + side || top < y || top >= y + side)) return false;
      this.#found[count++] = row;
      return false;
    });
    return count;
  }

  #isTiny(row: number, { side }: TileView): boolean {
    const [x0, y0, x1, y1] = this.#worldBox(row);
    const most = (side * TINY_PX) / TILE_PX;
    return x1 - x0 < most && y1 - y0 < most;
  }

  /** The points, lines or rings of a row within a tile, in its units. */
  #parts(row: number, kind: keyof typeof KIND, view: TileView): TilePoint[][] {
    const [from, to] = positionRange(this.#geometry, row);
    if (kind === 'Point') {
      const points = Array.from({ length: to - from }, (_, i) => view.toTile(this.#world, from + i));
      return points.filter(([x, y]) => x >= 0 && y >= 0 && x < EXTENT && y < EXTENT).map((at) => [at]);
    }
    const groups = this.#paths(row).map((paths) =>
      paths.map(([begin, end]) => view.path(this.#world, begin, end)),
    );
    if (kind === 'LineString') return groups.flat().flatMap((path) => clipLine(path, EXTENT, BUFFER));
    return groups.flatMap((rings) => {
      const [outer = [], ...holes] = rings.map((ring) => clipRing(ring, EXTENT, BUFFER));
      if (outer.length === 0) return [];
      // The direction of a ring distinguishes outer rings from holes.
      return [turned(outer, 1), ...holes.filter(({ length }) => length > 0).map((hole) => turned(hole, -1))];
    });
  }

  /** A square instead of an area that is too small to be visible. */
  #speck(row: number, view: TileView): TilePoint[] {
    const [from] = positionRange(this.#geometry, row);
    const [x, y] = view.toTile(this.#world, from);
    const r = (TINY_PX * UNITS_A_PX) / 2;
    const corners = [
      [-r, -r],
      [r, -r],
      [r, r],
      [-r, r],
      [-r, -r],
    ] as const;
    return corners.map(([dx, dy]) => [x + dx, y + dy]);
  }

  /** Begin and end among all positions of the paths of each group of a row. */
  #paths(row: number): [number, number][][] {
    const { ends } = this.#geometry;
    if (!ends) return [[[row, row + 1]]];
    const groups: [number, number][][] = [];
    for (let group = startOf(ends.groups, row); group < (ends.groups[row] ?? 0); group++) {
      const paths: [number, number][] = [];
      for (let path = startOf(ends.paths, group); path < (ends.paths[group] ?? 0); path++)
        paths.push([startOf(ends.positions, path), ends.positions[path] ?? 0]);
      groups.push(paths);
    }
    return groups;
  }
}

/** Where a part begins, in a list of where each ends. */
const startOf = (ends: Uint32Array, at: number): number => (at === 0 ? 0 : (ends[at - 1] ?? 0));

/** A ring that goes round in a direction: 1 as outer rings of a tile do (clockwise on the map), -1 as holes do. */
function turned(ring: TilePoint[], direction: 1 | -1): TilePoint[] {
  let doubleArea = 0;
  ring.forEach(([x, y], i) => {
    const next = ring[i + 1];
    if (next) doubleArea += x * next[1] - next[0] * y;
  });
  return Math.sign(doubleArea) === direction ? ring : ring.toReversed();
}

/** Where a tile lies in the world. */
class TileView {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly #step: number;

  constructor({ z, x, y }: TileAddress) {
    this.side = 2 ** (WORLD_BITS - z);
    this.x = x * this.side;
    this.y = y * this.side;
    this.#step = z >= TILES_TO_ZOOM ? 0 : STEP_PX * UNITS_A_PX;
  }

  toTile(world: Uint32Array, at: number): TilePoint {
    return [
      (((world[2 * at] ?? 0) - this.x) / this.side) * EXTENT,
      (((world[2 * at + 1] ?? 0) - this.y) / this.side) * EXTENT,
    ];
  }

  /** A line or ring without positions that are too close to the previous one; both ends are kept. */
  path(world: Uint32Array, from: number, to: number): TilePoint[] {
    const path: TilePoint[] = [];
    let before: TilePoint | null = null;
    for (let at = from; at < to; at++) {
      const point = this.toTile(world, at);
      if (before && at < to - 1 && Math.hypot(point[0] - before[0], point[1] - before[1]) < this.#step)
        continue;
      path.push(point);
      before = point;
    }
    return path;
  }
}

class TileFeature implements VectorTileFeatureLike {
  readonly extent = EXTENT;
  readonly id: number;
  readonly type: VectorTileFeatureLike['type'];
  readonly properties: Record<string, number | string>;
  readonly #parts: TilePoint[][];

  constructor(
    id: number,
    type: VectorTileFeatureLike['type'],
    properties: Record<string, number | string>,
    parts: TilePoint[][],
  ) {
    this.id = id;
    this.type = type;
    this.properties = properties;
    this.#parts = parts;
  }

  loadGeometry(): ReturnType<VectorTileFeatureLike['loadGeometry']> {
    return this.#parts.map((part) =>
      part.map(([x, y]) => ({ x: Math.round(x), y: Math.round(y) })),
    ) as unknown as ReturnType<VectorTileFeatureLike['loadGeometry']>;
  }
}
