import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { SheetLayer } from '../../../styles/order.ts';
import { outlineCorners, symbolReach } from '../../../styles/symbols/outline.ts';
import type {
  AreaSymbol,
  LineStroke,
  LineSymbol,
  PointPart,
  PointSymbol,
  SymbolDefinition,
} from '../../../styles/symbols/symbol.ts';
import type { BoxMm, PathItem, PointMm, Stroke, Subpath } from '../drawing.ts';
import { hatched } from './hatch.ts';

/** Number of vertices of a circle so that it looks round at radii of 1 to 10 mm. */
const corners = (radiusMm: number): number => Math.min(64, Math.max(12, Math.ceil(16 * Math.sqrt(radiusMm))));

/** A polygon that looks like a circle. */
export function circle([x, y]: PointMm, radiusMm: number): Subpath {
  const n = corners(radiusMm);
  const points = Array.from({ length: n }, (_, i): PointMm => {
    const angle = (2 * Math.PI * i) / n;
    return [x + radiusMm * Math.cos(angle), y + radiusMm * Math.sin(angle)];
  });
  return { points, closed: true };
}

/** The outline of a box as a closed path. */
export const rectangle = ({ xMm, yMm, widthMm, heightMm }: BoxMm): Subpath => ({
  points: [
    [xMm, yMm],
    [xMm + widthMm, yMm],
    [xMm + widthMm, yMm + heightMm],
    [xMm, yMm + heightMm],
  ],
  closed: true,
});

/** A path item of one straight or bent line. */
export const line = (
  layer: SheetLayer,
  points: PointMm[],
  colour: string,
  widthMm: number,
  dashMm?: number[],
): PathItem => ({
  kind: 'path',
  layer,
  paths: [{ points, closed: false }],
  stroke: dashMm ? { colour, widthMm, dashMm } : { colour, widthMm },
});

/** Radius of a symbol on a sheet, mm; `u` is the size factor of the sheet, 1 on A3. */
export const radiusMm = (symbol: PointSymbol, u: number): number => symbol.radiusMm * Math.sqrt(u);

/** Half the side of the bounding square of a symbol, mm. */
export const reachMm = (symbol: PointSymbol, u: number): number => radiusMm(symbol, u) * symbolReach(symbol);

/** Width of the rim of a filled symbol: share of its radius, and the least width that a printer resolves, mm. Half of it lies outside. */
const RIM = { share: 0.15, leastMm: 0.15 };

/** Drawing items of a point symbol; strokes lie inside its edge. */
export function pointItems(
  symbol: PointSymbol,
  at: PointMm,
  sizeMm: number,
  layer: SheetLayer,
  flavour: PrintFlavour,
): PathItem[] {
  return symbol.parts.map((part, k) => {
    const rim = k === 0 && part.stroke === undefined ? symbol.casing : undefined;
    const stroke = partStroke(part, sizeMm, flavour);
    return {
      kind: 'path',
      layer,
      paths: [outline(part, at, sizeMm)],
      ...(part.fill ? { fill: flavour[part.fill] } : {}),
      ...(stroke ? { stroke } : {}),
      ...(rim
        ? { stroke: { colour: flavour[rim], widthMm: Math.max(RIM.leastMm, RIM.share * sizeMm) } }
        : {}),
    };
  });
}

function outline({ shape, size, stroke }: PointPart, [x, y]: PointMm, sizeMm: number): Subpath {
  const insetMm = ((stroke?.width ?? 0) * sizeMm) / 2;
  const points = outlineCorners(shape, size * sizeMm, insetMm);
  if (!points) return circle([x, y], size * sizeMm - insetMm);
  return { points: points.map(([dx, dy]): PointMm => [x + dx, y + dy]), closed: true };
}

function partStroke({ size, stroke }: PointPart, sizeMm: number, flavour: PrintFlavour): Stroke | undefined {
  if (!stroke) return undefined;
  const widthMm = stroke.width * sizeMm;
  const colour = flavour[stroke.colour];
  if (stroke.dots === undefined) return { colour, widthMm };
  const everyMm = (2 * Math.PI * (size * sizeMm - widthMm / 2)) / stroke.dots;
  // Some PDF readers skip dashes of zero length.
  return { colour, widthMm, dashMm: [0.01, everyMm - 0.01], cap: 'round' };
}

/** A stroke of a line symbol on a sheet with the size factor `u`. */
export const toStroke = (
  { colour, widthMm, dashMm, cap }: LineStroke,
  { grows }: Pick<LineSymbol, 'grows'>,
  u: number,
  flavour: PrintFlavour,
): Stroke => ({
  colour: flavour[colour],
  widthMm: widthMm * (grows ? Math.sqrt(u) : 1),
  ...(dashMm ? { dashMm: [...dashMm] } : {}),
  ...(cap ? { cap } : {}),
});

