import type { Bbox } from '../../domain/view.ts';
import { area } from '@turf/area';
import { bbox } from '@turf/bbox';
import { bboxClip } from '@turf/bbox-clip';
import { buffer } from '@turf/buffer';
import { distance } from '@turf/distance';
import { feature, featureCollection, lineString, multiLineString, point } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import { lineChunk } from '@turf/line-chunk';
import { pointsWithinPolygon } from '@turf/points-within-polygon';
import { union } from '@turf/union';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { polygonsOf } from '../../domain/polygons.ts';
import type { LonLat } from '../../domain/records.ts';
import type { ModelAxis } from '../model.ts';

/* A corridor computed by Turf alone. None of our own geometry is used, so that an error in it cannot be in both figures. */

export type Area = Feature<Polygon | MultiPolygon>;

/**
 * Number of chords in a quarter circle: the buffer lies inside the true one by at most 0.03 % of the width. Turf's default of 8 gives
 * 0.5 %.
 */
const STEPS = 32;
/**
 * Sides of a buffer are straight in degrees between its vertices: a vertex at least every `VERTEX_KM` keeps them within 0.1 m of the true
 * edge.
 */
const VERTEX_KM = 3;
/** Turf buffers a whole feature in one plane, true to 0.004 % within 100 km of its middle: longer axes are cut into parts of `CUT_VERTICES` vertices. */
const LONGEST_KM = 100;
const CUT_VERTICES = 16;
/** Fewer kilometres than a degree of longitude has at 40° N: a box that is too large costs little. */
const KM_PER_DEGREE = 85;

/**
 * Bound of the error of Turf's distances and widths, per cent. Turf takes a sphere of 6371.0088 km for the ellipsoid, whose radii of curvature
 * between 27° and 31.5° N are 0.35 % smaller (north–south) to 0.21 % larger (east–west); chords take 0.03 %; where a line turns, JSTS
 * leaves out vertices before it buffers. Measured on all axes at 1, 5 and 20 km: −0.47 to +0.41 %.
 */
export const TURF_WIDTH_PCT = 0.5;
/** The same of areas of one outline: the sphere's are 0.09 to 0.18 % too large at these latitudes. */
const TURF_AREA_PCT = 0.2;

/** A line with a vertex at least every `VERTEX_KM`. */
function withVertices(line: readonly LonLat[]): Position[] {
  const chunks = lineChunk(lineString(line.map((at) => [...at])), VERTEX_KM).features;
  const [first] = line;
  return [...(first ? [[...first]] : []), ...chunks.flatMap(({ geometry }) => geometry.coordinates.slice(1))];
}

/** Parts of a line of a few vertices each, end to end. */
const splitLine = (line: readonly Position[]): Position[][] =>
  Array.from({ length: Math.ceil((line.length - 1) / CUT_VERTICES) }, (_, i) =>
    line.slice(i * CUT_VERTICES, (i + 1) * CUT_VERTICES + 1),
  );

/** A box around the ground within a width of an axis, degrees: everything inside the corridor lies in it. */
export function axisBox({ lines }: ModelAxis, widthKm: number): Bbox {
  const pad = widthKm / KM_PER_DEGREE;
  const coordinates = lines.map((line) => line.map((at) => [...at]));
  const [west, south, east, north] = bbox({ type: 'MultiLineString', coordinates });
  return [west - pad, south - pad, east + pad, north + pad];
}

/** The ground within a width of an axis, in parts that overlap where the axis is long. */
export function turfBuffers({ lines }: ModelAxis, widthKm: number): Area[] {
  const axis = multiLineString(lines.map(withVertices));
  const [west, south, east, north] = bbox(axis);
  const isLong = distance([west, south], [east, north]) > LONGEST_KM;
  const parts = isLong
    ? axis.geometry.coordinates.flatMap((line) => splitLine(line).map((part) => lineString(part)))
    : [axis];
  return parts.flatMap((part) => buffer(part, widthKm, { steps: STEPS }) ?? []);
}

/** The union of areas inside a box; null where it is empty. */
export function turfUnion(areas: readonly Area[], box: Bbox): Area | null {
  const near = areas.flatMap((each): Area[] => {
    const { geometry } = bboxClip(each, [...box]);
    const isAreal = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
    return isAreal && area(geometry) > 0 ? [feature(geometry)] : [];
  });
  const [first] = near;
  if (!first) return null;
  return near.length === 1 ? first : union(featureCollection(near));
}

/** Area of the part of a corridor on some land, km², with the bound of its error. */
export function turfLandArea(
  corridor: Area,
  land: Polygon | MultiPolygon,
  widthKm: number,
): { areaKm2: number; errorKm2: number } {
  const cut = intersect(featureCollection([corridor, feature(land)]));
  const areaKm2 = cut ? area(cut) / 1e6 : 0;
  const edgeKm = edgeLengthKm(corridor, land);
  return { areaKm2, errorKm2: (areaKm2 * TURF_AREA_PCT + edgeKm * widthKm * TURF_WIDTH_PCT) / 100 };
}

/**
 * Length of the edge of a corridor on some land, km: an error of the width changes the area along this edge only. A side counts where its
 * midpoint lies on the land.
 */
function edgeLengthKm({ geometry }: Area, land: Polygon | MultiPolygon): number {
  const sides = polygonsOf(geometry).flatMap((rings) =>
    rings.flatMap((ring) =>
      ring.slice(1).map((to, i) => {
        const from = ring[i] as Position;
        const middle = from.map((each, k) => (each + (to[k] ?? each)) / 2);
        return point(middle, { km: distance(from, to) });
      }),
    ),
  );
  const inside = pointsWithinPolygon(featureCollection(sides), feature(land));
  return inside.features.reduce((sum, { properties }) => sum + properties.km, 0);
}

/** Which of the positions lie in a corridor. */
export function turfInside(positions: readonly LonLat[], corridor: Area | null): boolean[] {
  const inside = positions.map(() => false);
  if (!corridor) return inside;
  const points = featureCollection(positions.map((at, i) => point([...at], { i })));
  for (const { properties } of pointsWithinPolygon(points, corridor).features) inside[properties.i] = true;
  return inside;
}
