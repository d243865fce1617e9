import { join } from 'node:path';
import { gzipSync } from 'fflate';
import type { LineString, Polygon, Position } from 'geojson';
import { AXIS_LAND_FORMAT, type PackedAxisLand } from '../../../src/spatial/geometry/axis/land-file.ts';
import { PER_DEGREE } from '../../../src/spatial/geometry/travel/ground.ts';
import { readRows } from '../ground/read-inputs.ts';
import { inlandWater, computeSea } from '../ground/water.ts';
import type { BuiltTravel } from './build-travel.ts';

function packLine(line: readonly Position[]): number[] {
  let [x, y] = [0, 0];
  return line.flatMap(([lon = 0, lat = 0]) => {
    const [nextX, nextY] = [Math.round(lon * PER_DEGREE), Math.round(lat * PER_DEGREE)];
    const step = [nextX - x, nextY - y];
    [x, y] = [nextX, nextY];
    return step;
  });
}

/**
 * Encodes lakes, sea and rivers that axes are laid by, for `decodeAxisLand`, to five decimals of a degree.
 * @throws Error naming the input that cannot be read
 */
export function buildAxisLand(
  root: string,
  { land }: Pick<BuiltTravel, 'land'>,
): { bytes: Uint8Array; count: number } {
  const inputs = join(root, 'geodata', 'inputs', 'ground');
  const shores = land.map(({ polygon }) => polygon);
  const inland = inlandWater(
    readRows<{ kind: string; name?: string }, Polygon>(inputs, 'water.geojson'),
    shores,
  );
  const rivers = ['rivers.geojson', 'streams.geojson'].flatMap((file) =>
    readRows<{ name?: string }, LineString>(inputs, file).map(({ properties: { name }, geometry }) => ({
      ...(name === undefined ? {} : { name }),
      line: packLine(geometry.coordinates),
    })),
  );
  const lakes = inland.filter(({ kind }) => kind !== 'river').map(({ polygon }) => polygon.map(packLine));
  const sea = computeSea(shores).map(({ polygon }) => polygon.map(packLine));
  const file: PackedAxisLand = { format: AXIS_LAND_FORMAT, lakes, sea, rivers };
  const text = new TextEncoder().encode(JSON.stringify(file));
  return { bytes: gzipSync(text, { level: 9, mtime: 0 }), count: lakes.length + sea.length + rivers.length };
}
