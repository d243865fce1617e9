import type { SpatialModel } from '../../src/spatial/model.ts';
import type { PostGis } from '../../src/spatial/testing/postgis.ts';

/** What every part is given. `db` is null where POSTGIS_URL is not set; the network is loaded into it otherwise. */
export interface Ground {
  model: SpatialModel;
  db: PostGis | null;
}