/** Lines of one kind, as one path for each stroke of the symbol. The caller draws their casing below. */
export function lineItems(
  symbol: LineSymbol,
  paths: Subpath[],
  layer: SheetLayer,
  u: number,
  flavour: PrintFlavour,
): PathItem[] {
  if (paths.length === 0) return [];
  const { strokes, ticks } = symbol;
  return [
    ...strokes.map((stroke): PathItem => ({
      kind: 'path',
      layer,
      paths,
      stroke: toStroke(stroke, symbol, u, flavour),
    })),
    ...(ticks
      ? [
          {
            kind: 'path',
            layer,
            paths: paths.flatMap((path) => ticksAlong(path, ticks.everyMm, ticks.lengthMm)),
            stroke: { colour: flavour[ticks.colour], widthMm: ticks.widthMm },
          } satisfies PathItem,
        ]
      : []),
  ];
}

/** Short strokes across a line at equal steps, the first half a step from its start. */
function ticksAlong({ points }: Subpath, everyMm: number, lengthMm: number): Subpath[] {
  const ticks: Subpath[] = [];
  let nextMm = everyMm / 2;
  for (const [i, to] of points.slice(1).entries()) {
    const from = points[i] as PointMm;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(dx, dy);
    for (; nextMm <= length; nextMm += everyMm) {
      const [x, y] = [from[0] + (dx * nextMm) / length, from[1] + (dy * nextMm) / length];
      const [ax, ay] = [((-dy / length) * lengthMm) / 2, ((dx / length) * lengthMm) / 2];
      ticks.push({
        points: [
          [x - ax, y - ay],
          [x + ax, y + ay],
        ],
        closed: false,
      });
    }
    nextMm -= length;
  }
  return ticks;
}

/**
 * An area: its tint, or hatching if the flavour has no tints or the symbol has hatching, and its edge.
 * @param edges parts of the outline that are drawn; by default all rings
 */
export function areaItems(
  { fill, opacity, edge, hatch }: AreaSymbol,
  rings: PointMm[][],
  layer: SheetLayer,
  flavour: PrintFlavour,
  edges?: Subpath[],
): PathItem[] {
  if (rings.length === 0) return [];
  const closed = rings.map((points): Subpath => ({ points, closed: true }));
  const isHatched = hatch !== undefined && (!hatch.instead || flavour.hatched);
  const isFilled = fill !== undefined && !(hatch?.instead && flavour.hatched);
  const outlines = edges ?? closed;
  return [
    ...(isFilled
      ? [
          {
            kind: 'path',
            layer,
            paths: closed,
            fill: flavour[fill],
            ...(opacity === undefined ? {} : { opacity }),
          } satisfies PathItem,
        ]
      : []),
    ...(isHatched
      ? [
          {
            kind: 'path',
            layer,
            paths: hatched(rings, hatch.everyMm),
            stroke: { colour: flavour[hatch.colour], widthMm: hatch.widthMm },
          } satisfies PathItem,
        ]
      : []),
    ...(edge && outlines.length > 0
      ? [
          {
            kind: 'path',
            layer,
            paths: outlines,
            stroke: { colour: flavour[edge.colour], widthMm: edge.widthMm },
          } satisfies PathItem,
        ]
      : []),
  ];
}

/** Half the length of a line sample in the legend, mm; after it the size of an area sample. */
const HALF_LINE_MM = 4;
const AREA_MM = { widthMm: 7, heightMm: 2.4 };

const onlyEdge = ({ kind, edge }: AreaSymbol): AreaSymbol => ({ kind, ...(edge ? { edge } : {}) });

/** A symbol sample for the legend, at the size it has on the map. */
export function sampleItems(
  symbol: SymbolDefinition,
  at: PointMm,
  u: number,
  flavour: PrintFlavour,
): PathItem[] {
  const [x, y] = at;
  switch (symbol.kind) {
    case 'point':
      return pointItems(symbol, at, radiusMm(symbol, u), 'furniture', flavour);
    case 'line': {
      const points: PointMm[] = [
        [x - HALF_LINE_MM, y],
        [x + HALF_LINE_MM, y],
      ];
      return lineItems(symbol, [{ points, closed: false }], 'furniture', u, flavour);
    }
    case 'area': {
      const box = { xMm: x - AREA_MM.widthMm / 2, yMm: y - AREA_MM.heightMm / 2, ...AREA_MM };
      const { ramp = [] } = symbol;
      const widthMm = AREA_MM.widthMm / ramp.length;
      return [
        ...ramp.flatMap((opacity, k) =>
          areaItems(
            { kind: 'area', ...(symbol.fill ? { fill: symbol.fill } : {}), opacity },
            [rectangle({ ...box, xMm: box.xMm + k * widthMm, widthMm }).points],
            'furniture',
            flavour,
          ),
        ),
        ...areaItems(
          ramp.length > 0 ? onlyEdge(symbol) : symbol,
          [rectangle(box).points],
          'furniture',
          flavour,
        ),
      ];
    }
  }
}
