import { type Bbox, isInBbox } from '../../domain/view.ts';
import { bbox } from '@turf/bbox';
import { distance } from '@turf/distance';
import { featureCollection, point } from '@turf/helpers';
import { nearestPoint } from '@turf/nearest-point';
import type { NearestPointsStep, PointsStep, TurfVillage } from '../../domain/answers/cross-check-points.ts';
import type { LonLat } from '../../domain/records.ts';
import { checkAxes, checkLonLat, checkStep, checkWidthKm } from '../check.ts';
import { axisBox, TURF_WIDTH_PCT, turfBuffers, turfInside } from '../geometry/turf-corridor.ts';
import type { SpatialModel } from '../model.ts';
import { MAX_POINTS } from './nearest-axes.ts';
import { regionFilter } from './region-filter.ts';

/* The answers about the points of a reader's own layer by Turf alone, step by step, so that other questions are answered in between. */

/** Distances that a step measures: about a second. */
const STEP_DISTANCES = 1_000_000;

/** Points from longitudes and latitudes in turn. */
function readPoints(flat: Float64Array): LonLat[] {
  if (flat.length > 2 * MAX_POINTS)
    throw new RangeError(`${flat.length / 2} points: at most ${MAX_POINTS}, please`);
  return Array.from({ length: Math.floor(flat.length / 2) }, (_, i) =>
    checkLonLat([flat[2 * i] as number, flat[2 * i + 1] as number], `point ${i}`),
  );
}

/**
 * The points within the width of an axis, one axis a step; axes without a point near them have none.
 * @param points longitude and latitude of each in turn, degrees in WGS 84
 * @throws RangeError for a width that is none, a point outside China, too many points, or a step that does not exist
 */
export function turfPointsInside(
  model: SpatialModel,
  { widthKm, points: flat }: { widthKm: number; points: Float64Array },
  step: number,
): PointsStep {
  checkWidthKm(widthKm);
  const points = readPoints(flat);
  const axes = checkAxes(model)
    .map((axis) => ({ axis, box: axisBox(axis, widthKm) }))
    .filter(({ box }) => points.some((at) => isInBbox(at, box)));
  const of = Math.max(1, axes.length);
  checkStep(step, of);
  const inside = new Set<number>();
  const near = axes[step];
  for (const part of near ? turfBuffers(near.axis, widthKm) : []) {
    const box = bbox(part) as Bbox;
    const indexes = [...points.keys()].filter((i) => isInBbox(points[i] as LonLat, box));
    const isInside = turfInside(
      indexes.map((i) => points[i] as LonLat),
      part,
    );
    for (const [n, i] of indexes.entries()) if (isInside[n] === true) inside.add(i);
  }
  return { of, inside: Int32Array.from(inside).sort(), errorPct: TURF_WIDTH_PCT };
}

/**
 * The nearest point of each key village of a region, as many villages a step as have a million distances together.
 * @param points longitude and latitude of each in turn, degrees in WGS 84
 * @param listed the point that the page has as the nearest of each village, to which the distance is measured too
 * @throws RangeError for no point, a point outside China, too many points, an unknown region or a step that does not exist
 */
export function turfNearestPoints(
  model: SpatialModel,
  {
    points: flat,
    listed,
    region,
  }: { points: Float64Array; listed: readonly { code: string; point: number }[]; region?: string },
  step: number,
): NearestPointsStep {
  const points = readPoints(flat);
  if (points.length === 0) throw new RangeError('cross-check: no points are given');
  const { holds } = regionFilter(model, region);
  const sites = model.sites.filter((site) => site.programme && site.kind === 'village' && holds(site));
  const each = Math.max(1, Math.floor(STEP_DISTANCES / points.length));
  const of = Math.max(1, Math.ceil(sites.length / each));
  checkStep(step, of);
  const collection = featureCollection(points.map((at) => point([...at])));
  const pointOf = new Map(listed.map(({ code, point: index }) => [code, index]));
  const villages = sites.slice(step * each, (step + 1) * each).map((site): TurfVillage => {
    const { code, name, lonLat } = site;
    const from = point([...lonLat]);
    const found = nearestPoint(from, collection).properties;
    const ours = points[pointOf.get(code) ?? -1];
    return {
      code,
      name,
      lonLat,
      point: found.featureIndex,
      distanceM: found.distanceToPoint * 1000,
      listedM: ours ? distance(from, [...ours], { units: 'meters' }) : NaN,
    };
  });
  return { of, villages, errorPct: TURF_WIDTH_PCT };
}
