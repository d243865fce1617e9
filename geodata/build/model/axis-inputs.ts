import { join } from 'node:path';
import type { LineString, Polygon } from 'geojson';
import type { LandPart } from '../ground/land.ts';
import { readHeights, readRows } from '../ground/read-inputs.ts';
import { inlandWater, seaOf } from '../ground/water.ts';
import type { BuiltTravel } from '../travel/build-travel.ts';
import type { NamedCourse } from './followed.ts';
import { type AxisGround, axisGround } from './line.ts';
import { valleyFinder } from './valleys.ts';
import { waterAreas } from './water-areas.ts';

/**
 * The cost surface, water, rivers and heights that axes are laid on.
 * @throws Error naming the input that cannot be read
 */
export function readAxisGround(root: string, { ground, land }: BuiltTravel): AxisGround {
  const inputs = join(root, 'geodata', 'inputs', 'ground');
  const shores = land.map(({ polygon }: LandPart) => polygon);
  const inland = inlandWater(
    readRows<{ kind: string; name?: string }, Polygon>(inputs, 'water.geojson'),
    shores,
  );
  const lakes = inland.filter(({ kind }) => kind !== 'river').map(({ polygon }) => polygon);
  const sea = seaOf(shores).map(({ polygon }) => polygon);
  const rivers = ['rivers.geojson', 'streams.geojson'].flatMap((file) =>
    readRows<{ name?: string }, LineString>(inputs, file).map(
      ({ properties: { name }, geometry }): NamedCourse => ({
        ...(name === undefined ? {} : { name }),
        line: geometry.coordinates,
      }),
    ),
  );
  const heights = readHeights(inputs);
  return axisGround(ground, {
    lakes,
    sea,
    rivers,
    heights,
    water: waterAreas(lakes, sea),
    offRoad: valleyFinder(rivers, heights),
  });
}
