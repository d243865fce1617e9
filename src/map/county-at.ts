import { polygonsOf } from '../domain/polygons.ts';
import type { Position } from 'geojson';
import type { CountyShape } from '../domain/network.ts';
import type { LonLat } from '../domain/records.ts';
import type { Bbox } from '../domain/view.ts';
import { bboxOf } from './camera.ts';

const boxes = new WeakMap<CountyShape, Bbox>();

/** The county that a point lies in; at sea and outside the province there is none. */
export function countyAt(counties: Iterable<CountyShape>, [lon, lat]: LonLat): CountyShape | null {
  for (const county of counties) {
    const box = boxes.get(county) ?? bboxOf(county.geometry.coordinates);
    boxes.set(county, box);
    if (lon < box[0] || lat < box[1] || lon > box[2] || lat > box[3]) continue;
    const { geometry } = county;
    const polygons = polygonsOf(geometry);
    if (polygons.some((rings) => isInside(rings, lon, lat))) return county;
  }
  return null;
}

/** Even-odd rule over all rings, so that holes count as outside. */
function isInside(rings: readonly Position[][], lon: number, lat: number): boolean {
  let inside = false;
  for (const ring of rings)
    for (let k = 1; k < ring.length; k++) {
      const [[x1, y1], [x2, y2]] = [ring[k - 1] as LonLat, ring[k] as LonLat];
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  return inside;
}
