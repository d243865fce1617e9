import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { LonLat } from '../../../src/domain/records.ts';
import { distanceM } from '../../../src/spatial/operations/distance-m.ts';
import { nearestOnLine } from '../../../src/spatial/operations/nearest-on-line.ts';

/** Answers how far a point strays into another county's land. */
export interface Ground {
  /** Metres from the county where the point is on other land; 0 inside the county and at sea. */
  strayM(lonLat: LonLat): number;
  /** Whether the point is on the county's own land. */
  contains(lonLat: LonLat): boolean;
}

type Rings = { box: [number, number, number, number]; ring: LonLat[] }[];

const ringsOf = (geometry: Polygon | MultiPolygon): Rings =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)
    .map(([outer]) => (outer as Position[]).map(([lon, lat]) => [lon, lat] as LonLat))
    .map((ring) => ({
      ring,
      box: [
        Math.min(...ring.map(([x]) => x)),
        Math.min(...ring.map(([, y]) => y)),
        Math.max(...ring.map(([x]) => x)),
        Math.max(...ring.map(([, y]) => y)),
      ],
    }));

/** Even–odd rule over outer rings; counties have no holes that are not another county. */
function inside([x, y]: LonLat, rings: Rings): boolean {
  let odd = false;
  for (const { box, ring } of rings) {
    if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) continue;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i] as LonLat;
      const [xj, yj] = ring[j] as LonLat;
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) odd = !odd;
    }
  }
  return odd;
}

/** The ground of one county: its own land, all other land, and the sea between. */
export function groundOf(
  county: Polygon | MultiPolygon,
  otherLand: readonly (Polygon | MultiPolygon)[],
): Ground {
  const own = ringsOf(county);
  const others = otherLand.map(ringsOf);
  return {
    contains: (lonLat) => inside(lonLat, own),
    strayM(lonLat) {
      if (inside(lonLat, own) || !others.some((rings) => inside(lonLat, rings))) return 0;
      return Math.min(...own.map(({ ring }) => nearestOnLine(lonLat, ring).distanceM));
    },
  };
}

/** The farthest that the straight line strays, sampled every `stepM` metres. */
export function segmentStrayM(ground: Ground, a: LonLat, b: LonLat, stepM = 250): number {
  const steps = Math.max(1, Math.ceil(distanceM(a, b) / stepM));
  let most = 0;
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    most = Math.max(most, ground.strayM([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]));
  }
  return most;
}
