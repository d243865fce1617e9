import type { Position } from 'geojson';
import type { TravelGrid } from '../../../src/spatial/operations/travel/ground.ts';

/** Places looked at in a cell, each way. */
const SAMPLES = 4;
export const SAMPLES_A_CELL = SAMPLES * SAMPLES;

/** How many of the 16 places of each cell the polygons hold (even-odd rule over all rings). */
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
          if (lat < bottom || lat === bottom) break;
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
        const cell = row + Math.floor(x / SAMPLES);
        counts[cell] = (counts[cell] as number) + 1;
      }
    }
  });
  return counts;
}

/** Every cell that a line touches, in order (Amanatides and Woo 1987), so that no diagonal step slips through a river. */
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

/** Metres of each cell from the nearest marked cell, by the grid's straight and diagonal steps (chamfer, at most 8 % too far). */
export function metresFrom({ columns, rows, cellDeg, north }: TravelGrid, marked: Uint8Array): Float32Array {
  const high = cellDeg * 110_900;
  const far = new Float32Array(columns * rows);
  for (let i = 0; i < far.length; i++) far[i] = marked[i] === 1 ? 0 : 1e9;
  const pass = (order: 1 | -1): void => {
    for (let r = 0; r < rows; r++) {
      const row = order === 1 ? r : rows - 1 - r;
      const wide = high * Math.cos(((north - (row + 0.5) * cellDeg) * Math.PI) / 180);
      const across = Math.hypot(wide, high);
      for (let c = 0; c < columns; c++) {
        const column = order === 1 ? c : columns - 1 - c;
        const cell = row * columns + column;
        const take = (dx: number, dy: number, m: number): void => {
          const [x, y] = [column + dx, row + dy];
          if (x < 0 || x >= columns || y < 0 || y >= rows) return;
          far[cell] = Math.min(far[cell] as number, (far[y * columns + x] as number) + m);
        };
        take(-order, 0, wide);
        take(0, -order, high);
        take(-order, -order, across);
        take(order, -order, across);
      }
    }
  };
  pass(1);
  pass(-1);
  return far;
}
