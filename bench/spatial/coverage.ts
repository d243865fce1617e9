import { buffer } from '@turf/buffer';
import { featureCollection, point } from '@turf/helpers';
import { pointsWithinPolygon } from '@turf/points-within-polygon';
import type { Position } from 'geojson';
import type { CoverageTable } from '../../src/domain/answers/coverage.ts';
import { coverageAt, coverageCurve } from '../../src/domain/answers/coverage.ts';
import type { Reach } from '../../src/domain/answers/reach.ts';
import type { SpatialModel } from '../../src/spatial/model.ts';
import { coverageTable } from '../../src/spatial/questions/coverage-table.ts';
import { reach } from '../../src/spatial/questions/reach.ts';
import type { Result } from '../result.ts';
import { atMost, equal, faster } from '../result.ts';
import type { Ground } from './ground.ts';
import { INDEX_ANEW } from '../../src/spatial/testing/postgis.ts';
import { countsWithin, pairsWithin } from '../../src/spatial/testing/postgis-questions.ts';
import { RUNS, byTurnsMs, collectGarbage, timesMs } from './measure.ts';

const WIDTH_KM = 5;
/** Widths of the curve: 0 to 30 km. At width 0 a peer has no buffer to compute. */
const CURVE_KM = Array.from({ length: 31 }, (_, km) => km);
/** A curve takes a peer more than a minute on lines that follow the ground, so it is timed once, after the other rows. */
const PEER_CURVE_RUNS = 1;
const LOOKUPS = 10_000;
/** Pairs this close to a width may be on either side, metres. */
const BAND_M = 1;

/** Villages only, as for the peers. */
const keepVillages = (model: SpatialModel): SpatialModel => ({
  ...model,
  sites: model.sites.filter(({ kind }) => kind === 'village'),
});

const timedIn = (db: Ground['db'], statements: readonly string[]): (() => number) | null =>
  db ? () => db.timesMs(statements, 1)[0] ?? NaN : null;

/** Villages within 5 km of each axis: from cold, and with the distances already computed. */
export function coverage({ model, db }: Ground): Result[] {
  const villages = keepVillages(model);
  const [axes, places] = [model.axes.length, villages.sites.length];
  const work = `coverage of each of ${axes} axes × ${places} villages at ${WIDTH_KM} km, from cold`;
  const question = countsWithin(WIDTH_KM * 1000);
  timesMs(() => ofEach({ ...villages }), 1, 15);
  const cold = byTurnsMs(() => ofEach({ ...villages }), timedIn(db, [...INDEX_ANEW, question]));
  const theirs = timesMs(() => naive(villages, WIDTH_KM), RUNS);
  const made = reach(villages);
  timesMs(() => countPlaces(villages, made), 1, 5);
  const known = byTurnsMs(() => countPlaces(villages, made), timedIn(db, [question]));
  const apart = db ? differences(villages, model, db, [WIDTH_KM]) : 0;
  const alike = (row: Result): Result => equal(row, apart === 0, 'the same pairs');
  return [
    faster(`${work}; peer turf.buffer + pointsWithinPolygon`, cold.ours, theirs, 20),
    alike(faster(`${work}; peer PostGIS, GiST made anew + ST_DWithin`, cold.ours, cold.theirs, 1)),
    alike(
      faster(
        `the same with reach made before; peer PostGIS, ST_DWithin with GiST made before`,
        known.ours,
        known.theirs,
        1,
      ),
    ),
  ];
}

/** Villages within every width of each axis and of the province, from cold. */
export function curves({ model, db }: Ground): Result[] {
  const villages = keepVillages(model);
  const work = `0–30 km curve of ${model.axes.length} axes and the province × ${villages.sites.length} villages, from cold`;
  const asked =
    db?.timesMs([...INDEX_ANEW, ...CURVE_KM.map((km) => countsWithin(km * 1000))], PEER_CURVE_RUNS) ?? null;
  const ours = timesMs(() => allCurves({ ...villages }), RUNS, 10);
  const theirs = timesMs(() => CURVE_KM.map((km) => naive(villages, km)), PEER_CURVE_RUNS, 0);
  const apart = db ? differences(villages, model, db, CURVE_KM) : 0;
  return [
    faster(`${work}; peer the same naive work for 31 widths`, ours, theirs, 200),
    equal(
      faster(`${work}; peer PostGIS, GiST made anew + ST_DWithin for 31 widths, axes only`, ours, asked, 1),
      apart === 0,
      'the same pairs',
    ),
  ];
}

