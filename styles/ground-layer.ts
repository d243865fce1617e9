import { inHan } from '../src/i18n/names.ts';
import type { Language } from '../src/domain/language.ts';
import type {
  ExpressionSpecification,
  FillLayerSpecification,
  LineLayerSpecification,
  SymbolLayerSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { Slot } from './order.ts';
import { byZoom } from './expressions.ts';
import { REGULAR } from './label.ts';
import { GROUND_TILES } from './sources.ts';
import type { GroundLayer } from '../src/domain/ground-layers.ts';

interface Place {
  id: string;
  slot: Slot;
  of: GroundLayer;
  minzoom?: number;
  maxzoom?: number;
  filter?: ExpressionSpecification;
}

const placed = ({ of, ...rest }: Place) => ({
  ...rest,
  source: GROUND_TILES,
  'source-layer': of,
});

/** A fill layer of the ground tiles. Outlines are separate line layers, since antialiased edges would show the tile borders. */
export const groundFill = (place: Place, paint: NonNullable<FillLayerSpecification['paint']>) => ({
  ...placed(place),
  type: 'fill' as const,
  paint: { 'fill-antialias': false, ...paint },
});

/** A line layer of the ground tiles. */
export const groundLine = (
  place: Place,
  paint: NonNullable<LineLayerSpecification['paint']>,
  layout: LineLayerSpecification['layout'] = {},
) => ({
  ...placed(place),
  type: 'line' as const,
  layout: { 'line-join': 'round' as const, 'line-cap': 'round' as const, ...layout },
  paint,
});

/** Opacity of lines that fade toward the edge of the data (geodata/build/ground/fade.ts). */
export const fadedAtFrame = (opacity = 1): ExpressionSpecification => [
  '*',
  opacity,
  ['coalesce', ['get', 'fade'], 1],
];

/** A symbol layer of the ground tiles. */
export const groundSymbol = (
  place: Place,
  layout: NonNullable<SymbolLayerSpecification['layout']>,
  paint: NonNullable<SymbolLayerSpecification['paint']>,
) => ({ ...placed(place), type: 'symbol' as const, layout, paint });

/** The name of a feature in the script of a language; Chinese if it has no name in Latin letters. */
export const nameIn = (language: Language): ExpressionSpecification =>
  inHan(language) ? ['get', 'name'] : ['coalesce', ['get', 'nameEn'], ['get', 'name']];

/** True for features that have a property. */
export const has = (key: string): ExpressionSpecification => ['has', key];
/** True for features whose property has one of these values. */
export const isOneOf = (key: string, values: readonly (string | number)[]): ExpressionSpecification => [
  'in',
  ['get', key],
  ['literal', [...values]],
];

/** Layout of the numbers of roads, on plates along the line; the image `road-plate` belongs to the subject `roads`. */
export const roadNumberLayout: NonNullable<SymbolLayerSpecification['layout']> = {
  'symbol-placement': 'line',
  'symbol-spacing': 380,
  'icon-image': 'road-plate',
  'icon-text-fit': 'both',
  'icon-text-fit-padding': [0, 2.5, 0, 2.5],
  'icon-rotation-alignment': 'viewport',
  'text-field': ['get', 'ref'],
  'text-font': REGULAR,
  'text-size': byZoom([8.5, 8.5], [12, 10]),
  'text-rotation-alignment': 'viewport',
  'text-padding': 12,
  'icon-padding': 8,
};
