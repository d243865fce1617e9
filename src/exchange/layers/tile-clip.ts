import * as lineclip from 'lineclip';

/** Units of a tile's side, and px of its side on the map: MapLibre's own for vector tiles. */
export const EXTENT = 4096;
export const TILE_PX = 512;
export const UNITS_A_PX = EXTENT / TILE_PX;

/** A position in units of a tile. */
export type TilePoint = [x: number, y: number];

/** The square from `-buffer` to `extent + buffer`. */
const square = (extent: number, buffer: number): [number, number, number, number] => [
  -buffer,
  -buffer,
  extent + buffer,
  extent + buffer,
];

/** A closed ring cut by a square around a tile (Sutherland–Hodgman, 1974); closed, empty where nothing of it lies within. */
export function clipRing(ring: readonly TilePoint[], extent: number, buffer: number): TilePoint[] {
  // Without the last position, which is the first again.
  const points = ring.slice(0, -1);
  const clipped = points.length === 0 ? [] : lineclip.clipPolygon(points, square(extent, buffer));
  const [first] = clipped;
  return first && clipped.length >= 3 ? [...clipped, first] : [];
}

/** The parts of a line within a square around a tile (Cohen and Sutherland). */
export const clipLine = (line: readonly TilePoint[], extent: number, buffer: number): TilePoint[][] =>
  line.length === 0
    ? []
    : lineclip.clipPolyline(line, square(extent, buffer)).filter(({ length }) => length >= 2);
