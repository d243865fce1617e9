import type { LonLat } from '../records.ts';
import { compared, type Compared, LEAST_M, ROUNDED_M } from './cross-check.ts';
import { type DistanceFigures, distanceFigures } from './own-points.ts';

/**
 * Cross-check by Turf of the two answers about the points of a reader's own layer: how many of them lie within the width, and which of them is the
 * nearest of each key village. Method and errors: docs/data.md, “Cross-check by Turf”.
 */

/** One step of the cross-check of the points in a corridor: those within the width of one axis. */
export interface PointsStep {
  /** Number of all steps. */
  of: number;
  /** Indexes of the points inside, ascending. */
  inside: Int32Array;
  /** Bound of the error of Turf's widths, per cent. */
  errorPct: number;
}

/** A point that is within the width by one of the two computations only. */
export interface DisagreedPoint {
  /** Index in the list of points. */
  point: number;
  lonLat: LonLat;
  ours: boolean;
  turf: boolean;
  /** Distance of the point from the edge of the corridor by our computation, metres; NaN if ours has no distance of it. */
  beyondM: number;
  /** Whether this distance is larger than the stated errors allow. */
  isFault: boolean;
}

export interface PointsCheck {
  widthKm: number;
  count: Compared;
  /** Faults first; then by distance from the edge, largest first. */
  points: DisagreedPoint[];
  agrees: boolean;
}

/** The answer that is checked: how many points are within the width, and the distance of each to the axes, metres. */
export interface PointsInside {
  widthKm: number;
  within: number;
  lonLats: readonly LonLat[];
  found: { distanceM: Float64Array; errorPct: number };
}

/** Compares the points within the width with those of Turf. @param turf indexes of the points inside, and the error of Turf's widths, per cent */
export function judgePoints(
  { widthKm, within, lonLats, found }: PointsInside,
  turf: { inside: ReadonlySet<number>; errorPct: number },
): PointsCheck {
  const widthM = widthKm * 1000;
  const boundM = (errorPct: number): number => (widthM * errorPct) / 100 + LEAST_M;
  const [oursM, turfM] = [boundM(found.errorPct), boundM(turf.errorPct)];
  const edgeM = Array.from(lonLats, (_, i) => Math.abs((found.distanceM[i] ?? NaN) - widthM));
  const near = (m: number): number => edgeM.filter((edge) => edge <= m).length;
  const points = lonLats
    .flatMap((lonLat, point): DisagreedPoint[] => {
      const beyondM = edgeM[point] as number;
      const ours = (found.distanceM[point] ?? NaN) <= widthM;
      const byTurf = turf.inside.has(point);
      // A point without a distance is a fault, wherever it lies.
      if (ours === byTurf && !Number.isNaN(beyondM)) return [];
      return [{ point, lonLat, ours, turf: byTurf, beyondM, isFault: !(beyondM <= oursM + turfM) }];
    })
    .toSorted((p, q) => Number(q.isFault) - Number(p.isFault) || q.beyondM - p.beyondM);
  const count = compared(within, turf.inside.size, near(oursM), near(turfM));
  return { widthKm, count, points, agrees: count.agrees && points.every(({ isFault }) => !isFault) };
}

/** The nearest point of a village by Turf. */
export interface TurfVillage {
  code: string;
  name: string;
  lonLat: LonLat;
  /** Index of the point that is nearest by Turf, and the distance to it, metres. */
  point: number;
  distanceM: number;
  /** Distance by Turf to the point that the page has as the nearest, metres; NaN if the page does not list the village. */
  listedM: number;
}

/** One step of the cross-check of the nearest points: some of the villages. */
export interface NearestPointsStep {
  /** Number of all steps. */
  of: number;
  villages: TurfVillage[];
  /** Bound of the error of Turf's distances, per cent. */
  errorPct: number;
}

/** A point and the distance to it, metres. */
interface PointAt {
  point: number;
  distanceM: number;
}

