import type { Position } from 'geojson';
import type { TravelGrid } from './ground.ts';
import { eastMPerDegree, M_PER_DEGREE } from '../planar.ts';

/** Number of sample points in a cell, in each direction. */
const SAMPLES = 4;
export const SAMPLES_A_CELL = SAMPLES * SAMPLES;

/** Number of the 16 sample points of each cell that the polygons contain (even–odd rule over all rings). */
export function sharesIn(grid: TravelGrid, polygons: readonly (readonly Position[][])[]): Uint8Array {
  const { west, north, cellDeg, columns, rows } = grid;
  const step = cellDeg / SAMPLES;
  const crossings = Array.from({ length: rows * SAMPLES }, (): number[] => []);
  for (const rings of polygons)
    for (const ring of rings)
      for (let i = 1; i < ring.length; i++) {
        const [ax = 0, ay = 0] = ring[i - 1] as Position;
        const [bx = 0, by = 0] = ring[i] as Position;
        const [top, bottom] = [Math.max(ay, by), Math.min(ay, by)];
        const first = Math.max(0, Math.ceil((north - top) / step - 0.5));
        for (let line = first; line < crossings.length; line++) {
          const lat = north - (line + 0.5) * step;
          if (lat <= bottom) break;
          if (lat > top) continue;
          crossings[line]?.push(ax + ((lat - ay) / (by - ay)) * (bx - ax));
        }
      }
  const counts = new Uint8Array(columns * rows);
  crossings.forEach((at, line) => {
    at.sort((a, b) => a - b);
    const row = Math.floor(line / SAMPLES) * columns;
    for (let i = 0; i + 1 < at.length; i += 2) {
      const from = Math.max(0, Math.ceil(((at[i] as number) - west) / step - 0.5));
      const to = Math.min(columns * SAMPLES, Math.ceil(((at[i + 1] as number) - west) / step - 0.5));
      for (let x = from; x < to; x++) {
        const cell = row + ((x / SAMPLES) | 0);
        counts[cell] = (counts[cell] as number) + 1;
      }
    }
  });
  return counts;
}

/**
 * Every cell that a line touches, in order (Amanatides and Woo 1987), so that no diagonal step crosses a river without meeting one of its
 * cells.
 */
export function cellsAlong(grid: TravelGrid, line: readonly Position[]): number[] {
  const { west, north, cellDeg, columns, rows } = grid;
  const found: number[] = [];
  const visit = (column: number, row: number): void => {
    if (column >= 0 && column < columns && row >= 0 && row < rows) found.push(row * columns + column);
  };
  for (let i = 1; i < line.length; i++) {
    const [ax = 0, ay = 0] = line[i - 1] as Position;
    const [bx = 0, by = 0] = line[i] as Position;
    const [x0, y0] = [(ax - west) / cellDeg, (north - ay) / cellDeg];
    const [dx, dy] = [(bx - ax) / cellDeg, (ay - by) / cellDeg];
    let [column, row] = [Math.floor(x0), Math.floor(y0)];
    const [endColumn, endRow] = [Math.floor(x0 + dx), Math.floor(y0 + dy)];
    let nextX = dx === 0 ? Infinity : ((dx > 0 ? column + 1 : column) - x0) / dx;
    let nextY = dy === 0 ? Infinity : ((dy > 0 ? row + 1 : row) - y0) / dy;
    visit(column, row);
    for (let left = Math.abs(endColumn - column) + Math.abs(endRow - row); left > 0; left--) {
      if (nextX < nextY) {
        column += Math.sign(dx);
        nextX += Math.abs(1 / dx);
      } else {
        row += Math.sign(dy);
        nextY += Math.abs(1 / dy);
      }
      visit(column, row);
    }
  }
  return found;
}

/**
 * Metres from each cell to the nearest marked cell, by straight and diagonal steps of the grid (chamfer distance, at most 10 % too long).
 */
export function metresFrom(
  { columns, rows, cellDeg, north }: TravelGrid,
  marked: (cell: number) => boolean,
): Float32Array {
  const high = cellDeg * M_PER_DEGREE;
  // The grid is surrounded by cells with a very large distance, so that every cell has all its neighbours.
  const wide = columns + 2;
  const far = new Float32Array(wide * (rows + 2)).fill(FAR_M);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      if (marked(row * columns + column)) far[(row + 1) * wide + column + 1] = 0;
  for (const way of [1, -1])
    for (let r = 0; r < rows; r++) {
      const row = way === 1 ? r : rows - 1 - r;
      const side = cellDeg * eastMPerDegree(north - (row + 0.5) * cellDeg);
      const across = Math.sqrt(side * side + high * high);
      for (let c = 0; c < columns; c++) {
        const at = (row + 1) * wide + (way === 1 ? c : columns - 1 - c) + 1;
        far[at] = Math.min(
          far[at] as number,
          (far[at - way] as number) + side,
          (far[at - way * wide] as number) + high,
          (far[at - way * wide - 1] as number) + across,
          (far[at - way * wide + 1] as number) + across,
        );
      }
    }
  const out = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++)
    out.set(far.subarray((row + 1) * wide + 1, (row + 1) * wide + 1 + columns), row * columns);
  return out;
}

/** Larger than any distance in the frame. */
const FAR_M = 1e9;
