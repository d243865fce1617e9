import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coverageAt } from '../../domain/answers/coverage.ts';
import { realModel } from '../testing/model.ts';
import type { PostGis } from '../testing/postgis.ts';
import { loadLand, loadNetwork, postgis, SKIPPED } from '../testing/postgis.ts';
import { certainWithin, corridorKm2, nearestCentral, pairsWithin } from '../testing/postgis-questions.ts';
import { areaKm2 } from '../geometry/area-km2.ts';
import { corridorAreas } from './corridor-areas.ts';
import { corridor } from './corridor.ts';
import { coverageTable } from './coverage-table.ts';
import { nearestAll } from './nearest-all.ts';
import { reach } from './reach.ts';

const WIDTHS_KM = [1, 5, 10, 20, 30];
/** A pair this close to the width may fall on either side, metres. */
const BAND_M = 1;
const K = 3;
/** Chords of a quarter circle of PostGIS's buffers. */
const QUAD_SEGS = 64;
const AREA_SHARE = 0.001;
/**
 * PostGIS buffers in the plane of a UTM zone, whose scale is 0.065 % off where two zones meet (120° E): discs there come out 0.13 %
 * small. Counted by a grid of points and `ST_DWithin`, the two counties that are farthest apart are within 0.05 % of ours.
 */
const COUNTY_SHARE = 0.0015;
/** A sliver of a county may part by this much more, km². */
const SLIVER_KM2 = 0.05;

const asked = process.env['POSTGIS_URL'] !== undefined;

describe.skipIf(!asked)(`PostGIS${asked ? '' : ` (${SKIPPED})`}`, () => {
  const model = realModel();
  const found = reach(model);
  let db: PostGis;
  beforeAll(() => {
    const made = postgis('axis_atlas_test');
    if (!made) throw new Error(SKIPPED);
    db = made;
    loadNetwork(db, model);
    loadLand(db, model);
  });
  afterAll(() => db.leave());

  it.each(WIDTHS_KM)('has the same pairs of axis and village within %s km (ST_DWithin)', (widthKm) => {
    const widthM = widthKm * 1000;
    const theirs = new Set(db.rows(pairsWithin(widthM)).map(([axis, site]) => `${axis} ${site}`));
    expect(theirs.size).toBeGreaterThan(1000);
    const apart: string[] = [];
    const { start, site, distanceM } = found.near;
    for (let axis = 0; axis + 1 < start.length; axis++)
      for (let i = start[axis] as number; i < (start[axis + 1] as number); i++) {
        const [s, m] = [site[i] as number, distanceM[i] as number];
        if (model.sites[s]?.kind !== 'village') continue;
        const pair = `${axis} ${s}`;
        const held = theirs.delete(pair);
        if (held !== m <= widthM && Math.abs(m - widthM) > BAND_M) apart.push(`${pair}: ${m} m`);
      }
    // What is left in `theirs` are pairs that only PostGIS has: there must be none.
    expect([...apart, ...theirs]).toEqual([]);
  });

  it.each(WIDTHS_KM)('counts as many certain and uncertain villages of each axis within %s km', (widthKm) => {
    const ours = found.axisIds.map((id, axis) => {
      const { certain, uncertain } = coverageAt(
        coverageTable(model, found, { axes: [id] }),
        widthKm,
      ).villages;
      return [axis, certain, certain + uncertain];
    });
    expect(db.rows(certainWithin(widthKm * 1000)).map((row) => row.map(Number))).toEqual(ours);
  });

  it('names the same three central towns of every village, as far away (<->, ST_Distance)', () => {
    const table = nearestAll(model, K);
    const central = model.sites.flatMap(({ kind, programme }, n) =>
      kind === 'town' && programme ? [n] : [],
    );
    const rows = db.rows(nearestCentral(K)).map((row) => row.map(Number));
    expect(rows).toHaveLength(table.site.length * K);
    const apart = rows.filter(([village, town, m = NaN], i) => {
      const ours = table.distanceM[i] as number;
      const same = central[table.town[i] as number] === town;
      // Two towns on one point are equally near.
      const tie = rows.some(
        ([v, , other = NaN], j) => v === village && j !== i && Math.abs(other - m) < 0.01,
      );
      return !(Math.abs(ours - m) <= 0.01 + m * 1e-5) || !(same || tie);
    });
    expect(apart).toEqual([]);
  });

  it('has as much land in the corridor: province and every county (ST_Buffer on geography, ST_Area)', () => {
    for (const widthKm of [1, 5, 10]) {
      const theirs = new Map(
        db
          .rows(corridorKm2(widthKm * 1000, QUAD_SEGS, 'land.geom && corridor.geom'))
          .map(([code = '', km2]) => [code, Number(km2)]),
      );
      const ours = corridorAreas(model, { widthKm });
      const province = theirs.get(model.province.code) ?? NaN;
      expect(Math.abs(ours.areaKm2 / province - 1)).toBeLessThan(AREA_SHARE);
      const shares = new Map(ours.counties.map(({ code, areaKm2: km2 }) => [code, km2]));
      const apart = model.counties.flatMap(({ code, name }) => {
        const [own, their] = [shares.get(code) ?? 0, theirs.get(code) ?? 0];
        return Math.abs(own - their) <= COUNTY_SHARE * their + SLIVER_KM2
          ? []
          : [`${name} at ${widthKm} km: ${own} km², PostGIS ${their} km²`];
      });
      expect(apart).toEqual([]);
    }
  });

  it.each([1, 5, 10, 20])(
    'takes the outline at %s km for valid, and as large as its own (ST_IsValid, ST_Area)',
    (widthKm) => {
      const { geometry } = corridor(model, { widthKm });
      const outline = `st_setsrid(st_geomfromgeojson('${JSON.stringify(geometry)}'), 4326)`;
      const [[reason, km2] = []] = db.rows(
        `select st_isvalidreason(geom), st_area(geom::geography) / 1e6 from (select ${outline} as geom) drawn`,
      );
      expect(reason).toBe('Valid Geometry');
      expect(Math.abs(areaKm2(geometry) / Number(km2) - 1)).toBeLessThan(1e-6);
      const [[, theirs] = []] = db.rows(
        corridorKm2(widthKm * 1000, QUAD_SEGS, `code = '${model.province.code}'`),
      );
      expect(Math.abs(areaKm2(geometry) / Number(theirs) - 1)).toBeLessThan(AREA_SHARE);
    },
  );

  it('measures the same areas of province and counties (ST_Area)', () => {
    const regions = new Map(
      [model.province, ...model.counties].map(({ code, geometry }) => [code, geometry]),
    );
    const rows = db.rows('select code, st_area(geom::geography) / 1e6 from land');
    expect(rows).toHaveLength(regions.size);
    for (const [code = '', km2] of rows)
      expect(Math.abs(areaKm2(regions.get(code)!) / Number(km2) - 1)).toBeLessThan(1e-6);
  });
});
