import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';

/** How deep the coordinates of each accepted geometry nest; positions themselves are checked as pairs. */
const DEPTH = { Point: 0, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;
export type GeometryType = keyof typeof DEPTH;
export type Area = Polygon | MultiPolygon;
export type Line = LineString | MultiLineString;

/** Path of the first value in a coordinate array that is not a WGS 84 position; `null` if all are valid. */
export function badCoordinate(type: GeometryType, coordinates: unknown): string | null {
  return walk(coordinates, DEPTH[type], 'geometry.coordinates');
}

function walk(node: unknown, depth: number, path: string): string | null {
  if (!Array.isArray(node)) return path;
  if (depth === 0) {
    const [x, y] = node as unknown[];
    const good = typeof x === 'number' && typeof y === 'number' && Math.abs(x) <= 180 && Math.abs(y) <= 90;
    return good ? null : path;
  }
  for (let i = 0; i < node.length; i++) {
    const bad = walk(node[i], depth - 1, `${path}.${i}`);
    if (bad !== null) return bad;
  }
  return null;
}
