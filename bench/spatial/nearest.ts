import { featureCollection, nearestPoint, point } from '@turf/turf';
import { nearestAll } from '../../src/spatial/operations/nearest-all.ts';
import type { Result } from '../result.ts';
import { faster } from '../result.ts';
import type { Ground } from './ground.ts';
import { RUNS, timesMs } from './measure.ts';

const K = 3;

/** The three nearest central towns of every village. */
export function nearest({ model, db }: Ground): Result[] {
  const villages = model.sites.filter(({ kind }) => kind === 'village');
  const towns = model.sites.filter(({ kind, programme }) => kind === 'town' && programme);
  const work = `nearest ${K} of ${towns.length} central towns for ${villages.length} villages`;
  // A copy of the model is another model to the engine: nothing made before is at hand.
  const ours = timesMs(() => nearestAll({ ...model }, K), RUNS, 15);
  const theirs = timesMs(() => byTurf(villages, towns), RUNS);
  const question = `select v.n, t.n, t.m from site v cross join lateral
    (select n, v.geog <-> geog as m from site where central order by v.geog <-> geog limit ${K}) t
    where v.kind = 'village'`;
  const asked = db?.timesMs([question], RUNS) ?? null;
  if (db) differences(model, db);
  return [
    faster(`${work}, from cold; peer turf.nearestPoint, repeated`, ours, theirs, 30),
    faster(`${work}; peer PostGIS, <-> with GiST`, ours, asked, 1),
  ];
}

type Sites = Ground['model']['sites'];

/** As one would write it: the nearest, then the nearest of the rest, and so on. */
function byTurf(villages: Sites, towns: Sites): number {
  const points = towns.map(({ lonLat }) => point(lonLat));
  let sum = 0;
  for (const { lonLat } of villages) {
    let rest = points;
    for (let i = 0; i < K; i++) {
      const found = nearestPoint(lonLat, featureCollection(rest));
      sum += found.properties.distanceToPoint;
      rest = rest.filter((_, index) => index !== found.properties.featureIndex);
    }
  }
  return sum;
}

/** Says how far we are from PostGIS, asked by ST_Distance: `<->` orders by the sphere, which swaps towns that are nearly as near. */
function differences(model: Ground['model'], db: NonNullable<Ground['db']>): void {
  const table = nearestAll(model, K);
  const rows = db.rows(
    `select v.n, t.m from site v cross join lateral
      (select st_distance(v.geog, geog) as m from site where central order by 1 limit ${K}) t
      where v.kind = 'village' order by v.n, t.m`,
  );
  let worst = 0;
  rows.forEach(([, m], i) => {
    worst = Math.max(worst, Math.abs((table.distanceM[i] as number) / Number(m) - 1));
  });
  console.log(
    `nearest: ${rows.length} distances, largest difference from PostGIS ${(worst * 100).toFixed(5)} %`,
  );
}
