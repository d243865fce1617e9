import { bbox } from '@turf/bbox';
import type { Position } from 'geojson';
import proj4 from 'proj4';
import { gaussKruger } from '../../domain/datum.ts';
import { E2 } from '../../domain/ellipsoid.ts';
import type { LonLat } from '../../domain/records.ts';
import type { Bbox } from '../../domain/view.ts';
import type { BoxMm, PointMm } from '../drawing.ts';
import { clipLine, clipPolygon } from '../ground/generalise.ts';

/** CGCS2000 / 3-degree Gauss-Kruger CM 120E. Its ellipsoid differs from that of WGS 84 by 0.1 mm in the semi-minor axis. */
export const CRS = 'EPSG:4549';
export const CENTRAL_MERIDIAN_DEG = 120;
const FALSE_EASTING_M = 500_000;
const RAD = Math.PI / 180;

const grid = proj4(gaussKruger(CENTRAL_MERIDIAN_DEG));

type GridM = [eastM: number, northM: number];

/** Easting and northing in metres. */
export const projected = (lonLat: LonLat): GridM => grid.forward([lonLat[0], lonLat[1]]) as GridM;

/** Cache of projected lines: sheets share them, and projecting them takes a sixth of the time of a sheet. */
const projectedLines = new WeakMap<readonly Position[], GridM[]>();

function projectedLine(line: readonly Position[]): GridM[] {
  const known = projectedLines.get(line) ?? line.map((at) => projected(at as LonLat));
  projectedLines.set(line, known);
  return known;
}

/**
 * Point scale factor of the projection: 1 on the central meridian, 1.0009 at 117.6° and 122.4° E. Series of Snyder 1987,
 * eq. 8-11, to its second term.
 */
export function scaleFactor([lon, lat]: LonLat): number {
  const phi = lat * RAD;
  const ep2 = E2 / (1 - E2);
  const c = ep2 * Math.cos(phi) ** 2;
  const t = Math.tan(phi) ** 2;
  const a2 = ((lon - CENTRAL_MERIDIAN_DEG) * RAD * Math.cos(phi)) ** 2;
  return 1 + ((1 + c) * a2) / 2 + ((5 - 4 * t + 42 * c + 13 * c * c - 28 * ep2) * a2 * a2) / 24;
}

/** Meridian convergence: degrees from grid north to true north, negative west of 120° E. */
export function convergenceDeg(lonLat: LonLat): number {
  const [x1, y1] = projected(lonLat);
  const [x2, y2] = projected([lonLat[0], lonLat[1] + 0.01]);
  return Math.atan2(x1 - x2, y2 - y1) / RAD;
}

/** The transformation between geographic coordinates, the projection and a sheet. */
export interface GroundToSheet {
  toMm(lonLat: LonLat): PointMm;
  /** A line in sheet millimetres. The array must not change later: its projection is cached. */
  lineMm(line: readonly Position[]): PointMm[];
  /** Pieces of such a line, and parts of such rings, inside a box of the sheet. */
  linesWithin(line: readonly Position[], box: BoxMm): PointMm[][];
  ringsWithin(rings: readonly (readonly Position[])[], box: BoxMm): PointMm[][];
  toLonLat(point: PointMm): LonLat;
  /** Position of a grid line of the projection on the sheet, mm. */
  eastingMm(eastM: number): number;
  northingMm(northM: number): number;
  /** Projected coordinates of a position on the sheet, metres. */
  gridM(point: PointMm): [eastM: number, northM: number];
  scale: number;
  centre: LonLat;
}

/**
 * Builds the transformation that puts `centre` at the position `at` of the sheet at 1:`scale`. The scale factor of the projection at
 * `centre` is divided out, so that the scale is exact there and only its variation over the sheet remains.
 * @param scale denominator
 */
