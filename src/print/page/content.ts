import type { AxisShape, CountyShape, Network, TownPoint, VillagePoint } from '../../domain/network.ts';
import type { Position } from 'geojson';
import { coursePieces } from '../../domain/course.ts';
import { passes, passingAxis, townPasses } from '../../domain/filter.ts';
import { lineStatusOf } from '../../domain/axis.ts';
import { countByStatus } from '../../domain/by-status.ts';
import type { LonLat, Status } from '../../domain/records.ts';
import type { BoxMm, PointMm } from '../drawing.ts';
import { clipLine } from '../ground/generalise.ts';
import { lineBounds, mapFaceBounds, type GroundToSheet, overlapBounds } from './projection.ts';
import { axisLines } from '../spec/region.ts';
import { draws, specFilter, type PrintSpec } from '../spec/spec.ts';

export interface OnSheet<T> {
  record: T;
  pointMm: PointMm;
}

/** A piece of an axis on the map face, with the status of its course. */
export interface AxisPiece {
  pointsMm: PointMm[];
  status: AxisShape['lineStatus'][number];
  /** Whether it crosses the sea where there is no road. */
  overSea: boolean;
}

/** Records of the network on the map face, with positions in sheet millimetres. */
export interface Content {
  axes: { record: AxisShape; pieces: AxisPiece[] }[];
  towns: OnSheet<TownPoint>[];
  villages: OnSheet<VillagePoint>[];
  seats: OnSheet<CountyShape>[];
  /** Number of axes, towns and villages on the map face, by status. */
  counts: Record<Status, number>;
}

/** Whether a point is inside a box, at least `insetMm` from its edges. */
export const isWithin = ([x, y]: PointMm, { xMm, yMm, widthMm, heightMm }: BoxMm, insetMm = 0): boolean =>
  x >= xMm + insetMm && x <= xMm + widthMm - insetMm && y >= yMm + insetMm && y <= yMm + heightMm - insetMm;

/** Minimum distance of symbols from the edge of the map face, mm, so that they are not clipped. Axes that reach no further in are left out. */
const EDGE_MM = 1;

/** Selects the records that pass the filter of a spec and lie on the map face, in the order of their codes. */
export function selectContent(
  network: Network,
  spec: PrintSpec,
  ground: GroundToSheet,
  face: BoxMm,
): Content {
  const filter = specFilter(spec);
  const bounds = mapFaceBounds(ground, face);
  const onFace = <T>(record: T, [lon, lat]: LonLat): OnSheet<T>[] => {
    // Compared in degrees first: most places are far from the sheet, and projecting one takes 1 µs.
    if (!overlapBounds([lon, lat, lon, lat], bounds)) return [];
    const pointMm = ground.toMm([lon, lat]);
    return isWithin(pointMm, face, EDGE_MM) ? [{ record, pointMm }] : [];
  };
  const placed = <T extends { lonLat: LonLat }>(records: Iterable<T>): OnSheet<T>[] =>
    [...records].flatMap((record) => onFace(record, record.lonLat));
  const inner: BoxMm = {
    xMm: face.xMm + EDGE_MM,
    yMm: face.yMm + EDGE_MM,
    widthMm: face.widthMm - 2 * EDGE_MM,
    heightMm: face.heightMm - 2 * EDGE_MM,
  };
  const axes = draws(spec, 'axes')
    ? [...network.axes.values()]
        .flatMap((axis) => passingAxis(filter, axis) ?? [])
        .flatMap((record) => {
          const pieces = axisLines(record).flatMap((line: Position[], i) => {
            const status = lineStatusOf(record, i);
            if (!overlapBounds(lineBounds(line), bounds)) return [];
            return coursePieces(line, record.course[i]).flatMap(({ points, overSea }) =>
              clipLine(
                points.map((at) => ground.toMm(at as LonLat)),
                face,
              )
                .filter((piece) => clipLine(piece, inner).length > 0)
                .map((piece) => ({ pointsMm: piece, status, overSea })),
            );
          });
          return pieces.length > 0 ? [{ record, pieces }] : [];
        })
    : [];
  const towns = draws(spec, 'towns')
    ? placed([...network.towns.values()].filter((town) => townPasses(filter, town)))
    : [];
  const villages = draws(spec, 'villages')
    ? placed([...network.villages.values()].filter((village) => passes(filter, village)))
    : [];
  const seats = [...network.counties.values()].flatMap((record) =>
    onFace(record, [record.seat.lon, record.seat.lat]),
  );
  const counts = countByStatus([...axes, ...towns, ...villages].map(({ record }) => record.status));
  return { axes, towns, villages, seats, counts };
}
