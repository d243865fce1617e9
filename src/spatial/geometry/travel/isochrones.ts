import { contours } from 'd3-contour';
import type { MultiPolygon, Position } from 'geojson';
import type { TravelField } from './times.ts';

/** Rings smaller than this many cells are left out. */
const SMALLEST_CELLS = 2;

/**
 * The area reached within each limit (minutes), as one multi-polygon for each, computed between the centres of cells (marching squares,
 * linear). Cells that nothing reaches lie outside; so do those that the search did not reach because of its own limit, and no limit here
 * may be greater than that.
 * @throws RangeError where a limit is not positive or is beyond that of the field
 */
export function isochrones(
  { seconds, surface, limitS }: TravelField,
  minutes: readonly number[],
): MultiPolygon[] {
  const { west, north, cellDeg, columns, rows } = surface.ground.grid;
  for (const limit of minutes)
    if (!(limit > 0 && limit * 60 <= limitS))
      throw new RangeError(`isochrones: ${limit} min; more than 0 and at most ${limitS / 60} is wanted`);
  const most = 2 * 60 * Math.max(...minutes);
  // The sign is inverted, since contours enclose greater values; all cells beyond the limit get the same value, so that the outline is not
  // shifted towards them.
  const values = seconds.slice(0, columns * rows);
  for (let cell = 0; cell < values.length; cell++) values[cell] = -Math.min(values[cell] as number, most);
  const draw = contours().size([columns, rows]);
  const toLonLat = ([x = 0, y = 0]: Position): Position =>
    [west + x * cellDeg, north - y * cellDeg].map((of) => Math.round(of * 1e5) / 1e5);
  return minutes.map((limit) => {
    const { coordinates } = draw.contour(values as unknown as number[], -limit * 60);
    const polygons = coordinates.flatMap(([outer = [], ...holes]) =>
      cellsIn(outer) < SMALLEST_CELLS
        ? []
        : [[outer, ...holes.filter((hole) => cellsIn(hole) >= SMALLEST_CELLS)]],
    );
    return {
      type: 'MultiPolygon',
      coordinates: polygons.map((rings) => rings.map((ring) => ring.map(toLonLat).toReversed())),
    };
  });
}

/** Area of a ring in cells. */
function cellsIn(ring: readonly Position[]): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[i - 1] as Position, ring[i] as Position];
    twice += ax * by - bx * ay;
  }
  return Math.abs(twice / 2);
}