/** Certain villages within the width of each axis, from cold. */
const ofEach = (model: SpatialModel): number[] => countPlaces(model, reach(model, WIDTH_KM));

const countPlaces = (model: SpatialModel, found: Reach): number[] =>
  found.axisIds.map(
    (id) => coverageAt(coverageTable(model, found, { axes: [id] }), WIDTH_KM).villages.certain,
  );

function allCurves(model: SpatialModel): number {
  const found = reach(model);
  const tables: CoverageTable[] = found.axisIds.map((id) => coverageTable(model, found, { axes: [id] }));
  tables.push(coverageTable(model, found));
  return tables.map((table) => coverageCurve(table, 1)).length;
}

/** The usual way with Turf: villages in the buffer of each axis, and in any of them. */
function naive({ axes, sites }: SpatialModel, widthKm: number): { each: number[]; any: number } {
  const points = featureCollection(sites.map(({ lonLat }, site) => point(lonLat, { site })));
  const any = new Set<number>();
  const each = axes.map(({ lines }) => {
    const coordinates = lines.map((line): Position[] => [...line]);
    const polygon = buffer({ type: 'MultiLineString', coordinates }, widthKm, { units: 'kilometers' });
    if (!polygon) return 0;
    const inside = pointsWithinPolygon(points, polygon).features;
    for (const { properties } of inside) any.add(properties.site);
    return inside.length;
  });
  return { each, any: any.size };
}

/** One more width of the province: time of a look-up, and heap memory after 10,000 of them. */
export function widths({ model }: Ground): Result[] {
  const table = coverageTable(model, reach(model));
  const look = (): void => {
    for (let i = 0; i < LOOKUPS; i++) coverageAt(table, (i * 30) / LOOKUPS);
  };
  const [perLookup = NaN] = timesMs(look, 1, 2).map((ms) => ms / LOOKUPS);
  const one = Array.from(
    { length: 1000 },
    (_, i) => timesMs(() => coverageAt(table, i * 0.03), 1, 0)[0] ?? 0,
  );
  const p99 = one.toSorted((x, y) => x - y)[Math.floor(one.length * 0.99)] ?? NaN;
  const work = 'every further width of the province';
  const rows = [atMost(`${work}, mean of ${LOOKUPS}`, perLookup, 1), atMost(`${work}, 99th of 100`, p99, 1)];
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  look();
  collectGarbage();
  const grownMB = Math.max(0, process.memoryUsage().heapUsed - before) / 2 ** 20;
  return [...rows, atMost(`heap left by ${LOOKUPS} further widths`, grownMB, 0.1, 'MB')];
}

/** Pairs of axis and village that are on different sides of a width for us and for PostGIS, and farther from it than a metre; prints each. */
function differences(
  villages: SpatialModel,
  model: SpatialModel,
  db: NonNullable<Ground['db']>,
  widthsKm: readonly number[],
): number {
  const { start, site, distanceM } = reach(villages).near;
  const number = model.sites.flatMap(({ kind }, n) => (kind === 'village' ? [n] : []));
  let all = 0;
  for (const km of widthsKm) {
    const theirs = new Set(db.rows(pairsWithin(km * 1000)).map(([a, s]) => `${a} ${s}`));
    const pairs = theirs.size;
    let apart = 0;
    for (let a = 0; a + 1 < start.length; a++)
      for (let i = start[a] as number; i < (start[a + 1] as number); i++) {
        const m = distanceM[i] as number;
        const held = theirs.delete(`${a} ${number[site[i] as number]}`);
        if (held === m <= km * 1000 || Math.abs(m - km * 1000) <= BAND_M) continue;
        apart++;
        console.log(
          `coverage: axis ${a}, site ${site[i]}: ${m} m, ${held ? 'in' : 'not in'} PostGIS's ${km} km`,
        );
      }
    apart += theirs.size;
    all += apart;
    console.log(`coverage at ${km} km: ${pairs} pairs of PostGIS, ${apart} on another side`);
  }
  return all;
}
