import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { polygonsOf } from '../../src/domain/polygons.ts';
import { buildAxisGround, decodeAxisLand } from '../../src/spatial/geometry/axis/land-file.ts';
import { buildBoundaries } from './boundaries/build-boundaries.ts';
import { type CountyWithShape, joinCounties } from './counties.ts';
import { type Divisions, readDivisions } from './divisions.ts';
import { joinPlaces } from './gazetteer.ts';
import { type ModelInputs } from './model/network.ts';
import { readSeeds } from './seeds/index.ts';
import type { Seeds } from './seeds/types.ts';
import { buildAxisLand } from './travel/axis-land.ts';
import { type BuiltTravel, buildTravel } from './travel/build-travel.ts';
import { CLOSED_LISTS, programmeTotals } from './totals.ts';

/** The checked and joined seeds and inputs, from which the rules choose. */
export interface Gathered extends Omit<ModelInputs, 'merged'> {
  /** Where lists were merged into the seeds: those lists, and the seeds without them, from which stand-ins are chosen. */
  withoutLists?: Pick<ModelInputs, 'seeds' | 'places'> & { lists: Seeds['lists'] };
  divisions: Divisions;
  boundaries: ReturnType<typeof buildBoundaries>;
  counties: CountyWithShape[];
  travel: BuiltTravel;
}

/**
 * Reads seeds and inputs under `root`.
 * @throws SeedError or Error naming what is wrong in them.
 */
export function gather(root: string): Gathered {
  const seedFolder = join(root, 'seeds');
  const inputs = join(root, 'geodata', 'inputs');
  const divisions = readDivisions(join(inputs, 'divisions.csv'));
  const unchecked = readSeeds(seedFolder, divisions);
  const boundaries = buildBoundaries(readFileSync(join(inputs, 'boundaries-2017-gcj02.json'), 'utf8'), [
    ...unchecked.places.towns.values(),
    ...unchecked.places.villages.values(),
  ]);
  const seeds = readSeeds(seedFolder, divisions, boundaries.countyAt);
  const places = joinPlaces(divisions, seeds);
  const { lists } = seeds;
  const withoutLists = (): Pick<ModelInputs, 'seeds' | 'places'> => {
    const listSources = new Set(lists.map(({ source }) => source));
    const base = readSeeds(seedFolder, divisions, boundaries.countyAt, listSources);
    return { seeds: base, places: joinPlaces(divisions, base) };
  };
  const travel = buildTravel(root, {
    province: polygonsOf(boundaries.province.geometry),
    neighbours: boundaries.neighbours.flatMap(({ geometry }) => polygonsOf(geometry)),
    seats: [...places.towns.values()].flatMap(({ position }) => (position ? [position.lonLat] : [])),
  });
  const axisLand = buildAxisLand(root, travel);
  travel.files.set('axis-land.bin', axisLand.bytes);
  travel.counts.set('axis-land.bin', axisLand.count);
  return {
    divisions,
    boundaries,
    counties: joinCounties(boundaries.counties, divisions, places, seeds),
    neighbours: boundaries.neighbours,
    places,
    seeds,
    totals: programmeTotals(seeds),
    closed: CLOSED_LISTS,
    travel,
    axisGround: buildAxisGround(travel.ground, decodeAxisLand(axisLand.bytes)),
    ...(lists.length > 0 ? { withoutLists: { ...withoutLists(), lists } } : {}),
  };
}
