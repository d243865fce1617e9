import { DATUM } from '../../domain/answers/basis.ts';
import type { Overlap, OverlapGap, OverlapPair } from '../../domain/answers/overlap.ts';
import type { ModelAxis, SpatialModel } from '../model.ts';
import { betweenAxes } from '../geometry/between-axes.ts';
import { checkAxes, checkWidthKm } from '../check.ts';
import { buildLand, onLand } from './corridor-areas.ts';
import { neighbourPairs, pairKey } from './neighbours.ts';
import { sweep } from '../geometry/sweep.ts';

/**
 * Bound of the error of shared land, per cent, with 0.02 km² for slivers: the tolerance of tests against outlines, which lie inside the
 * true ones.
 */
const ERROR_PCT = 0.2;
/** Height of the bands in which shared land is summed, metres: it is small because shared land narrows to points at its ends. */
const BAND_M = 40;

/** Km² of land: of each axis on the diagonal of a square table, of each pair above it, row by row. */
function sharedTable(model: SpatialModel, axes: readonly ModelAxis[], widthM: number): Float64Array {
  const land = buildLand(model);
  const table = new Float64Array(axes.length ** 2);
  const visit: Parameters<typeof sweep>[2] = (lat, km2PerDegree, { count, axis, west, east }) => {
    const borders = land.at(lat);
    let province = 0;
    while (province < borders && land.region[province] === 0) province++;
    for (let i = 0; i < count; i++)
      for (let j = i; j < count; j++) {
        if (j > i && axis[i] === axis[j]) continue;
        const from = Math.max(west[i] as number, west[j] as number);
        const to = Math.min(east[i] as number, east[j] as number);
        if (from < to)
          (table[(axis[i] as number) * axes.length + (axis[j] as number)] as number) +=
            km2PerDegree * onLand(from, to, land.lon, 0, province);
      }
  };
  sweep(axes, widthM, visit, BAND_M);
  return table;
}

/**
 * The corridors that share land and how much, those that touch, and the gap between axes of neighbouring counties whose corridors do
 * neither (method note `overlap`).
 * @throws RangeError for an invalid width, an unknown axis, an empty list or an invalid line
 */
export function overlap(
  model: SpatialModel,
  { axes: ids, widthKm }: { axes?: readonly string[]; widthKm: number },
): Overlap {
  const widthM = checkWidthKm(widthKm) * 1000;
  const axes = checkAxes(model, ids);
  const table = sharedTable(model, axes, widthM);
  const neighbours = neighbourPairs(model);
  const islands = new Set(
    model.counties.filter(({ terrain }) => terrain === 'island').map(({ code }) => code),
  );
  const share = (km2: number, i: number): number => {
    const whole = table[i * axes.length + i] as number;
    return whole > 0 ? Math.min(1, km2 / whole) : 0;
  };
  const pairs: OverlapPair[] = [];
  const gaps: OverlapGap[] = [];
  axes.forEach((one, i) => {
    axes.slice(i + 1).forEach((other, k) => {
      const j = i + 1 + k;
      const [a, b] = [one.id, other.id];
      const { distanceM: betweenM, from, to } = betweenAxes(one, other);
      const sharedKm2 = table[i * axes.length + j] as number;
      if (betweenM <= 2 * widthM)
        pairs.push({
          a,
          b,
          sharedKm2,
          shareOfA: share(sharedKm2, i),
          shareOfB: share(sharedKm2, j),
          touch: true,
          betweenM,
        });
      else if (neighbours.has(pairKey(one.county, other.county)))
        gaps.push({
          a,
          b,
          betweenM,
          gapM: betweenM - 2 * widthM,
          from,
          to,
          island: islands.has(one.county) || islands.has(other.county),
        });
    });
  });
  return {
    method: 'overlap',
    datum: DATUM,
    errorPct: ERROR_PCT,
    dataDate: model.dataDate,
    straightLine: true,
    widthKm,
    pairs: pairs.toSorted((p, q) => q.sharedKm2 - p.sharedKm2),
    gaps: gaps.toSorted((p, q) => p.gapM - q.gapM),
  };
}
