import { buffer, featureCollection, feature, intersect, union } from '@turf/turf';
import type { Position } from 'geojson';
import { areaKm2 } from '../../src/spatial/operations/area-km2.ts';
import { corridor as withOutline } from '../../src/spatial/operations/corridor.ts';
import { corridorAreas } from '../../src/spatial/operations/corridor-areas.ts';
import type { Result } from '../result.ts';
import { faster } from '../result.ts';
import type { Ground } from './ground.ts';
import { RUNS, timesMs } from './measure.ts';

const WIDTH_KM = 5;
/** PostGIS buffers with 8 segments to a quarter circle unless told: as many as ours. */
const POSTGIS_STEPS = 24;

/** Land within 5 km of any axis: its area, with every county's share, against Turf and PostGIS. */
export function corridor({ model, db }: Ground): Result[] {
  const work = `province corridor area (${model.axes.length} axes, ${WIDTH_KM} km, land only)`;
  /** As one would write it with Turf: buffers, their union, what of it is land. */
  const naiveKm2 = (): number => {
    const buffers = model.axes.flatMap(({ lines }) => {
      const coordinates = lines.map((line): Position[] => [...line]);
      return buffer({ type: 'MultiLineString', coordinates }, WIDTH_KM, { units: 'kilometers' }) ?? [];
    });
    const all = union(featureCollection(buffers));
    const land = all && intersect(featureCollection([all, feature(model.province.geometry)]));
    return land ? areaKm2(land.geometry) : 0;
  };
  const ours = timesMs(() => corridorAreas({ ...model }, { widthKm: WIDTH_KM }), RUNS, 3);
  const outlined = timesMs(() => withOutline(model, { widthKm: WIDTH_KM }), RUNS);
  const theirs = timesMs(naiveKm2, RUNS);
  const km2 = corridorAreas(model, { widthKm: WIDTH_KM }).areaKm2;
  console.log(`corridor: ours ${km2.toFixed(1)} km², Turf ${naiveKm2().toFixed(1)} km²`);
  const sql = `select st_area(st_intersection(st_union(st_buffer(geog, ${WIDTH_KM * 1000}, 'quad_segs=${POSTGIS_STEPS}')::geometry),
    st_setsrid(st_geomfromgeojson('${JSON.stringify(model.province.geometry)}'), 4326))::geography) / 1e6 from axis`;
  if (db) console.log(`corridor: PostGIS ${db.rows(sql)[0]?.[0]} km²`);
  return [
    faster(`${work}; peer turf.buffer + union + intersect`, ours, theirs, 3),
    // Our outline has three times Turf's corners and is slower: shown, with no target set.
    { ...faster(`${work}, with its outline; peer the same`, outlined, theirs, 1), target: null, met: null },
    faster(`${work}; peer PostGIS, ST_Buffer + ST_Area`, ours, db?.timesMs([sql], RUNS) ?? null, 1),
  ];
}
