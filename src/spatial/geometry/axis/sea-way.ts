import Flatqueue from 'flatqueue';
import type { LonLat } from '../../../domain/records.ts';
import { COVER, type TravelGround } from '../travel/ground.ts';
import { cellAt, cellLonLat } from '../travel/lattice.ts';

/** Cost factor of a cell of water near land: ships keep off the shore, and piers lie in cells that count as land. */
const COST = { [COVER.sea]: 1, [COVER.river]: 1.5, [COVER.lake]: 1.5 } as Record<number, number>;
const LAND_COST = 60;
const NEAR_LAND_COST = 1.5;
const MARGIN = 40;

/**
 * The line of a ferry from pier to pier over water, for drawing only and not the course of a boat: the source of ferries has only the
 * piers, and a straight line would cross islands. It is the shortest way over cells of water.
 */
export function seaWay({ grid, cover }: TravelGround, from: LonLat, to: LonLat): LonLat[] {
  const { columns, rows } = grid;
  const [start, goal] = [cellAt(grid, from), cellAt(grid, to)];
  const [sx, sy, gx, gy] = [
    start % columns,
    Math.floor(start / columns),
    goal % columns,
    Math.floor(goal / columns),
  ];
  const isIn = (x: number, y: number): boolean =>
    x > Math.max(0, Math.min(sx, gx) - MARGIN) &&
    x < Math.min(columns - 1, Math.max(sx, gx) + MARGIN) &&
    y > Math.max(0, Math.min(sy, gy) - MARGIN) &&
    y < Math.min(rows - 1, Math.max(sy, gy) + MARGIN);
  const cellCost = (cell: number): number => {
    const own = COST[cover[cell] as number] ?? LAND_COST;
    const isCoast = [-1, 1, -columns, columns].some((step) => cover[cell + step] === COVER.land);
    return own === 1 && isCoast ? NEAR_LAND_COST : own;
  };
  const costs = new Map<number, number>([[start, 0]]);
  const before = new Map<number, number>();
  const queue = new Flatqueue<number>();
  queue.push(start, 0);
  while (queue.length > 0) {
    const cell = queue.pop() as number;
    if (cell === goal) break;
    const [x, y, known] = [cell % columns, Math.floor(cell / columns), costs.get(cell) as number];
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) {
        if (!isIn(x + dx, y + dy)) continue;
        const next = cell + dy * columns + dx;
        const then = known + (Math.hypot(dx, dy) * (cellCost(cell) + cellCost(next))) / 2;
        if (then >= (costs.get(next) ?? Infinity)) continue;
        costs.set(next, then);
        before.set(next, cell);
        queue.push(next, then);
      }
  }
  const way: LonLat[] = [];
  for (let cell = before.get(goal); cell !== undefined && cell !== start; cell = before.get(cell))
    way.unshift(cellLonLat(grid, cell));
  return tightened([from, ...way, to], { grid, cover });
}

/** Straight between vertices as long as the straight line crosses no more land than the way itself. */
function tightened(way: readonly LonLat[], { grid, cover }: Pick<TravelGround, 'grid' | 'cover'>): LonLat[] {
  const landOn = (a: LonLat, b: LonLat): number => {
    let land = 0;
    const steps = Math.ceil(Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])) / (grid.cellDeg / 4));
    for (let k = 0; k < steps; k++) {
      const t = k / steps;
      const cell = cellAt(grid, [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
      if (cover[cell] === COVER.land) land++;
    }
    return land;
  };
  const landTo = [0];
  way.forEach((at, i) => {
    if (i > 0) landTo.push((landTo[i - 1] as number) + landOn(way[i - 1] as LonLat, at));
  });
  const tight = [way[0] as LonLat];
  for (let i = 0; i < way.length - 1;) {
    let j = way.length - 1;
    const isClear = (): boolean =>
      landOn(way[i] as LonLat, way[j] as LonLat) <= (landTo[j] as number) - (landTo[i] as number);
    while (j > i + 1 && !isClear()) j--;
    tight.push(way[j] as LonLat);
    i = j;
  }
  return tight;
}
