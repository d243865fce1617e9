import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, Polygon, Position } from 'geojson';
import type { ShoresFile } from '../../src/domain/over-water.ts';
import { areaKm2 } from '../../src/spatial/geometry/area-km2.ts';
import { opened, thinnedRing } from '../../src/spatial/geometry/opened.ts';

/** Grid of the file: units in a degree, about 10 m each. */
const PER_DEGREE = 1e4;
/** Tolerance of thinning, in units of the grid: about 50 m, a fifth of the spacing of the source. */
const TOLERANCE = 5;
/** Smaller islands are left out, km². */
const SMALLEST_LAND_KM2 = 0.03;
/**
 * Narrower inland water is left out, metres: along 富春江, 兰江 and 瓯江 (200 to 800 m) a line between two towns of one bank often runs
 * over the water for more than a kilometre, and roads bridge them every few kilometres.
 */
const LEAST_WIDTH_M = 1000;
const SMALLEST_WATER_KM2 = 1;
/** Inland water in which a village cannot lie: thinned by about 20 m only, as most of it is small; ponds are left out, km². */
const LAKE_TOLERANCE = 2;
const SMALLEST_LAKE_KM2 = 0.05;

/** A ring as its first point and differences; `null` where thinning leaves nothing. */
function steps(ring: readonly Position[], tolerance: number): number[] | null {
  const corners = ring
    .slice(0, -1)
    .map(([lon = NaN, lat = NaN]): [number, number] => [
      Math.round(lon * PER_DEGREE),
      Math.round(lat * PER_DEGREE),
    ]);
  const kept = thinnedRing(corners, tolerance);
  if (kept.length < 3) return null;
  return kept.flatMap(([x, y], i) => {
    const before = kept[i - 1];
    return before ? [x - before[0], y - before[1]] : [x, y];
  });
}

const buildPolygon = (rings: readonly Position[][], tolerance = TOLERANCE): number[][] =>
  rings.map((ring) => steps(ring, tolerance)).filter((ring) => ring !== null);

function readPolygons(inputs: string, file: string): Polygon[] {
  const path = join(inputs, 'ground', file);
  const { type, features } = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection<Polygon>;
  if (type !== 'FeatureCollection') throw new Error(`${path}: not a GeoJSON feature collection`);
  return features.map(({ geometry }) => geometry);
}

/**
 * Mainland, islands and wide inland water, thinned, for `src/domain/over-water.ts`.
 * @throws Error naming the input that cannot be read
 */
export function buildShores(inputs: string): ShoresFile {
  const land = readPolygons(inputs, 'land.geojson')
    .filter((polygon) => areaKm2(polygon) >= SMALLEST_LAND_KM2)
    .map(({ coordinates }) => buildPolygon(coordinates));
  const water = opened(
    {
      type: 'MultiPolygon',
      coordinates: readPolygons(inputs, 'water.geojson').map(({ coordinates }) => coordinates),
    },
    LEAST_WIDTH_M,
  );
  const inland = water.coordinates
    .filter((coordinates) => areaKm2({ type: 'Polygon', coordinates }) >= SMALLEST_WATER_KM2)
    .map((coordinates) => buildPolygon(coordinates));
  return { perDegree: PER_DEGREE, land, inland: inland.filter((rings) => rings.length > 0) };
}

/**
 * Lakes, reservoirs and mapped rivers of any width: where a village known only to its town cannot lie. Without land.
 * @throws Error naming the input that cannot be read
 */
export function buildLakes(inputs: string): ShoresFile {
  const inland = readPolygons(inputs, 'water.geojson')
    .filter((polygon) => areaKm2(polygon) >= SMALLEST_LAKE_KM2)
    .map(({ coordinates }) => buildPolygon(coordinates, LAKE_TOLERANCE))
    .filter((rings) => rings.length > 0);
  return { perDegree: PER_DEGREE, land: [], inland };
}

/** One polygon a line. */
export const shoresJson = ({ perDegree, land, inland }: ShoresFile): string => {
  const lines = (polygons: readonly number[][][]): string =>
    polygons.map((rings) => JSON.stringify(rings)).join(',\n');
  return `{"perDegree":${perDegree},"land":[\n${lines(land)}\n],"inland":[\n${lines(inland)}\n]}\n`;
};
