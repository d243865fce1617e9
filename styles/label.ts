import { inHan } from '../src/i18n/names.ts';
import type { Language } from '../src/domain/language.ts';
import type {
  ExpressionSpecification,
  SymbolLayerSpecification,
  VariableAnchorOffsetCollectionSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { Slot } from './order.ts';
import { labelSourceId, type LabelKind } from './sources.ts';
import type { MapLayer } from './subject.ts';
import { active, is, ofKind } from './expressions.ts';

/**
 * Font stacks. Without `glyphs` MapLibre draws labels with CSS fonts and takes the weight from the first name: `Noto Sans SC Bold` is not a
 * font family of the page, so the second name is used with weight 700.
 */
export const REGULAR = ['Noto Sans SC'];
export const BOLD = ['Noto Sans SC Bold', 'Noto Sans SC'];

export interface LabelLook {
  id: string;
  slot: Slot;
  kind: LabelKind;
  size: ExpressionSpecification | number;
  colour: ExpressionSpecification | string;
  /** Colour while it is hovered or selected. */
  active: string;
  halo: string;
  haloWidthPx?: number;
  font?: string[] | ExpressionSpecification;
  minzoom?: number;
  maxzoom?: number;
  /** Distance from the symbol, ems; absent: centred on the point. */
  besideEm?: number;
  letterSpacingEm?: number;
  /** Possible positions instead of `besideEm`; the first free one is used. */
  anchors?: VariableAnchorOffsetCollectionSpecification | ExpressionSpecification;
  maxWidthEm?: number;
  /** Whether it is drawn even if no position is free. */
  mustSpeak?: boolean;
  /** Additional condition besides the kind. */
  filter?: ExpressionSpecification;
  /** Opacity while something else is selected. */
  dim?: number;
  paddingPx?: number;
}

/** A label layer: text placed by rank on a free side of its symbol. */
export function label(look: LabelLook, language: Language): MapLayer {
  return {
    id: look.id,
    slot: look.slot,
    type: 'symbol',
    source: labelSourceId(look.kind),
    ...(look.minzoom === undefined ? {} : { minzoom: look.minzoom }),
    ...(look.maxzoom === undefined ? {} : { maxzoom: look.maxzoom }),
    filter: look.filter ? ['all', ofKind(look.kind), look.filter] : ofKind(look.kind),
    layout: {
      'text-field': ['get', 'name'],
      'text-font': look.font ?? REGULAR,
      'text-size': look.size,
      'text-letter-spacing': look.letterSpacingEm ?? (inHan(language) ? 0.02 : 0),
      'text-line-height': 1.25,
      'text-max-width': look.maxWidthEm ?? (inHan(language) ? 12 : 9),
      'text-padding': look.paddingPx ?? 2,
      ...(look.mustSpeak ? { 'text-overlap': 'always' as const } : {}),
      'symbol-sort-key': ['get', 'rank'],
      'text-justify': 'auto',
      ...anchoring(look),
    },
    paint: {
      'text-color': ['case', active, look.active, look.colour],
      'text-halo-color': look.halo,
      'text-halo-width': look.haloWidthPx ?? 1.4,
      'text-halo-blur': 0.4,
      'text-opacity': ['case', active, 1, is('dim'), look.dim ?? 0.4, 1],
    },
  };
}

/** Positions around a symbol in order of preference: right, left, below, above, then the corners. */
const AROUND = [
  'left',
  'right',
  'top',
  'bottom',
  'top-left',
  'bottom-left',
  'top-right',
  'bottom-right',
] as const;

function anchoring({ anchors, besideEm }: LabelLook): SymbolLayerSpecification['layout'] {
  if (anchors) return { 'text-variable-anchor-offset': anchors };
  if (besideEm === undefined) return { 'text-anchor': 'center' };
  return { 'text-variable-anchor': [...AROUND], 'text-radial-offset': besideEm };
}