export function groundToSheet(centre: LonLat, at: PointMm, scale: number): GroundToSheet {
  const [east0, north0] = projected(centre);
  const mmPerM = 1000 / scale / scaleFactor(centre);
  const eastingMm = (eastM: number): number => at[0] + (eastM - east0) * mmPerM;
  const northingMm = (northM: number): number => at[1] - (northM - north0) * mmPerM;
  const gridM = ([xMm, yMm]: PointMm): [number, number] => [
    east0 + (xMm - at[0]) / mmPerM,
    north0 - (yMm - at[1]) / mmPerM,
  ];
  const onGrid = ({ xMm, yMm, widthMm, heightMm }: BoxMm): BoxMm => ({
    xMm: east0 + (xMm - at[0]) / mmPerM,
    yMm: north0 - (yMm + heightMm - at[1]) / mmPerM,
    widthMm: widthMm / mmPerM,
    heightMm: heightMm / mmPerM,
  });
  const laid = (line: readonly GridM[]): PointMm[] =>
    line.map(([east, north]) => [eastingMm(east), northingMm(north)]);
  return {
    linesWithin: (line, box) => clipLine(projectedLine(line), onGrid(box)).map(laid),
    ringsWithin: (rings, box) => clipPolygon(rings.map(projectedLine), onGrid(box)).map(laid),
    toMm: (lonLat) => {
      const [east, north] = projected(lonLat);
      return [eastingMm(east), northingMm(north)];
    },
    lineMm: (line) => laid(projectedLine(line)),
    toLonLat: (point) => grid.inverse(gridM(point)) as LonLat,
    eastingMm,
    northingMm,
    gridM,
    scale,
    centre,
  };
}

const boundsByLine = new WeakMap<readonly Position[], Bbox>();

/** Bounding box of positions, in their unit. */
function boxAround(positions: readonly Position[]): Bbox {
  const [west, south, east, north] = bbox({ type: 'MultiPoint', coordinates: [...positions] });
  return [west, south, east, north];
}

/** Bounding box of a line, degrees. Cached for every sheet, so the array must not change later. */
export function lineBounds(line: readonly Position[]): Bbox {
  const known = boundsByLine.get(line);
  if (known) return known;
  const bounds = boxAround(line);
  boundsByLine.set(line, bounds);
  return bounds;
}

/** Whether two bounding boxes overlap or touch. */
export const overlapBounds = ([w1, s1, e1, n1]: Bbox, [w2, s2, e2, n2]: Bbox): boolean =>
  w1 <= e2 && e1 >= w2 && s1 <= n2 && n1 >= s2;

/** Bounding box in degrees of a box on the sheet. */
export function boundsOnGround(ground: GroundToSheet, { xMm, yMm, widthMm, heightMm }: BoxMm): Bbox {
  const [right, bottom] = [xMm + widthMm, yMm + heightMm];
  // Parallels are curved: along a horizontal edge the latitude is greatest on the central meridian.
  const meridianMm = Math.min(right, Math.max(xMm, ground.eastingMm(FALSE_EASTING_M)));
  const places = (
    [
      [xMm, yMm],
      [right, yMm],
      [xMm, bottom],
      [right, bottom],
      [meridianMm, yMm],
    ] as const
  ).map(([x, y]) => ground.toLonLat([x, y]));
  return boxAround(places);
}

/** Margin for segments that are straight on the sheet and so leave their bounding box in degrees, degrees (2 km). */
const BOUNDS_SLACK_DEG = 0.02;

/** Bounding box in degrees with which lines are compared before they are projected and clipped to a map face. */
export function mapFaceBounds(ground: GroundToSheet, face: BoxMm): Bbox {
  const [west, south, east, north] = boundsOnGround(ground, face);
  return [
    west - BOUNDS_SLACK_DEG,
    south - BOUNDS_SLACK_DEG,
    east + BOUNDS_SLACK_DEG,
    north + BOUNDS_SLACK_DEG,
  ];
}

/** Centre and size of a set of places in the plane of the projection, metres. */
export interface Extent {
  centre: LonLat;
  widthM: number;
  heightM: number;
}

/** Extent of places; undefined without places. */
export const placesExtent = (places: Iterable<LonLat>): Extent | undefined =>
  extentOnGrid([...places].map(projected));

/** Extent of lines. Cached, so the arrays must not change later. */
export const linesExtent = (lines: readonly (readonly Position[])[]): Extent | undefined =>
  extentOnGrid(lines.flatMap(projectedLine));

function extentOnGrid(places: readonly GridM[]): Extent | undefined {
  const [west, south, east, north] = boxAround(places);
  if (!(east >= west)) return undefined;
  const middle: [number, number] = [(west + east) / 2, (south + north) / 2];
  const centre = grid.inverse(middle) as LonLat;
  const factor = scaleFactor(centre);
  return { centre, widthM: (east - west) / factor, heightM: (north - south) / factor };
}

export const eastingKm = (eastM: number): number => Math.round((eastM - FALSE_EASTING_M) / 1000) + 500;
