import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { PrintFlavour } from '../../styles/flavours/print.ts';
import type { SheetLayer } from '../../styles/order.ts';
import { corridorSymbol } from '../../styles/subjects/analysis.ts';
import { DIVISION_LINES } from '../../styles/subjects/divisions.ts';
import { SHORE } from '../../styles/subjects/land.ts';
import { type BorderKind, outlineParts, sharedBorders } from '../domain/borders.ts';
import type { Network } from '../domain/network.ts';
import { polygonsOf } from '../domain/polygons.ts';
import type { Bbox } from '../domain/view.ts';
import type { BoxMm, PathItem, PointMm, Stroke, Subpath } from './drawing.ts';
import { clipLine, clipPolygon, simplified } from './generalise.ts';
import type { GroundToSheet } from './projection.ts';
import type { SheetRegion } from './region.ts';
import { areaItems, lineItems, rectangle } from './symbols.ts';

/** Detail finer than this is not drawn, mm: half the finest line. */
const TOLERANCE_MM = 0.06;
/** Symbols nearer to the edge of the face than this would be cut by it, mm. */
const EDGE_MM = 1;

type Area = Polygon | MultiPolygon;

/** Lays areas and lines of the ground on the map face, generalised to what can be seen there. */
export interface FaceDraft {
  rings(area: Area): PointMm[][];
  lines(lines: readonly Position[][]): Subpath[];
  points(positions: readonly Position[]): PointMm[];
}

export function faceDraft(ground: GroundToSheet, face: BoxMm): FaceDraft {
  const toMm = (line: readonly Position[]): PointMm[] => simplified(ground.lineMm(line), TOLERANCE_MM);
  const reaches = reachesOf(ground, face);
  const known = new Map<Area, PointMm[][]>();
  const ringsOf = (area: Area): PointMm[][] =>
    polygonsOf(area).flatMap((rings) =>
      rings[0] && reaches(rings[0])
        ? clipPolygon(
            rings.map(toMm).filter((r) => r.length > 3),
            face,
          )
        : [],
    );
  return {
    rings(area) {
      const rings = known.get(area) ?? ringsOf(area);
      known.set(area, rings);
      return rings;
    },
    lines: (lines) =>
      lines
        .filter(reaches)
        .flatMap((line) => clipLine(toMm(line), face))
        .map((points) => ({ points, closed: false })),
    points: (positions) =>
      ground
        .lineMm(positions)
        .filter(
          ([x, y]) =>
            x >= face.xMm + EDGE_MM &&
            x <= face.xMm + face.widthMm - EDGE_MM &&
            y >= face.yMm + EDGE_MM &&
            y <= face.yMm + face.heightMm - EDGE_MM,
        ),
  };
}

/** Whether a line can reach the face, by degrees: most of the province never does, and need not be projected. */
function reachesOf(ground: GroundToSheet, face: BoxMm): (line: readonly Position[]) => boolean {
  const [right, bottom] = [face.xMm + face.widthMm, face.yMm + face.heightMm];
  const middleX = face.xMm + face.widthMm / 2;
  // Parallels bend toward the pole: those through the middles of the upper and lower edge are the outermost.
  const corners = (
    [
      [face.xMm, face.yMm],
      [right, face.yMm],
      [face.xMm, bottom],
      [right, bottom],
      [middleX, face.yMm],
      [middleX, bottom],
    ] as const
  ).map(([x, y]) => ground.toLonLat([x, y]));
  const slackDeg = 0.02;
  const [lons, lats] = [corners.map(([lon]) => lon), corners.map(([, lat]) => lat)];
  const [west, east] = [Math.min(...lons) - slackDeg, Math.max(...lons) + slackDeg];
  const [south, north] = [Math.min(...lats) - slackDeg, Math.max(...lats) + slackDeg];
  return (line) => {
    const [w, s, e, n] = boundsOf(line);
    return w <= east && e >= west && s <= north && n >= south;
  };
}

const boundsOfLines = new WeakMap<readonly Position[], Bbox>();

/** Of a line that does not change: every sheet of a network asks for all of them. */
function boundsOf(line: readonly Position[]): Bbox {
  const known = boundsOfLines.get(line);
  if (known) return known;
  const bounds: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = NaN, lat = NaN] of line) {
    bounds[0] = Math.min(bounds[0], lon);
    bounds[1] = Math.min(bounds[1], lat);
    bounds[2] = Math.max(bounds[2], lon);
    bounds[3] = Math.max(bounds[3], lat);
  }
  boundsOfLines.set(line, bounds);
  return bounds;
}

const filled = (layer: SheetLayer, rings: PointMm[][], fill: string): PathItem[] =>
  rings.length === 0
    ? []
    : [{ kind: 'path', layer, paths: rings.map((points) => ({ points, closed: true })), fill }];

const inked = (layer: SheetLayer, paths: Subpath[], stroke: Stroke): PathItem[] =>
  paths.length === 0 ? [] : [{ kind: 'path', layer, paths, stroke }];

/** Lines of divisions that a sheet draws and its legend names. */
export type LineKind = BorderKind | 'province-line' | 'shore';
type Lines<T> = Record<LineKind, T>;
const LINE_ORDER = ['shore', 'county-line', 'prefecture-line', 'province-line'] as const satisfies LineKind[];

/** What they are made of takes longer to find than a sheet to draw, and is the same on every sheet of a network. */
const linesOfNetworks = new WeakMap<Network, Lines<Position[][]>>();

function linesOfDivisions(network: Network): Lines<Position[][]> {
  const known = linesOfNetworks.get(network);
  if (known) return known;
  const { border, shore } = outlineParts(network.province, network.neighbours);
  const lines = { ...sharedBorders(network.counties.values()), 'province-line': border, shore };
  linesOfNetworks.set(network, lines);
  return lines;
}

/** Borders and shore that can be seen. */
export function bordersOnFace(network: Network, draft: FaceDraft): Lines<Subpath[]> {
  const lines = linesOfDivisions(network);
  return {
    shore: draft.lines(lines.shore),
    'county-line': draft.lines(lines['county-line']),
    'prefecture-line': draft.lines(lines['prefecture-line']),
    'province-line': draft.lines(lines['province-line']),
  };
}

const LINE_SYMBOLS = { ...DIVISION_LINES, shore: SHORE };

/** Whether the edge of the sheet's own region is drawn. */
export const hasOwnEdge = (network: Network, region: SheetRegion): boolean =>
  region.counties.size < network.counties.size && region.axis === undefined;

/** Sea, land, the region's own ground, shore and borders of divisions. */
export function groundItems(
  network: Network,
  region: SheetRegion,
  draft: FaceDraft,
  borders: Lines<Subpath[]>,
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
    ...LINE_ORDER.flatMap((kind) => lineItems(LINE_SYMBOLS[kind], borders[kind], 'divisions', 1, flavour)),
    ...(hasOwnEdge(network, region)
      ? lineItems(LINE_SYMBOLS['region-line'], draft.lines(edge.flatMap(outerRings)), 'divisions', 1, flavour)
      : []),
  ];
}

/** The corridor with what of its edge lies on the face. */
export const corridorItems = (area: Area, draft: FaceDraft, flavour: PrintFlavour): PathItem[] =>
  areaItems(corridorSymbol, draft.rings(area), 'corridor', flavour, draft.lines(polygonsOf(area).flat()));
