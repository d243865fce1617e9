/** The questions that are put to PostGIS, by tests and benches alike; for the tables of `loadNetwork` and `loadLand`. */

/** Villages within a width of each axis, by `ST_DWithin`: axis, count. */
export const countsWithin = (widthM: number): string =>
  `select a.n, count(s.n) from axis a left join site s on st_dwithin(a.geog, s.geog, ${widthM}) and s.kind = 'village'
    group by a.n order by a.n`;

/**
 * Villages whose whole error circle, and any of whose error circle, lies within a width of each axis, by `ST_DWithin`:
 * axis, certain, possible.
 */
export const certainWithin = (widthM: number): string =>
  `select a.n, count(s.n) filter (where s.radius_m <= ${widthM} and st_dwithin(a.geog, s.geog, greatest(0, ${widthM} - s.radius_m))),
      count(s.n)
    from axis a left join site s on s.kind = 'village' and st_dwithin(a.geog, s.geog, ${widthM} + s.radius_m)
    group by a.n order by a.n`;

/** Pairs of axis and village within a width, by `ST_DWithin`: axis, site, metres by `ST_Distance`. */
export const pairsWithin = (widthM: number): string =>
  `select a.n, s.n, st_distance(a.geog, s.geog) from axis a join site s on st_dwithin(a.geog, s.geog, ${widthM})
    where s.kind = 'village'`;

/** `<->` on geography orders by a sphere, which swaps towns that are nearly as near: so many times as many are measured. */
const CANDIDATES = 2;

/** The `k` nearest central towns of each village, proposed by `<->` and ordered by `ST_Distance`: village, town, metres. */
export const nearestCentral = (k: number): string =>
  `select v.n, t.n, t.m from site v cross join lateral
      (select n, st_distance(v.geog, geog) as m from
        (select n, geog from site where central order by v.geog <-> geog limit ${k * CANDIDATES}) c
        order by m, n limit ${k}) t
    where v.kind = 'village' order by v.n, t.m, t.n`;

/**
 * Land within a width of any axis, by `ST_Buffer` on geography, `ST_Intersection` and `ST_Area`: code, km².
 * @param quadSegs chords of a quarter circle; the 8 that are taken unasked make the area 0.2 % too small
 * @param where which rows of `land`; `corridor.geom` can be asked too
 */
export const corridorKm2 = (widthM: number, quadSegs: number, where: string): string =>
  `with corridor as materialized
      (select st_union(st_buffer(geog, ${widthM}, 'quad_segs=${quadSegs}')::geometry) as geom from axis)
    select land.code, st_area(st_intersection(land.geom, corridor.geom)::geography) / 1e6
      from land, corridor where ${where} order by land.code`;
