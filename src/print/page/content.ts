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

/** A stretch of an axis that can be seen, with the standing of its course. */
export interface AxisPiece {
  pointsMm: PointMm[];
  status: AxisShape['lineStatus'][number];
  /** Over the sea without a road. */
  overSea: boolean;
}

/** What of the network lies on the map face, already in millimetres. */
export interface Content {
  axes: { record: AxisShape; pieces: AxisPiece[] }[];
  towns: OnSheet<TownPoint>[];
  villages: OnSheet<VillagePoint>[];
  seats: OnSheet<CountyShape>[];
  /** Axes, towns and villages on the face, by status. */
  counts: Record<Status, number>;
}

export const isWithin = ([x, y]: PointMm, { xMm, yMm, widthMm, heightMm }: BoxMm, insetMm = 0): boolean =>
  x >= xMm + insetMm && x <= xMm + widthMm - insetMm && y >= yMm + insetMm && y <= yMm + heightMm - insetMm;

/** Symbols nearer to the edge of the face than this would be cut by it, and an axis that comes no further in is a speck, mm. */
const EDGE_MM = 1;

/** Takes from the network what a spec wants and the face holds, in the order of the codes. */
export function selectContent(
  network: Network,
  spec: PrintSpec,
  ground: GroundToSheet,
  face: BoxMm,
): Content {
  const filter = specFilter(spec);
  const bounds = mapFaceBounds(ground, face);
  const onFace = <T>(record: T, [lon, lat]: LonLat): OnSheet<T>[] => {
    // By degrees first: of the places of the province most are far from the sheet, and to project one takes a microsecond.
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
