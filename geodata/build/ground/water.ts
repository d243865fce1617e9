import type { Bbox } from '../../../src/domain/view.ts';
import type { Polygon } from 'geojson';
import { areaKm2, cleaned, difference, intersection, union } from './clip.ts';
import type { Rings } from '../../../src/spatial/geometry/rings.ts';
import { FRAME, boundsRing } from './frame.ts';
import { computeBounds } from '../../../src/spatial/geometry/planar.ts';
import { rounded, thinned } from '../../../src/spatial/geometry/lines.ts';
import type { Row } from './read-inputs.ts';

export type WaterKind = 'sea' | 'lake' | 'reservoir' | 'river';

export interface WaterPart {
  kind: WaterKind;
  name?: string;
  areaKm2: number;
  polygon: Rings;
}

const SMALLEST_KM2 = 0.05;
/** The source's grid is 67 m: thinning removes its steps and keeps bays. */
const TOLERANCE_M = 30;

/** The sea: the frame without land. */
export const computeSea = (land: readonly Rings[]): WaterPart[] =>
  difference([[boundsRing(FRAME)]], land)
    .filter((polygon) => areaKm2(polygon) >= SMALLEST_KM2)
    .map((polygon) => ({ kind: 'sea', areaKm2: areaKm2(polygon), polygon }));

/**
 * Lakes, reservoirs and wide rivers, on land only, with rounded corners. Polygons that touch are rounded together, so that a river keeps
 * its width where a lake begins.
 */
export function inlandWater(
  rows: readonly Row<{ kind: string; name?: string }, Polygon>[],
  land: readonly Rings[],
): WaterPart[] {
  const shapes = rows.map(({ properties, geometry }) => ({
    properties,
    polygons: cleaned([geometry.coordinates]),
    box: computeBounds(geometry.coordinates[0] ?? []),
  }));
  const smooth = cleaned(
    union(...shapes.flatMap(({ polygons }) => polygons)).map((polygon) =>
      polygon.map((ring) => rounded(thinned(ring, TOLERANCE_M), 1)).filter((ring) => ring.length > 3),
    ),
  );
  const shores = intersection(smooth, land).map((polygon) => ({
    polygon,
    box: computeBounds(polygon[0] ?? []),
  }));
  return shapes.flatMap(({ properties, polygons, box: own }) =>
    intersection(
      polygons,
      shores.filter(({ box }) => meets(box, own)).map(({ polygon }) => polygon),
    )
      .filter((polygon) => areaKm2(polygon) >= SMALLEST_KM2)
      .map((polygon) => ({
        kind: toKind(properties.kind),
        ...(properties.name === undefined ? {} : { name: properties.name }),
        areaKm2: areaKm2(polygon),
        polygon,
      })),
  );
}

/** The source's kind `water` is not specific; nearly all such areas are lakes and ponds of the plains. */
const toKind = (kind: string): WaterKind => (kind === 'reservoir' || kind === 'river' ? kind : 'lake');

const meets = (one: Bbox, other: Bbox): boolean =>
  one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
