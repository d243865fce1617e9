import type { ColourToken } from '../flavours/flavour.ts';
import type { PointShape } from './outline.ts';

/**
 * A symbol as data, defined once and drawn by three renderers: `icons.ts` makes the image for the map, src/ui/swatch.tsx the SVG swatch of
 * the panel, and src/print/page/symbols.ts the paths in millimetres of a sheet.
 */
export type SymbolDefinition = PointSymbol | LineSymbol | AreaSymbol;

/** One shape of a point symbol. */
export interface PointPart {
  shape: PointShape;
  /** Size relative to the radius of the symbol; `outline.ts` gives the extent of each shape. */
  size: number;
  fill?: ColourToken;
  /** Stroke inside the edge, so that hollow and filled shapes are equally large. `width` is in symbol radii. */
  stroke?: {
    colour: ColourToken;
    width: number;
    /** Number of round dots along the edge instead of a line; circles only. */
    dots?: number;
  };
}

export interface PointSymbol {
  kind: 'point';
  /** Bottom to top. */
  parts: readonly PointPart[];
  /** Radius on A3, mm; on other papers it grows with the square root of their size. */
  radiusMm: number;
  /** Colour of a rim around the lowest part, which separates the symbol from its background. */
  casing?: ColourToken;
}

export interface LineStroke {
  colour: ColourToken;
  /** Width on A3, mm. Swatches use it at 96 px per inch; layers of the map have widths by zoom level. */
  widthMm: number;
  /** Lengths of dash and gap in turn. */
  dashMm?: readonly number[];
  /** Dashed only on sheets, as on official maps, so that levels are distinguishable in monochrome. */
  dashedOn?: 'sheet';
  cap?: 'round';
}

export interface LineSymbol {
  kind: 'line';
  /** Bottom to top: a road with a casing has a wide stroke below a narrow one. */
  strokes: readonly LineStroke[];
  /** Short strokes across the line, as of a railway. */
  ticks?: { colour: ColourToken; widthMm: number; lengthMm: number; everyMm: number };
  /** Casing below all lines of the kind; `widthMm` is the additional width of both sides together. */
  casing?: { colour: ColourToken; widthMm: number };
  /** Widths grow with the square root of the paper size, as for the network; lines of the ground have fixed widths. */
  grows?: true;
}

export interface AreaSymbol {
  kind: 'area';
  fill?: ColourToken;
  /** Opacity of the fill, 0 to 1. */
  opacity?: number;
  edge?: { colour: ColourToken; widthMm: number };
  /** Opacities of its steps, shown side by side in one row of the legend of a sheet. */
  ramp?: readonly number[];
  /** Hatching at 45°. `instead`: only if the flavour has no tints, instead of the fill. */
  hatch?: { colour: ColourToken; widthMm: number; everyMm: number; instead?: true };
}

const STROKE = 0.29;

/** A shape in one colour. */
export const filled = (shape: PointShape, colour: ColourToken, radiusMm: number): PointSymbol => ({
  kind: 'point',
  radiusMm,
  casing: 'casing',
  parts: [{ shape, size: 1, fill: colour }],
});

/** A shape with only its edge coloured; `width` and `size` are in symbol radii. */
export const hollow = (
  shape: PointShape,
  colour: ColourToken,
  radiusMm: number,
  { width = STROKE, size = 1 } = {},
): PointSymbol => ({
  kind: 'point',
  radiusMm,
  casing: 'casing',
  parts: [{ shape, size, fill: 'casing', stroke: { colour, width } }],
});

/** A symbol in a ring, for records drawn by the reader. */
export const ringed = (symbol: PointSymbol): PointSymbol => ({
  ...symbol,
  parts: [
    { shape: 'circle', size: 1.42, fill: 'casing', stroke: { colour: 'user', width: 0.26 } },
    ...symbol.parts,
  ],
});

/** A line of one stroke. */
export const stroked = (
  colour: ColourToken,
  widthMm: number,
  more: Omit<LineStroke, 'colour' | 'widthMm'> & Pick<LineSymbol, 'grows' | 'casing'> = {},
): LineSymbol => {
  const { grows, casing, ...stroke } = more;
  return {
    kind: 'line',
    strokes: [{ colour, widthMm, ...stroke }],
    ...(grows ? { grows } : {}),
    ...(casing ? { casing } : {}),
  };
};
