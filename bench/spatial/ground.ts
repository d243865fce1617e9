import type { SpatialModel } from '../../src/spatial/model.ts';
import type { PostGis } from '../../src/spatial/testing/postgis.ts';

/** Inputs of every part. `db` is null if POSTGIS_URL is not set; otherwise it contains the network. */
export interface Ground {
  model: SpatialModel;
  db: PostGis | null;
}
