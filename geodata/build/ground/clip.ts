import { area } from '@turf/area';
import { Clipper64, ClipType, FillRule, type Path64, type PolyPath64, PolyTree64 } from 'clipper2-ts';
import type { Position } from 'geojson';
import { polygonsIn } from '../../../src/spatial/geometry/overlay.ts';
import type { Rings } from '../../../src/spatial/geometry/rings.ts';

/** Clipper computes with integers: here five decimals of a degree as in the files, about a metre. */
const PER_DEGREE = 1e5;

const toPath = (ring: readonly Position[]): Path64 =>
  ring.map(([lon = NaN, lat = NaN]) => ({
    x: Math.round(lon * PER_DEGREE),
    y: Math.round(lat * PER_DEGREE),
  }));

const toPosition = ({ x, y }: { x: number; y: number }): Position => [x / PER_DEGREE, y / PER_DEGREE];

function run(type: ClipType, subject: readonly Rings[], clip: readonly Rings[]): Rings[] {
  const clipper = new Clipper64();
  clipper.addSubject(subject.flat().map(toPath));
  if (clip.length > 0) clipper.addClip(clip.flat().map(toPath));
  const found = new PolyTree64();
  if (!clipper.execute(type, FillRule.NonZero, found)) throw new Error('Clipper could not cut the ground');
  return polygonsIn(found as PolyPath64, toPosition);
}

/** The union of polygons, without overlaps or crossings. Holes must run against their outer ring. */
export const union = (...polygons: readonly Rings[]): Rings[] => run(ClipType.Union, polygons, []);
/** The difference: what of `from` no polygon of `away` covers. */
export const difference = (from: readonly Rings[], away: readonly Rings[]): Rings[] =>
  run(ClipType.Difference, from, away);
/** The intersection: what both cover. */
export const intersection = (one: readonly Rings[], other: readonly Rings[]): Rings[] =>
  run(ClipType.Intersection, one, other);

/**
 * Repairs polygons of a source whose rings may cross or run either way, by the even–odd rule. Rounding to the grid can make new small
 * crossings, so the result is repaired once more.
 */
export function cleaned(polygons: readonly Rings[]): Rings[] {
  const clipper = new Clipper64();
  clipper.addSubject(polygons.flat().map(toPath));
  const found = new PolyTree64();
  if (!clipper.execute(ClipType.Union, FillRule.EvenOdd, found))
    throw new Error('Clipper could not clean the ground');
  return polygonsIn(found as PolyPath64, toPosition);
}

/** Area in km² of a polygon less its holes, on the sphere (Chamberlain and Duquette 2007). */
export const areaKm2 = (polygon: Rings): number => area({ type: 'Polygon', coordinates: polygon }) / 1e6;
