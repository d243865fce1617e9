import { gunzipSync } from 'fflate';
import type { Position } from 'geojson';
import { PER_DEGREE, type TravelGround } from '../travel/ground.ts';
import type { Heights } from '../heights.ts';
import type { Rings } from '../rings.ts';
import type { NamedCourse } from './followed.ts';
import { type AxisGround, axisGround } from './line.ts';
import { valleyFinder } from './valleys.ts';
import { waterAreas } from './water-areas.ts';

/** The data that axes are laid by besides the ground of travel: `geodata/travel/axis-land.bin`, decoded. */
export interface AxisLandFile {
  /** Lakes and reservoirs, and the sea, as polygons. */
  lakes: readonly Rings[];
  sea: readonly Rings[];
  /** Rivers and streams. */
  rivers: readonly NamedCourse[];
}

/** The file before compression: JSON, with lines as differences in units of 0.00001 degree, longitude and latitude in turn. */
export interface PackedAxisLand {
  format: typeof AXIS_LAND_FORMAT;
  lakes: number[][][];
  sea: number[][][];
  rivers: { name?: string; line: number[] }[];
}

export const AXIS_LAND_FORMAT = 'axis-land-1';

function unpackLine(steps: readonly number[]): Position[] {
  const line: Position[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i + 1 < steps.length; i += 2) {
    x += steps[i] as number;
    y += steps[i + 1] as number;
    line.push([x / PER_DEGREE, y / PER_DEGREE]);
  }
  return line;
}

/**
 * The compiled file (gzip).
 * @throws Error where the bytes are not such a file
 */
export function decodeAxisLand(packed: Uint8Array): AxisLandFile {
  const file = JSON.parse(new TextDecoder().decode(gunzipSync(packed))) as PackedAxisLand;
  if (file.format !== AXIS_LAND_FORMAT) throw new Error(`axis land: format ${JSON.stringify(file.format)}`);
  return {
    lakes: file.lakes.map((rings) => rings.map(unpackLine)),
    sea: file.sea.map((rings) => rings.map(unpackLine)),
    rivers: file.rivers.map(({ name, line }) => ({
      ...(name === undefined ? {} : { name }),
      line: unpackLine(line),
    })),
  };
}

/** Heights of the cells of travel; 0 outside the province and its margin, where no axis runs. */
function readHeights({ grid, heightM }: TravelGround): Heights {
  const { west, north, cellDeg, columns, rows } = grid;
  return {
    width: columns,
    height: rows,
    bounds: [west, north - rows * cellDeg, west + columns * cellDeg, north],
    metres: Float32Array.from(heightM),
  };
}

/** The ground that pipeline and page lay axes on, from the two compiled files. */
export function buildAxisGround(travel: TravelGround, { lakes, sea, rivers }: AxisLandFile): AxisGround {
  const heights = readHeights(travel);
  return axisGround(travel, {
    lakes,
    sea,
    rivers,
    heights,
    water: waterAreas(lakes, sea),
    offRoad: valleyFinder(rivers, heights),
  });
}
