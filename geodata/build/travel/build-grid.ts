import type { LineString, Polygon, Position } from 'geojson';
import { COVER, HEIGHT_STEP_M, type TravelGrid } from '../../../src/spatial/geometry/travel/ground.ts';
import { FRAME } from '../ground/frame.ts';
import type { Heights } from '../../../src/spatial/geometry/heights.ts';
import type { LandPart } from '../ground/land.ts';
import type { Row } from '../ground/read-inputs.ts';
import {
  cellsAlong,
  metresFrom,
  SAMPLES_A_CELL,
  sharesIn,
} from '../../../src/spatial/geometry/travel/raster.ts';

/** Width of the strip around the province that ways may use, over land and over the sea, metres. */
const LAND_MARGIN_M = 25_000;
const SEA_MARGIN_M = 15_000;
/** The class of a cell is land, or inland water, where at least half of the cell is. */
const HALF = SAMPLES_A_CELL / 2;

interface GridInputs {
  heights: Heights;
  land: readonly Pick<LandPart, 'kind' | 'polygon'>[];
  water: readonly Row<{ kind: string }, Polygon>[];
  rivers: readonly Row<object, LineString>[];
}

/** Heights and cover of the province and its margin, on the cells of the heights. */
export function buildGrid({ heights, land, water, rivers }: GridInputs): {
  grid: TravelGrid;
  heightM: Int16Array;
  cover: Uint8Array;
} {
  const [west, , east, north] = FRAME;
  const grid: TravelGrid = { west, north, cellDeg: 1 / 240, columns: heights.width, rows: heights.height };
  if (Math.abs((east - west) / heights.width - grid.cellDeg) > 1e-9)
    throw new Error(`travel: the heights have ${heights.width} columns; cells of 15″ are wanted`);
  const rings = (rows: readonly Row<unknown, Polygon>[]): Position[][][] =>
    rows.map(({ geometry }) => geometry.coordinates);
  const onLand = sharesIn(
    grid,
    land.map(({ polygon }) => polygon),
  );
  const inProvince = sharesIn(
    grid,
    land.flatMap(({ kind, polygon }) => (kind === 'province' ? [polygon] : [])),
  );
  const inLake = sharesIn(grid, rings(water.filter(({ properties }) => properties.kind !== 'river')));
  const inRiver = sharesIn(grid, rings(water.filter(({ properties }) => properties.kind === 'river')));
  const fromProvince = metresFrom(grid, (cell) => (inProvince[cell] as number) > 0);
  const cover = new Uint8Array(grid.columns * grid.rows);
  for (let cell = 0; cell < cover.length; cell++) {
    const isLand = (onLand[cell] as number) >= HALF;
    if ((fromProvince[cell] as number) > (isLand ? LAND_MARGIN_M : SEA_MARGIN_M)) continue;
    if (!isLand) cover[cell] = COVER.sea;
    else if ((inLake[cell] as number) >= HALF) cover[cell] = COVER.lake;
    else cover[cell] = (inRiver[cell] as number) >= HALF ? COVER.river : COVER.land;
  }
  for (const { geometry } of rivers)
    for (const cell of cellsAlong(grid, geometry.coordinates))
      if (cover[cell] === COVER.land) cover[cell] = COVER.river;
  const heightM = Int16Array.from(heights.metres, (m, cell) =>
    cover[cell] === COVER.outside || cover[cell] === COVER.sea
      ? 0
      : Math.round(m / HEIGHT_STEP_M) * HEIGHT_STEP_M,
  );
  return { grid, heightM, cover };
}
