import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { PrintFlavour } from '../../styles/flavours/print.ts';
import { type BorderKind, sharedBorders } from '../domain/borders.ts';
import type { Network } from '../domain/network.ts';
import { polygonsOf } from '../domain/polygons.ts';
import type { LonLat } from '../domain/records.ts';
import type { BoxMm, LayerId, PathItem, PointMm, Subpath } from './drawing.ts';
import { clipLine, clipPolygon, simplified } from './generalise.ts';
import { hatched } from './hatch.ts';
import type { GroundToSheet } from './projection.ts';
import type { SheetRegion } from './region.ts';
import { rectangle } from './symbols.ts';

/** Detail finer than this is not drawn, mm: half the finest line. */
const TOLERANCE_MM = 0.06;
const HATCH_MM = 1.6;

type Area = Polygon | MultiPolygon;

/** Lays areas and lines of the ground on the map face, generalised to what can be seen there. */
export interface FaceDraft {
  rings(area: Area): PointMm[][];
  lines(lines: readonly Position[][]): Subpath[];
}

export function faceDraft(ground: GroundToSheet, face: BoxMm): FaceDraft {
  const toMm = (line: readonly Position[]): PointMm[] =>
    simplified(
      line.map((at) => ground.toMm(at as LonLat)),
      TOLERANCE_MM,
    );
  return {
    rings: (area) =>
      polygonsOf(area).flatMap((rings) =>
        clipPolygon(
          rings.map(toMm).filter((r) => r.length > 3),
          face,
        ),
      ),
    lines: (lines) =>
      lines.flatMap((line) => clipLine(toMm(line), face)).map((points) => ({ points, closed: false })),
  };
}

const filled = (layer: LayerId, rings: PointMm[][], fill: string, opacity?: number): PathItem[] =>
  rings.length === 0
    ? []
    : [
        {
          kind: 'path',
          layer,
          paths: rings.map((points) => ({ points, closed: true })),
          fill,
          ...(opacity === undefined ? {} : { opacity }),
        },
      ];

const inked = (layer: LayerId, paths: Subpath[], stroke: NonNullable<PathItem['stroke']>): PathItem[] =>
  paths.length === 0 ? [] : [{ kind: 'path', layer, paths, stroke }];

/** Borders between divisions that can be seen. */
export function bordersOnFace(network: Network, draft: FaceDraft): Record<BorderKind, Subpath[]> {
  const borders = sharedBorders(network.counties.values());
  return {
    'county-line': draft.lines(borders['county-line']),
    'prefecture-line': draft.lines(borders['prefecture-line']),
  };
}

/** Sea, land, the region's own ground, shore and borders of divisions. */
export function groundItems(
  network: Network,
  region: SheetRegion,
  draft: FaceDraft,
  borders: Record<BorderKind, Subpath[]>,
  face: BoxMm,
  flavour: PrintFlavour,
): PathItem[] {
  const all = region.counties.size === network.counties.size;
  const land = [
    ...network.neighbours.map(({ geometry }) => geometry),
    ...(all ? [] : [network.province.geometry]),
  ];
  const own: Area[] = all
    ? [network.province.geometry]
    : [...region.counties].flatMap((code) => network.counties.get(code)?.geometry ?? []);
  const prefecture = region.code === undefined ? undefined : network.prefectures.get(region.code);
  const edge = prefecture ? [prefecture.geometry] : own;
  const outerRings = (area: Area): Position[][] => polygonsOf(area).flat();
  return [
    { kind: 'path', layer: 'ground', paths: [rectangle(face)], fill: flavour.sea },
    ...land.flatMap((area) => filled('ground', draft.rings(area), flavour.neighbour)),
    ...own.flatMap((area) => filled('ground', draft.rings(area), flavour.land)),
    ...network.neighbours.flatMap(({ geometry }) =>
      inked('ground', draft.lines(outerRings(geometry)), { colour: flavour.neighbourEdge, widthMm: 0.1 }),
    ),
    ...inked('divisions', borders['county-line'], {
      colour: flavour.countyLine,
      widthMm: 0.15,
      dashMm: [1.6, 0.9],
    }),
    ...inked('divisions', borders['prefecture-line'], {
      colour: flavour.prefectureLine,
      widthMm: 0.25,
    }),
    ...inked('divisions', draft.lines(outerRings(network.province.geometry)), {
      colour: flavour.shoreline,
      widthMm: 0.2,
    }),
    ...(all || region.axis !== undefined
      ? []
      : inked('divisions', draft.lines(edge.flatMap(outerRings)), {
          colour: flavour.countyActiveEdge,
          widthMm: 0.3,
        })),
  ];
}

/** The corridor: a tint with a fine edge, or a hatching where the flavour has no tints. */
export function corridorItems(area: Area, draft: FaceDraft, flavour: PrintFlavour): PathItem[] {
  const rings = draft.rings(area);
  if (rings.length === 0) return [];
  const edge = inked('corridor', draft.lines(polygonsOf(area).flat()), {
    colour: flavour.axis,
    widthMm: 0.12,
  });
  return flavour.hatched
    ? [
        ...inked('corridor', hatched(rings, HATCH_MM), { colour: flavour.axisModelled, widthMm: 0.1 }),
        ...edge,
      ]
    : [...filled('corridor', rings, flavour.axis, 0.14), ...edge];
}
