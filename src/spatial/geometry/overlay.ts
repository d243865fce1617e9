import { bbox } from '@turf/bbox';
import { bboxClip } from '@turf/bbox-clip';
import {
  Clipper64,
  ClipType,
  FillRule,
  type Path64,
  type Point64,
  type PolyPath64,
  PolyTree64,
} from 'clipper2-ts';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { polygonsOf } from '../../domain/polygons.ts';

type Areal = Polygon | MultiPolygon;

/** Clipper computes with integers: number of units in a degree; a unit is about a centimetre. */
const PER_DEGREE = 1e7;
/** Margin around a box, degrees, so that its edges touch nothing that counts. */
const ROOM_DEG = 0.01;

const toGrid = ([lon = NaN, lat = NaN]: Position): Point64 => ({
  x: Math.round(lon * PER_DEGREE),
  y: Math.round(lat * PER_DEGREE),
});
const fromGrid = ({ x, y }: Point64): Position => [x / PER_DEGREE, y / PER_DEGREE];

const paths = (areas: readonly Areal[]): Path64[] =>
  areas.flatMap((area) => polygonsOf(area).flatMap((polygon) => polygon.map((ring) => ring.map(toGrid))));

/** The result of Clipper as polygons: outer rings run counter-clockwise, holes clockwise, all closed. */
export function polygonsIn(found: PolyPath64, at: (point: Point64) => Position): Position[][][] {
  const ring = ({ poly }: PolyPath64): Position[] => {
    const corners = (poly ?? []).map(at);
    return [...corners, corners[0] as Position];
  };
  return childrenOf(found).flatMap((outer) => {
    const holes = childrenOf(outer);
    return [[ring(outer), ...holes.map(ring)], ...holes.flatMap((hole) => polygonsIn(hole, at))];
  });
}

const childrenOf = (parent: PolyPath64): PolyPath64[] =>
  Array.from({ length: parent.count }, (_, i) => parent.child(i));

/**
 * What any of the areas covers of another, each place once, by Clipper on a grid of a centimetre; no coordinates where that is
 * nothing. Edges are straight in degrees, as GeoJSON has them, and holes run against their outer ring. `other` may be large: only what lies
 * in the box around the areas is looked at.
 */
export function intersectAreas(areas: readonly Areal[], other: Areal): MultiPolygon {
  const [west, south, east, north] = bbox({ type: 'GeometryCollection', geometries: [...areas] });
  const near = piecesWithin(other, [west - ROOM_DEG, south - ROOM_DEG, east + ROOM_DEG, north + ROOM_DEG]);
  const clipper = new Clipper64();
  clipper.addSubject(paths(areas));
  clipper.addClip(paths([near]));
  const found = new PolyTree64();
  if (!clipper.execute(ClipType.Intersection, FillRule.NonZero, found))
    throw new Error('Clipper could not cut the areas');
  return { type: 'MultiPolygon', coordinates: polygonsIn(found, fromGrid) };
}

/** What of an area lies in a box, degrees. */
export function piecesWithin(geometry: Areal, box: [number, number, number, number]): MultiPolygon {
  const polygons = polygonsOf(geometry);
  const coordinates = polygons.flatMap((polygon): Position[][][] => {
    const clipped = bboxClip({ type: 'Polygon', coordinates: polygon }, box).geometry;
    // Turf leaves polygons without a ring where no part of them lies in the box.
    const rings = clipped.type === 'Polygon' ? clipped.coordinates.filter((ring) => ring.length > 3) : [];
    return rings.length > 0 ? [rings] : [];
  });
  return { type: 'MultiPolygon', coordinates };
}
