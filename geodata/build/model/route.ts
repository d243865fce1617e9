import Flatqueue from 'flatqueue';
import type { LonLat } from '../../../src/domain/records.ts';
import { localFrame } from '../../../src/spatial/operations/local-frame.ts';
import { type Ground, segmentStrayM } from './terrain.ts';

/** Cell of the search grid, and how far a path may stray, in metres. */
const CELL_M = 500;
export const TOLERANCE_M = 2000;
/** The search keeps a margin to the tolerance, since the tightened path cuts corners. */
const SEARCH_STRAY_M = 1200;

/**
 * Straight line from `a` to `b` where it stays within the tolerance of the county; else the shortest way round
 * on a 500 m grid (A*), tightened to as few vertices as see each other. Ends are included.
 */
export function route(ground: Ground, a: LonLat, b: LonLat): LonLat[] {
  if (segmentStrayM(ground, a, b) <= TOLERANCE_M) return [a, b];
  const path = gridPath(ground, a, b);
  return path === undefined ? [a, b] : tighten(ground, [a, ...path, b]);
}

function gridPath(ground: Ground, a: LonLat, b: LonLat): LonLat[] | undefined {
  const frame = localFrame(a);
  const [bx, by] = frame.toXY(b);
  const goal = [Math.round(bx / CELL_M), Math.round(by / CELL_M)] as const;
  const reach = Math.ceil(Math.hypot(...goal)) + 40;
  const key = (x: number, y: number): number => (x + 2048) * 4096 + (y + 2048);
  const open = new Flatqueue<number>();
  const costs = new Map<number, number>([[key(0, 0), 0]]);
  const from = new Map<number, number>();
  const passable = new Map<number, boolean>();
  const canPass = (x: number, y: number): boolean => {
    const k = key(x, y);
    let answer = passable.get(k);
    if (answer === undefined) {
      answer = ground.strayM(frame.toLonLat([x * CELL_M, y * CELL_M])) <= SEARCH_STRAY_M;
      passable.set(k, answer);
    }
    return answer;
  };
  open.push(key(0, 0), 0);
  while (open.length > 0) {
    const k = open.pop() as number;
    const x = Math.floor(k / 4096) - 2048;
    const y = (k % 4096) - 2048;
    if (x === goal[0] && y === goal[1]) break;
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++) {
        const [nx, ny] = [x + dx, y + dy];
        if ((dx === 0 && dy === 0) || Math.max(Math.abs(nx), Math.abs(ny)) > reach) continue;
        const atGoal = nx === goal[0] && ny === goal[1];
        if (!atGoal && !canPass(nx, ny)) continue;
        const cost = (costs.get(k) as number) + Math.hypot(dx, dy);
        const next = key(nx, ny);
        if (cost >= (costs.get(next) ?? Infinity)) continue;
        costs.set(next, cost);
        from.set(next, k);
        open.push(next, cost + Math.hypot(goal[0] - nx, goal[1] - ny));
      }
  }
  const path: LonLat[] = [];
  for (let k = from.get(key(...goal)); k !== undefined && k !== key(0, 0); k = from.get(k)) {
    path.unshift(frame.toLonLat([(Math.floor(k / 4096) - 2048) * CELL_M, ((k % 4096) - 2048) * CELL_M]));
  }
  return path.length === 0 ? undefined : path;
}

/** Drops every vertex that its neighbours can do without, farthest jump first. */
function tighten(ground: Ground, path: LonLat[]): LonLat[] {
  const tight = [path[0] as LonLat];
  for (let i = 0; i < path.length - 1;) {
    let j = path.length - 1;
    while (j > i + 1 && segmentStrayM(ground, path[i] as LonLat, path[j] as LonLat) > TOLERANCE_M - 200) j--;
    tight.push(path[j] as LonLat);
    i = j;
  }
  return tight;
}
