import { featureCollection, point } from '@turf/helpers';
import { nearestPoint } from '@turf/nearest-point';
import { nearestAll } from '../../src/spatial/questions/nearest-all.ts';
import type { Result } from '../result.ts';
import { equal, faster } from '../result.ts';
import { nearestCentral } from '../../src/spatial/testing/postgis-questions.ts';
import type { Ground } from './ground.ts';
import { RUNS, timesMs } from './measure.ts';

const K = 3;

/** The three nearest central towns of every village. */
export function nearest({ model, db }: Ground): Result[] {
  const villages = model.sites.filter(({ kind }) => kind === 'village');
  const towns = model.sites.filter(({ kind, programme }) => kind === 'town' && programme);
  const work = `nearest ${K} of ${towns.length} central towns for ${villages.length} villages`;
  // A copy of the model has none of the results that are cached by model, except the possible positions, which are cached by survey.
  const ours = timesMs(() => nearestAll({ ...model }, K), RUNS, 15);
  const theirs = timesMs(() => byTurf(villages, towns), RUNS);
  const asked = db?.timesMs([nearestCentral(K)], RUNS) ?? null;
  const apart = db ? differences(model, db) : 0;
  return [
    faster(`${work}, from cold; peer turf.nearestPoint, repeated`, ours, theirs, 30),
    equal(
      faster(`${work}; peer PostGIS, <-> with GiST, ordered by ST_Distance`, ours, asked, 1),
      apart === 0,
      'the same towns',
    ),
  ];
}

type Sites = Ground['model']['sites'];

/** The usual way: the nearest, then the nearest of the rest, and so on. */
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

/** Villages whose nearest towns differ from those of PostGIS, or whose distances differ by more than 0.001 %; each is printed. */
function differences(model: Ground['model'], db: NonNullable<Ground['db']>): number {
  const table = nearestAll(model, K);
  let apart = 0;
  let worst = 0;
  db.rows(nearestCentral(K)).forEach(([village, , text], i) => {
    const [ours, theirs] = [table.distanceM[i] as number, Number(text)];
    worst = Math.max(worst, Math.abs(ours / theirs - 1));
    if (Math.abs(ours - theirs) <= 0.01 + theirs * 1e-5) return;
    apart++;
    console.log(`nearest: village ${village}: ${ours} m, PostGIS ${theirs} m`);
  });
  console.log(
    `nearest: ${table.distanceM.length} distances, largest difference ${(worst * 100).toFixed(5)} %`,
  );
  return apart;
}
