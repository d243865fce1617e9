import Flatbush from 'flatbush';
import type { LonLat } from '../../domain/records.ts';
import type { Bbox } from '../../domain/view.ts';
import { geodesicM } from './geodesic-m.ts';
import { MIN_RADIUS_M, offsetM, RAD } from './metric.ts';

/** Beyond this the plane of `offsetM` is left for the geodesic itself, metres: at 71 km in latitude 53° it is 10 ppm off. */
const PLANE_M = 50_000;

/** Ellipsoidal distance between two positions in metres, within 10 ppm; geodesic above 50 km. */
export function separationM(a: LonLat, b: LonLat): number {
  const [east, north] = offsetM(a, b);
  const planeM = Math.sqrt(east * east + north * north);
  return planeM < PLANE_M ? planeM : geodesicM(a, b);
}

/** A box in degrees that holds everything within `radiusM` metres of a box. */
export function padded([west, south, east, north]: Bbox, radiusM: number): Bbox {
  const angle = (radiusM / MIN_RADIUS_M) * 1.0001;
  const padLat = angle / RAD;
  const poleward = Math.cos(Math.max(Math.abs(south), Math.abs(north)) * RAD);
  const ratio = Math.sin(Math.min(angle, Math.PI / 2)) / poleward;
  const padLon = ratio < 1 ? Math.asin(ratio) / RAD : 360;
  return [west - padLon, south - padLat, east + padLon, north + padLat];
}

export interface PointIndex {
  /** Indexes of the points that may lie within `radiusM` of the box: all that do, and some more. */
  around(box: Bbox, radiusM: number): number[];
  /** Index and distance of the nearest point, the first of equally near ones; undefined where there is no point. */
  nearest(at: LonLat): { index: number; distanceM: number } | undefined;
}

/** Indexes points once, so that those near a place are found among few. */
export function pointIndex(points: readonly LonLat[]): PointIndex {
  if (points.length === 0) return { around: () => [], nearest: () => undefined };
  const tree = new Flatbush(points.length);
  for (const [lon, lat] of points) tree.add(lon, lat);
  tree.finish();
  const around = (box: Bbox, radiusM: number): number[] => tree.search(...padded(box, radiusM));
  return {
    around,
    nearest: (at) => {
      // The neighbour in degrees is near, if not nearest: its distance bounds the search in metres.
      const [guess = 0] = tree.neighbors(at[0], at[1], 1);
      let best = { index: guess, distanceM: separationM(at, points[guess] as LonLat) };
      for (const index of around([at[0], at[1], at[0], at[1]], best.distanceM)) {
        const m = separationM(at, points[index] as LonLat);
        if (m < best.distanceM || (m === best.distanceM && index < best.index))
          best = { index, distanceM: m };
      }
      return best;
    },
  };
}
