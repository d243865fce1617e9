import { TILES_TO_ZOOM } from '../../domain/run-time-layer.ts';
import { EXTENT, type TilePoint, UNITS_A_PX } from './tile-clip.ts';

/** A tile with at most this many features can draw each with its symbol and name; a tile with more is called crowded. */
export const MOST_WHOLE = 1500;
/** Largest share of a layer's features that may lie in tiles with more of them at a zoom at which the layer is drawn whole. */
const MOST_IN_CROWDS = 0.1;
/** In a crowded tile one feature of a class is drawn in each square with this side, px. */
const CELL_PX = 4;
/** Zoom level of the tiles that `tileCode` tells apart. */
const CODE_ZOOM = 16;

/** Every second bit of a number of 32 bits, from the lowest, set to the bits of a number of 16. */
function spreadBits(value: number): number {
  let bits = value;
  bits = (bits | (bits << 8)) & 0x00ff_00ff;
  bits = (bits | (bits << 4)) & 0x0f0f_0f0f;
  bits = (bits | (bits << 2)) & 0x3333_3333;
  return (bits | (bits << 1)) & 0x5555_5555;
}

/**
 * The tile of zoom 16 at a position, as a Morton code: the first 2 z bits are the same for all positions in one tile of zoom z.
 * @param x,y position in Web Mercator in units of 2^-32 of the world's side
 */
export const tileCode = (x: number, y: number): number =>
  (spreadBits(x >>> 16) | (spreadBits(y >>> 16) << 1)) >>> 0;

/**
 * The zoom level from which a layer is drawn whole, with symbols and names. Below it all of its tiles are drawn as crowded ones, also those with
 * few features: neighbouring tiles that are drawn in different ways would show the tiles' edges on the map.
 * @param codes Morton code of each feature that is drawn, from `tileCode`; put in order by this function
 * @returns 0 to 17; 17 if features lie in crowds at every zoom level
 */
export function wholeFromZoom(codes: Uint32Array): number {
  codes.sort();
  const most = codes.length * MOST_IN_CROWDS;
  for (let zoom = 0; zoom <= CODE_ZOOM; zoom++) if (countInCrowds(codes, zoom) <= most) return zoom;
  return CODE_ZOOM + 1;
}

/** Number of features that lie in tiles of a zoom with more than `MOST_WHOLE` of them. */
function countInCrowds(codes: Uint32Array, zoom: number): number {
  const shift = 2 * (CODE_ZOOM - zoom);
  // A shift by 32 would leave a number as it is.
  const tileAt = (i: number): number => (zoom === 0 ? 0 : (codes[i] ?? 0) >>> shift);
  let count = 0;
  let begin = 0;
  for (let i = 1; i <= codes.length; i++) {
    if (i < codes.length && tileAt(i) === tileAt(begin)) continue;
    if (i - begin > MOST_WHOLE) count += i - begin;
    begin = i;
  }
  return count;
}

/** Which features of a crowded tile are drawn. */
export class Thinning {
  readonly #cell: number;
  /** The classes of each square, by their bits; at the deepest zoom the squares are single units, and few of them are used. */
  readonly #classes: Uint32Array | Map<number, number>;

  constructor(zoom: number) {
    this.#cell = zoom >= TILES_TO_ZOOM ? 1 : CELL_PX * UNITS_A_PX;
    this.#classes =
      zoom >= TILES_TO_ZOOM ? new Map<number, number>() : new Uint32Array((EXTENT / this.#cell) ** 2);
  }

  takes(point: TilePoint, cls: number): boolean {
    const key = findSquare(point, this.#cell);
    const bit = 1 << cls;
    const classes = this.#classes;
    const seen = classes instanceof Map ? (classes.get(key) ?? 0) : (classes[key] ?? 0);
    if (seen & bit) return false;
    if (classes instanceof Map) classes.set(key, seen | bit);
    else classes[key] = seen | bit;
    return true;
  }
}

/** The square of a tile that a position lies in; those beyond the edge belong to the squares along it. */
function findSquare([x, y]: TilePoint, cell: number): number {
  const side = EXTENT / cell;
  const within = (value: number): number => Math.min(side - 1, Math.max(0, Math.floor(value / cell)));
  return within(y) * side + within(x);
}
