import { readFileSync } from 'node:fs';
import type { Position } from 'geojson';
import Papa from 'papaparse';
import { COVER, type TravelGrid } from '../../../src/spatial/geometry/travel/ground.ts';
import { distanceM } from '../../../src/domain/distance.ts';
import { cellAt, cellLonLat } from '../../../src/spatial/geometry/travel/lattice.ts';

/** A ferry of geodata/inputs/travel/ferries.csv. */
export interface FerryLine {
  name: string;
  piers: readonly [Position, Position];
}

/** A pier given by hand may lie at most this far in the sea, metres. */
const PIER_M = 3000;

/**
 * Reads the ferries and moves their piers to land.
 * @throws Error naming file and line of a row without name, places or source, and of a pier far from land
 */
export function readFerries(file: string, cells: { grid: TravelGrid; cover: Uint8Array }): FerryLine[] {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map(({ name, fromLon, fromLat, toLon, toLat, source }, i) => {
    const numbers = [fromLon, fromLat, toLon, toLat].map((text) => (text ? Number(text) : Number.NaN));
    const [a = Number.NaN, b = Number.NaN, c = Number.NaN, d = Number.NaN] = numbers;
    if (!name || !source || numbers.some(Number.isNaN))
      throw new Error(`${file}:${i + 2}: a ferry needs name, fromLon, fromLat, toLon, toLat and source`);
    const piers = [onLand(cells, [a, b]), onLand(cells, [c, d])];
    const [from, to] = piers;
    if (!from || !to)
      throw new Error(`${file}:${i + 2}: a pier of ${name} is more than ${PIER_M} m from land`);
    return { name, piers: [from, to] };
  });
}

/** The position itself where its cell is land, else the centre of the nearest cell of land. */
function onLand(
  { grid, cover }: { grid: TravelGrid; cover: Uint8Array },
  at: [number, number],
): Position | null {
  const cell = cellAt(grid, at);
  if (cell < 0) return null;
  if (cover[cell] === COVER.land) return at;
  let best: { at: Position; m: number } | null = null;
  const reach = Math.ceil(PIER_M / 380);
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const near = cell + dy * grid.columns + dx;
      if (cover[near] !== COVER.land) continue;
      const middle = cellLonLat(grid, near);
      const m = distanceM(at, middle);
      if (m <= PIER_M && m < (best?.m ?? Infinity)) best = { at: middle, m };
    }
  return best && best.at.map((degrees) => Math.round(degrees * 1e5) / 1e5);
}
