import type { LonLat } from '../../domain/records.ts';
import type { ModelAxis } from '../model.ts';
import { displaced } from './displaced.ts';
import { offsetM, pieces } from './metric.ts';

/** Largest length of a piece, metres; such pieces are straight in degrees to 1 m at 30° of latitude. */
const PIECE_M = 10_000;

/** A piece of a line, short enough to be taken as straight, with its directions in a plane around each end. */
export interface Piece {
  a: LonLat;
  b: LonLat;
  /** Unit vectors (east, north) that point to the left of the line at `a`, and at `b`. */
  leftAtA: readonly [number, number];
  leftAtB: readonly [number, number];
}

/** The lines of an axis divided into pieces of at most 10 km; a repeated point makes no piece. */
export function splitIntoPieces({ lines }: ModelAxis): Piece[] {
  return lines.flatMap((line) => {
    const points = pieces(line, PIECE_M);
    return points.slice(1).map((b, i): Piece => {
      const a = points[i] as LonLat;
      const [ax, ay] = offsetM(a, b);
      const [bx, by] = offsetM(b, a);
      const [la, lb] = [Math.hypot(ax, ay), Math.hypot(bx, by)];
      return { a, b, leftAtA: [-ay / la, ax / la], leftAtB: [by / lb, -bx / lb] };
    });
  });
}

/**
 * The outline of all points within `widthM` of a piece: two straight sides and two half circles of `steps` chords each.
 * The corners of the half circles lie outside the circle by half of what the chords cut off, so that the area is kept:
 * the outline strays from the true one by less than `widthM` · (π / steps)² / 12. Counter-clockwise, closed.
 */
export function capsuleRing({ a, b, leftAtA, leftAtB }: Piece, widthM: number, steps: number): LonLat[] {
  const step = Math.PI / steps;
  const outerM = widthM * Math.sqrt(step / Math.sin(step));
  const around = (at: LonLat, [x, y]: readonly [number, number]): LonLat[] =>
    Array.from({ length: steps + 1 }, (_, i) => {
      const radiusM = i === 0 || i === steps ? widthM : outerM;
      const [cos, sin] = [radiusM * Math.cos(i * step), radiusM * Math.sin(i * step)];
      return displaced(at, [x * cos - y * sin, x * sin + y * cos]);
    });
  // Both half circles run counter-clockwise: at `a` from the left of the piece to its right, behind it; at `b` from its right to its left, beyond its end.
  const ring = [...around(a, leftAtA), ...around(b, [-leftAtB[0], -leftAtB[1]])];
  return [...ring, ring[0] as LonLat];
}
