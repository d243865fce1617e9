import type { MultiLineString, Position } from 'geojson';
import type { TravelField } from './times.ts';

/**
 * The borders between areas that are reached first from different sources: along the sides of cells, joined where two sides meet, ended
 * where three or four meet, and smoothed by joining the midpoints of the sides. Cells that nothing reaches have no borders.
 * @param within 1 for each cell that counts
 */
export function allocationLines({ source, surface }: TravelField, within: Uint8Array): MultiLineString {
  const { west, north, cellDeg, columns, rows } = surface.ground.grid;
  const sourceOf = (cell: number): number => (within[cell] === 1 ? (source[cell] as number) : -1);
  /** Corners of cells, numbered row by row, with the sides that end at each. */
  const across = columns + 1;
  const sides = new Map<number, number[]>();
  const add = (a: number, b: number): void => {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = sides.get(from);
      if (known) known.push(to);
      else sides.set(from, [to]);
    }
  };
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const own = sourceOf(row * columns + column);
      if (own < 0) continue;
      const east = column + 1 < columns ? sourceOf(row * columns + column + 1) : -1;
      const south = row + 1 < rows ? sourceOf((row + 1) * columns + column) : -1;
      const corner = (row + 1) * across + column + 1;
      if (east >= 0 && east !== own) add(corner - across, corner);
      if (south >= 0 && south !== own) add(corner - 1, corner);
    }
  const at = (corner: number): Position => [
    west + (corner % across) * cellDeg,
    north - Math.floor(corner / across) * cellDeg,
  ];
  const walked = new Set<number>();
  const key = (a: number, b: number): number => Math.min(a, b) * 2 + (Math.abs(a - b) === 1 ? 0 : 1);
  const walk = (from: number, to: number): Position[] => {
    const corners = [from];
    for (let [last, next] = [from, to]; ;) {
      walked.add(key(last, next));
      corners.push(next);
      const ends = sides.get(next) as number[];
      const on = ends.length === 2 ? ends.find((end) => end !== last) : undefined;
      if (on === undefined || walked.has(key(next, on))) return rounded(corners.map(at));
      [last, next] = [next, on];
    }
  };
  const coordinates: Position[][] = [];
  // First lines from corners where one, three or four sides meet; what is left are rings.
  for (const junctions of [true, false])
    for (const [corner, ends] of sides)
      if (!junctions || ends.length !== 2)
        for (const end of ends) if (!walked.has(key(corner, end))) coordinates.push(walk(corner, end));
  return { type: 'MultiLineString', coordinates };
}

/** The ends of a line and the midpoints of the sides between them, so that steps of the raster become slopes. */
function rounded(line: readonly Position[]): Position[] {
  const middles = line.slice(1).map(([x = 0, y = 0], i): Position => {
    const [ax = 0, ay = 0] = line[i] as Position;
    return [(ax + x) / 2, (ay + y) / 2];
  });
  return [line[0] as Position, ...middles, line.at(-1) as Position];
}
