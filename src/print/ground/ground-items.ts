import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { SheetLayer } from '../../../styles/order.ts';
import { corridorSymbol } from '../../../styles/subjects/analysis.ts';
import { DIVISION_LINES } from '../../../styles/subjects/divisions.ts';
import { SHORE } from '../../../styles/subjects/land.ts';
import { type BorderKind, outlineParts, sharedBorders } from '../../domain/borders.ts';
import type { Network } from '../../domain/network.ts';
import { polygonsOf } from '../../domain/polygons.ts';
import type { BoxMm, Item, PathItem, PointMm, Stroke, Subpath } from '../drawing.ts';
import type { MapClipper } from './map-clipper.ts';
import { lineBounds } from '../page/projection.ts';
import type { SheetRegion } from '../spec/region.ts';
import type { GroundLand } from './land.ts';
import { areaItems, lineItems, rectangle } from '../page/symbols.ts';

type Area = Polygon | MultiPolygon;

const filled = (layer: SheetLayer, rings: PointMm[][], fill: string): PathItem[] =>
  rings.length === 0
    ? []
    : [{ kind: 'path', layer, paths: rings.map((points) => ({ points, closed: true })), fill }];

const inked = (layer: SheetLayer, paths: Subpath[], stroke: Stroke): PathItem[] =>
  paths.length === 0 ? [] : [{ kind: 'path', layer, paths, stroke }];

/** Kinds of division lines that a sheet draws and its legend lists. */
export type LineKind = BorderKind | 'province-line' | 'shore';
type Lines<T> = Record<LineKind, T>;
const LINE_ORDER = ['county-line', 'prefecture-line', 'province-line'] as const satisfies LineKind[];

/** Cache: finding shared borders takes longer than drawing a sheet, and they are the same on all sheets of a network. */
const linesByNetwork = new WeakMap<Network, Lines<Position[][]> & { between: Position[][] }>();

function divisionLines(network: Network): Lines<Position[][]> & { between: Position[][] } {
  const known = linesByNetwork.get(network);
  if (known) return known;
  const { border, shore } = outlineParts(network.province, network.neighbours);
  const between = sharedBorders(
    network.neighbours.map(({ code, geometry }) => ({ prefecture: code, geometry })),
  )['prefecture-line'];
  const lines = { ...sharedBorders(network.counties.values()), 'province-line': border, shore, between };
  linesByNetwork.set(network, lines);
  return lines;
}

/** Borders and shore, clipped to the map face. */
export function clipBorders(
  network: Network,
  clipper: MapClipper,
  land: GroundLand | null = null,
): Lines<Subpath[]> {
  const lines = divisionLines(network);
  const onLand = (of: readonly Position[][]): Subpath[] => clipper.lines(land ? notAdrift(of, land) : of);
  return {
    shore: clipper.lines(land?.shore ?? lines.shore),
    'county-line': onLand(lines['county-line']),
    'prefecture-line': onLand(lines['prefecture-line']),
    'province-line': onLand(lines['province-line']),
  };
}

/** Only lines of at most this many points are checked for lying in the sea, where outdated polygons share borders without land. */
const ADRIFT_POINTS = 40;
const adrift = new WeakMap<Position[], boolean>();

/** Borders without those of which all points lie in the sea. */
const notAdrift = (lines: readonly Position[][], { sea }: GroundLand): Position[][] =>
  lines.filter((line) => {
    if (line.length > ADRIFT_POINTS) return true;
    const known =
      adrift.get(line) ??
      line.every((at) =>
        sea.some((rings) => booleanPointInPolygon(at, { type: 'Polygon', coordinates: rings })),
      );
    adrift.set(line, known);
    return !known;
  });

const LINE_SYMBOLS = { ...DIVISION_LINES, shore: SHORE };

/** Whether the outline of the region of the sheet is drawn: not for the whole province and not for an axis. */
export const hasOwnEdge = (network: Network, region: SheetRegion): boolean =>
  region.counties.size < network.counties.size && region.axis === undefined;

/** Largest distance of a county's land outside its (older) polygon from that polygon: metres on the ground and at most mm on the sheet. */
const SHORE_GAP = { groundM: 2500, sheetMm: 6 };

/**
 * Land, the land of the region, sea, shore and borders of divisions. The ground has more accurate shores than the polygons of divisions, so
 * its land is drawn below them and its sea above them.
 */