/** A village whose nearest point or distance differs. */
export interface DisagreedVillage {
  code: string;
  name: string;
  /** Absent for a village that Turf does not have. */
  lonLat?: LonLat;
  /** The nearest point by each computation; absent where it does not have the village. */
  ours?: PointAt;
  turf?: PointAt;
  /** Whether the two differ by more than their errors. */
  isFault: boolean;
}

export interface NearestPointsCheck {
  /** Number of villages. */
  count: Compared;
  /** Distances of the villages, metres. */
  figures: Record<keyof DistanceFigures, Compared>;
  /** Faults first; then by distance, largest first. */
  villages: DisagreedVillage[];
  agrees: boolean;
}

/** The answer that is checked: the index of the nearest point of each village and the distance to it, metres. */
export interface NearestShown {
  lonLats: readonly LonLat[];
  found: {
    places: readonly { code: string; name: string }[];
    nearest: Int32Array;
    distanceM: Float64Array;
    errorPct: number;
  };
}

/** Compares the nearest points of villages with those of Turf. Another point at nearly the same distance is no fault; any other difference is one. */
export function judgeNearestPoints(
  { lonLats, found }: NearestShown,
  turf: { villages: readonly TurfVillage[]; errorPct: number },
): NearestPointsCheck {
  const errorOf =
    (errorPct: number, leastM: number) =>
    (m: number): number =>
      (m * errorPct) / 100 + leastM;
  const oursM = errorOf(found.errorPct, ROUNDED_M);
  const turfM = errorOf(turf.errorPct, 0);
  const listed = new Map(
    found.places.map(({ code }, i) => [
      code,
      { point: found.nearest[i] ?? -1, distanceM: found.distanceM[i] ?? NaN },
    ]),
  );
  const samePlace = (a: number, b: number): boolean => {
    const [at, other] = [lonLats[a], lonLats[b]];
    return at !== undefined && other !== undefined && at[0] === other[0] && at[1] === other[1];
  };
  const theirs = turf.villages.flatMap((village): DisagreedVillage[] => {
    const { code, name, lonLat, point, distanceM, listedM } = village;
    const ours = listed.get(code);
    const isNear = (m: number): boolean =>
      ours !== undefined && compared(ours.distanceM, m, oursM(ours.distanceM), turfM(m)).agrees;
    const isFault = !isNear(listedM) || !isNear(distanceM);
    if (!isFault && ours && samePlace(ours.point, point)) return [];
    return [{ code, name, lonLat, ...(ours ? { ours } : {}), turf: { point, distanceM }, isFault }];
  });
  const known = new Set(turf.villages.map(({ code }) => code));
  const missing = found.places.flatMap(({ code, name }): DisagreedVillage[] => {
    const ours = listed.get(code);
    return known.has(code) || !ours ? [] : [{ code, name, ours, isFault: true }];
  });
  const m = ({ ours, turf: byTurf }: DisagreedVillage): number => (byTurf ?? ours)?.distanceM ?? 0;
  const villages = [...theirs, ...missing].toSorted(
    (p, q) => Number(q.isFault) - Number(p.isFault) || m(q) - m(p),
  );
  const count = compared(found.places.length, turf.villages.length, 0, 0);
  const shown = distanceFigures(found.distanceM);
  const byTurf = distanceFigures(Float64Array.from(turf.villages, ({ distanceM }) => distanceM));
  // Mean, median and maximum of distances change by no more than the same share as the distances.
  const figure = (key: keyof DistanceFigures): Compared => {
    const [a, b] = [shown?.[key] ?? NaN, byTurf?.[key] ?? NaN];
    return compared(a, b, oursM(a), turfM(b));
  };
  const figures = { meanM: figure('meanM'), medianM: figure('medianM'), mostM: figure('mostM') };
  const agrees =
    [count, ...Object.values(figures)].every((each) => each.agrees) &&
    villages.every(({ isFault }) => !isFault);
  return { count, figures, villages, agrees };
}
