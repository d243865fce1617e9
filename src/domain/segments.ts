import type { Position } from 'geojson';

/**
 * Share of the way from a to b, 0 to 1, at which it is nearest to the origin of a plane.
 * @param dx,dy b − a
 */
export function nearestShare(ax: number, ay: number, dx: number, dy: number): number {
  const squared = dx * dx + dy * dy;
  return squared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / squared));
}

/** The position of a line that is nearest to the origin of a plane. */
export interface Foot {
  /** Index of the vertex at the start of its segment. */
  segment: number;
  /** Share of the segment before it, 0 to 1. */
  share: number;
  x: number;
  y: number;
  /** Squared distance from the origin, in units of the plane; Infinity for a line without a segment. */
  squared: number;
}

/**
 * Finds the position of a line that is nearest to the origin of a plane.
 * @param toXY the plane, in which segments are straight; called once for each vertex
 */
export function footOnLine<At extends Readonly<Position>>(
  line: readonly At[],
  toXY: (at: At) => readonly [x: number, y: number],
): Foot {
  const best: Foot = { segment: 0, share: 0, x: NaN, y: NaN, squared: Infinity };
  let [ax, ay] = line.length > 0 ? toXY(line[0] as At) : [NaN, NaN];
  for (let i = 1; i < line.length; i++) {
    const [bx, by] = toXY(line[i] as At);
    const [dx, dy] = [bx - ax, by - ay];
    const share = nearestShare(ax, ay, dx, dy);
    const [x, y] = [ax + share * dx, ay + share * dy];
    const squared = x * x + y * y;
    if (squared < best.squared) {
      best.segment = i - 1;
      best.share = share;
      best.x = x;
      best.y = y;
      best.squared = squared;
    }
    [ax, ay] = [bx, by];
  }
  return best;
}

/** The position at a share of the way from a to b, straight in degrees. */
export const between = (
  [lonA = 0, latA = 0]: Readonly<Position>,
  [lonB = 0, latB = 0]: Readonly<Position>,
  share: number,
): [lon: number, lat: number] => [lonA + (lonB - lonA) * share, latA + (latB - latA) * share];

/**
 * Share of the way from p to q at which its line meets the segment from a to b; beyond 0 to 1 where it is met before p or after q.
 * @returns NaN if the segment is not met, or is parallel
 */
export function meetingShare(
  [px, py]: readonly [number, number],
  [qx, qy]: readonly [number, number],
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number {
  const [dx, dy] = [qx - px, qy - py];
  const cross = dx * (by - ay) - dy * (bx - ax);
  if (cross === 0) return NaN;
  const along = ((ax - px) * dy - (ay - py) * dx) / cross;
  return along >= 0 && along <= 1 ? ((ax - px) * (by - ay) - (ay - py) * (bx - ax)) / cross : NaN;
}
