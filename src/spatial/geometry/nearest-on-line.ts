import { footOnLine } from '../../domain/segments.ts';
import type { LonLat } from '../../domain/records.ts';
import { geodesicM } from './geodesic-m.ts';
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
  const { segment, x, y } = footOnLine(line, frame.toXY);
  const lonLat = frame.toLonLat([x, y]);
  let alongM = geodesicM(line[segment] as LonLat, lonLat);
  for (let i = 0; i < segment; i++) alongM += geodesicM(line[i] as LonLat, line[i + 1] as LonLat);
  return { lonLat, distanceM: geodesicM(point, lonLat), segment, alongM };
}
