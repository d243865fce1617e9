import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { LonLat } from '../../domain/records.ts';
import { areaKm2 } from './area-km2.ts';
import { localFrame } from './local-frame.ts';

type XY = [xM: number, yM: number];

/** Metres from a point to the nearest edge, negative outside. */
function depthM([x, y]: XY, rings: readonly XY[][]): number {
  let inside = false;
  let best = Infinity;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as XY;
      const [bx, by] = ring[i] as XY;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      const [dx, dy] = [bx - ax, by - ay];
      const squared = dx * dx + dy * dy;
      const t = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / squared));
      best = Math.min(best, (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2);
    }
  return Math.sqrt(best) * (inside ? 1 : -1);
}

interface Square {
  at: XY;
  half: number;
  depth: number;
  /** No point of the square can be deeper. */
  limit: number;
}

/** Centre of gravity of a ring's area. */
function centroid(ring: readonly XY[]): XY {
  const [x0, y0] = ring[0] as XY;
  let [sum, sx, sy] = [0, 0, 0];
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = [(ring[i - 1] as XY)[0] - x0, (ring[i - 1] as XY)[1] - y0];
    const [bx, by] = [(ring[i] as XY)[0] - x0, (ring[i] as XY)[1] - y0];
    const cross = ax * by - bx * ay;
    sum += cross;
    sx += (ax + bx) * cross;
    sy += (ay + by) * cross;
  }
  return [x0 + sx / (3 * sum), y0 + sy / (3 * sum)];
}

function largestPolygon(geometry: Polygon | MultiPolygon): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  const sized = geometry.coordinates.map((coordinates) => ({
    coordinates,
    km2: areaKm2({ type: 'Polygon', coordinates }),
  }));
  return sized.reduce((p, q) => (q.km2 > p.km2 ? q : p)).coordinates;
}

/**
 * The point inside the largest polygon that is farthest from its edges (pole of inaccessibility, found by halving
 * squares as in Garcia-Castellanos & Lombardo 2007), to within `precisionM`: where several points are as good, the
 * centre of gravity comes first. Rounded to five decimals.
 * @throws RangeError where the geometry has no polygon or no inside
 */
export function labelPoint(geometry: Polygon | MultiPolygon, precisionM = 100): LonLat {
  if (geometry.coordinates.length === 0) throw new RangeError('labelPoint: no polygon');
  const polygon = largestPolygon(geometry);
  const origin = polygon[0]?.[0] as LonLat;
  const frame = localFrame(origin);
  const rings = polygon.map((ring) => ring.map((position) => frame.toXY(position as LonLat)));
  const xs = rings.flat().map(([x]) => x);
  const ys = rings.flat().map(([, y]) => y);
  const low: XY = [xs.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.min(a, b))];
  const high: XY = [xs.reduce((a, b) => Math.max(a, b)), ys.reduce((a, b) => Math.max(a, b))];
  const square = (at: XY, half: number): Square => {
    const depth = depthM(at, rings);
    return { at, half, depth, limit: depth + half * Math.SQRT2 };
  };
  const half = Math.min(high[0] - low[0], high[1] - low[1]) / 4;
  if (!(half > 0)) throw new RangeError('labelPoint: the polygon has no inside');
  let queue: Square[] = [];
  for (let x = low[0] + half; x - half < high[0]; x += 2 * half)
    for (let y = low[1] + half; y - half < high[1]; y += 2 * half) queue.push(square([x, y], half));
  const middle = square(centroid(rings[0] ?? []), 0);
  let best = Number.isFinite(middle.depth) ? middle : (queue[0] as Square);
  while (queue.length > 0) {
    const finer = queue
      .filter(({ limit }) => limit > best.depth + precisionM)
      .flatMap(({ at: [x, y], half: h }) =>
        [-h / 2, h / 2].flatMap((dx) => [-h / 2, h / 2].map((dy) => square([x + dx, y + dy], h / 2))),
      );
    for (const candidate of [...queue, ...finer]) if (candidate.depth > best.depth) best = candidate;
    queue = finer;
  }
  if (best.depth <= 0) throw new RangeError('labelPoint: the polygon has no inside');
  const [lon, lat] = frame.toLonLat(best.at);
  return [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5];
}
