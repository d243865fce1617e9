import polylabel from 'polylabel';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { LonLat } from '../../domain/records.ts';
import { areaKm2 } from './area-km2.ts';
import { localFrame } from './local-frame.ts';

function largestPolygon(geometry: Polygon | MultiPolygon): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  const sized = geometry.coordinates.map((coordinates) => ({
    coordinates,
    km2: areaKm2({ type: 'Polygon', coordinates }),
  }));
  return sized.reduce((p, q) => (q.km2 > p.km2 ? q : p)).coordinates;
}

/**
 * The point inside the largest polygon that is farthest from its edges (pole of inaccessibility, by polylabel), to within `precisionM`.
 * Rounded to five decimals.
 * @throws RangeError where the geometry has no polygon or no inside
 */
export function labelPoint(geometry: Polygon | MultiPolygon, precisionM = 100): LonLat {
  if (geometry.coordinates.length === 0) throw new RangeError('labelPoint: no polygon');
  const polygon = largestPolygon(geometry);
  const frame = localFrame(polygon[0]?.[0] as LonLat);
  const rings = polygon.map((ring) => ring.map((position) => frame.toXY(position as LonLat)));
  const found = polylabel(rings, precisionM);
  if (!(found.distance > 0)) throw new RangeError('labelPoint: the polygon has no inside');
  const [lon, lat] = frame.toLonLat([found[0] as number, found[1] as number]);
  return [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5];
}
