import type { MultiPolygon, Polygon } from 'geojson';
import { polygonsOf } from '../../../domain/polygons.ts';
import type { TravelGrid } from './ground.ts';

/** 1 for each cell whose centre lies in an area: along each row between the crossings with its rings, in pairs (even–odd rule). */
export function cellsWithin(
  { west, north, cellDeg, columns, rows }: TravelGrid,
  area: Polygon | MultiPolygon,
): Uint8Array {
  const crossings: number[][] = Array.from({ length: rows }, () => []);
  for (const ring of polygonsOf(area).flat())
    for (let i = 1; i < ring.length; i++) {
      const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[i - 1] as number[], ring[i] as number[]];
      if (ay === by) continue;
      const [low, high] = ay < by ? [ay, by] : [by, ay];
      // Rows whose centres lie at or above the lower end of an edge and below its upper end.
      const first = Math.max(0, Math.floor((north - high) / cellDeg - 0.5) + 1);
      const last = Math.min(rows - 1, Math.floor((north - low) / cellDeg - 0.5));
      for (let row = first; row <= last; row++) {
        const y = north - (row + 0.5) * cellDeg;
        crossings[row]?.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
      }
    }
  const within = new Uint8Array(columns * rows);
  for (const [row, at] of crossings.entries()) {
    at.sort((a, b) => a - b);
    for (let i = 1; i < at.length; i += 2) {
      const from = Math.max(0, Math.ceil(((at[i - 1] as number) - west) / cellDeg - 0.5));
      const to = Math.min(columns - 1, Math.floor(((at[i] as number) - west) / cellDeg - 0.5));
      if (from <= to) within.fill(1, row * columns + from, row * columns + to + 1);
    }
  }
  return within;
}
