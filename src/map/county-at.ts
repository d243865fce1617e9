import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { CountyShape } from '../domain/network.ts';
import type { LonLat } from '../domain/records.ts';
import type { Bbox } from '../domain/view.ts';
import { geometryBbox } from './camera.ts';

const boxes = new WeakMap<CountyShape, Bbox>();

/** The county at a position; null at sea and outside the province. */
export function countyAt(counties: Iterable<CountyShape>, [lon, lat]: LonLat): CountyShape | null {
  for (const county of counties) {
    const box = boxes.get(county) ?? geometryBbox(county.geometry);
    boxes.set(county, box);
    if (lon < box[0] || lat < box[1] || lon > box[2] || lat > box[3]) continue;
    if (booleanPointInPolygon([lon, lat], county.geometry)) return county;
  }
  return null;
}
