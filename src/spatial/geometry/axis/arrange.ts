import type { LonLat } from '../../../domain/records.ts';
import { geodesicM } from '../geodesic-m.ts';
import { localFrame } from '../local-frame.ts';

/** Spacing of the spiral, and least distance from any other point, metres. */
const STEP_M = 420;
const CLEARANCE_M = 200;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const MOST_TRIES = 400;

/**
 * Places for villages that are known only to their town: a sunflower spiral (Vogel 1979) around the town's point, without places outside
 * the county or within 200 m of a point already there. They are no surveyed points and serve drawing only.
 * @throws RangeError where no free place is found.
 */
export function arrangeAround(town: LonLat, count: number, free: (lonLat: LonLat) => boolean): LonLat[] {
  const frame = localFrame(town);
  const spots: LonLat[] = [];
  for (let i = 1; spots.length < count; i++) {
    if (i > MOST_TRIES) throw new RangeError(`arrangeAround: no room for ${count} villages around ${town}`);
    const radiusM = STEP_M * Math.sqrt(i);
    const angle = i * GOLDEN_ANGLE;
    const spot = roundLonLat(frame.toLonLat([radiusM * Math.sin(angle), radiusM * Math.cos(angle)]));
    if (free(spot) && spots.every((other) => geodesicM(other, spot) >= CLEARANCE_M)) spots.push(spot);
  }
  return spots;
}

/** Whether a place is far enough from all points. */
export const isClearOf = (spot: LonLat, points: readonly LonLat[]): boolean =>
  points.every(
    (point) =>
      Math.abs(point[1] - spot[1]) > 0.003 ||
      Math.abs(point[0] - spot[0]) > 0.003 ||
      geodesicM(point, spot) >= CLEARANCE_M,
  );

/** Five decimals: about one metre. */
export const roundLonLat = ([lon, lat]: LonLat): LonLat => [
  Math.round(lon * 1e5) / 1e5,
  Math.round(lat * 1e5) / 1e5,
];
