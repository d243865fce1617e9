import type { LonLat } from '../../domain/records.ts';
import { distanceM } from './distance-m.ts';
import { localFrame } from './local-frame.ts';

export interface NearestOnLine {
  lonLat: LonLat;
  /** Geodesic distance from the point to `lonLat`, metres. */
  distanceM: number;
  /** Index of the segment that holds `lonLat`: between vertex `segment` and `segment + 1`. */
  segment: number;
  /** Chainage of `lonLat` from the start of the line, metres. */
  alongM: number;
}

/**
 * The point of a line nearest to `point`. The foot is found in a local plane at `point` and measured geodesically;
 * for lines within 60 km the foot is off by well under a metre per kilometre of distance.
 * @throws RangeError where the line has fewer than two vertices.
 */
export function nearestOnLine(point: LonLat, line: readonly LonLat[]): NearestOnLine {
  if (line.length < 2) throw new RangeError(`nearestOnLine: a line needs two vertices, got ${line.length}`);
  const frame = localFrame(point);
  let best = { d2: Infinity, segment: 0, t: 0, x: 0, y: 0 };
  for (let i = 0; i + 1 < line.length; i++) {
    const [ax, ay] = frame.toXY(line[i] as LonLat);
    const [bx, by] = frame.toXY(line[i + 1] as LonLat);
    const dx = bx - ax;
    const dy = by - ay;
    const length2 = dx * dx + dy * dy;
    const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2));
    const x = ax + t * dx;
    const y = ay + t * dy;
    const d2 = x * x + y * y;
    if (d2 < best.d2) best = { d2, segment: i, t, x, y };
  }
  const lonLat = frame.toLonLat([best.x, best.y]);
  let alongM = distanceM(line[best.segment] as LonLat, lonLat);
  for (let i = 0; i < best.segment; i++) alongM += distanceM(line[i] as LonLat, line[i + 1] as LonLat);
  return { lonLat, distanceM: distanceM(point, lonLat), segment: best.segment, alongM };
}
