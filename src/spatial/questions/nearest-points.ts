import { type Basis, DATUM } from '../../domain/answers/basis.ts';
import type { LonLat } from '../../domain/records.ts';
import { checkLonLat } from '../check.ts';
import { pointIndex } from '../geometry/point-index.ts';
import type { SpatialModel } from '../model.ts';
import { MAX_POINTS } from './nearest-axes.ts';
import { regionFilter } from './region-filter.ts';

/** The nearest of some points for every key village, or for every central town, of a region. */
export interface NearestPoints extends Basis {
  /** Codes and names of the villages or towns, in the order of the entries. */
  places: readonly { code: string; name: string; errorRadiusM: number }[];
  /** Index of the nearest point of each. */
  nearest: Int32Array;
  /** Metres to it, from the point of the village: those known only to their town or county have an `errorRadiusM`. */
  distanceM: Float64Array;
}

/**
 * The nearest of the reader's own points for the records of a region, over all county lines: what `nearest-towns` is for central towns.
 * Distances are within 0.001 % of the geodesic.
 * @throws RangeError where there is no point, too many, or one lies outside China, and for an unknown region
 */
export function nearestPoints(
  model: SpatialModel,
  { points, of, region }: { points: readonly LonLat[]; of: 'villages' | 'towns'; region?: string },
): NearestPoints {
  if (points.length === 0) throw new RangeError('nearest points: none are given');
  if (points.length > MAX_POINTS)
    throw new RangeError(`${points.length} points: at most ${MAX_POINTS}, please`);
  points.forEach((lonLat, i) => checkLonLat(lonLat, `point ${i}`));
  const { holds } = regionFilter(model, region);
  const kind = of === 'villages' ? 'village' : 'town';
  const sites = model.sites.filter((site) => site.programme && site.kind === kind && holds(site));
  const index = pointIndex(points);
  const nearest = new Int32Array(sites.length);
  const distanceM = new Float64Array(sites.length);
  for (const [i, { lonLat }] of sites.entries()) {
    const found = index.nearest(lonLat);
    nearest[i] = found?.index ?? 0;
    distanceM[i] = found?.distanceM ?? NaN;
  }
  return {
    method: 'nearest-points',
    datum: DATUM,
    errorPct: 0.001,
    dataDate: model.dataDate,
    straightLine: true,
    places: sites.map(({ code, name, errorRadiusM }) => ({ code, name, errorRadiusM })),
    nearest,
    distanceM,
  };
}
