import { bbox } from '@turf/bbox';
import { Clipper, ClipperOffset, EndType, JoinType, type Paths64, PolyTree64 } from 'clipper2-ts';
import type { MultiPolygon, Polygon } from 'geojson';
import type { LonLat } from '../../domain/records.ts';
import { polygonsOf } from '../../domain/polygons.ts';
import { displaced } from './displaced.ts';
import { offsetM } from './metric.ts';
import { polygonsIn } from './overlay.ts';

/** Clipper computes with integers: number of units in a metre. */
const PER_M = 1;
/** Parts nearer to each other than twice this are merged: the source's areas are divided along seams, metres. */
const SEAM_M = 20;
/** Largest deviation of arcs from true circles, metres. */
const ARC_M = 5;

function offset(paths: Paths64, byM: number): PolyTree64 {
  const clipper = new ClipperOffset(undefined, ARC_M * PER_M);
  clipper.addPaths(paths, JoinType.Round, EndType.Polygon);
  const found = new PolyTree64();
  clipper.execute(byM * PER_M, found);
  return found;
}

const pathsIn = (tree: PolyTree64): Paths64 => {
  const paths: Paths64 = [];
  const visit = (node: PolyTree64 | ReturnType<PolyTree64['child']>): void => {
    for (let i = 0; i < node.count; i++) {
      const child = node.child(i);
      if (child.poly) paths.push(child.poly);
      visit(child);
    }
  };
  visit(tree);
  return paths;
};

/**
 * The parts of an area in which a circle of `widthM` metres across fits (the morphological opening by a disc: Serra 1982,
 * *Image Analysis and Mathematical Morphology*): narrow arms are cut off, what is left keeps its shore. Measured in an
 * azimuthal equidistant plane around the middle of the area, true to 0.1 % within 300 km. Parts that touch are one. Outer rings run counter-clockwise, holes
 * clockwise; no coordinates where nothing is as wide.
 */
export function opened(area: Polygon | MultiPolygon, widthM: number): MultiPolygon {
  const [west, south, east, north] = bbox(area);
  const middle: LonLat = [(west + east) / 2, (south + north) / 2];
  const paths = polygonsOf(area).flatMap((rings) =>
    rings.map((ring) =>
      ring.map((at) => {
        const [x, y] = offsetM(middle, at as LonLat);
        return { x: Math.round(x * PER_M), y: Math.round(y * PER_M) };
      }),
    ),
  );
  const joined = pathsIn(offset(paths, SEAM_M));
  const core = pathsIn(offset(joined, -widthM / 2 - SEAM_M));
  if (core.length === 0) return { type: 'MultiPolygon', coordinates: [] };
  const coordinates = polygonsIn(offset(core, widthM / 2), ({ x, y }) => [
    ...displaced(middle, [x / PER_M, y / PER_M]),
  ]);
  return { type: 'MultiPolygon', coordinates };
}

/**
 * A closed ring of whole numbers, generalised so that every vertex that is left out lies within `tolerance` of the result (Douglas &
 * Peucker 1973), in the unit of the numbers. The ring is given and returned without the repeated vertex at its end.
 */
export const thinnedRing = (
  ring: readonly (readonly [number, number])[],
  tolerance: number,
): [number, number][] =>
  Clipper.ramerDouglasPeucker(
    ring.map(([x, y]) => ({ x, y })),
    tolerance,
  ).map(({ x, y }) => [x, y]);
