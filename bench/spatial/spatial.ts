import { realModel } from '../../src/spatial/testing/model.ts';
import type { Result } from '../result.ts';
import { change } from './change.ts';
import { country } from './country.ts';
import { corridor } from './corridor.ts';
import { coverage } from './coverage.ts';
import { drag } from './drag.ts';
import { nearest } from './nearest.ts';
import { travel } from './travel.ts';
import type { Ground } from './ground.ts';
import { loadNetwork, postgis, SKIPPED } from '../../src/spatial/testing/postgis.ts';

/** The parts in the order of the table. */
const PARTS: readonly ((ground: Ground) => Result[] | Promise<Result[]>)[] = [
  coverage,
  nearest,
  corridor,
  travel,
  change,
  country,
  drag,
];

/** The spatial engine on the real network against Turf and, where there is one, PostGIS; and on a country against itself. */
export async function spatial(): Promise<Result[]> {
  const ground: Ground = { model: realModel(), db: postgis('axis_atlas_bench') };
  if (ground.db) loadNetwork(ground.db, ground.model);
  else console.log(`PostGIS: ${SKIPPED}`);
  const results: Result[] = [];
  try {
    for (const part of PARTS) {
      console.log(`spatial: ${part.name}`);
      results.push(...(await part(ground)));
    }
  } finally {
    ground.db?.leave();
  }
  return results;
}
