import { polygonsOf } from '../../domain/polygons.ts';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import geodesic from 'geographiclib-geodesic';

const { WGS84 } = geodesic.Geodesic;

function ringAreaM2(ring: readonly Position[]): number {
  const polygon = WGS84.Polygon(false);
  for (const [lon, lat] of ring.slice(0, -1)) {
    if (lon === undefined || lat === undefined) throw new RangeError('areaKm2: a position without latitude');
    polygon.AddPoint(lat, lon);
  }
  const { area } = polygon.Compute(false, true);
  if (area === undefined || Number.isNaN(area)) throw new RangeError('areaKm2: not a ring of positions');
  return Math.abs(area);
}

/**
 * Area on the WGS 84 ellipsoid in km², edges taken as geodesics (Karney 2013), holes taken off.
 * Rings may run either way.
 * @throws RangeError where a position is not one
 */
export function areaKm2(geometry: Polygon | MultiPolygon): number {
  let m2 = 0;
  for (const [outer, ...holes] of polygonsOf(geometry)) {
    if (outer === undefined) continue;
    m2 += ringAreaM2(outer);
    for (const hole of holes) m2 -= ringAreaM2(hole);
  }
  return m2 / 1e6;
}
