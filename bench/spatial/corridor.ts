import { buffer } from '@turf/buffer';
import { feature, featureCollection } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import { union } from '@turf/union';
import type { Position } from 'geojson';
import { areaKm2 } from '../../src/spatial/geometry/area-km2.ts';
import { corridor as withOutline } from '../../src/spatial/questions/corridor.ts';
import { corridorAreas } from '../../src/spatial/questions/corridor-areas.ts';
import type { Result } from '../result.ts';
import { equal, faster } from '../result.ts';
import type { Ground } from './ground.ts';
import { RUNS, timesMs } from './measure.ts';
import type { PostGis } from '../../src/spatial/testing/postgis.ts';
import { loadLand } from '../../src/spatial/testing/postgis.ts';
import { corridorKm2 } from '../../src/spatial/testing/postgis-questions.ts';

const WIDTH_KM = 5;
/** Largest difference of areas, per cent. */
const AREA_PCT = 0.1;
/** The same for the share of one county, where slivers may differ by more: PostGIS's plane is inaccurate at the border of two UTM zones. */
const SHARE_PCT = 0.15;
const SLIVER_KM2 = 0.05;
/** Largest difference of our outline from our area, per cent. */
const OUTLINE_PCT = 0.05;
/**
 * Chords of a quarter circle in the peers' buffers. With their default of 8, areas are 0.2 % too small; with 32 the remaining difference is due to
 * the sphere on which Turf measures widths, and to the scale of PostGIS's UTM plane. Counting the points of a 0.2 km grid by `reach` distances gives
 * 31,498 km² ± 2: ours is 0.01 % below, PostGIS 0.05 %, Turf 0.1 %.
 */
const PEER_STEPS = 32;

type Model = Ground['model'];

/** Land within 5 km of any axis: its area with every county's share, against Turf and PostGIS. */
export function corridor({ model, db }: Ground): Result[] {
  const work = `province corridor area (${model.axes.length} axes, ${WIDTH_KM} km, land only)`;
  const km2 = corridorAreas(model, { widthKm: WIDTH_KM }).areaKm2;
  // A copy of the model has none of the results that are cached by model, such as the border of the land.
  const ours = timesMs(() => corridorAreas({ ...model }, { widthKm: WIDTH_KM }), RUNS, 3);
  const alone = timesMs(
    () => corridorAreas({ ...model, counties: [], prefectures: [] }, { widthKm: WIDTH_KM }),
    RUNS,
    3,
  );
  const outlined = timesMs(() => withOutline({ ...model }, { widthKm: WIDTH_KM }), RUNS, 3);
  const outlineKm2 = areaKm2(withOutline(model, { widthKm: WIDTH_KM }).geometry);
  const turfMs = timesMs(() => turfKm2(model), RUNS);
  const asked = db && prepareQueries(db, model);
  const turf = within('turf.buffer + union + intersect', turfKm2(model), km2);
  const postgis = within('PostGIS, ST_Buffer + ST_Area', asked?.km2 ?? null, km2);
  const alike = (row: Result, same: boolean): Result => equal(row, same, `area within ${AREA_PCT} %`);
  return [
    alike(faster(`${work} and counties' shares; ${turf.text}`, ours, turfMs, 3), turf.met),
    alike(
      faster(`${work}, with its outline (${signedPct(outlineKm2, km2)}); ${turf.text}`, outlined, turfMs, 3),
      turf.met && Math.abs(outlineKm2 / km2 - 1) * 100 <= OUTLINE_PCT,
    ),
    alike(faster(`${work}; ${postgis.text}`, alone, asked?.aloneMs ?? null, 1), postgis.met),
    alike(
      faster(`${work} and counties' shares; ${postgis.text}`, ours, asked?.sharesMs ?? null, 1),
      postgis.met && (asked === null || asked.worstSharePct <= SHARE_PCT),
    ),
  ];
}

const signedPct = (theirs: number, ours: number): string => {
  const pct = (theirs / ours - 1) * 100;
  return `${pct < 0 ? '−' : '+'}${Math.abs(pct).toFixed(3)} %`;
};

/** The name of a peer with the difference of its area from ours, and whether that is within the limit. */
function within(peer: string, theirs: number | null, ours: number): { text: string; met: boolean } {
  if (theirs === null) return { text: `peer ${peer}`, met: true };
  return {
    text: `peer ${peer}, its area ${signedPct(theirs, ours)}`,
    met: Math.abs(theirs / ours - 1) * 100 <= AREA_PCT,
  };
}

/** The usual way with Turf: buffers, their union, the part on land. Measured on the ellipsoid, like ours. */
function turfKm2({ axes, province }: Model): number {
  const buffers = axes.flatMap(({ lines }) => {
    const coordinates = lines.map((line): Position[] => [...line]);
    const options = { units: 'kilometers', steps: PEER_STEPS } as const;
    return buffer({ type: 'MultiLineString', coordinates }, WIDTH_KM, options) ?? [];
  });
  const all = union(featureCollection(buffers));
  const land = all && intersect(featureCollection([all, feature(province.geometry)]));
  return land ? areaKm2(land.geometry) : 0;
}

/** The same in PostGIS: the area alone, and with every county's share; borders and axes are loaded before. */
function prepareQueries(
  db: PostGis,
  model: Model,
): { km2: number; worstSharePct: number; aloneMs: number[]; sharesMs: number[] } {
  loadLand(db, model);
  const alone = corridorKm2(WIDTH_KM * 1000, PEER_STEPS, `code = '${model.province.code}'`);
  const shares = corridorKm2(WIDTH_KM * 1000, PEER_STEPS, 'land.geom && corridor.geom');
  const theirs = new Map(db.rows(shares).map(([code = '', km2]) => [code, Number(km2)]));
  const { counties } = corridorAreas(model, { widthKm: WIDTH_KM });
  return {
    km2: Number(db.rows(alone)[0]?.[1]),
    worstSharePct: Math.max(
      ...counties.map(
        ({ code, areaKm2: km2 }) =>
          Math.max(0, (Math.abs((theirs.get(code) ?? 0) - km2) - SLIVER_KM2) / km2) * 100,
      ),
    ),
    aloneMs: db.timesMs([alone], RUNS),
    sharesMs: db.timesMs([shares], RUNS),
  };
}
