import type { Position } from 'geojson';
import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { SheetLayer } from '../../../styles/order.ts';
import { bottomUp } from '../../../styles/subject.ts';
import type { SheetFeature, Subject } from '../../../styles/subject.ts';
import { SUBJECTS } from '../../../styles/subjects/index.ts';
import { BoxIndex } from '../labels/box-index.ts';
import type { PathItem, PointMm, Subpath } from '../drawing.ts';
import { areaMm2 } from '../ground/generalise.ts';
import type { MapClipper } from '../ground/map-clipper.ts';
import type { PrintSpec } from '../spec/spec.ts';
import { areaItems, lineItems, pointItems, radiusMm, reachMm } from './symbols.ts';
import { boundingBox, type TurnedBox, turnedOverlap } from '../labels/turned-box.ts';

/** Geometry of one kind of feature around a sheet, in WGS 84 degrees. */
export interface FeatureSet {
  /** Rings of each area. */
  areas?: readonly Position[][][];
  lines?: readonly Position[][];
  points?: readonly Position[];
}

/** Feature sets by the keys of the subjects that draw them (`sheet.features` in styles/subject.ts). */
export type Features = Readonly<Record<string, FeatureSet>>;

/** Features of one kind, clipped to the map face, in sheet millimetres. */
export interface ClippedFeatures {
  feature: SheetFeature;
  layer: SheetLayer;
  areas: PointMm[][][];
  lines: Subpath[];
  points: PointMm[];
}

/** Features of one kind around a sheet that may be drawn on it. */
export interface WantedFeatures extends Required<FeatureSet> {
  feature: SheetFeature;
  layer: SheetLayer;
}

/** The kinds of features that the spec asks for and the scale allows, in drawing order. */
export const wantedFeatures = (
  features: Features,
  { layers }: Pick<PrintSpec, 'layers'>,
  scale: number,
  subjects: readonly Subject[] = SUBJECTS,
): WantedFeatures[] =>
  bottomUp(subjects).flatMap(({ id, switch: switches, sheet }): WantedFeatures[] => {
    if (!sheet || !(layers[id] ?? switches?.sheet !== 'off')) return [];
    return sheet.features.flatMap((feature): WantedFeatures[] => {
      if (scale > (feature.upTo ?? Infinity) || scale < (feature.from ?? 0)) return [];
      const { areas = [], lines = [], points = [] } = features[feature.key] ?? {};
      return [{ feature, layer: feature.layer ?? sheet.layer, areas, lines, points }];
    });
  });

/** Whether a clipped area is large enough to be drawn. */
const isDrawn = ([outer]: readonly PointMm[][], { leastMm2 = 0 }: SheetFeature): boolean =>
  outer !== undefined && areaMm2(outer) >= leastMm2;

/** Whether the map face shows any feature of a kind. Only those up to the first are clipped. */
export const areVisible = ({ feature, areas, lines, points }: WantedFeatures, clipper: MapClipper): boolean =>
  areas.some((rings) => isDrawn(clipper.rings(rings), feature)) ||
  clipper.reachedBy(lines) ||
  clipper.points(points).length > 0;

/** Clips features to the map face. Kinds without a visible feature are omitted. */
export const clipFeatures = (wanted: readonly WantedFeatures[], clipper: MapClipper): ClippedFeatures[] =>
  wanted.flatMap(({ feature, layer, areas, lines, points }): ClippedFeatures[] => {
    const seen = {
      areas: areas.map((rings) => clipper.rings(rings)).filter((rings) => isDrawn(rings, feature)),
      lines: clipper.lines(lines),
      points: clipper.points(points),
    };
    return seen.areas.length + seen.lines.length + seen.points.length === 0
      ? []
      : [{ feature, layer, ...seen }];
  });

/** Drawing items of features. @throws Error if a kind has features that its symbol cannot draw, such as points with a line symbol */
export const featureItems = (
  onFace: readonly ClippedFeatures[],
  u: number,
  flavour: PrintFlavour,
): PathItem[] =>
  onFace.flatMap(({ feature: { key, symbol }, layer, areas, lines, points }) => {
    const kinds = { area: areas, line: lines, point: points };
    if (kinds[symbol.kind].length !== areas.length + lines.length + points.length)
      throw new Error(`${key} has features that a symbol of kind ${symbol.kind} cannot draw`);
    switch (symbol.kind) {
      case 'area':
        // One path for each area: tiles overlap at their edges, and the even-odd rule would leave holes there.
        return areas.flatMap((rings) => areaItems(symbol, rings, layer, flavour));
      case 'line':
        return lineItems(symbol, lines, layer, u, flavour);
      case 'point':
        return points.flatMap((at) => pointItems(symbol, at, radiusMm(symbol, u), layer, flavour));
    }
  });

/** Whether features are of a layer that the reader added. All their points are drawn, and names do not cover them. */
const isAdded = ({ layer }: ClippedFeatures): boolean =>
  layer === 'own-points' || layer === 'scenario-points';

/** Features without those point symbols that names or symbols of the network would cover, even in part. */
export function withoutCovered(
  onFace: readonly ClippedFeatures[],
  taken: readonly TurnedBox[],
  u: number,
): ClippedFeatures[] {
  const index = new BoxIndex<TurnedBox>();
  for (const box of taken) index.add(boundingBox(box), box);
  return onFace.map((kind) => {
    const { symbol } = kind.feature;
    if (symbol.kind !== 'point' || kind.points.length === 0 || isAdded(kind)) return kind;
    const sizeMm = 2 * reachMm(symbol, u);
    const isFree = (middle: PointMm): boolean => {
      const own = { middle, widthMm: sizeMm, heightMm: sizeMm, rotateDeg: 0 };
      for (const other of index.hits(boundingBox(own))) if (turnedOverlap(own, other)) return false;
      return true;
    };
    const free = kind.points.filter(isFree);
    // The legend lists the kind, so at least its symbols stay even if all are covered.
    return free.length === 0 ? kind : { ...kind, points: free };
  });
}

/** Positions and radii of point symbols on the map face, by the keys of their features. */
export const pointSymbols = (
  onFace: readonly ClippedFeatures[],
  u: number,
): Record<string, { radiusMm: number; points: readonly PointMm[] }> =>
  Object.fromEntries(
    onFace.flatMap(({ feature: { key, symbol }, points }) =>
      symbol.kind === 'point' ? [[key, { radiusMm: reachMm(symbol, u), points }] as const] : [],
    ),
  );
