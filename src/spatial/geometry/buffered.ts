import { bbox } from '@turf/bbox';
import { multiLineString } from '@turf/helpers';
import { ClipperOffset, EndType, JoinType, type Point64, PolyTree64 } from 'clipper2-ts';
import type { MultiPolygon } from 'geojson';
import type { LonLat } from '../../domain/records.ts';
import type { ModelAxis } from '../model.ts';
import { displaced } from './displaced.ts';
import { offsetM, pieces } from './metric.ts';
import { polygonsIn } from './overlay.ts';

/** Number of chords in a quarter circle: the outline lies inside the true one by at most 0.03 % of the width. */
const STEPS = 32;
/** Tolerance given to Clipper: it adds chords until none is farther inside than this share of the width. */
const ARC_SHARE = 1 - Math.cos(Math.PI / STEPS / 4);
/** Clipper computes with integers: number of units in a metre. */
const PER_M = 100;
/** Largest length of a piece, metres; such pieces are straight in degrees to 0.1 m at 30° of latitude. */
const PIECE_M = 3000;
/** Largest distance from the centre of a plane, metres; lengths are accurate to 0.004 % there. */
const PLANE_M = 100_000;

interface Plane {
  lines: readonly (readonly LonLat[])[];
  middle: LonLat;
}

/** Divides sets of lines, then single lines, until each part fits one plane. */
function planes(lines: readonly (readonly LonLat[])[]): Plane[] {
  const [west, south, east, north] = bbox(multiLineString(lines.map((line) => line.map((at) => [...at]))));
  const middle: LonLat = [(west + east) / 2, (south + north) / 2];
  if (Math.hypot(...offsetM(middle, [east, south])) <= PLANE_M) return [{ lines, middle }];
  const [line = []] = lines;
  const half = (lines.length > 1 ? lines.length : line.length) >> 1;
  return lines.length > 1
    ? [...planes(lines.slice(0, half)), ...planes(lines.slice(half))]
    : [...planes([line.slice(0, half + 1)]), ...planes([line.slice(half)])];
}

/** What lies within `widthM` of the lines of a plane, which is azimuthal equidistant around its middle; a centimetre at least. */
function around({ lines, middle }: Plane, widthM: number): MultiPolygon {
  const width = Math.max(1, widthM * PER_M);
  const offset = new ClipperOffset(undefined, width * ARC_SHARE, true);
  const toGrid = (at: LonLat): Point64 => {
    const [eastM, northM] = offsetM(middle, at);
    return { x: Math.round(eastM * PER_M), y: Math.round(northM * PER_M) };
  };
  offset.addPaths(
    lines.map((line) => line.map(toGrid)),
    JoinType.Round,
    EndType.Round,
  );
  const found = new PolyTree64();
  offset.execute(width, found);
  // ClipperOffset does not report failures, so the result is checked.
  if (found.count === 0) throw new Error('Clipper found nothing around the lines');
  const coordinates = polygonsIn(found, ({ x, y }) => [...displaced(middle, [x / PER_M, y / PER_M])]);
  return { type: 'MultiPolygon', coordinates };
}

/** What lies within `widthM` metres of axes, by Clipper, in parts that overlap. */
export function buffered(axes: readonly ModelAxis[], widthM: number): MultiPolygon[] {
  return axes
    .flatMap(({ lines }) => planes(lines.map((line) => pieces(line, PIECE_M))))
    .map((plane) => around(plane, widthM));
}
