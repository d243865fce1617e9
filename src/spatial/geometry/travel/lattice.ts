import { mPerDegree } from '../../../domain/distance.ts';
import type { LonLat } from '../../../domain/records.ts';
import type { TravelGrid } from './ground.ts';

/** Unit of time: a hundredth of a second, in whole numbers. Their sums are exact, so a way takes the same time in both directions. */
export const TICKS_PER_S = 100;

/** The cell of a position; −1 outside the grid. */
export function cellAt({ west, north, cellDeg, columns, rows }: TravelGrid, [lon, lat]: LonLat): number {
  const column = Math.floor((lon - west) / cellDeg);
  const row = Math.floor((north - lat) / cellDeg);
  return column >= 0 && column < columns && row >= 0 && row < rows ? row * columns + column : -1;
}

/** The centre of a cell. */
export function cellLonLat({ west, north, cellDeg, columns }: TravelGrid, cell: number): LonLat {
  const row = Math.floor(cell / columns);
  return [west + (cell - row * columns + 0.5) * cellDeg, north - (row + 0.5) * cellDeg];
}

/**
 * Steps to the 16 neighbours: column, row, and for a knight's step the two cells between, each of which it crosses for a quarter of its
 * length.
 */
const STEPS: readonly (readonly [dx: number, dy: number])[] = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
  [2, 1],
  [2, -1],
  [-2, 1],
  [-2, -1],
  [1, 2],
  [1, -2],
  [-1, 2],
  [-1, -2],
];
export const STEP_COUNT = STEPS.length;
/** Index of the first knight's step. */
export const FIRST_KNIGHT = 8;

export interface Lattice {
  /** Difference of cell numbers for each step, and for the two cells that a knight's step crosses. */
  shift: Int32Array;
  passA: Int32Array;
  passB: Int32Array;
  /**
   * Length in metres of each of the 2 (straight, diagonal) or 4 (knight) cell parts of a step, times `TICKS_PER_S`: at [row × 16 + step].
   */
  shareTicks: Float64Array;
}

/**
 * Time of a step from the sum of the frictions of its cells (s/m): their mean times its length. Straight and diagonal steps cross two
 * cells, half of their length in each; knight's steps cross four, a quarter of their length in each.
 */
export const stepTicks = (frictionSum: number, share: number): number => {
  const ticks = (frictionSum * share + 0.5) | 0;
  return ticks > 0 ? ticks : 1;
};

export function buildLattice({ north, cellDeg, columns, rows }: TravelGrid): Lattice {
  const number = (dx: number, dy: number): number => dy * columns + dx;
  const shareTicks = new Float64Array(rows * STEP_COUNT);
  for (let row = 0; row < rows; row++)
    STEPS.forEach(([dx, dy], k) => {
      // The mean latitude of both ends, so that a step has the same length in both directions.
      const [east, up] = mPerDegree(north - (row + 0.5 + dy / 2) * cellDeg);
      const lengthM = Math.hypot(dx * east, dy * up) * cellDeg;
      shareTicks[row * STEP_COUNT + k] = (lengthM * TICKS_PER_S) / (k < FIRST_KNIGHT ? 2 : 4);
    });
  // Half a knight's step lies on the border of the two cells between: (1, 0) and (1, 1) for (2, 1).
  const between = (dx: number, dy: number): [number, number] =>
    Math.abs(dx) === 2 ? [number(dx / 2, 0), number(dx / 2, dy)] : [number(0, dy / 2), number(dx, dy / 2)];
  const passes = STEPS.map(([dx, dy], k): [number, number] => (k < FIRST_KNIGHT ? [0, 0] : between(dx, dy)));
  return {
    shift: Int32Array.from(STEPS, ([dx, dy]) => number(dx, dy)),
    passA: Int32Array.from(passes, ([a]) => a),
    passB: Int32Array.from(passes, ([, b]) => b),
    shareTicks,
  };
}
