import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { SheetLayer } from '../../../styles/order.ts';
import { corridorSymbol } from '../../../styles/subjects/analysis.ts';
import { DIVISION_LINES } from '../../../styles/subjects/divisions.ts';
import { SHORE } from '../../../styles/subjects/land.ts';
import type { Network } from '../../domain/network.ts';
import { polygonsOf } from '../../domain/polygons.ts';
import type { BoxMm, Item, PathItem, PointMm, Stroke, Subpath } from '../drawing.ts';
import type { MapClipper } from './map-clipper.ts';
import { lineBounds } from '../page/projection.ts';
import type { SheetRegion } from '../spec/region.ts';
import {
  divisionLines,
  hasOwnEdge,
  type LineKind,
  type Lines,
  notAdrift,
  allRings,
  withoutShore,
} from './division-lines.ts';
import type { GroundLand } from './land.ts';
import { areaItems, lineItems, rectangle } from '../page/symbols.ts';

type Area = Polygon | MultiPolygon;

const filled = (layer: SheetLayer, rings: PointMm[][], fill: string): PathItem[] =>
  rings.length === 0
    ? []
    : [{ kind: 'path', layer, paths: rings.map((points) => ({ points, closed: true })), fill }];

const inked = (layer: SheetLayer, paths: Subpath[], stroke: Stroke): PathItem[] =>
  paths.length === 0 ? [] : [{ kind: 'path', layer, paths, stroke }];

const LINE_ORDER = ['county-line', 'prefecture-line', 'province-line'] as const satisfies LineKind[];
const LINE_SYMBOLS = { ...DIVISION_LINES, shore: SHORE };

/**
 * Land outside all county polygons, which are older than the shore of the ground, is drawn as land of the region up to this distance from it:
 * `groundM` metres on the ground, but at most `sheetMm` millimetres on the sheet.
 */
const SHORE_GAP = { groundM: 2500, sheetMm: 6 };

/** What the ground of a sheet is drawn from. */
interface GroundInputs {
  network: Network;
  region: SheetRegion;
  clipper: MapClipper;
  flavour: PrintFlavour;
  /** The polygons of the region: its counties, or the whole province. */
  own: readonly Area[];
  isWhole: boolean;
}

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
  const isWhole = region.counties.size === network.counties.size;
  const own: Area[] = isWhole
    ? [network.province.geometry]
    : [...region.counties].flatMap((code) => network.counties.get(code)?.geometry ?? []);
  const inputs = { network, region, clipper, flavour, own, isWhole };
  const base: PathItem = { kind: 'path', layer: 'ground', paths: [rectangle(face)], fill: flavour.sea };
  return [
    base,
    ...(land ? landOfGround(inputs, land, face, scale) : landOfDivisions(inputs)),
    ...lineItems(LINE_SYMBOLS.shore, borders.shore, 'water', 1, flavour),
    ...divisionItems(inputs, borders, land),
  ];
}

/** Borders of divisions, and the outline of a region that has one of its own. */
function divisionItems(
  { network, region, clipper, flavour, own }: GroundInputs,
  borders: Lines<Subpath[]>,
  land: GroundLand | null,
): PathItem[] {
  const items = LINE_ORDER.flatMap((kind) =>
    lineItems(LINE_SYMBOLS[kind], borders[kind], 'divisions', 1, flavour),
  );
  if (!hasOwnEdge(network, region)) return items;
  const prefecture = region.code === undefined ? undefined : network.prefectures.get(region.code);
  const edge = (prefecture ? [prefecture.geometry] : own).flatMap(allRings);
  const lines = clipper.lines(land ? notAdrift(withoutShore(edge, network), land) : edge);
  return [...items, ...lineItems(LINE_SYMBOLS['region-line'], lines, 'divisions', 1, flavour)];
}

const neighbourStroke = ({ neighbourEdge }: PrintFlavour): Stroke => ({
  colour: neighbourEdge,
  widthMm: 0.1,
});

/** Land by the polygons of the divisions, for a sheet without the files of the ground. */
function landOfDivisions({ network, clipper, flavour, own, isWhole }: GroundInputs): Item[] {
  const fill = (area: Area, colour: string): PathItem[] => filled('ground', clipper.rings(area), colour);
  const around = network.neighbours.map(({ geometry }) => geometry);
  return [
    ...[...around, ...(isWhole ? [] : [network.province.geometry])].flatMap((area) =>
      fill(area, flavour.neighbour),
    ),
    ...own.flatMap((area) => fill(area, flavour.land)),
    ...around.flatMap((area) => inked('ground', clipper.lines(allRings(area)), neighbourStroke(flavour))),
  ];
}

/** Land and sea of the ground. Which land is the region's is decided by the polygons of the divisions. */
function landOfGround(inputs: GroundInputs, land: GroundLand, face: BoxMm, scale: number): Item[] {
  const { network, region, clipper, flavour, own, isWhole } = inputs;
  const fill = (area: Area | readonly Position[][], colour: string): PathItem[] =>
    filled('ground', clipper.rings(area), colour);
  const around = network.neighbours.map(({ geometry }) => geometry);
  const gapMm = Math.min(SHORE_GAP.sheetMm, (SHORE_GAP.groundM * 1000) / scale);
  const widened: Item = {
    kind: 'clip',
    boxMm: face,
    items: own.flatMap((area): PathItem[] =>
      fill(area, flavour.land).map((item) => ({
        ...item,
        stroke: { colour: flavour.land, widthMm: 2 * gapMm },
      })),
    ),
  };
  const others = [...network.counties.values()]
    .filter(({ code }) => !region.counties.has(code))
    .map(({ geometry }) => geometry);
  return [
    ...around.flatMap((area) => fill(area, flavour.neighbour)),
    ...land.neighbours.flatMap((rings) => fill(rings, flavour.neighbour)),
    ...land.province.flatMap((rings) =>
      fill(rings, isWhole || isOwn(rings, region, network) ? flavour.land : flavour.neighbour),
    ),
    ...(isWhole
      ? []
      : [
          ...(widened.items.length > 0 ? [widened] : []),
          ...[...others, ...around].flatMap((area) => fill(area, flavour.neighbour)),
          // Drawn again, since the polygons of the neighbours may cover parts of the region along its edge.
          ...own.flatMap((area) => fill(area, flavour.land)),
        ]),
    ...inked('ground', clipper.lines(divisionLines(network).between), neighbourStroke(flavour)),
    ...land.sea.flatMap((rings) => filled('water', clipper.rings(rings), flavour.sea)),
  ];
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
    for (const ring of allRings(county.geometry)) {
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