export function groundItems(
  network: Network,
  region: SheetRegion,
  clipper: MapClipper,
  borders: Lines<Subpath[]>,
  { face, scale, land }: { face: BoxMm; scale: number; land: GroundLand | null },
  flavour: PrintFlavour,
): Item[] {
  const all = region.counties.size === network.counties.size;
  const own: Area[] = all
    ? [network.province.geometry]
    : [...region.counties].flatMap((code) => network.counties.get(code)?.geometry ?? []);
  const prefecture = region.code === undefined ? undefined : network.prefectures.get(region.code);
  const edge = (prefecture ? [prefecture.geometry] : own).flatMap(outerRings);
  const around = network.neighbours.map(({ geometry }) => geometry);
  const fill = (area: Area | readonly Position[][], colour: string): PathItem[] =>
    filled('ground', clipper.rings(area), colour);
  const divisions: PathItem[] = [
    ...LINE_ORDER.flatMap((kind) => lineItems(LINE_SYMBOLS[kind], borders[kind], 'divisions', 1, flavour)),
    ...(hasOwnEdge(network, region)
      ? lineItems(
          LINE_SYMBOLS['region-line'],
          clipper.lines(land ? notAdrift(withoutShore(edge, network), land) : edge),
          'divisions',
          1,
          flavour,
        )
      : []),
  ];
  const neighbourEdge: Stroke = { colour: flavour.neighbourEdge, widthMm: 0.1 };
  const base: PathItem = { kind: 'path', layer: 'ground', paths: [rectangle(face)], fill: flavour.sea };
  if (!land)
    return [
      base,
      ...[...around, ...(all ? [] : [network.province.geometry])].flatMap((area) =>
        fill(area, flavour.neighbour),
      ),
      ...own.flatMap((area) => fill(area, flavour.land)),
      ...around.flatMap((area) => inked('ground', clipper.lines(outerRings(area)), neighbourEdge)),
      ...lineItems(LINE_SYMBOLS.shore, borders.shore, 'water', 1, flavour),
      ...divisions,
    ];
  const gapMm = Math.min(SHORE_GAP.sheetMm, (SHORE_GAP.groundM * 1000) / scale);
  const others = [...network.counties.values()]
    .filter(({ code }) => !region.counties.has(code))
    .map(({ geometry }) => geometry);
  return [
    base,
    ...around.flatMap((area) => fill(area, flavour.neighbour)),
    ...land.neighbours.flatMap((rings) => fill(rings, flavour.neighbour)),
    ...land.province.flatMap((rings) =>
      fill(rings, all || isOwn(rings, region, network) ? flavour.land : flavour.neighbour),
    ),
    ...(all
      ? []
      : [
          {
            kind: 'clip',
            boxMm: face,
            items: own.flatMap((area): PathItem[] =>
              fill(area, flavour.land).map((item) => ({
                ...item,
                stroke: { colour: flavour.land, widthMm: 2 * gapMm },
              })),
            ),
          } satisfies Item,
          ...[...others, ...around].flatMap((area) => fill(area, flavour.neighbour)),
          // Drawn again, since the neighbouring polygons cover half of the outline.
          ...own.flatMap((area) => fill(area, flavour.land)),
        ].filter((item) => item.kind !== 'clip' || item.items.length > 0)),
    ...inked('ground', clipper.lines(divisionLines(network).between), neighbourEdge),
    ...land.sea.flatMap((rings) => filled('water', clipper.rings(rings), flavour.sea)),
    ...lineItems(LINE_SYMBOLS.shore, borders.shore, 'water', 1, flavour),
    ...divisions,
  ];
}

const outerRings = (area: Area): Position[][] => polygonsOf(area).flat();

const segmentKey = ([x1, y1]: Position, [x2, y2]: Position): string =>
  x1! < x2! || (x1 === x2 && y1! < y2!) ? `${x1} ${y1} ${x2} ${y2}` : `${x2} ${y2} ${x1} ${y1}`;
const shoreEdges = new WeakMap<Network, ReadonlySet<string>>();

const inland = new WeakMap<Position[], Position[][]>();

/** Outline of a region without the segments on the shore of the divisions, which differs from the shore of the ground. */
const withoutShore = (rings: readonly Position[][], network: Network): Position[][] =>
  rings.flatMap((ring) => {
    const parts = inland.get(ring) ?? ringWithoutShore(ring, network);
    inland.set(ring, parts);
    return parts;
  });

function ringWithoutShore(ring: readonly Position[], network: Network): Position[][] {
  const known =
    shoreEdges.get(network) ??
    new Set(
      divisionLines(network).shore.flatMap((line) =>
        line.slice(1).map((to, i) => segmentKey(line[i] as Position, to)),
      ),
    );
  shoreEdges.set(network, known);
  const parts: Position[][] = [];
  let open = false;
  for (const [i, to] of ring.slice(1).entries()) {
    const from = ring[i] as Position;
    if (known.has(segmentKey(from, to))) open = false;
    else if (open) parts.at(-1)?.push(to);
    else {
      parts.push([from, to]);
      open = true;
    }
  }
  return parts;
}

/** Land polygons of at most this many points are islands and belong to the nearest county; larger ones are mainland. */
const MAINLAND_POINTS = 3000;
const countyByIsland = new WeakMap<Position[][], string>();

/** Whether an island belongs to the region, by the nearest county: many islands are missing in the county polygons. */
function isOwn(rings: Position[][], { counties }: SheetRegion, network: Network): boolean {
  const [outer] = rings;
  if (!outer || outer.length > MAINLAND_POINTS) return false;
  const known = countyByIsland.get(rings);
  if (known !== undefined) return counties.has(known);
  const [lon, lat] = outer[0] as [number, number];
  let code = '';
  let nearest2 = Infinity;
  for (const county of network.counties.values())
    for (const ring of outerRings(county.geometry)) {
      const [w, s, e, n] = lineBounds(ring);
      const beside2 = (0.87 * Math.max(0, w - lon, lon - e)) ** 2 + Math.max(0, s - lat, lat - n) ** 2;
      if (beside2 >= nearest2) continue;
      for (const at of ring) {
        const away2 = (0.87 * (at[0]! - lon)) ** 2 + (at[1]! - lat) ** 2;
        if (away2 >= nearest2) continue;
        nearest2 = away2;
        code = county.code;
      }
    }
  countyByIsland.set(rings, code);
  return counties.has(code);
}

/** The corridor, clipped to the map face; its outline is drawn only inside. */
export const corridorItems = (area: Area, clipper: MapClipper, flavour: PrintFlavour): PathItem[] =>
  areaItems(corridorSymbol, clipper.rings(area), 'corridor', flavour, clipper.lines(polygonsOf(area).flat()));
