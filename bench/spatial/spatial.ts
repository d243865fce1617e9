import { realModel } from '../../src/spatial/testing/model.ts';
import type { Result } from '../result.ts';
import { change } from './change.ts';
import { country } from './country.ts';
import { corridor } from './corridor.ts';
import { coverage, curves, widths } from './coverage.ts';
import { drag } from './drag.ts';
import { nearest } from './nearest.ts';
import { travel } from './travel.ts';
import type { Ground } from './ground.ts';
import { loadNetwork, postgis, SKIPPED } from '../../src/spatial/testing/postgis.ts';

/** The parts in the order of the table. */
const PARTS: Record<string, (ground: Ground) => Result[] | Promise<Result[]>> = {
  coverage,
  curves,
  widths,
  nearest,
  corridor,
  travel,
  change,
  country,
  drag,
};

/**
 * The spatial engine on the real network against Turf and, if available, PostGIS; and on a made-up country against itself.
 * @param only the parts that are measured; all if absent
 * @throws RangeError for an unknown part
 */
export async function spatial(only: readonly string[] = Object.keys(PARTS)): Promise<Result[]> {
  const unknown = only.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown !== undefined)
    throw new RangeError(`spatial has no part ${unknown}; its parts are ${Object.keys(PARTS).join(', ')}`);
  const ground: Ground = { model: realModel(), db: postgis('axis_atlas_bench') };
  if (ground.db) loadNetwork(ground.db, ground.model);
  else console.log(`PostGIS: ${SKIPPED}`);
  const results: Result[] = [];
  try {
    for (const [name, part] of Object.entries(PARTS)) {
      if (!only.includes(name)) continue;
      console.log(`spatial: ${name}`);
      results.push(...(await part(ground)));
    }
  } finally {
    ground.db?.leave();
  }
  return results;
}
