import { buffer, featureCollection, point, pointsWithinPolygon } from '@turf/turf';
import type { Position } from 'geojson';
import type { CoverageTable } from '../../src/domain/measures/coverage.ts';
import { coverageAt, coverageCurve } from '../../src/domain/measures/coverage.ts';
import type { Reach } from '../../src/domain/measures/reach.ts';
import type { SpatialModel } from '../../src/spatial/model.ts';
import { coverageTable } from '../../src/spatial/operations/coverage-table.ts';
import { reach } from '../../src/spatial/operations/reach.ts';
import type { Result } from '../result.ts';
import { atMost, faster } from '../result.ts';
import type { Ground } from './ground.ts';
import { INDEX_ANEW } from './postgis.ts';
import { RUNS, collectGarbage, timesMs } from './measure.ts';

const WIDTH_KM = 5;
/** Widths of the curve: 0 to 30 km. At 0 a buffer is nothing, which the peer has for free. */
const CURVE_KM = Array.from({ length: 31 }, (_, km) => km);
/** The naive curve takes half a minute: it runs fewer times. */
const CURVE_PEER_RUNS = 3;
const LOOKUPS = 10_000;

/** Villages within a width of each axis, at one width and at all of them. */
export function coverage({ model, db }: Ground): Result[] {
  const villages: SpatialModel = { ...model, sites: model.sites.filter(({ kind }) => kind === 'village') };
  const [axes, places] = [model.axes.length, villages.sites.length];
  const once = `coverage of each of ${axes} axes × ${places} villages at ${WIDTH_KM} km, from cold`;
  const curves = `0–30 km curve of ${axes} axes and the province × ${places} villages, from cold`;

  const ours = timesMs(() => ofEach({ ...villages }), RUNS, 15);
  const theirs = timesMs(() => naive(villages, WIDTH_KM), RUNS);
  const made = reach(villages);
  const oursMade = timesMs(() => countsOf(villages, made), RUNS, 5);
  const question = within(WIDTH_KM * 1000);
  const asked = db?.timesMs([question], RUNS) ?? null;
  const askedCold = db?.timesMs([...INDEX_ANEW, question], RUNS) ?? null;
  const askedCurves = db?.timesMs([...INDEX_ANEW, ...CURVE_KM.map((km) => within(km * 1000))], RUNS) ?? null;
  const oursCurves = timesMs(() => allCurves({ ...villages }), RUNS, 10);
  const theirCurves = timesMs(() => CURVE_KM.map((km) => naive(villages, km)), CURVE_PEER_RUNS, 0);
  if (db) differences(villages, model, db);
  return [
    faster(`${once}; peer turf.buffer + pointsWithinPolygon`, ours, theirs, 20),
    faster(`${once}; peer PostGIS, GiST made anew + ST_DWithin`, ours, askedCold, 1),
    faster(
      `the same with reach made before; peer PostGIS, ST_DWithin with GiST made before`,
      oursMade,
      asked,
      1,
    ),
    faster(
      `${curves}; peer the same naive work for 31 widths, median of ${CURVE_PEER_RUNS}`,
      oursCurves,
      theirCurves,
      200,
    ),
    faster(
      `${curves}; peer PostGIS, GiST made anew + ST_DWithin for 31 widths, axes only`,
      oursCurves,
      askedCurves,
      1,
    ),
    ...furtherWidths(model),
  ];
}

/** Certain villages within the width of each axis, from cold. */
const ofEach = (model: SpatialModel): number[] => countsOf(model, reach(model));

const countsOf = (model: SpatialModel, found: Reach): number[] =>
  found.axisIds.map(
    (id) => coverageAt(coverageTable(model, found, { axes: [id] }), WIDTH_KM).villages.certain,
  );

function allCurves(model: SpatialModel): number {
  const found = reach(model);
  const tables: CoverageTable[] = found.axisIds.map((id) => coverageTable(model, found, { axes: [id] }));
  tables.push(coverageTable(model, found));
  return tables.map((table) => coverageCurve(table, 1)).length;
}

/** As one would write it with Turf: villages in the buffer of each axis, and in any of them. */
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

/** Counts of villages within a width of each axis. */
const within = (widthM: number): string =>
  `select a.n, count(s.n) from axis a left join site s on st_dwithin(a.geog, s.geog, ${widthM}) and s.kind = 'village'
    group by a.n order by a.n`;

/** One more width of the province: the time of a lookup, and what 10,000 of them leave on the heap. */
function furtherWidths(model: SpatialModel): Result[] {
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

/** Says how many pairs of axis and village lie on different sides of a width for us, for PostGIS and for Turf. */
function differences(villages: SpatialModel, model: SpatialModel, db: NonNullable<Ground['db']>): void {
  const found = reach(villages);
  const number = model.sites.flatMap(({ kind }, n) => (kind === 'village' ? [n] : []));
  for (const km of [1, WIDTH_KM, 10, 20, 30]) {
    const theirs = new Map(
      db
        .rows(
          `select a.n, s.n, st_distance(a.geog, s.geog) from axis a join site s on st_dwithin(a.geog, s.geog, ${km * 1000 + 1})
            where s.kind = 'village'`,
        )
        .map(([a, s, m]) => [`${a} ${s}`, Number(m)]),
    );
    const { start, site, distanceM } = found.near;
    let [pairs, apart, worstM] = [0, 0, 0];
    for (let a = 0; a + 1 < start.length; a++)
      for (let i = start[a] as number; i < (start[a + 1] as number); i++) {
        const m = distanceM[i] as number;
        if (m > km * 1000 + 0.5) continue;
        const theirM = theirs.get(`${a} ${number[site[i] as number]}`) ?? Infinity;
        pairs++;
        worstM = Math.max(worstM, Math.abs(m - theirM));
        if (m <= km * 1000 !== theirM <= km * 1000) {
          apart++;
          console.log(`coverage: axis ${a}, site ${site[i]}: ${m} m, PostGIS ${theirM} m`);
        }
      }
    console.log(
      `coverage at ${km} km: ${pairs} pairs, ${apart} on another side for PostGIS, largest difference ${worstM.toFixed(3)} m`,
    );
  }
}
