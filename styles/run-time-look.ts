import type { ClassLook, GeometryKind } from '../src/domain/run-time-layer.ts';
import type { ColourToken } from './flavours/flavour.ts';
import type { PointShape } from './symbols/outline.ts';
import type { AreaSymbol, LineSymbol, PointSymbol, SymbolDefinition } from './symbols/symbol.ts';

export const OWN_COLOURS = ['own1', 'own2', 'own3', 'own4', 'own5', 'own6', 'own7', 'own8'] as const;
export const STEP_COLOURS = ['step1', 'step2', 'step3', 'step4', 'step5', 'step6'] as const;
/** Shapes of categories in turn: categories with the same shape have colours that differ for every colour vision. */
export const CATEGORY_SHAPES = ['circle', 'square', 'diamond', 'triangle'] as const satisfies PointShape[];
/** Categories 5 to 8 have the shapes of 1 to 4; as lines they are dashed, as areas hatched. */
const isSecond = ({ kind, index }: ClassLook): boolean =>
  kind === 'category' && index % OWN_COLOURS.length >= CATEGORY_SHAPES.length;

/** The colour of a class. */
export const colourOf = (look: ClassLook): ColourToken => {
  if (look.kind === 'category') return OWN_COLOURS[look.index % OWN_COLOURS.length] ?? 'own1';
  // With at most this many steps the whole range of colours is used.
  const share = look.of > 1 ? look.index / (look.of - 1) : 1;
  return STEP_COLOURS[Math.round(share * (STEP_COLOURS.length - 1))] ?? 'step6';
};
/** The shape of a class as points. */
export const shapeOf = (look: ClassLook): PointShape =>
  look.kind === 'category' ? (CATEGORY_SHAPES[look.index % CATEGORY_SHAPES.length] ?? 'circle') : 'circle';

/** A filled shape with a light centre: no symbol of the programme looks like it. */
export const pointSymbol = (look: ClassLook): PointSymbol => ({
  kind: 'point',
  radiusMm: 1,
  casing: 'casing',
  parts: [
    { shape: shapeOf(look), size: 1, fill: colourOf(look) },
    // Must not be the colour of the rim: the icon renderer skips a part in the colour of the rim.
    { shape: 'circle', size: 0.38, fill: 'textHalo' },
  ],
});
const lineSymbol = (look: ClassLook): LineSymbol => ({
  kind: 'line',
  strokes: [{ colour: colourOf(look), widthMm: LINE_MM, ...(isSecond(look) ? { dashMm: [1.8, 0.9] } : {}) }],
  grows: true,
});
const LINE_MM = 0.5;
const areaSymbol = (look: ClassLook): AreaSymbol => ({
  kind: 'area',
  fill: colourOf(look),
  opacity: areaOpacity(look),
  edge: { colour: colourOf(look), widthMm: 0.25 },
  // In flavours without tints a higher class has closer hatching lines.
  hatch: {
    colour: colourOf(look),
    widthMm: 0.15,
    everyMm: hatchMm(look),
    ...(isSecond(look) ? {} : { instead: true }),
  },
});
export const areaOpacity = (look: ClassLook): number =>
  look.kind === 'step' ? 0.5 : isSecond(look) ? 0.12 : 0.28;
const hatchMm = (look: ClassLook): number =>
  look.kind === 'step'
    ? 2.4 - (1.7 * look.index) / Math.max(1, look.of - 1)
    : 1 + 0.35 * (look.index % OWN_COLOURS.length);

/** How a class is drawn for a kind of geometry; the same in map, legend and sheet. */
export function classSymbol(look: ClassLook, kind: GeometryKind): SymbolDefinition {
  switch (kind) {
    case 'point':
      return pointSymbol(look);
    case 'line':
      return lineSymbol(look);
    case 'area':
      return areaSymbol(look);
  }
}
