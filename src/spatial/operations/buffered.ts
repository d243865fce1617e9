import { buffer, earthRadius, multiLineString } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { LonLat } from '../../domain/records.ts';
import type { ModelAxis } from '../model.ts';
import { PIECE_M } from './capsules.ts';
import { cutOnce } from './cut-axis.ts';
import { displaced } from './displaced.ts';
import { labelPoint } from './label-point.ts';
import { footOnSegment, offsetM, pieces, RAD } from './metric.ts';
import { unionOf } from './overlay.ts';

/** Chords of a quarter circle: an outline inside the true one by at most 0.05 % of the width, a disc too small by 0.07 %. */
const STEPS = 24;
/** Half the diagonal of what is measured in one plane, metres: lengths there are true to 0.05 % across the rim. */
const PLANE_M = 350_000;
/** Deepest point of a hole may be this share of the width short of it: the outline lies inside the true one. */
const HOLE_SLACK = 0.002;

interface Group {
  axes: readonly ModelAxis[];
  centre: LonLat;
}

/** Halves axes, by where they lie, until each part fits one plane. */
function groups(axes: readonly ModelAxis[]): Group[] {
  const at = axes.flatMap(({ lines }) => lines.flat());
  const low = at.reduce<LonLat>(([x, y], [lon, lat]) => [Math.min(x, lon), Math.min(y, lat)], [180, 90]);
  const high = at.reduce<LonLat>(([x, y], [lon, lat]) => [Math.max(x, lon), Math.max(y, lat)], [-180, -90]);
  const centre: LonLat = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2];
  const [eastM, northM] = offsetM(low, high);
  if (axes.length < 2 || Math.hypot(eastM, northM) / 2 <= PLANE_M) return [{ axes, centre }];
  const by = eastM > northM ? 0 : 1;
  const start = ({ lines }: ModelAxis): number => lines[0]?.[0]?.[by] ?? 0;
  const sorted = axes.toSorted((p, q) => start(p) - start(q));
  const half = Math.ceil(axes.length / 2);
  return [...groups(sorted.slice(0, half)), ...groups(sorted.slice(half))];
}

/** To the sphere on which `turf.buffer` measures and back, such that lengths around `centre` are those of the ellipsoid. */
function sphere(centre: LonLat): { to(at: LonLat): Position; from(at: Position): LonLat } {
  return {
    to: (at) => {
      const [x, y] = offsetM(centre, at);
      const rho = Math.hypot(x, y);
      if (rho === 0) return [0, 0];
      const [sin, cos] = [Math.sin(rho / earthRadius), Math.cos(rho / earthRadius)];
      return [Math.atan2(x * sin, rho * cos) / RAD, Math.asin((y * sin) / rho) / RAD];
    },
    from: ([lon = NaN, lat = NaN]) => {
      const cosLat = Math.cos(lat * RAD);
      const angle = Math.acos(Math.min(1, cosLat * Math.cos(lon * RAD)));
      const radiusM = angle < 1e-9 ? earthRadius : (earthRadius * angle) / Math.sin(angle);
      return displaced(centre, [radiusM * cosLat * Math.sin(lon * RAD), radiusM * Math.sin(lat * RAD)]);
    },
  };
}

/** Whether the middle of a hole is farther than the width from every axis, as a hole must be; else `buffer` made it up (Turf #2920). */
function isHole(ring: readonly LonLat[], axes: readonly ModelAxis[], widthM: number): boolean {
  let middle: LonLat;
  try {
    middle = labelPoint({ type: 'Polygon', coordinates: [[...ring]] }, widthM / 100);
  } catch {
    return false;
  }
  const enoughM = widthM * (1 - HOLE_SLACK);
  return axes.every((axis) =>
    cutOnce(axis).every(({ a, b }) => footOnSegment(middle, a, b).distanceM > enoughM),
  );
}

/**
 * The outline of all points within `widthM` metres of axes, by Turf: lines are cut into pieces of 10 km, laid on Turf's sphere
 * so that distances come out as on the ellipsoid (azimuthal equidistant around the middle of at most 700 km of them), buffered in
 * one call and brought back; false holes are dropped.
 */
export function buffered(axes: readonly ModelAxis[], widthM: number): MultiPolygon {
  return unionOf(
    groups(axes).map(({ axes: some, centre }): Polygon | MultiPolygon => {
      const { to, from } = sphere(centre);
      const lines = some.flatMap((axis) => axis.lines.map((line) => pieces(line, PIECE_M).map(to)));
      const made = buffer(multiLineString(lines), widthM, { units: 'meters', steps: STEPS })?.geometry;
      const polygons = made?.type === 'Polygon' ? [made.coordinates] : (made?.coordinates ?? []);
      return {
        type: 'MultiPolygon',
        coordinates: polygons.map((polygon) => {
          const [outer = [], ...holes] = polygon.map((ring) => ring.map(from));
          return [outer, ...holes.filter((hole) => isHole(hole, some, widthM))];
        }),
      };
    }),
  );
}
