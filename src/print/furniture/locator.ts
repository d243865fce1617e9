import type { Position } from 'geojson';
import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { Network } from '../../domain/network.ts';
import { polygonsOf } from '../../domain/polygons.ts';
import type { LonLat } from '../../domain/records.ts';
import type { BoxMm, Item, PathItem, PointMm, Subpath } from '../drawing.ts';
import { areaMm2, simplified } from '../ground/generalise.ts';
import { linesExtent, type GroundToSheet, groundToSheet } from '../page/projection.ts';
import type { SheetRegion } from '../spec/region.ts';
import { rectangle } from '../page/symbols.ts';

/** Smaller islands are left out of the locator map, mm². */
const MIN_AREA_MM2 = 0.15;

/** The locator map: the province with the region of the sheet filled and the map face outlined. */
export function locatorItems(
  network: Network,
  region: SheetRegion,
  cornersLonLat: readonly LonLat[],
  box: BoxMm,
  flavour: PrintFlavour,
): Item[] {
  const outline = outlineFor(network, box);
  if (!outline) return [];
  const { ground, province } = outline;
  const shape = (outer: readonly Position[][]): PathItem['paths'] => regionShape(outer, ground, 0.08);
  const own = [...region.counties].flatMap((code) => {
    const county = network.counties.get(code);
    return county ? polygonsOf(county.geometry).map((rings_) => rings_[0] as Position[]) : [];
  });
  const isAll = region.counties.size === network.counties.size;
  const items: Item[] = [
    {
      kind: 'path',
      layer: 'furniture',
      paths: [rectangle(box)],
      fill: flavour.sea,
      stroke: { colour: flavour.inkSoft, widthMm: 0.15 },
    },
    {
      kind: 'path',
      layer: 'furniture',
      paths: province.map((path) => moved(path, box)),
      fill: flavour.land,
      stroke: { colour: flavour.shoreline, widthMm: 0.12 },
    },
  ];
  const filled = isAll ? [] : shape(own).map((path) => moved(path, box));
  if (filled.length > 0)
    items.push({
      kind: 'path',
      layer: 'furniture',
      paths: filled,
      fill: flavour.hatched ? flavour.inkSoft : flavour.axisModelled,
    });
  const corners = cornersLonLat.map((at) => clampTo(movedPoint(ground.toMm(at), box), box));
  items.push({
    kind: 'path',
    layer: 'furniture',
    paths: [{ points: corners, closed: true }],
    stroke: { colour: flavour.ink, widthMm: 0.3 },
  });
  return items;
}

type Outline = { ground: GroundToSheet; province: PathItem['paths'] };
const outlines = new WeakMap<Network, Map<string, Outline | null>>();

/** The outline of the province in a box of this size with its corner at 0, 0. Cached: it is the same on all sheets of a format. */
function outlineFor(network: Network, { widthMm, heightMm }: BoxMm): Outline | null {
  const known = outlines.get(network) ?? new Map<string, Outline | null>();
  outlines.set(network, known);
  const key = `${widthMm} ${heightMm}`;
  const made = known.get(key);
  if (made !== undefined) return made;
  const rings = polygonsOf(network.province.geometry).map((rings_) => rings_[0] as Position[]);
  const extent = linesExtent(rings);
  if (!extent) return null;
  const scale = 1000 * Math.max(extent.widthM / (widthMm * 0.94), extent.heightM / (heightMm * 0.94));
  const ground = groundToSheet(extent.centre, [widthMm / 2, heightMm / 2], scale);
  const outline = { ground, province: regionShape(rings, ground, 0.12) };
  known.set(key, outline);
  return outline;
}

const regionShape = (
  outer: readonly Position[][],
  ground: GroundToSheet,
  toleranceMm: number,
): PathItem['paths'] =>
  outer.flatMap((ring) => {
    const points = simplified(ground.lineMm(ring), toleranceMm);
    return points.length > 3 && areaMm2(points) > MIN_AREA_MM2 ? [{ points, closed: true }] : [];
  });

const movedPoint = ([x, y]: PointMm, { xMm, yMm }: BoxMm): PointMm => [x + xMm, y + yMm];
const moved = ({ points, closed }: Subpath, box: BoxMm): Subpath => ({
  points: points.map((point) => movedPoint(point, box)),
  closed,
});

const clampTo = ([x, y]: PointMm, { xMm, yMm, widthMm, heightMm }: BoxMm): PointMm => [
  Math.min(xMm + widthMm, Math.max(xMm, x)),
  Math.min(yMm + heightMm, Math.max(yMm, y)),
];
