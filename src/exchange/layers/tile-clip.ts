/** Units of a tile's side, and px of its side on the map: MapLibre's own for vector tiles. */
export const EXTENT = 4096;
export const TILE_PX = 512;
export const UNITS_A_PX = EXTENT / TILE_PX;

/** A position in units of a tile. */
export interface TilePoint {
  x: number;
  y: number;
}

type Inside = (at: TilePoint) => boolean;
type Cross = (a: TilePoint, b: TilePoint) => TilePoint;

/** The four edges of the square from `-buffer` to `extent + buffer`. */
function edges(extent: number, buffer: number): [Inside, Cross][] {
  const [least, most] = [-buffer, extent + buffer];
  const atX =
    (x: number): Cross =>
    (a, b) => ({ x, y: a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x) });
  const atY =
    (y: number): Cross =>
    (a, b) => ({ x: a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y), y });
  return [
    [({ x }) => x >= least, atX(least)],
    [({ x }) => x <= most, atX(most)],
    [({ y }) => y >= least, atY(least)],
    [({ y }) => y <= most, atY(most)],
  ];
}

/** A ring cut by a square around a tile (Sutherland–Hodgman, 1974); closed, empty where nothing of it lies within. */
export function clipRing(ring: readonly TilePoint[], extent: number, buffer: number): TilePoint[] {
  let points = ring.slice(0, -1);
  for (const [inside, cross] of edges(extent, buffer)) {
    const kept: TilePoint[] = [];
    let before = points.at(-1);
    for (const at of points) {
      if (before && inside(at) !== inside(before)) kept.push(cross(before, at));
      if (inside(at)) kept.push(at);
      before = at;
    }
    points = kept;
  }
  const [first] = points;
  return first && points.length >= 3 ? [...points, first] : [];
}

/** The parts of a line within a square around a tile. */
export function clipLine(line: readonly TilePoint[], extent: number, buffer: number): TilePoint[][] {
  let parts: TilePoint[][] = [[...line]];
  for (const [inside, cross] of edges(extent, buffer))
    parts = parts.flatMap((points) => {
      const kept: TilePoint[][] = [];
      let part: TilePoint[] = [];
      points.forEach((at, i) => {
        const before = points[i - 1];
        if (before && inside(at) !== inside(before)) {
          part.push(cross(before, at));
          // The line leaves, or comes back.
          if (inside(before)) {
            kept.push(part);
            part = [];
          }
        }
        if (inside(at)) part.push(at);
      });
      kept.push(part);
      return kept.filter(({ length }) => length >= 2);
    });
  return parts;
}
