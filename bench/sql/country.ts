import type { LonLat } from '../../src/domain/records.ts';
import type { Bbox } from '../../src/domain/view.ts';
import { random, randomLine } from '../../src/spatial/testing/model.ts';

/** Eastern China, over which the points of `points.sql` are distributed. */
const EAST: Bbox = [97, 21, 129, 45];
const SEED = 20260101;
const TOWNS = 5000;

export interface Country {
  axes: LonLat[][];
  towns: LonLat[];
  /** Start of the sequence of points. */
  seed: number;
}

/** Axes and towns of a made-up country, the same in every run. */
export function madeUpCountry(axes: number): Country {
  const next = random(SEED);
  const [west, south, east, north] = EAST;
  const rounded = ([lon, lat]: LonLat): LonLat => [Number(lon.toFixed(5)), Number(lat.toFixed(5))];
  return {
    axes: Array.from({ length: axes }, () => randomLine(next, EAST).map(rounded)),
    towns: Array.from({ length: TOWNS }, () =>
      rounded([west + next() * (east - west), south + next() * (north - south)]),
    ),
    seed: 0.5,
  };
}

/** The position of point `n`, equal to that of `points.sql` to the last digit. */
export function pointAt(n: number, seed: number): LonLat {
  const x = seed + n * 0.7548776662466927;
  const y = seed + n * 0.5698402909980532;
  return [97 + 32 * (x - Math.floor(x)), 21 + 24 * (y - Math.floor(y))];
}
