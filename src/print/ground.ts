import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { PrintFlavour } from '../../styles/flavours/print.ts';
import { type BorderKind, outlineParts, sharedBorders } from '../domain/borders.ts';
import type { Network } from '../domain/network.ts';
import { polygonsOf } from '../domain/polygons.ts';
import type { Bbox } from '../domain/view.ts';
import type { BoxMm, LayerId, PathItem, PointMm, Stroke, Subpath } from './drawing.ts';
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

const inked = (layer: LayerId, paths: Subpath[], stroke: Stroke): PathItem[] =>
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

/** How each kind is inked: dashes and dots by rank, as on official maps, so that mono printing keeps them apart. */
export const lineStrokes = (flavour: PrintFlavour): Lines<Stroke> => ({
  shore: { colour: flavour.shoreline, widthMm: 0.2 },
  'county-line': { colour: flavour.countyLine, widthMm: 0.15, dashMm: [1.6, 0.9] },
  'prefecture-line': { colour: flavour.prefectureLine, widthMm: 0.25, dashMm: [2.6, 0.7, 0.4, 0.7] },
  'province-line': { colour: flavour.prefectureLine, widthMm: 0.35, dashMm: [3.4, 0.7, 0.5, 0.7, 0.5, 0.7] },
});

/** The edge of the sheet's own region. */
export const regionStroke = (flavour: PrintFlavour): Stroke => ({
  colour: flavour.countyActiveEdge,
  widthMm: 0.35,
});

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
    ...LINE_ORDER.flatMap((kind) => inked('divisions', borders[kind], lineStrokes(flavour)[kind])),
    ...(all || region.axis !== undefined
      ? []
      : inked('divisions', draft.lines(edge.flatMap(outerRings)), regionStroke(flavour))),
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
