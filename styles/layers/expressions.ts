import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { FeatureState } from '../sources.ts';

/** True where the feature has that state. */
export const is = (state: keyof FeatureState): ExpressionSpecification => [
  'boolean',
  ['feature-state', state],
  false,
];

export const active: ExpressionSpecification = ['any', is('selected'), is('hover')];

/** `whenSelected`, `whenHover` or `otherwise`, by feature-state. */
export const byState = <T extends string | number>(
  whenSelected: T | ExpressionSpecification,
  whenHover: T | ExpressionSpecification,
  otherwise: T | ExpressionSpecification,
): ExpressionSpecification => ['case', is('selected'), whenSelected, is('hover'), whenHover, otherwise];

/** Full strength, or `dimmed` where something else is selected. */
export const dimmedTo = (dimmed: number): ExpressionSpecification => [
  'case',
  active,
  1,
  is('dim'),
  dimmed,
  1,
];

/** Straight steps between zoom levels: `[zoom, value]` pairs in rising order. */
export const byZoom = (
  ...stops: [zoom: number, value: number | ExpressionSpecification][]
): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as unknown as ExpressionSpecification;

export const isModelled: ExpressionSpecification = ['==', ['get', 'status'], 'modelled'];
