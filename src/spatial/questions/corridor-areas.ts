import { DATUM } from '../../domain/answers/basis.ts';
import type { CorridorAreas, RegionShare } from '../../domain/answers/corridor.ts';
import type { ModelAxis, Region, SpatialModel } from '../model.ts';
import { axesAround } from './axes-around.ts';
import { type LandLines, landLines } from '../geometry/land-lines.ts';
import { regionFilter } from './region-filter.ts';
import { type Spans, sweep } from '../geometry/sweep.ts';

/** Bound of the error of an area, per cent: tests compare with geodesic counts and with the outlines. */
export const AREA_ERROR_PCT = 0.1;

const cache = new WeakMap<readonly Region[], { province: Region; lines: LandLines }>();

/**
 * The borders of a model's land by parallel: the province is region 0, county `i` is region `i + 1`. Computed once for all models with the
 * same regions, such as filtered ones.
 */
export function buildLand({ province, counties }: SpatialModel): LandLines {
  const known = cache.get(counties);
  if (known?.province === province) return known.lines;
  const lines = landLines([province, ...counties]);
  cache.set(counties, { province, lines });
  return lines;
}

/** Intervals on a parallel from west to east, without overlaps. */
export interface Stretches {
  count: number;
  west: Float64Array;
  east: Float64Array;
}

/** Writes the union of the intervals. `into` must have room for all of them. */
export function mergeSpans({ count, west, east }: Spans, into: Stretches): void {
  for (let i = 0; i < count; i++) {
    const [w, e] = [west[i] as number, east[i] as number];
    let at = i;
    for (; at > 0 && (into.west[at - 1] as number) > w; at--) {
      into.west[at] = into.west[at - 1] as number;
      into.east[at] = into.east[at - 1] as number;
    }
    [into.west[at], into.east[at]] = [w, e];
  }
  into.count = Math.min(count, 1);
  for (let i = 1; i < count; i++) {
    const last = into.count - 1;
    const [w, e] = [into.west[i] as number, into.east[i] as number];
    if (w <= (into.east[last] as number)) into.east[last] = Math.max(into.east[last] as number, e);
    else [into.west[into.count], into.east[into.count++]] = [w, e];
  }
}

/** Length, in degrees, of the intersection of one interval with the land between the borders `from` and `to`, which form pairs. */
export function onLand(west: number, east: number, lon: Float64Array, from: number, to: number): number {
  let degrees = 0;
  for (let i = from; i + 1 < to; i += 2) {
    const shared = Math.min(east, lon[i + 1] as number) - Math.max(west, lon[i] as number);
    if (shared > 0) degrees += shared;
  }
  return degrees;
}

const toRegionShare = ({ code, name, areaKm2: wholeKm2 }: Region, areaKm2: number): RegionShare => ({
  code,
  name,
  areaKm2,
  shareOfRegion: areaKm2 / wholeKm2,
});

const reached = (shares: readonly RegionShare[]): RegionShare[] =>
  shares.filter(({ areaKm2 }) => areaKm2 > 0).toSorted((a, b) => b.shareOfRegion - a.shareOfRegion);

/**
 * Area of the land within a width of axes: in total, by axis, by county, prefecture and province, without an outline (see `sweep`). With a
 * region only its land counts, whichever county an axis belongs to.
 * @throws RangeError for an invalid width, an unknown axis or region, an empty list or an invalid line
 */
export function corridorAreas(
  model: SpatialModel,
  args: { axes?: readonly string[]; widthKm: number; region?: string },
): CorridorAreas {
  const { widthKm } = args;
  const { region, holds } = regionFilter(model, args.region);
  const axes = axesAround(model, args);
  // The province is measured as one region; a prefecture is the sum of its counties.
  const isWhole = region === model.province;
  const isIn = model.counties.map(({ code, prefecture = '' }) => holds({ county: code, prefecture }));
  const counts = [isWhole, ...isIn.map((inside) => inside && !isWhole)];
  const { byAxisKm2, byRegionKm2 } = measureOnLand(model, axes, widthKm, counts);
  const byPrefecture = new Map<string, number>();
  model.counties.forEach(({ prefecture = '' }, i) => {
    byPrefecture.set(prefecture, (byPrefecture.get(prefecture) ?? 0) + (byRegionKm2[i + 1] as number));
  });
  const areaKm2 = byRegionKm2.reduce((sum, km2, part) => sum + (counts[part] === true ? km2 : 0), 0);
  return {
    method: 'corridor',
    datum: DATUM,
    errorPct: AREA_ERROR_PCT,
    dataDate: model.dataDate,
    straightLine: true,
    widthKm,
    areaKm2,
    byAxis: axes.map(({ id }, i) => ({ id, areaKm2: byAxisKm2[i] as number })),
    region: toRegionShare(region, areaKm2),
    counties: reached(
      model.counties.flatMap((county, i) =>
        isIn[i] === true ? [toRegionShare(county, byRegionKm2[i + 1] as number)] : [],
      ),
    ),
    prefectures: reached(
      (isWhole ? model.prefectures : []).map((prefecture) =>
        toRegionShare(prefecture, byPrefecture.get(prefecture.code) ?? 0),
      ),
    ),
  };
}

/**
 * Sweeps the corridors of axes over the land.
 * @param counts for each region of `buildLand`, whether its land counts for the axes
 * @returns land inside the corridor of each axis, and inside any of them in each region, km²
 */
function measureOnLand(
  model: SpatialModel,
  axes: readonly ModelAxis[],
  widthKm: number,
  counts: readonly boolean[],
): { byAxisKm2: Float64Array; byRegionKm2: Float64Array } {
  const land = buildLand(model);
  const byAxisKm2 = new Float64Array(axes.length);
  const byRegionKm2 = new Float64Array(model.counties.length + 1);
  let merged: Stretches = { count: 0, west: new Float64Array(0), east: new Float64Array(0) };
  if (axes.length > 0)
    sweep(axes, widthKm * 1000, (lat, km2PerDegree, spans) => {
      const borders = land.at(lat);
      if (borders === 0) return;
      if (merged.west.length === 0)
        merged = {
          count: 0,
          west: new Float64Array(spans.west.length),
          east: new Float64Array(spans.west.length),
        };
      mergeSpans(spans, merged);
      for (let from = 0, to = 0; from < borders; from = to) {
        const part = land.region[from] as number;
        while (to < borders && land.region[to] === part) to++;
        for (let i = 0; i < merged.count; i++)
          (byRegionKm2[part] as number) +=
            km2PerDegree * onLand(merged.west[i] as number, merged.east[i] as number, land.lon, from, to);
        if (counts[part] !== true) continue;
        for (let i = 0; i < spans.count; i++)
          (byAxisKm2[spans.axis[i] as number] as number) +=
            km2PerDegree * onLand(spans.west[i] as number, spans.east[i] as number, land.lon, from, to);
      }
    });
  return { byAxisKm2, byRegionKm2 };
}
