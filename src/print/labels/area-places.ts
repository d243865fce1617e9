import { bbox } from '@turf/bbox';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Polygon } from 'geojson';
import type { BoxMm, PointMm } from '../drawing.ts';

/** Number of steps of the grid of positions tried inside an area, and along each edge of the map face. */
const STEPS = 9;
const EDGE_STEPS = 12;
/** Distance of a name from the neat line, mm. */
const EDGE_GAP_MM = 0.8;

interface NameSize {
  widthMm: number;
  heightMm: number;
}

/**
 * Candidate centres for the name of an area, the best first: positions with the whole name inside the area come before those with only the
 * centre inside. The name of an area that the neat line cuts is placed at the neat line, otherwise near the middle of the area.
 * @param rings of the area, clipped to the map face
 * @param ownMm its label point
 */
export function placesInArea(
  rings: readonly PointMm[][],
  face: BoxMm,
  size: NameSize,
  ownMm?: PointMm,
): PointMm[] {
  if (rings.length === 0) return [];
  const area = ringsToPolygon(rings);
  const bounds = boundsMm(area);
  const middle: PointMm = [bounds.xMm + bounds.widthMm / 2, bounds.yMm + bounds.heightMm / 2];
  const inner = nearestFirst(gridPoints(bounds), middle);
  const own = ownMm ? [ownMm] : [];
  const tried = isCut(bounds, face)
    ? [...alongFrame(face, size, middle), ...own, ...inner]
    : [...own, ...inner];
  const inside = tried.filter((at) => booleanPointInPolygon(at, area));
  const isWhole = (at: PointMm): boolean =>
    nameCorners(at, size).every((corner) => booleanPointInPolygon(corner, area));
  const [whole, partly]: [PointMm[], PointMm[]] = [[], []];
  for (const at of inside) (isWhole(at) ? whole : partly).push(at);
  return [...whole, ...partly];
}

const nearestFirst = (points: readonly PointMm[], [x, y]: PointMm): PointMm[] =>
  points
    .map((at) => ({ at, away: Math.hypot(at[0] - x, at[1] - y) }))
    .toSorted((a, b) => a.away - b.away)
    .map(({ at }) => at);

/** Rings as one polygon (even-odd rule), closed where they are open. */
const ringsToPolygon = (rings: readonly PointMm[][]): Polygon => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => [...ring, ring[0] as PointMm]),
});

function boundsMm(area: Polygon): BoxMm {
  const [x0, y0, x1, y1] = bbox(area);
  return { xMm: x0, yMm: y0, widthMm: x1 - x0, heightMm: y1 - y0 };
}

const gridPoints = ({ xMm, yMm, widthMm, heightMm }: BoxMm): PointMm[] =>
  Array.from({ length: STEPS * STEPS }, (_, n): PointMm => {
    const [i, j] = [Math.floor(n / STEPS), n % STEPS];
    return [xMm + ((i + 0.5) / STEPS) * widthMm, yMm + ((j + 0.5) / STEPS) * heightMm];
  });

/** Whether an area that was clipped to the map face reaches its edge. */
function isCut(bounds: BoxMm, face: BoxMm): boolean {
  const slack = 0.01;
  return (
    bounds.xMm < face.xMm + slack ||
    bounds.yMm < face.yMm + slack ||
    bounds.xMm + bounds.widthMm > face.xMm + face.widthMm - slack ||
    bounds.yMm + bounds.heightMm > face.yMm + face.heightMm - slack
  );
}

/** Positions along the four edges of the map face, the nearest to the middle of the area first. */
function alongFrame(face: BoxMm, { widthMm, heightMm }: NameSize, middle: PointMm): PointMm[] {
  const [insetX, insetY] = [widthMm / 2 + EDGE_GAP_MM, heightMm / 2 + EDGE_GAP_MM];
  const [left, right] = [face.xMm + insetX, face.xMm + face.widthMm - insetX];
  const [top, bottom] = [face.yMm + insetY, face.yMm + face.heightMm - insetY];
  const places: PointMm[] = [];
  for (let i = 0; i <= EDGE_STEPS; i++) {
    const [x, y] = [left + ((right - left) * i) / EDGE_STEPS, top + ((bottom - top) * i) / EDGE_STEPS];
    places.push([x, top], [x, bottom], [left, y], [right, y]);
  }
  return nearestFirst(places, middle);
}

const nameCorners = ([x, y]: PointMm, { widthMm, heightMm }: NameSize): PointMm[] => [
  [x - widthMm / 2, y - heightMm / 2],
  [x + widthMm / 2, y - heightMm / 2],
  [x + widthMm / 2, y + heightMm / 2],
  [x - widthMm / 2, y + heightMm / 2],
];
