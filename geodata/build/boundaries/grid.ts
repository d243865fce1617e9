import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { LonLat } from '../../../src/domain/records.ts';

/**
 * All boundaries are computed on a grid of whole numbers, so that orientation tests are exact and neighbours share exactly the same
 * vertices. One cell is 0.0001 degree, about ten metres: a tenth of the source's own grid.
 */
export const CELLS_PER_DEGREE = 10_000;

/** A vertex in whole cells. */
export type Cell = readonly [x: number, y: number];
/** Closed: the first vertex is repeated at the end. */
export type Ring = Cell[];

export const toCell = ([lon, lat]: Readonly<LonLat>): Cell => [
  Math.round(lon * CELLS_PER_DEGREE),
  Math.round(lat * CELLS_PER_DEGREE),
];
export const toLonLat = ([x, y]: Cell): LonLat => [x / CELLS_PER_DEGREE, y / CELLS_PER_DEGREE];

/** Metres in a cell northwards; eastwards multiply by the cosine of the latitude. Accurate to 0.5 %: for thresholds only. */
export const CELL_M = 111_000 / CELLS_PER_DEGREE;
export const eastM = (y: number): number => CELL_M * Math.cos((y / CELLS_PER_DEGREE) * (Math.PI / 180));

/** Twice the signed area of the triangle a, b, c: positive where c lies left of a → b. Exact. */
export const turn = (a: Cell, b: Cell, c: Cell): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** Twice the signed area of a closed ring in cells²: positive counter-clockwise. */
export function doubleArea(ring: readonly Cell[]): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as Cell;
    const [bx, by] = ring[i] as Cell;
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}

/** Approximate m² inside a closed ring: for thresholds only. */
export const ringM2 = (ring: readonly Cell[]): number =>
  (Math.abs(doubleArea(ring)) / 2) * CELL_M * eastM(ring[0]?.[1] ?? 0);

/** Whether a line ends where it begins. */
export function isRing(line: readonly Cell[]): boolean {
  const [first, last] = [line[0], line.at(-1)];
  return first !== undefined && first[0] === last?.[0] && first[1] === last[1];
}

const EARTH_KM = 6371;
const radians = (cells: number): number => (cells / CELLS_PER_DEGREE) * (Math.PI / 180);

/** The contribution of one edge to the km² on its left, on a sphere: accurate to 0.5 %, for thresholds only. */
export const edgeKm2 = (a: Cell, b: Cell): number =>
  (-EARTH_KM * EARTH_KM * radians(b[0] - a[0]) * (Math.sin(radians(a[1])) + Math.sin(radians(b[1])))) / 2;

/** Whether a point (in cells, not on the ring) lies inside a closed ring. */
export const insideRing = (at: readonly [number, number], ring: readonly Cell[]): boolean =>
  booleanPointInPolygon([...at], { type: 'Polygon', coordinates: [ring.map((cell) => [...cell])] });
