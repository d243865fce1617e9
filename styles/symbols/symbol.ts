import type { ColourToken } from '../flavours/flavour.ts';

/**
 * A symbol is described once, here as data. Three drawers read it: `icons.ts` makes the image of the map, the panel's swatch is SVG
 * (src/ui/swatch.tsx), and the sheet gets paths in millimetres (src/print/page/symbols.ts).
 */
export type SymbolDefinition = PointSymbol | LineSymbol | AreaSymbol;

export type PointShape = 'circle' | 'square' | 'diamond' | 'triangle' | 'plate';

/** One shape of a point symbol. */
export interface PointPart {
  shape: PointShape;
  /** How far its ink reaches: 1 is the radius of the symbol. What a shape makes of it stands in `outline.ts`. */
  size: number;
  fill?: ColourToken;
  /** Lies inside the edge, so that hollow and filled shapes are equally large. `width` counts in radii of the symbol. */
  stroke?: {
    colour: ColourToken;
    width: number;
    /** So many round dots along the edge instead of a line; circles only. */
    dots?: number;
  };
}

export interface PointSymbol {
  kind: 'point';
  /** Bottom to top. */
  parts: readonly PointPart[];
  /** Radius on a sheet of A3, millimetres; on other papers it follows the root of their size. */
  radiusMm: number;
  /** Colour of a rim around the lowest part, which keeps the symbol apart from what lies under it. */
  casing?: ColourToken;
}

export interface LineStroke {
  colour: ColourToken;
  /** On a sheet of A3. A swatch takes the same at 96 px an inch; the map's layers have widths by zoom. */
  widthMm: number;
  /** Lengths of dash and gap in turn. */
  dashMm?: readonly number[];
  /** Dashed on paper alone, as on official maps, where ranks must survive mono printing; on the map width and colour tell. */
  dashedOn?: 'sheet';
  cap?: 'round';
}

export interface LineSymbol {
  kind: 'line';
  /** Bottom to top: a road with an edge has a wide stroke under a narrow one. */
  strokes: readonly LineStroke[];
  /** Short strokes across the line, as of a railway. */
  ticks?: { colour: ColourToken; widthMm: number; lengthMm: number; everyMm: number };
  /** Drawn under all lines of the kind; `widthMm` is what it adds on both sides together. */
  casing?: { colour: ColourToken; widthMm: number };
  /** Widths follow the root of the paper's size, as those of the network do; lines of the ground keep theirs. */
  grows?: true;
}

export interface AreaSymbol {
  kind: 'area';
  fill?: ColourToken;
  /** Of the fill, 0 to 1. */
  opacity?: number;
  edge?: { colour: ColourToken; widthMm: number };
  /** Opacities of its steps, which the legend of a sheet has side by side in one row. */
  ramp?: readonly number[];
  /** Lines at 45°. `instead`: only where a flavour has no tints, in the place of the fill. */
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

/** The same with its colour only at the edge; `width` and `size` count in radii. */
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

/** The same in a ring: a record that the reader drew. */
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
