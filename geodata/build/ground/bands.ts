import { contours } from 'd3-contour';
import type { Position } from 'geojson';
import { areaKm2, cleaned, intersection } from './clip.ts';
import type { Rings } from '../../../src/spatial/geometry/rings.ts';
import { blurred, type Heights } from '../../../src/spatial/geometry/heights.ts';
import { rounded, thinned } from '../../../src/spatial/geometry/lines.ts';

/** Lower limits of the elevation bands, metres above the sea: valley floors, hills, low mountains, high mountains. */
const BANDS_M = [100, 300, 600, 1000] as const;
/** The source's heights have steps of 35 m, so contours are drawn from a smoothed grid. */
const BLUR_PASSES = 6;
const SMALLEST_KM2 = 6;
const TOLERANCE_M = 130;
/** Width of a strip at the edge of the frame, degrees; no part of the province lies in it. */
const FADE_DEG = 0.3;

export interface Band {
  fromM: number;
  polygons: Rings[];
}

/**
 * Heights lowered to 0 towards the edge of the frame, outside the province, so that the bands end one after the other in rounded lines and
 * not all on one straight line.
 */
function fadedToEdge(heights: Heights): Heights {
  const { width, height, bounds } = heights;
  const cellDeg = (bounds[2] - bounds[0]) / width;
  const metres = heights.metres.map((m, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const t = Math.min(1, (Math.min(x, width - 1 - x, y, height - 1 - y) * cellDeg) / FADE_DEG);
    return m * t * t * (3 - 2 * t);
  });
  return { ...heights, metres };
}

/** Land above each height, generalised: polygons and holes below 6 km² are left out. Each band lies within the one below it. */
export function elevationBands(heights: Heights, land: readonly Rings[]): Band[] {
  const { width, height, bounds, metres } = fadedToEdge(blurred(heights, BLUR_PASSES));
  const [west, south, east, north] = bounds;
  const toLonLat = ([x = 0, y = 0]: Position): Position => [
    west + (x / width) * (east - west),
    north - (y / height) * (north - south),
  ];
  const draw = contours().size([width, height]);
  return BANDS_M.map((fromM) => {
    const { coordinates } = draw.contour(metres as unknown as number[], fromM);
    const polygons = coordinates
      .map((polygon): Rings => polygon.map((ring) => ring.map(toLonLat)))
      .map(([outer = [], ...holes]): Rings => [
        outer,
        ...holes.filter((hole) => areaKm2([hole]) >= SMALLEST_KM2),
      ])
      .filter((polygon) => areaKm2(polygon) >= SMALLEST_KM2)
      .map((polygon): Rings => polygon.map((ring) => rounded(thinned(ring, TOLERANCE_M), 1)));
    return {
      fromM,
      polygons: intersection(cleaned(polygons), land).filter((of) => areaKm2(of) >= SMALLEST_KM2 / 2),
    };
  });
}
