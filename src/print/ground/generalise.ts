import * as lineclip from 'lineclip';
import { keepFarthest } from '../../domain/keep-farthest.ts';
import type { BoxMm, PointMm } from '../drawing.ts';

/**
 * Douglas–Peucker (1973): removes points that lie within a tolerance of the line through the remaining ones. Keeps both ends, and at least
 * four points of a closed ring.
 */
export function simplified(points: readonly PointMm[], toleranceMm: number): PointMm[] {
  if (points.length < 3) return [...points];
  const isRetained = new Uint8Array(points.length);
  isRetained[0] = isRetained[points.length - 1] = 1;
  keepFarthest(isRetained, [[0, points.length - 1]], (from, to) => {
    // `nearestShare`, inlined for speed: a sheet has hundreds of thousands of points.
    const [x1, y1] = points[from] as PointMm;
    const [x2, y2] = points[to] as PointMm;
    const dx = x2 - x1;
    const dy = y2 - y1;
    const squared = dx * dx + dy * dy;
    let farthest2 = toleranceMm ** 2;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const point = points[i] as PointMm;
      const x = point[0] - x1;
      const y = point[1] - y1;
      const t = squared === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / squared));
      const offX = x - t * dx;
      const offY = y - t * dy;
      const away2 = offX * offX + offY * offY;
      if (away2 > farthest2) {
        farthest2 = away2;
        at = i;
      }
    }
    return at;
  });
  return points.filter((_, i) => isRetained[i] === 1);
}

const bounds = ({ xMm, yMm, widthMm, heightMm }: BoxMm): [number, number, number, number] => [
  xMm,
  yMm,
  xMm + widthMm,
  yMm + heightMm,
];

/** Clips rings of a filled area to a box (Sutherland and Hodgman 1974); where a ring leaves the box it follows the edge of the box. */
export function clipPolygon(rings: readonly PointMm[][], box: BoxMm): PointMm[][] {
  const within = bounds(box);
  return rings.flatMap((ring) => {
    const clipped = ring.length === 0 ? [] : lineclip.clipPolygon(ring, within);
    return clipped.length < 3 ? [] : [clipped];
  });
}

/** Pieces of a line inside a box, in the direction of the line (Cohen and Sutherland). */
export const clipLine = (points: readonly PointMm[], box: BoxMm): PointMm[][] =>
  points.length < 2 ? [] : lineclip.clipPolyline(points, bounds(box));

/** Area of a ring in either orientation. */
export const areaMm2 = (ring: readonly PointMm[]): number =>
  Math.abs(
    ring.reduce((sum, [x1, y1], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length] as PointMm;
      return sum + x1 * y2 - x2 * y1;
    }, 0),
  ) / 2;
