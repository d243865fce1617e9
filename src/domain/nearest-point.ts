import type { LineString, MultiLineString } from 'geojson';
import { distanceM } from './distance.ts';
import type { LonLat } from './records.ts';

/**
 * The point of a line, with its branches, that is nearest to a place: computed in a plane around the place, within a few metres of the geodesic
 * solution up to 60 km.
 */
export function nearestPoint(from: LonLat, line: LineString | MultiLineString): LonLat {
  const lonM = distanceM([from[0] - 0.5, from[1]], [from[0] + 0.5, from[1]]);
  const latM = distanceM([from[0], from[1] - 0.5], [from[0], from[1] + 0.5]);
  const parts = (line.type === 'LineString' ? [line.coordinates] : line.coordinates) as LonLat[][];
  let best = from;
  let bestM = Infinity;
  for (const part of parts)
    for (let i = 1; i < part.length; i++) {
      const [a, b] = [part[i - 1] as LonLat, part[i] as LonLat];
      const [ax, ay] = [(a[0] - from[0]) * lonM, (a[1] - from[1]) * latM];
      const [dx, dy] = [(b[0] - a[0]) * lonM, (b[1] - a[1]) * latM];
      const length2 = dx * dx + dy * dy;
      const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length2));
      const awayM = Math.hypot(ax + t * dx, ay + t * dy);
      if (awayM < bestM) {
        bestM = awayM;
        best = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
      }
    }
  return best;
}
