import type { NearestAxes, Reach } from '../../domain/answers/reach.ts';
import { REACH_LIMIT_KM } from '../../domain/answers/reach.ts';
import type { LonLat } from '../../domain/records.ts';
import type { SpatialModel } from '../model.ts';
import { checkAxes } from '../check.ts';
import { locatorFor, SHORE_M } from '../geometry/county-at.ts';
import { flatLines, flatPoints } from '../geometry/flat-lines.ts';
import { reachKernel } from '../geometry/reach-kernel.ts';

/** Largest number of points in a question. */
export const MAX_POINTS = 100_000;

/**
 * The nearest axis, distance, chainage and side of every village and town, from distances already computed, or of given points (method note
 * `reach`). The arrays are new, so that they may be transferred.
 * @throws RangeError where there are too many points or one lies outside China
 */
export function nearestAxes(model: SpatialModel, reach: Reach, points?: readonly LonLat[]): NearestAxes {
  const { method, datum, errorPct, dataDate, straightLine, axisIds } = reach;
  const basis = { method, datum, errorPct, dataDate, straightLine, axisIds };
  if (!points) {
    const { nearest, distanceM, chainageKm, side } = reach;
    return {
      ...basis,
      codes: model.sites.map(({ code }) => code),
      nearest: nearest.slice(),
      distanceM: distanceM.slice(),
      chainageKm: chainageKm.slice(),
      side: side.slice(),
      errorRadiusM: Float64Array.from(model.sites, ({ errorRadiusM }) => errorRadiusM),
      island: Uint8Array.from(model.sites, ({ island }) => (island ? 1 : 0)),
    };
  }
  if (points.length > MAX_POINTS)
    throw new RangeError(`${points.length} points: at most ${MAX_POINTS}, please`);
  const places = points.map((lonLat, i) => ({ code: `point ${i}`, lonLat, errorRadiusM: 0 }));
  const found = reachKernel(flatPoints(places), flatLines(checkAxes(model)), REACH_LIMIT_KM * 1000);
  const islands = new Set(
    model.counties.filter(({ terrain }) => terrain === 'island').map(({ code }) => code),
  );
  const { countyNear } = locatorFor(model);
  return {
    ...basis,
    nearest: found.nearest,
    distanceM: found.distanceM,
    chainageKm: found.chainageKm,
    side: found.side,
    errorRadiusM: new Float64Array(points.length),
    island: Uint8Array.from(points, (lonLat) => (islands.has(countyNear(lonLat, SHORE_M) ?? '') ? 1 : 0)),
  };
}
