import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsAlong, metresFrom, SAMPLES_A_CELL, sharesIn } from './raster.ts';

const grid = { west: 120, north: 29, cellDeg: 1 / 240, columns: 30, rows: 20 };
const at = (column: number, row: number): [number, number] => [120 + column / 240, 29 - row / 240];

describe('the grid', () => {
  it('counts the covered part of each cell for a polygon with a hole', () => {
    const ring = (x0: number, y0: number, x1: number, y1: number): [number, number][] => [
      at(x0, y0),
      at(x1, y0),
      at(x1, y1),
      at(x0, y1),
      at(x0, y0),
    ];
    const shares = sharesIn(grid, [[ring(2, 2, 10.5, 8), ring(4, 4, 6, 6)]]);
    const of = (x: number, y: number): number => shares[y * grid.columns + x] as number;
    expect([of(2, 2), of(9, 7), of(10, 5), of(11, 5), of(5, 5)]).toEqual([
      SAMPLES_A_CELL,
      SAMPLES_A_CELL,
      SAMPLES_A_CELL / 2,
      0,
      0,
    ]);
  });

  it('marks the cells of a line so that each shares an edge with the next', () => {
    const place = fc.tuple(
      fc.double({ min: 0.1, max: 29.9, noNaN: true }),
      fc.double({ min: 0.1, max: 19.9, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 6 }), (line) => {
        const cells = cellsAlong(
          grid,
          line.map(([x, y]) => at(x, y)),
        );
        cells.slice(1).forEach((cell, i) => {
          const [dx, dy] = [
            Math.abs((cell % 30) - ((cells[i] as number) % 30)),
            Math.abs(Math.floor(cell / 30) - Math.floor((cells[i] as number) / 30)),
          ];
          expect(dx + dy).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('measures from the nearest marked cell within 10 % of the straight line', () => {
    const far = metresFrom(grid, (cell) => cell === 5 * grid.columns + 5);
    for (const [x, y] of [
      [25, 5],
      [5, 18],
      [20, 12],
    ] as const) {
      const straight = Math.hypot((x - 5) * 405.2, (y - 5) * 463.3);
      const found = far[y * grid.columns + x] as number;
      expect(found / straight).toBeGreaterThan(0.995);
      expect(found / straight).toBeLessThan(1.1);
    }
  });
});
