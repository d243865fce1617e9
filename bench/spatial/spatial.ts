import { realModel } from '../../src/spatial/test-model.ts';
import type { SpatialModel } from '../../src/spatial/model.ts';
import type { Result } from '../result.ts';
import { country } from './country.ts';
import { coverage } from './coverage.ts';
import { nearest } from './nearest.ts';
import type { PostGis } from './postgis.ts';
import { leave, loadNetwork, postgis } from './postgis.ts';

/** What every part is given. `db` is null where POSTGIS_URL is not set; the network is loaded into it otherwise. */
export interface Ground {
  model: SpatialModel;
  db: PostGis | null;
}

/** The parts in the order of the table. */
const PARTS: readonly ((ground: Ground) => Result[] | Promise<Result[]>)[] = [coverage, nearest, country];

/** The spatial engine on the real network against Turf and, where there is one, PostGIS; and on a country against itself. */
export async function spatial(): Promise<Result[]> {
  const ground: Ground = { model: realModel(), db: postgis() };
  if (ground.db) loadNetwork(ground.db, ground.model);
  const results: Result[] = [];
  try {
    for (const part of PARTS) {
      console.log(`spatial: ${part.name}`);
      results.push(...(await part(ground)));
    }
  } finally {
    if (ground.db) leave(ground.db);
  }
  return results;
}
