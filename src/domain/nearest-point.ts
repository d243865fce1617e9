import type { LineString, MultiLineString } from 'geojson';
import { mPerDegree } from './distance.ts';
import { between, footOnLine } from './segments.ts';
import type { LonLat } from './records.ts';

/**
 * The point of a line, with its branches, that is nearest to a place: computed in a plane around the place, within a few metres of the geodesic
 * solution up to 60 km.
 */
export function nearestPoint(from: LonLat, line: LineString | MultiLineString): LonLat {
  const [lonM, latM] = mPerDegree(from[1]);
  const parts = (line.type === 'LineString' ? [line.coordinates] : line.coordinates) as LonLat[][];
  let best = from;
  let bestSquared = Infinity;
  for (const part of parts) {
    const foot = footOnLine(part, ([lon, lat]) => [(lon - from[0]) * lonM, (lat - from[1]) * latM]);
    if (foot.squared >= bestSquared) continue;
    bestSquared = foot.squared;
    best = between(part[foot.segment] as LonLat, part[foot.segment + 1] as LonLat, foot.share);
  }
  return best;
}
