import { polygonsOf } from '../../domain/polygons.ts';
import { bbox, bboxClip, feature, featureCollection, intersect, union } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';

type Areal = Polygon | MultiPolygon;

/** Decimals of a degree tried in turn: 0.1 m, then finer, then coarser. */
const DECIMALS = [6, 7, 5];

const roundedTo = (geometry: Areal, decimals: number): Feature<Areal> => {
  const grid = 10 ** decimals;
  const at = (position: Position): Position => position.map((value) => Math.round(value * grid) / grid);
  const rings = (polygon: Position[][]): Position[][] => polygon.map((ring) => ring.map(at));
  return feature(
    geometry.type === 'Polygon'
      ? { type: 'Polygon', coordinates: rings(geometry.coordinates) }
      : { type: 'MultiPolygon', coordinates: geometry.coordinates.map(rings) },
  );
};

const multi = (found: Feature<Areal> | null): MultiPolygon =>
  found?.geometry.type === 'MultiPolygon'
    ? found.geometry
    : { type: 'MultiPolygon', coordinates: found ? [found.geometry.coordinates] : [] };

/**
 * Turf's clipper stops with "Unable to complete output ring" where edges all but coincide (polyclip-ts in Turf 7.4). On another grid
 * of coordinates they no longer do.
 */
function overlay(geometries: readonly Areal[], how: typeof union): MultiPolygon {
  let failure: unknown;
  for (const decimals of DECIMALS)
    try {
      return multi(how(featureCollection(geometries.map((geometry) => roundedTo(geometry, decimals)))));
    } catch (error) {
      failure = error;
    }
  throw failure;
}

/** What any of the geometries covers, by Turf in one call, rounded to a tenth of a metre. Throws where Turf cannot. */
export function unionOf(geometries: readonly Areal[]): MultiPolygon {
  return geometries.length < 2
    ? multi(geometries[0] ? feature(geometries[0]) : null)
    : overlay(geometries, union);
}

/** Room left around a box, degrees, so that its edges touch nothing that counts. */
const ROOM_DEG = 0.01;

/**
 * What both geometries cover, by Turf, rounded to a tenth of a metre; no coordinates where that is nothing. `other` may be large:
 * only what lies in the box of `one` is looked at. Throws where Turf cannot.
 */
export function intersectionOf(one: Areal, other: Areal): MultiPolygon {
  const [west, south, east, north] = bbox(one);
  const box: [number, number, number, number] = [
    west - ROOM_DEG,
    south - ROOM_DEG,
    east + ROOM_DEG,
    north + ROOM_DEG,
  ];
  const near = piecesWithin(other, box);
  return near.coordinates.length === 0 ? multi(null) : overlay([one, near], intersect);
}

/** Turf leaves polygons without a ring where nothing of them lies in the box. */
function piecesWithin(geometry: Areal, box: [number, number, number, number]): MultiPolygon {
  const polygons = polygonsOf(geometry);
  const coordinates = polygons.flatMap((polygon): Position[][][] => {
    const clipped = bboxClip({ type: 'Polygon', coordinates: polygon }, box).geometry;
    const rings = clipped.type === 'Polygon' ? clipped.coordinates.filter((ring) => ring.length > 3) : [];
    return rings.length > 0 ? [rings] : [];
  });
  return { type: 'MultiPolygon', coordinates };
}
