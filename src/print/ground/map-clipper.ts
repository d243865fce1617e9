import type { MultiPolygon, Polygon, Position } from 'geojson';
import { polygonsOf } from '../../domain/polygons.ts';
import type { BoxMm, PointMm, Subpath } from '../drawing.ts';
import { lineBounds, mapFaceBounds, type GroundToSheet, overlapBounds } from '../page/projection.ts';
import { simplified } from './generalise.ts';

/** Tolerance of generalisation, mm: half the width of the finest line. */
const TOLERANCE_MM = 0.06;
/** Minimum distance of symbols from the edge of the map face, mm. */
const EDGE_MM = 1;

/** Projects areas, lines and points, clips them to the map face and generalises them. */
export interface MapClipper {
  /** Rings of a polygon or of all polygons of an area. */
  rings(area: Polygon | MultiPolygon | readonly Position[][]): PointMm[][];
  lines(lines: readonly Position[][]): Subpath[];
  /** Whether any part of the lines lies on the map face. */
  reachedBy(lines: readonly Position[][]): boolean;
  points(positions: readonly Position[]): PointMm[];
}

/**
 * The last clippers, newest first. A preview after a changed setting reuses their geometry if the map face and the scale are the same. There are two,
 * because a sheet whose column grows is measured for one map face and filled for another.
 */
let last: { key: string; clipper: MapClipper }[] = [];
const MOST_KEPT = 2;

/** Makes a clipper for a map face. Geometry passed to it must not be changed later: results are cached by reference. */
export function mapClipper(ground: GroundToSheet, face: BoxMm): MapClipper {
  const key = JSON.stringify([ground.centre, ground.scale, face]);
  const found = last.find((each) => each.key === key) ?? { key, clipper: newClipper(ground, face) };
  last = [found, ...last.filter((each) => each !== found)].slice(0, MOST_KEPT);
  return found.clipper;
}

function newClipper(ground: GroundToSheet, face: BoxMm): MapClipper {
  const bounds = mapFaceBounds(ground, face);
  /** Compared in degrees, so that the many lines far from the map face need not be projected. */
  const reaches = (line: readonly Position[]): boolean => overlapBounds(lineBounds(line), bounds);
  const polygons = new Map<readonly Position[][], PointMm[][]>();
  const lines = new Map<readonly Position[], Subpath[]>();
  const clipPolygon = (rings: readonly Position[][]): PointMm[][] =>
    rings[0] && reaches(rings[0])
      ? ground
          .ringsWithin(rings.filter(reaches), face)
          .map((ring) => simplified(ring, TOLERANCE_MM))
          .filter((ring) => ring.length > 2)
      : [];
  const clipLine = (line: readonly Position[]): Subpath[] =>
    reaches(line)
      ? ground
          .linesWithin(line, face)
          .map((points) => ({ points: simplified(points, TOLERANCE_MM), closed: false }))
      : [];
  return {
    rings: (area) =>
      ('type' in area ? polygonsOf(area) : [area]).flatMap((rings) =>
        remembered(polygons, rings, clipPolygon),
      ),
    lines: (all) => all.flatMap((line) => remembered(lines, line, clipLine)),
    reachedBy: (all) => all.some((line) => remembered(lines, line, clipLine).length > 0),
    points: (positions) =>
      ground
        .lineMm(positions)
        .filter(
          ([x, y]) =>
            x >= face.xMm + EDGE_MM &&
            x <= face.xMm + face.widthMm - EDGE_MM &&
            y >= face.yMm + EDGE_MM &&
            y <= face.yMm + face.heightMm - EDGE_MM,
        ),
  };
}

function remembered<K, V>(known: Map<K, V>, key: K, make: (key: K) => V): V {
  const value = known.get(key) ?? make(key);
  known.set(key, value);
  return value;
}
